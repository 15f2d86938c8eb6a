// The rows of EntityDefinition, FieldDefinition and EntityParticle: the schema as records, made when somebody asks for them.
import type { FieldDef, FieldType, ObjectDef, Schema } from './schema.ts';

type Row = ReadonlyMap<string, unknown>;
type Facts = Record<string, unknown>;

const TYPES: ReadonlySet<string> = new Set([
  'EntityDefinition',
  'FieldDefinition',
  'EntityParticle'
]);

/** Such rows have a durable id (`Account`, `Account.Name`) instead of an id of their own. */
export function isDefinitionObject(name: string): boolean {
  return TYPES.has(name);
}

/** DIFFERS: durable ids of custom objects and fields are their API names, on the platform setup ids. */
export function durableId(object: ObjectDef, field?: FieldDef): string {
  return field ? `${object.name}.${field.name}` : object.name;
}

export function allDefinitionRows(schema: Schema, type: string): [id: string, row: Row][] {
  const objects = schema.objects();
  if (type === 'EntityDefinition') {
    return objects.map((object) => [durableId(object), objectRow(schema, object)]);
  }
  return objects.flatMap((object) =>
    [...object.fields.values()].map((field): [string, Row] => [
      durableId(object, field),
      fieldRow(schema, type, object, field)
    ])
  );
}

/** null when the durable id names nothing. */
export function definitionRow(schema: Schema, type: string, id: string): Row | null {
  const [objectName = '', fieldName] = id.split('.');
  const object = schema.object(objectName);
  if (!object) return null;
  if (type === 'EntityDefinition') return objectRow(schema, object);
  const field = fieldName === undefined ? undefined : object.field(fieldName);
  return field ? fieldRow(schema, type, object, field) : null;
}

const NO_ID = '000000000000000AAA';

/** Facts without a field of the row's object are left out: the three objects share most of theirs. */
function makeRow(schema: Schema, type: string, facts: Facts): Row {
  const row = new Map<string, unknown>();
  for (const field of schema.object(type)!.fields.values()) {
    const empty = field.type === 'Checkbox' ? false : null;
    row.set(field.name, facts[field.name] ?? empty);
  }
  return row;
}

function objectRow(schema: Schema, object: ObjectDef): Row {
  return makeRow(schema, 'EntityDefinition', {
    Id: NO_ID,
    DurableId: durableId(object),
    QualifiedApiName: object.name,
    DeveloperName: developerName(object.name),
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix || null,
    IsCustomizable: !object.setup,
    IsCustomSetting: object.kind === 'setting',
    IsApexTriggerable: object.triggerable,
    IsTriggerable: object.triggerable,
    IsWorkflowEnabled: object.triggerable,
    IsProcessEnabled: object.triggerable,
    IsCompactLayoutable: !object.setup,
    IsSearchable: object.searchable,
    IsQueryable: object.queryable,
    IsEverCreatable: object.createable,
    IsEverUpdatable: object.updateable,
    IsEverDeletable: object.deletable,
    IsFeedEnabled: object.feedEnabled,
    IsIdEnabled: true,
    IsRetrieveable: true,
    IsReplicateable: object.kind === 'sobject',
    IsLayoutable: !object.setup,
    IsSearchLayoutable: !object.setup,
    DeploymentStatus: object.custom ? 'Deployed' : null,
    InternalSharingModel: object.sharingModel,
    ExternalSharingModel: object.sharingModel
  });
}

function developerName(name: string): string {
  return name.replace(/__\w+$/, '');
}

function fieldRow(schema: Schema, type: string, object: ObjectDef, field: FieldDef): Row {
  const isReference = field.referenceTo.length > 0;
  return makeRow(schema, type, {
    Id: NO_ID,
    DurableId: durableId(object, field),
    QualifiedApiName: field.name,
    EntityDefinitionId: durableId(object),
    FieldDefinitionId: durableId(object, field),
    Name: field.name,
    DeveloperName: developerName(field.name),
    MasterLabel: field.label,
    Label: field.label,
    Description: field.description,
    InlineHelpText: field.helpText,
    Length: field.length ?? 0,
    Precision: field.precision ?? 0,
    Scale: field.scale ?? 0,
    DataType: type === 'EntityParticle' ? field.type.toLowerCase() : dataTypeOf(field),
    RelationshipName: field.relationshipName,
    IsAutonumber: field.type === 'AutoNumber',
    IsCalculated: field.formula !== undefined || field.summary !== undefined,
    IsCaseSensitive: field.caseSensitive,
    IsUnique: field.unique,
    IsCreatable: field.createable,
    IsUpdatable: field.updateable,
    IsHtmlFormatted: field.type === 'Html',
    IsNameField: field.nameField,
    IsNillable: field.nillable ?? !field.required,
    IsFieldHistoryTracked: field.trackHistory ?? false,
    IsIndexed: field.externalId || field.unique || isReference || field.nameField,
    IsIdLookup: field.externalId || field.type === 'Id',
    IsApiFilterable: field.filterable,
    IsApiSortable: field.filterable,
    IsListVisible: true,
    IsListFilterable: field.filterable,
    IsCompound: field.type === 'Address' || field.type === 'Location',
    IsNamePointing: field.referenceTo.length > 1,
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    IsDependentPicklist: field.picklist?.controllingField !== undefined,
    ControllingFieldDefinitionId: field.picklist?.controllingField
  });
}

const WORDS: Partial<Record<FieldType, string>> = {
  TextArea: 'Text Area',
  LongTextArea: 'Long Text Area',
  Html: 'Rich Text Area',
  Url: 'URL',
  MultiselectPicklist: 'Picklist (Multi-Select)',
  DateTime: 'Date/Time',
  AutoNumber: 'Auto Number',
  MasterDetail: 'Master-Detail',
  MetadataRelationship: 'Metadata Relationship',
  EncryptedText: 'Text (Encrypted)',
  Location: 'Geolocation',
  Integer: 'Number',
  Combobox: 'Picklist'
};
const WITH_LENGTH: ReadonlySet<FieldType> = new Set([
  'Text',
  'LongTextArea',
  'Html',
  'EncryptedText'
]);
const WITH_DIGITS: ReadonlySet<FieldType> = new Set(['Number', 'Currency', 'Percent']);

/** `Text(80)`, `Number(16, 2)`, `Lookup(Account)`: the type as Setup shows it. */
function dataTypeOf(field: FieldDef): string {
  const word = WORDS[field.type] ?? field.type;
  if (field.formula !== undefined) return `Formula (${word})`;
  if (field.summary) return `Roll-Up Summary (${field.summary.operation.toUpperCase()})`;
  if (field.referenceTo.length > 0) return `${word}(${field.referenceTo.join(',')})`;
  if (WITH_LENGTH.has(field.type)) return `${word}(${field.length ?? 255})`;
  if (WITH_DIGITS.has(field.type)) {
    const scale = field.scale ?? 0;
    return `${word}(${(field.precision ?? 18) - scale}, ${scale})`;
  }
  return word;
}
