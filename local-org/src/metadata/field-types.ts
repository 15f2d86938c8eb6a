// Reads one field's metadata XML into its definition.
import { MetadataError } from './errors.ts';
import type { MetadataFile } from './project-types.ts';
import { readLookupFilter } from './lookup-filters.ts';
import { readPicklist, type ValueSets } from './picklists.ts';
import type { FieldDef, FieldType } from './schema.ts';
import { booleanOf, childOf, integerOf, requiredText, textOf, type XmlElement } from './xml.ts';
import { tableOf } from './table.ts';

export const REFERENCE_TYPES: ReadonlySet<FieldType> = new Set([
  'Lookup',
  'MasterDetail',
  'Hierarchy',
  'MetadataRelationship'
]);
const NUMERIC_TYPES: ReadonlySet<FieldType> = new Set(['Number', 'Currency', 'Percent']);
const UNFILTERABLE_TYPES: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'Html',
  'Blob',
  'AnyType',
  'IdList',
  'ChangeEventHeader'
]);

/** Texts that are searched: neither encrypted nor chosen from a list. */
export const SEARCHED_TYPES: ReadonlySet<FieldType> = new Set([
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'Url',
  'Email',
  'Phone',
  'AutoNumber'
]);

export const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
  ...SEARCHED_TYPES,
  'Picklist',
  'MultiselectPicklist',
  'EncryptedText',
  'Combobox'
]);

const CUSTOM_TYPES: ReadonlySet<string> = new Set<FieldType>([
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'Url',
  'Email',
  'Phone',
  'Picklist',
  'MultiselectPicklist',
  'Checkbox',
  'Number',
  'Currency',
  'Percent',
  'Date',
  'DateTime',
  'Time',
  'Lookup',
  'MasterDetail',
  'Hierarchy',
  'MetadataRelationship',
  'AutoNumber',
  'EncryptedText',
  'Location'
]);

/** Types of metadata that are another type of ours. */
const ALIASES = tableOf<FieldType>({
  ExternalLookup: 'Lookup',
  IndirectLookup: 'Lookup',
  /** Until the summarized field is known; see summary-fields.ts. */
  Summary: 'Number'
});

/** Lengths that the platform fixes for types whose metadata names none. */
const FIXED_LENGTHS: Partial<Record<FieldType, number>> = {
  TextArea: 255,
  Url: 255,
  Email: 80,
  Phone: 40,
  Picklist: 255,
  Combobox: 255,
  MultiselectPicklist: 4099
};

export function fieldDefaults(name: string, type: FieldType): FieldDef {
  return {
    name,
    label: name,
    type,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    referenceTo: [],
    cascadeDelete: false,
    reparentable: type !== 'MasterDetail',
    createable: type !== 'AutoNumber',
    updateable: type !== 'AutoNumber',
    filterable: !UNFILTERABLE_TYPES.has(type),
    custom: false,
    nameField: false,
    length: FIXED_LENGTHS[type]
  };
}

export function readCustomField(source: MetadataFile, object: string, sets: ValueSets): FieldDef {
  const { root, file } = source;
  const fullName = textOf(root, 'fullName') ?? source.name;
  if (fullName !== source.name) {
    throw new MetadataError(
      `<fullName> says ${fullName}, the file name ${source.name}; make them the same.`,
      file,
      childOf(root, 'fullName')?.line ?? root.line
    );
  }
  const typeText = ALIASES[textOf(root, 'type') ?? ''] ?? requiredText(root, 'type');
  const typeLine = childOf(root, 'type')?.line ?? root.line;
  if (!CUSTOM_TYPES.has(typeText)) {
    throw new MetadataError(
      `local-org does not support fields of type ${typeText}.`,
      file,
      typeLine
    );
  }
  const type = typeText as FieldType;
  const formula = textOf(root, 'formula') ?? undefined;
  const field: FieldDef = {
    ...fieldDefaults(source.name, type),
    label: textOf(root, 'label') ?? source.name,
    trackHistory: booleanOf(root, 'trackHistory'),
    required: booleanOf(root, 'required') || type === 'MasterDetail',
    unique: booleanOf(root, 'unique'),
    caseSensitive: booleanOf(root, 'caseSensitive'),
    externalId: booleanOf(root, 'externalId'),
    formula,
    defaultValue: textOf(root, 'defaultValue') ?? undefined,
    helpText: textOf(root, 'inlineHelpText') ?? undefined,
    description: textOf(root, 'description') ?? undefined,
    custom: true,
    file,
    line: root.line
  };
  if (formula !== undefined) asFormula(field, root);
  else if (textOf(root, 'type') === 'Summary') asComputed(field);
  else readTypeDetails(field, root, object, sets);
  return field;
}

