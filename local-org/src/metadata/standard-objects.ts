// Turns the descriptions of standard objects (standard/*.json) into definitions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldDefaults } from './field-types.ts';
import { ObjectDefinition } from './object-definition.ts';
import type { FieldDef, FieldType, SharingModel } from './schema.ts';
import { addOwner, addSystemFields } from './system-fields.ts';

interface StandardField {
  name: string;
  label: string;
  type: FieldType;
  length?: number;
  precision?: number;
  scale?: number;
  required?: boolean;
  unique?: boolean;
  createable?: boolean;
  updateable?: boolean;
  filterable?: boolean;
  referenceTo?: string[];
  relationshipName?: string;
  childRelationshipName?: string;
  cascadeDelete?: boolean;
  deleteConstraint?: 'Restrict';
  restricted?: boolean;
  standardValueSet?: string;
  defaultValue?: string;
  displayFormat?: string;
  values?: { fullName: string; label?: string; default?: boolean }[];
}

interface StandardObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  nameField: string | null;
  sharingModel?: SharingModel;
  controllingField?: string | null;
  owner?: 'user' | 'userOrQueue';
  setup?: boolean;
  readOnly?: boolean;
  createable?: boolean;
  deletable?: boolean;
  hardDelete?: boolean;
  systemFields?: string[];
  noDeletedFlag?: boolean;
  fields: StandardField[];
}

const DIRECTORY = fileURLToPath(new URL('standard', import.meta.url));

export function readStandardObjects(): ObjectDefinition[] {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => {
    const json = readFileSync(join(DIRECTORY, name), 'utf8');
    return toDefinition(JSON.parse(json) as StandardObject);
  });
}

/** Which picklists of standard fields a StandardValueSet of this name feeds. */
export function fieldsOfStandardValueSet(name: string): { object: string; field: string }[] {
  return VALUE_SETS.filter((entry) => entry.set === name);
}

const VALUE_SETS: { set: string; object: string; field: string }[] = [];

function toDefinition(source: StandardObject): ObjectDefinition {
  const object = new ObjectDefinition(source.name, source.label, source.labelPlural);
  object.keyPrefix = source.keyPrefix;
  object.nameField = source.nameField;
  object.setup = source.setup ?? false;
  object.sharingModel = source.sharingModel ?? 'ReadWrite';
  object.controllingField = source.controllingField ?? null;
  object.createable = source.createable ?? !source.readOnly;
  object.updateable = !source.readOnly;
  object.deletable = source.deletable ?? !source.readOnly;
  object.hardDelete = source.hardDelete ?? false;
  object.triggerable = !source.setup || source.name === 'User';
  for (const field of source.fields) object.add(toField(source, field));
  addSystemFields(object, source.systemFields, source.noDeletedFlag ?? false);
  if (source.owner) addOwner(object, source.owner === 'userOrQueue');
  return object;
}

function toField(object: StandardObject, source: StandardField): FieldDef {
  const { values, restricted, standardValueSet, ...given } = source;
  const defaults = fieldDefaults(source.name, source.type);
  const field: FieldDef = { ...defaults, ...given, nameField: source.name === object.nameField };
  if (field.type === 'Picklist' || field.type === 'MultiselectPicklist') {
    const list = (values ?? []).map((value) => ({
      fullName: value.fullName,
      label: value.label ?? value.fullName,
      default: value.default ?? false,
      active: true
    }));
    field.picklist = { values: list, restricted: restricted ?? false };
  }
  if (field.type === 'MasterDetail') field.cascadeDelete = true;
  if (standardValueSet) {
    VALUE_SETS.push({ set: standardValueSet, object: object.name, field: field.name });
  }
  return field;
}
