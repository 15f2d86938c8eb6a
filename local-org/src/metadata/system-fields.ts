// The fields that the platform itself adds to objects.
import { fieldDefaults } from './field-types.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { FieldDef, FieldType } from './schema.ts';

const SYSTEM_FIELDS: [name: string, label: string, type: FieldType][] = [
  ['Id', 'Record ID', 'Id'],
  ['IsDeleted', 'Deleted', 'Checkbox'],
  ['CreatedDate', 'Created Date', 'DateTime'],
  ['CreatedById', 'Created By ID', 'Lookup'],
  ['LastModifiedDate', 'Last Modified Date', 'DateTime'],
  ['LastModifiedById', 'Last Modified By ID', 'Lookup'],
  ['SystemModstamp', 'System Modstamp', 'DateTime']
];

const SYSTEM_NAMES: ReadonlySet<string> = new Set(SYSTEM_FIELDS.map(([name]) => name));

/** True for Id, CreatedDate and their like: always readable, never writable. */
export function isSystemField(name: string): boolean {
  return SYSTEM_NAMES.has(name);
}

export function addSystemFields(
  object: ObjectDefinition,
  only?: string[],
  withoutDeletedFlag = false
): void {
  for (const [name, label, type] of SYSTEM_FIELDS) {
    if (only && !only.includes(name)) continue;
    if (name === 'IsDeleted' && withoutDeletedFlag) continue;
    object.add({
      ...fieldDefaults(name, type),
      label: name === 'Id' ? `${object.label} ID` : label,
      ...(type === 'Lookup' ? userLookup(name.replace(/Id$/, '')) : {}),
      nillable: false,
      createable: false,
      updateable: false
    });
  }
}

function userLookup(relationshipName: string): Partial<FieldDef> {
  return { referenceTo: ['User'], relationshipName };
}

export function addOwner(object: ObjectDefinition, orQueue: boolean): void {
  object.add({
    ...fieldDefaults('OwnerId', 'Lookup'),
    label: 'Owner ID',
    nillable: false,
    referenceTo: orQueue ? ['Group', 'User'] : ['User'],
    relationshipName: 'Owner'
  });
}

export function addRecordType(object: ObjectDefinition): void {
  object.add({
    ...fieldDefaults('RecordTypeId', 'Lookup'),
    label: 'Record Type ID',
    referenceTo: ['RecordType'],
    relationshipName: 'RecordType'
  });
}

/** The four fields every custom metadata type has besides Id. */
export function addMetadataTypeFields(object: ObjectDefinition): void {
  const text = (name: string, label: string, length: number): void =>
    object.add({
      ...fieldDefaults(name, 'Text'),
      label,
      length,
      nameField: name === 'DeveloperName',
      nillable: name === 'NamespacePrefix',
      createable: false,
      updateable: false
    });
  object.add({
    ...fieldDefaults('Id', 'Id'),
    label: 'Custom Metadata Record ID',
    createable: false,
    updateable: false
  });
  text('DeveloperName', 'Custom Metadata Record Name', 40);
  text('MasterLabel', 'Label', 40);
  text('Language', 'Master Language', 40);
  text('NamespacePrefix', 'Namespace Prefix', 15);
  text('QualifiedApiName', 'Qualified API Name', 70);
  text('Label', 'Label', 40);
  object.nameField = 'DeveloperName';
}

export function addReplayId(object: ObjectDefinition): void {
  object.add({
    ...fieldDefaults('ReplayId', 'Text'),
    label: 'Replay ID',
    length: 1000,
    createable: false,
    updateable: false
  });
}

export function addEventFields(object: ObjectDefinition): void {
  const readOnly = { createable: false, updateable: false };
  addReplayId(object);
  object.add({
    ...fieldDefaults('EventUuid', 'Text'),
    label: 'Event UUID',
    length: 36,
    ...readOnly
  });
  object.add({ ...fieldDefaults('CreatedDate', 'DateTime'), label: 'Created Date', ...readOnly });
  object.add({
    ...fieldDefaults('CreatedById', 'Lookup'),
    label: 'Created By ID',
    ...userLookup('CreatedBy'),
    ...readOnly
  });
}

/** When the running user last looked at the record, or at one that points to it. */
export function addViewDates(object: ObjectDefinition): void {
  for (const [name, label] of [
    ['LastViewedDate', 'Last Viewed Date'],
    ['LastReferencedDate', 'Last Referenced Date']
  ] as const) {
    object.add({
      ...fieldDefaults(name, 'DateTime'),
      label,
      createable: false,
      updateable: false
    });
  }
}
