/** The Apex type of an sObject's fields and relationships. */
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { TypeResolver } from './type-resolver.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  ID,
  INTEGER,
  LONG,
  OBJECT,
  SOBJECT,
  STRING,
  TIME,
  type Type
} from './type.ts';

export interface SObjectMember {
  /** Canonical API name under which the record keeps the value. */
  name: string;
  kind: 'field' | 'parent' | 'children';
  type: Type;
  field: FieldDef | null;
}

export function fieldType(field: FieldDef, resolver: TypeResolver): Type {
  switch (field.type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
    case 'Hierarchy':
      return ID;
    case 'MetadataRelationship':
      return field.referenceTo.length && /__mdt$/i.test(field.referenceTo[0] ?? '') ? ID : STRING;
    case 'Checkbox':
      return BOOLEAN;
    case 'Integer':
      return INTEGER;
    case 'Number':
    case 'Currency':
    case 'Percent':
      return DECIMAL;
    case 'Date':
      return DATE;
    case 'DateTime':
      return DATETIME;
    case 'Time':
      return TIME;
    case 'Blob':
      return BLOB;
    case 'Long':
      return LONG;
    case 'AnyType':
      return OBJECT;
    case 'Address':
    case 'Location':
      return resolver.platformNamed(`System.${field.type}`) ?? OBJECT;
    case 'IdList':
      return resolver.list(STRING);
    case 'ChangeEventHeader':
      return resolver.platformNamed('EventBus.ChangeEventHeader') ?? OBJECT;
    default:
      return STRING;
  }
}

/** Field, parent record or child list by name; undefined when the object has no such member. */
export function sObjectMember(
  object: ObjectDef,
  name: string,
  resolver: TypeResolver
): SObjectMember | undefined {
  const field = object.field(name);
  if (field) return { name: field.name, kind: 'field', type: fieldType(field, resolver), field };
  const parent = object.relationship(name);
  if (parent?.relationshipName) {
    return {
      name: parent.relationshipName,
      kind: 'parent',
      type: parentType(parent, resolver),
      field: parent
    };
  }
  const child = object.childRelationship(name);
  const childType = child && resolver.sObject(child.childObject);
  if (!child?.name || !childType) return undefined;
  return { name: child.name, kind: 'children', type: resolver.list(childType), field: null };
}

/** A polymorphic relationship (Owner, What) has the fields of the object Name. */
function parentType(field: FieldDef, resolver: TypeResolver): Type {
  const targets = field.referenceTo;
  if (targets.length === 1) return resolver.sObject(targets[0] ?? '') ?? SOBJECT;
  const object = resolver.schema.object('Name');
  return object ? { kind: 'sobject', name: SOBJECT.name, object } : SOBJECT;
}
