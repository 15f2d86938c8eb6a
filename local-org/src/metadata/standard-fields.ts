// Reads one field of a standard object: name, type, flags, label, values, with tabs between them.
import { fieldDefaults } from './field-types.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { FieldDef, FieldType, Picklist } from './schema.ts';
import type { ObjectLookup } from './standard-objects.ts';

/** `Text(255)`, `Currency(18,2)`, `Lookup(User,Group) Owner`. */
const TYPE = /^(\w+)(?:\(([^)]*)\))?(?: (\w+))?$/;

export function readStandardField(
  line: string,
  object: ObjectDefinition,
  lookup: ObjectLookup
): FieldDef {
  const [name = '', typeText = '', flags = '', label = '', values] = line.split('\t');
  const [, type = 'Text', details, relationshipName] = TYPE.exec(typeText) ?? [];
  const field: FieldDef = {
    ...fieldDefaults(name, type as FieldType),
    label,
    nameField: name === object.nameField,
    ...readFlags(flags, type as FieldType)
  };
  if (relationshipName !== undefined) asReference(field, relationshipName, details ?? '', lookup);
  else if (details !== undefined) addSize(field, details);
  if (PICKLISTS.has(field.type)) {
    field.picklist = readPicklist(values ?? '', flags.includes('s'));
  } else if (field.type === 'AutoNumber') field.displayFormat = values ?? '{00000000}';
  else if (values?.startsWith('=')) field.defaultValue = values.slice(1);
  return field;
}

const PICKLISTS: ReadonlySet<FieldType> = new Set(['Picklist', 'MultiselectPicklist', 'Combobox']);

/**
 * c createable, u updateable, r required, n not nillable (the platform fills it), q unique, s restricted picklist,
 * d deleted with its parent, f not filterable.
 */
function readFlags(flags: string, type: FieldType): Partial<FieldDef> {
  const required = flags.includes('r');
  return {
    createable: flags.includes('c'),
    updateable: flags.includes('u'),
    required,
    nillable: !required && !flags.includes('n') && type !== 'Id' && type !== 'Checkbox',
    unique: flags.includes('q'),
    cascadeDelete: flags.includes('d') || type === 'MasterDetail',
    ...(flags.includes('f') ? { filterable: false } : {})
  };
}

function asReference(
  field: FieldDef,
  relationshipName: string,
  targets: string,
  lookup: ObjectLookup
): void {
  const names = targets === '' ? [] : targets.split(',');
  field.relationshipName = relationshipName;
  field.referenceTo = names.flatMap((name) => lookup.expand(name));
}

function addSize(field: FieldDef, details: string): void {
  const [first, second] = details.split(',').map(Number);
  if (second === undefined) field.length = first;
  else {
    field.precision = first;
    field.scale = second;
  }
}

/** `A|B>Label of B|C*`: the star marks the default. */
function readPicklist(text: string, restricted: boolean): Picklist {
  const entries = text === '' ? [] : text.split('|');
  const values = entries.map((entry) => {
    const isDefault = entry.endsWith('*');
    const [fullName = '', label] = (isDefault ? entry.slice(0, -1) : entry).split('>');
    return { fullName, label: label ?? fullName, default: isDefault, active: true };
  });
  return { values, restricted };
}
