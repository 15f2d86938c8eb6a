// The objects that the platform derives from others: shares, field histories, feeds and change events.
import { fieldDefaults } from './field-types.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import { ObjectDefinition } from './object-definition.ts';
import type { FieldDef } from './schema.ts';
import { shareObject, shareShape } from './share-objects.ts';
import type { StandardObject } from './standard-objects.ts';
import { addReplayId, addSystemFields } from './system-fields.ts';

type Suffix = 'History' | 'Feed' | 'ChangeEvent';

/** `Account` + History -> AccountHistory, `A__c` + History -> A__History. */
function derivedName(object: string, suffix: Suffix | 'Share'): string {
  return object.endsWith('__c') ? object.replace(/__c$/, `__${suffix}`) : object + suffix;
}

/** Of the standard objects the platform says which there are; custom ones have what their metadata switches on. */
export function addDerivedObjects(
  schema: LoadedSchema,
  standard: StandardObject[],
  histories: ReadonlySet<string>
): void {
  for (const entry of standard) {
    const object = entry.definition;
    if (entry.share !== null) {
      derive(schema, object, 'Share', entry.share, shareObject);
    }
    if (entry.history) derive(schema, object, 'History', '017', historyObject);
    if (entry.feed) derive(schema, object, 'Feed', '0D5', feedObject);
    if (entry.changeEvent) derive(schema, object, 'ChangeEvent', '', changeEventObject);
  }
  for (const object of [...schema.byName.values()]) {
    if (!object.custom || object.kind !== 'sobject') continue;
    if (object.field('OwnerId')) {
      const prefix = `0${object.keyPrefix.slice(1)}`;
      derive(schema, object, 'Share', prefix, shareObject);
    }
    if (histories.has(object.name)) derive(schema, object, 'History', '017', historyObject);
    if (object.feedEnabled) derive(schema, object, 'Feed', '0D5', feedObject);
    derive(schema, object, 'ChangeEvent', '', changeEventObject);
  }
}

/** `make` fills the object before its first use. */
function derive(
  schema: LoadedSchema,
  object: ObjectDefinition,
  suffix: Suffix | 'Share',
  prefix: string,
  make: (owner: ObjectDefinition) => (derived: ObjectDefinition) => void
): void {
  const name = derivedName(object.name, suffix);
  if (schema.object(name)) return;
  const words = suffix === 'ChangeEvent' ? 'Change Event' : suffix;
  const derived = new ObjectDefinition(
    name,
    `${object.label} ${words}`,
    `${object.label} ${words}`
  );
  derived.keyPrefix = prefix;
  derived.custom = object.custom;
  derived.sharingModel = 'Read';
  derived.searchable = false;
  derived.triggerable = suffix === 'ChangeEvent';
  if (suffix === 'ChangeEvent') {
    derived.kind = 'changeEvent';
    derived.queryable = false;
  }
  if (suffix === 'Share') derived.hardDelete = true;
  else {
    derived.createable = false;
    derived.updateable = false;
    derived.deletable = false;
  }
  derived.loadLater(make(object));
  schema.add(derived);
  const child = CHILDREN[suffix];
  if (child) {
    const field = parentField(object, suffix);
    object.addChild({ name: child, childObject: name, field, cascadeDelete: true });
  }
}

const CHILDREN: Partial<Record<Suffix | 'Share', string>> = {
  Share: 'Shares',
  History: 'Histories',
  Feed: 'Feeds'
};

function parentField(object: ObjectDefinition, suffix: Suffix | 'Share'): string {
  if (suffix === 'Share') return shareShape(object.name).parentField;
  return suffix === 'Feed' || object.custom ? 'ParentId' : `${object.name}Id`;
}

const READ_ONLY = { createable: false, updateable: false };

function parentLookup(owner: ObjectDefinition, name: string): FieldDef {
  return {
    ...fieldDefaults(name, 'Lookup'),
    label: name === 'ParentId' ? 'Parent ID' : `${owner.label} ID`,
    referenceTo: [owner.name],
    relationshipName: name.replace(/Id$/, ''),
    nillable: false,
    cascadeDelete: true,
    ...READ_ONLY
  };
}

function historyObject(owner: ObjectDefinition): (history: ObjectDefinition) => void {
  return (history) => {
    addSystemFields(history, ['Id', 'IsDeleted', 'CreatedDate', 'CreatedById']);
    history.add(parentLookup(owner, parentField(owner, 'History')));
    history.add({
      ...fieldDefaults('Field', 'Picklist'),
      label: 'Changed Field',
      nillable: false,
      picklist: { values: [], restricted: false },
      ...READ_ONLY
    });
    history.add({
      ...fieldDefaults('DataType', 'Picklist'),
      label: 'Datatype',
      picklist: { values: [], restricted: false },
      ...READ_ONLY
    });
    history.add({ ...fieldDefaults('OldValue', 'AnyType'), label: 'Old Value', ...READ_ONLY });
    history.add({ ...fieldDefaults('NewValue', 'AnyType'), label: 'New Value', ...READ_ONLY });
  };
}

function feedObject(owner: ObjectDefinition): (feed: ObjectDefinition) => void {
  return (feed) => {
    addSystemFields(feed, [
      'Id',
      'IsDeleted',
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'SystemModstamp'
    ]);
    feed.add(parentLookup(owner, 'ParentId'));
    const add = (
      name: string,
      label: string,
      rest: Partial<FieldDef> & { type: FieldDef['type'] }
    ) => feed.add({ ...fieldDefaults(name, rest.type), label, ...READ_ONLY, ...rest });
    add('Type', 'Feed Item Type', {
      type: 'Picklist',
      picklist: { values: [], restricted: false }
    });
    add('CommentCount', 'Comment Count', { type: 'Integer' });
    add('LikeCount', 'Like Count', { type: 'Integer' });
    add('Title', 'Title', { type: 'Text', length: 255 });
    add('Body', 'Body', { type: 'LongTextArea', length: 10000 });
    add('LinkUrl', 'Link Url', { type: 'Url', length: 1000 });
    add('IsRichText', 'Is Rich Text', { type: 'Checkbox' });
    add('RelatedRecordId', 'Related Record ID', { type: 'Text', length: 18 });
    add('InsertedById', 'InsertedBy ID', {
      type: 'Lookup',
      referenceTo: ['User'],
      relationshipName: 'InsertedBy'
    });
    add('BestCommentId', 'Best Comment ID', {
      type: 'Lookup',
      referenceTo: ['FeedComment'],
      relationshipName: 'BestComment'
    });
  };
}

/** Fields of an object that a change event leaves out. */
const NOT_IN_EVENTS: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
  'LastActivityDate'
]);

function changeEventObject(owner: ObjectDefinition): (event: ObjectDefinition) => void {
  return (event) => {
    event.add({ ...fieldDefaults('Id', 'Id'), ...READ_ONLY });
    addReplayId(event);
    event.add({
      ...fieldDefaults('ChangeEventHeader', 'ChangeEventHeader'),
      label: 'Change Event Header',
      ...READ_ONLY
    });
    for (const field of owner.fields.values()) {
      if (NOT_IN_EVENTS.has(field.name) || field.formula !== undefined) continue;
      event.add({
        ...field,
        required: false,
        unique: false,
        cascadeDelete: false,
        nameField: false
      });
    }
  };
}
