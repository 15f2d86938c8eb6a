/** Lookups and master-details: what they point at, how the children are called there, and what filters them. */
import type { MetadataFile, ObjectSource } from '../../metadata/project-types.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { namesOf, type Names } from './names.ts';
import { followPath } from './paths.ts';
import { eachPart, nameIn, type Refuse, type ReferenceCheck } from './report.ts';

const RELATIONSHIPS = new Set(['Lookup', 'MasterDetail', 'MetadataRelationship', 'Hierarchy']);

export const checkRelationships: ReferenceCheck = (context) => {
  const children = new Map<string, string>();
  return eachPart(context, 'fields', 'relationships', (source, field, refuse) => {
    const type = textOf(field.root, 'type') ?? '';
    if (!RELATIONSHIPS.has(type)) return;
    const names = namesOf(context);
    checkTarget(field, type, names, refuse);
    checkChildName(source, field, children, refuse);
    const object = context.schema.object(source.name);
    if (object) {
      checkLookupFilter(object, field, names, refuse);
      checkController(object, field, names, refuse);
    }
  });
};

/** What a metadata relationship points at besides other custom metadata types. */
const DEFINITIONS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

function checkTarget(field: MetadataFile, type: string, names: Names, refuse: Refuse): void {
  const target = nameIn(field.root, 'referenceTo');
  if (!target) return;
  const object = names.object(target.name);
  if (object === 'missing') {
    refuse(
      target.at,
      `${field.name} refers to ${target.name}, which does not exist.`,
      'Correct the name in <referenceTo>.'
    );
  } else if (type === 'MetadataRelationship') {
    if (DEFINITIONS.has(target.name) || object === 'foreign' || object.kind === 'metadata') return;
    refuse(
      target.at,
      `${field.name} is a metadata relationship to ${target.name}, which is no custom metadata type.`,
      'Refer to a custom metadata type, EntityDefinition, FieldDefinition or EntityParticle.'
    );
  } else if (object !== 'foreign' && object.kind !== 'sobject' && object.kind !== 'external') {
    refuse(
      target.at,
      `${field.name} refers to ${target.name}, whose rows no lookup can point at.`,
      'Refer to an object with records.'
    );
  }
}

/** The name of the children is asked for in SOQL: at the parent it must be the only one. */
function checkChildName(
  source: ObjectSource,
  field: MetadataFile,
  children: Map<string, string>,
  refuse: Refuse
): void {
  const name = nameIn(field.root, 'relationshipName');
  const target = textOf(field.root, 'referenceTo') ?? source.name;
  if (!name) return;
  const key = `${target}.${name.name}`.toLowerCase();
  const own = `${source.name}.${field.name}`;
  const twin = children.get(key);
  if (twin === undefined) children.set(key, own);
  else if (twin !== own) {
    refuse(
      name.at,
      `The child relationship ${name.name} of ${target} is taken already, by ${twin}.`,
      'Choose another <relationshipName>.'
    );
  }
}

function checkLookupFilter(
  object: ObjectDef,
  field: MetadataFile,
  names: Names,
  refuse: Refuse
): void {
  const filter = childOf(field.root, 'lookupFilter');
  const target = names.object(textOf(field.root, 'referenceTo') ?? object.name);
  if (!filter) return;
  for (const item of childrenOf(filter, 'filterItems')) {
    for (const child of ['field', 'valueField']) {
      const entry = nameIn(item, child);
      if (entry) checkFilterField(object, target, entry, names, refuse);
    }
  }
}

/** `Target__c.Field__c` or `$Source.Field__c`; other globals are not of the data model. */
function checkFilterField(
  object: ObjectDef,
  target: ReturnType<Names['object']>,
  { at, name }: { at: XmlElement; name: string },
  names: Names,
  refuse: Refuse
): void {
  const [start = '', ...rest] = name.split('.');
  const isSource = start === '$Source';
  const from = isSource ? object : target;
  if (typeof from === 'string' || rest.length === 0) return;
  if (!isSource && start.toLowerCase() !== from.name.toLowerCase()) return;
  const { found, problem } = followPath(names, from, rest.join('.'));
  if (found === 'missing') refuse(at, problem, 'Correct the field in the lookup filter.');
}

/** A relationship to a field names the one that tells the object. */
function checkController(
  object: ObjectDef,
  field: MetadataFile,
  names: Names,
  refuse: Refuse
): void {
  const entry = nameIn(field.root, 'metadataRelationshipControllingField');
  if (!entry) return;
  const found = names.field(object, entry.name.split('.').pop() ?? '');
  if (found === 'missing') {
    refuse(
      entry.at,
      `${object.name} has no field ${entry.name}.`,
      'Name a relationship to EntityDefinition.'
    );
  } else if (typeof found !== 'string' && !found.referenceTo.includes('EntityDefinition')) {
    refuse(
      entry.at,
      `${entry.name} is no relationship to EntityDefinition.`,
      'Name a relationship to EntityDefinition.'
    );
  }
}

export function checkHistoryTracking(context: DeployContext): ReturnType<ReferenceCheck> {
  return eachPart(context, 'fields', 'tracking', (source, field, refuse) => {
    const definition = source.definition?.root;
    // A standard object may have been set up elsewhere.
    if (!definition || !source.name.endsWith('__c') || !field.name.endsWith('__c')) return;
    for (const [flag, switchName, what] of [
      ['trackHistory', 'enableHistory', 'history'],
      ['trackFeedHistory', 'enableFeeds', 'feeds']
    ] as const) {
      const at = childOf(field.root, flag);
      if (at?.text.trim() !== 'true' || textOf(definition, switchName) === 'true') continue;
      refuse(
        at,
        `${source.name}.${field.name} is tracked, but ${source.name} has no ${what}.`,
        `Set <${switchName}> of the object to true, or <${flag}> to false.`
      );
    }
  });
}