function asComputed(field: FieldDef): void {
  field.createable = false;
  field.updateable = false;
}

function asFormula(field: FieldDef, root: XmlElement): void {
  asComputed(field);
  field.formulaTreatBlanksAs =
    textOf(root, 'formulaTreatBlanksAs') === 'BlankAsZero' ? 'BlankAsZero' : 'BlankAsBlank';
  field.precision = integerOf(root, 'precision') ?? 18;
  field.scale = integerOf(root, 'scale') ?? 2;
  if (field.type === 'Text') field.length = 1300;
}

function readTypeDetails(field: FieldDef, root: XmlElement, object: string, sets: ValueSets): void {
  if (field.type === 'Text' || field.type === 'LongTextArea' || field.type === 'Html') {
    field.length = Number(requiredText(root, 'length'));
  }
  if (NUMERIC_TYPES.has(field.type)) {
    field.precision = Number(requiredText(root, 'precision'));
    field.scale = Number(requiredText(root, 'scale'));
    if (field.precision > 18 || field.scale > field.precision) {
      throw new MetadataError(
        `${field.name}: <precision> counts all digits (at most 18), <scale> those after the point.`,
        root.file,
        root.line
      );
    }
  }
  if (field.type === 'Location') {
    asComputed(field);
    field.scale = integerOf(root, 'scale') ?? 15;
  }
  if (field.type === 'EncryptedText') field.length = Number(requiredText(root, 'length'));
  if (field.type === 'AutoNumber') {
    field.displayFormat = textOf(root, 'displayFormat') ?? '{0}';
    field.nillable = false;
  }
  if (field.type === 'Checkbox') field.defaultValue = textOf(root, 'defaultValue') ?? 'false';
  if (field.type === 'Picklist' || field.type === 'MultiselectPicklist') {
    field.picklist = readPicklist(root, sets);
  }
  if (REFERENCE_TYPES.has(field.type)) readReference(field, root, object);
}

function readReference(field: FieldDef, root: XmlElement, object: string): void {
  field.referenceTo = [field.type === 'Hierarchy' ? object : requiredText(root, 'referenceTo')];
  field.relationshipName = field.name.replace(/__c$/, '__r');
  field.metadataControllingField =
    textOf(root, 'metadataRelationshipControllingField')?.split('.').pop() ?? undefined;
  field.lookupFilter = readLookupFilter(root);
  const children = textOf(root, 'relationshipName');
  field.childRelationshipName = children ? `${children}__r` : undefined;
  const constraint = textOf(root, 'deleteConstraint');
  if (constraint === 'Cascade' || constraint === 'Restrict' || constraint === 'SetNull') {
    field.deleteConstraint = constraint;
  }
  field.cascadeDelete = field.type === 'MasterDetail' || constraint === 'Cascade';
  if (field.type === 'MasterDetail') {
    field.reparentable = booleanOf(root, 'reparentableMasterDetail');
    field.updateable = field.reparentable;
    field.writeRequiresMasterRead = booleanOf(root, 'writeRequiresMasterRead');
  }
  if (field.type === 'Lookup' && field.required && constraint === 'SetNull') {
    throw new MetadataError(
      `${field.name} is required, so its parent's deletion cannot clear it; use Restrict or Cascade.`,
      root.file,
      childOf(root, 'deleteConstraint')?.line ?? root.line
    );
  }
}
