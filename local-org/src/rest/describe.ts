/** sobjects: the list of objects and the description of one, as far as the user may see them. */
import { recordTypesOf } from '../metadata/record-types.ts';
import type { ChildRelationship, ObjectDef } from '../metadata/schema.ts';
import { json, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { describeField } from './describe-field.ts';
import { readableFields } from './sobject-rows.ts';
import { restValue } from './values.ts';

/** Records that the list of recently used ones shows. */
const RECENT = 200;

export function describeGlobal(call: RestCall): RestAnswer {
  const visible = call.schema
    .objects()
    .filter((object) => object.setup || call.rights(object).read)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return json(200, {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: visible.map((object) => ({
      ...basics(call, object),
      urls: urls(call, object)
    }))
  });
}

export function describeBasics(call: RestCall): RestAnswer {
  const object = call.object();
  return json(200, {
    objectDescribe: { ...basics(call, object), urls: urls(call, object) },
    recentItems: recentItems(call, object)
  });
}

function recentItems(call: RestCall, object: ObjectDef): unknown[] {
  if (!object.queryable || object.kind !== 'sobject') return [];
  const name = object.nameField;
  const fields = ['Id', ...(name ? [name] : [])];
  const query = {
    select: fields.map((path) => ({ kind: 'field' as const, path: [path] })),
    from: object.name,
    orderBy: object.field('LastModifiedDate')
      ? [{ by: { kind: 'field' as const, path: ['LastModifiedDate'] }, descending: true }]
      : [],
    limit: { kind: 'literal' as const, value: RECENT },
    line: 0,
    column: 0
  };
  // DIFFERS: local-org does not keep what a user looked at; these are the records changed last.
  return call.database.query(query, [], call.access).map((record) => ({
    attributes: { type: object.name, url: `${call.base}/sobjects/${object.name}/${record.id}` },
    Id: record.id,
    ...(name ? { [name]: restValue(record.get(name)) } : {})
  }));
}

export function describeObject(call: RestCall): RestAnswer {
  const object = call.object();
  const fields = readableFields(call, object);
  return json(200, {
    actionOverrides: [],
    ...basics(call, object),
    childRelationships: object.childRelationships
      .filter(({ childObject }) => isVisible(call, childObject))
      .map(describeChild),
    compactLayoutable: object.kind === 'sobject',
    fields: fields.map((field) => describeField(call, object, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(call, object),
    searchLayoutable: object.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural}`, name: 'everything' },
      ...(object.field('OwnerId') ? [{ label: `My ${object.labelPlural}`, name: 'mine' }] : [])
    ],
    urls: { ...urls(call, object), uiEditTemplate: null, uiDetailTemplate: null, uiNewRecord: null }
  });
}

function isVisible(call: RestCall, name: string): boolean {
  const object = call.schema.object(name);
  return object !== undefined && (object.setup || call.rights(object).read);
}

function basics(call: RestCall, object: ObjectDef): Record<string, unknown> {
  const rights = call.rights(object);
  const isRecord = object.kind === 'sobject';
  return {
    activateable: false,
    associateEntityType: object.name.endsWith('Share') ? 'Share' : null,
    associateParentEntity: null,
    createable: object.createable && rights.create,
    custom: object.custom,
    customSetting: object.kind === 'setting',
    deepCloneable: false,
    defaultImplementation: null,
    deletable: object.deletable && rights.delete,
    deprecatedAndHidden: false,
    extendedBy: null,
    extendsInterfaces: null,
    feedEnabled: object.feedEnabled,
    hasSubtypes: false,
    implementedBy: null,
    implementsInterfaces: null,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix || null,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isRecord && !object.setup,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    mruEnabled: isRecord && !object.setup,
    name: object.name,
    queryable: object.queryable,
    replicateable: isRecord,
    retrieveable: object.queryable,
    searchable: object.searchable,
    triggerable: object.triggerable,
    undeletable: object.deletable && rights.delete && !object.hardDelete,
    updateable: object.updateable && rights.edit
  };
}

function urls(call: RestCall, { name, kind }: ObjectDef): Record<string, string> {
  const sobject = `${call.base}/sobjects/${name}`;
  return {
    ...(kind === 'event' ? { eventSchema: `${sobject}/eventSchema` } : {}),
    rowTemplate: `${sobject}/{ID}`,
    describe: `${sobject}/describe`,
    sobject
  };
}

function describeChild(child: ChildRelationship): unknown {
  return {
    cascadeDelete: child.cascadeDelete,
    childSObject: child.childObject,
    deprecatedAndHidden: false,
    field: child.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.name,
    restrictedDelete: false
  };
}

function recordTypeInfos(call: RestCall, object: ObjectDef): unknown[] {
  const layouts = `${call.base}/sobjects/${object.name}/describe/layouts`;
  return recordTypesOf(call.schema, object)
    .filter(({ isMaster }) => !isMaster || object.kind === 'sobject')
    .map(({ id, type, isMaster }) => ({
      active: type.active,
      available: type.active,
      defaultRecordTypeMapping: isMaster,
      developerName: type.developerName,
      master: isMaster,
      name: type.label,
      recordTypeId: id,
      urls: { layout: `${layouts}/${id}` }
    }));
}
