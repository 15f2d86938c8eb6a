// The standard objects: standard-objects.tsv lists them, standard/<Object>.tsv describes one; README.md there explains the form.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldDefaults } from './field-types.ts';
import { ObjectDefinition } from './object-definition.ts';
import { readStandardField } from './standard-fields.ts';
import type { SharingModel } from './schema.ts';
import { isSystemField } from './system-fields.ts';

/** What the definitions need to know of the other objects of the org. */
export interface ObjectLookup {
  object(name: string): ObjectDefinition | undefined;
  /** The objects that `*any` and `*custom` stand for. */
  expand(reference: string): string[];
}

/** A standard object and the objects that the platform derives from it. */
export interface StandardObject {
  definition: ObjectDefinition;
  /** Prefix of its share object's ids; null without a share object. */
  share: string | null;
  history: boolean;
  feed: boolean;
  changeEvent: boolean;
}

function read(name: string): string[] {
  const file = fileURLToPath(new URL(name, import.meta.url));
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

export function readStandardObjects(lookup: ObjectLookup): StandardObject[] {
  return read('standard-objects.tsv').map((line) => toObject(line, lookup));
}

/** Which picklists of standard fields a StandardValueSet of this name feeds. */
export function fieldsOfStandardValueSet(name: string): { object: string; field: string }[] {
  const line = read('standard-value-sets.tsv').find((entry) => entry.startsWith(`${name}\t`));
  const paths = line?.split('\t')[1]?.split(' ') ?? [];
  return paths.map((path) => {
    const [object = '', field = ''] = path.split('.');
    return { object, field };
  });
}

function toObject(line: string, lookup: ObjectLookup): StandardObject {
  const [name = '', prefix = '', label = '', plural = '', traitText = ''] = line.split('\t');
  const traits = new Map(
    traitText.split(' ').map((trait): [string, string] => {
      const colon = trait.indexOf(':');
      return colon < 0 ? [trait, ''] : [trait.slice(0, colon), trait.slice(colon + 1)];
    })
  );
  const object = new ObjectDefinition(name, label, plural);
  object.keyPrefix = prefix === '-' ? '' : prefix;
  object.nameField = traits.get('name') ?? null;
  object.setup = traits.has('setup');
  object.sharingModel = (traits.get('sharing') ?? 'ReadWrite') as SharingModel;
  object.controllingField = traits.get('controlledBy') ?? null;
  object.createable = !traits.has('noCreate');
  object.updateable = !traits.has('noUpdate');
  object.deletable = !traits.has('noDelete');
  object.queryable = !traits.has('noQuery');
  object.searchable = !traits.has('noSearch');
  object.hardDelete = traits.has('hardDelete');
  object.triggerable = !object.setup || name === 'User';
  object.feedEnabled = traits.has('feed');
  if (traits.has('event')) asEvent(object);
  object.loadLater((unread) => load(unread, lookup));
  return {
    definition: object,
    share: traits.get('share') ?? traits.get('shareByParent') ?? null,
    history: traits.has('history'),
    feed: traits.has('feed'),
    changeEvent: traits.has('changeEvent')
  };
}

function asEvent(object: ObjectDefinition): void {
  object.kind = 'event';
  object.queryable = false;
  object.triggerable = true;
  object.publishBehavior = 'PublishImmediately';
}

function load(object: ObjectDefinition, lookup: ObjectLookup): void {
  for (const line of read(`standard/${object.name}.tsv`)) {
    if (line.startsWith('>\t')) addChild(object, line, lookup);
    else object.add(readStandardField(line, object, lookup));
  }
  if (!object.field('Id')) object.add(fieldDefaults('Id', 'Id'));
}

/** `>  Contacts  Contact.AccountId  cascade`: the objects that point at this one. */
function addChild(object: ObjectDefinition, line: string, lookup: ObjectLookup): void {
  const [, name = '-', path = '', effect] = line.split('\t');
  const [childObject = '', field = ''] = path.split('.');
  if (!lookup.object(childObject) || isSystemField(field)) return;
  object.addChild({
    name: name === '-' ? null : name,
    childObject,
    field,
    cascadeDelete: effect === 'cascade'
  });
}
