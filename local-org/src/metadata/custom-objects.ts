// Makes the objects that a project defines itself: custom objects, settings, metadata types, events, big and external objects.
import { MetadataError, SUPPORT } from './errors.ts';
import { fieldDefaults } from './field-types.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import { ObjectDefinition } from './object-definition.ts';
import type { MetadataFile, ObjectSource } from './project-types.ts';
import type { FieldDef, ObjectKind, SharingModel } from './schema.ts';
import {
  addEventFields,
  addMetadataTypeFields,
  addOwner,
  addSystemFields
} from './system-fields.ts';
import { booleanOf, childOf, requiredText, textOf, type XmlElement } from './xml.ts';
import { tableOf } from './table.ts';

const KINDS = tableOf<ObjectKind>({
  __c: 'sobject',
  __mdt: 'metadata',
  __e: 'event',
  __b: 'big',
  __x: 'external'
});
const PREFIX_LETTERS = tableOf<string>({
  __c: 'a',
  __mdt: 'm',
  __e: 'e',
  __b: 'b',
  __x: 'x'
});

/** A standard object only takes over what the project changes of it. */
export function declareObject(schema: LoadedSchema, source: ObjectSource): void {
  const { name, definition } = source;
  const known = schema.object(name);
  if (known) {
    const model = definition && textOf(definition.root, 'sharingModel');
    if (model) known.sharingModel = model as SharingModel;
    return;
  }
  if (name === 'Activity') return;
  const suffix = /__[a-z]+$/.exec(name)?.[0] ?? '';
  const file = definition?.file ?? source.fields[0]?.file ?? source.directory;
  if (!KINDS[suffix]) {
    throw new MetadataError(`local-org has no object ${name}.`, file, 1, SUPPORT);
  }
  if (!definition) {
    throw new MetadataError(`${name} has fields but no ${name}.object-meta.xml.`, file, 1);
  }
  schema.add(newObject(schema, source, definition, suffix));
}

function newObject(
  schema: LoadedSchema,
  source: ObjectSource,
  definition: MetadataFile,
  suffix: string
): ObjectDefinition {
  const { root } = definition;
  const label = requiredText(root, 'label');
  const object = new ObjectDefinition(source.name, label, textOf(root, 'pluralLabel') ?? label);
  object.custom = true;
  object.file = definition.file;
  const settingsType = textOf(root, 'customSettingsType');
  object.kind = settingsType === null ? (KINDS[suffix] ?? 'sobject') : 'setting';
  object.keyPrefix = schema.freePrefix(source.name, PREFIX_LETTERS[suffix] ?? 'a');
  switch (object.kind) {
    case 'metadata':
      asMetadataType(object);
      break;
    case 'event':
      asEvent(object, root);
      break;
    case 'setting':
      asSetting(object, settingsType === 'List' ? 'List' : 'Hierarchy');
      break;
    case 'big':
      asBigObject(object);
      break;
    case 'external':
      asExternalObject(object);
      break;
    default:
      asCustomObject(object, source, definition);
  }
  return object;
}

function asMetadataType(object: ObjectDefinition): void {
  object.createable = false;
  object.updateable = false;
  object.deletable = false;
  object.triggerable = false;
  object.sharingModel = 'Read';
  addMetadataTypeFields(object);
}

function asEvent(object: ObjectDefinition, root: XmlElement): void {
  object.updateable = false;
  object.deletable = false;
  object.queryable = false;
  object.publishBehavior =
    textOf(root, 'publishBehavior') === 'PublishImmediately'
      ? 'PublishImmediately'
      : 'PublishAfterCommit';
  addEventFields(object);
}

function asSetting(object: ObjectDefinition, type: 'List' | 'Hierarchy'): void {
  object.settingsType = type;
  object.triggerable = false;
  addSystemFields(object);
  object.add({
    ...fieldDefaults('Name', 'Text'),
    length: type === 'List' ? 38 : 80,
    nameField: true,
    required: type === 'List',
    unique: type === 'List'
  });
  object.add({
    ...fieldDefaults('SetupOwnerId', 'Lookup'),
    label: 'Location',
    nillable: false,
    unique: type === 'Hierarchy',
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner'
  });
  object.nameField = 'Name';
}

/** DIFFERS: rows of big objects are ordinary rows; they are not ordered by the index and can be queried by any field. */
function asBigObject(object: ObjectDefinition): void {
  object.triggerable = false;
  object.updateable = false;
  addSystemFields(object, ['Id', 'CreatedDate', 'CreatedById']);
}

/** DIFFERS: rows of external objects are kept here; no adapter asks another system for them. */
function asExternalObject(object: ObjectDefinition): void {
  addSystemFields(object, ['Id']);
  object.add({
    ...fieldDefaults('ExternalId', 'Text'),
    label: 'External ID',
    length: 1000,
    externalId: true
  });
  object.add({ ...fieldDefaults('DisplayUrl', 'Url'), label: 'Display URL', length: 1000 });
  object.triggerable = false;
}

function asCustomObject(
  object: ObjectDefinition,
  source: ObjectSource,
  definition: MetadataFile
): void {
  const { root } = definition;
  addSystemFields(object);
  const isDetail = source.fields.some((field) => textOf(field.root, 'type') === 'MasterDetail');
  object.sharingModel = sharingModelOf(object, isDetail, definition);
  object.feedEnabled = booleanOf(root, 'enableFeeds');
  object.searchable = textOf(root, 'enableSearch') !== 'false';
  addNameField(object, definition);
  if (!isDetail) addOwner(object, true);
  if (booleanOf(root, 'enableActivities')) addActivityDate(object);
}

/** A detail is shared as its master is; other objects name their model, or are open to everybody. */
function sharingModelOf(
  object: ObjectDefinition,
  isDetail: boolean,
  { root, file }: MetadataFile
): SharingModel {
  const model = textOf(root, 'sharingModel');
  if (model === null) return isDetail ? 'ControlledByParent' : 'ReadWrite';
  if (isDetail !== (model === 'ControlledByParent')) {
    throw new MetadataError(
      isDetail
        ? `${object.name} has a master, so its <sharingModel> must be ControlledByParent.`
        : `${object.name} has no master, so its <sharingModel> cannot be ControlledByParent.`,
      file,
      childOf(root, 'sharingModel')?.line ?? root.line
    );
  }
  return model as SharingModel;
}

function addNameField(object: ObjectDefinition, definition: MetadataFile): void {
  const name = childOf(definition.root, 'nameField');
  if (!name) throw new MetadataError('A custom object needs a <nameField>.', definition.file, 1);
  const type = textOf(name, 'type') ?? 'Text';
  if (type !== 'Text' && type !== 'AutoNumber') {
    throw new MetadataError('A name field is Text or AutoNumber.', definition.file, name.line);
  }
  const field: FieldDef = {
    ...fieldDefaults('Name', type),
    label: textOf(name, 'label') ?? `${object.label} Name`,
    nameField: true,
    trackHistory: booleanOf(name, 'trackHistory'),
    length: 80
  };
  if (type === 'AutoNumber') {
    field.displayFormat = textOf(name, 'displayFormat') ?? '{0}';
    field.nillable = false;
  }
  object.nameField = 'Name';
  object.add(field);
}

function addActivityDate(object: ObjectDefinition): void {
  object.add({
    ...fieldDefaults('LastActivityDate', 'Date'),
    label: 'Last Activity Date',
    createable: false,
    updateable: false
  });
}
