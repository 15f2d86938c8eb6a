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

export function fieldType(field: FieldDef): Type {
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
  if (field) return { name: field.name, kind: 'field', type: fieldType(field), field };
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

/** A polymorphic relationship (Owner, What) is an SObject with the fields that one of its targets has. */
function parentType(field: FieldDef, resolver: TypeResolver): Type {
  const [first, ...others] = field.referenceTo.flatMap(
    (name) => resolver.schema.object(name) ?? []
  );
  if (!first) return SOBJECT;
  if (others.length === 0) return resolver.sObject(first.name) ?? SOBJECT;
  const targets = [first, ...others];
  const search = <T>(find: (object: ObjectDef) => T | undefined): T | undefined => {
    for (const target of targets) {
      const found = find(target);
      if (found) return found;
    }
    return undefined;
  };
  const object: ObjectDef = {
    ...first,
    name: SOBJECT.name,
    field: (name) => search((target) => target.field(name)),
    relationship: (name) => search((target) => target.relationship(name)),
    childRelationship: () => undefined
  };
  return { kind: 'sobject', name: SOBJECT.name, object };
}
