/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm */

import type { MethodImplementation } from '../define.ts';
import type { ObjectAccess } from '../../../security/security.ts';
import type { ObjectDef } from '../../../metadata/schema.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { childRelationshipOf } from './ChildRelationship.ts';
import { gettersAsProperties } from './describe-properties.ts';
import { SObjectDescribeOptions } from './enums.ts';
import { FieldMapValue, FieldSetMapValue } from './FieldMap.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { platformClass } from '../define.ts';
import { recordTypeInfos, type RecordTypeInfoValue } from './RecordTypeInfo.ts';

class DescribeObject {
  readonly $type = 'Schema.DescribeSObjectResult';
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    this.object = object;
  }
}

const describes = new WeakMap<ObjectDef, DescribeObject>();

/** One result for each object, so that results can be compared. */
export function describeObject(object: ObjectDef): DescribeObject {
  let describe = describes.get(object);
  if (!describe) describes.set(object, (describe = new DescribeObject(object)));
  return describe;
}

function access(rt: Runtime, { object }: DescribeObject): ObjectAccess {
  return rt.host.database.security.objectAccess(rt.host.user(), object.name);
}

function recordTypesBy(
  rt: Runtime,
  { object }: DescribeObject,
  keyType: 'String' | 'Id',
  key: (info: RecordTypeInfoValue) => string
): ApexMap {
  const infos = recordTypeInfos(rt.schema, object);
  const entries = infos.map((info): [unknown, unknown] => [key(info), info]);
  return new ApexMap(keyType, 'Schema.RecordTypeInfo', entries);
}

function childRelationships(rt: Runtime, self: DescribeObject): ApexList {
  const known = self.object.childRelationships.filter((child) =>
    rt.schema.object(child.childObject)?.field(child.field)
  );
  return new ApexList('Schema.ChildRelationship', known.map(childRelationshipOf));
}

const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Contact', 'Lead', 'Case']);

const flags: Record<string, MethodImplementation> = {
  'Boolean isAccessible()': (rt, self: DescribeObject) => access(rt, self).read,
  'Boolean isQueryable()': (rt, self: DescribeObject) =>
    self.object.queryable && access(rt, self).read,
  'Boolean isCreateable()': (rt, self: DescribeObject) =>
    self.object.createable && access(rt, self).create,
  'Boolean isUpdateable()': (rt, self: DescribeObject) =>
    self.object.updateable && access(rt, self).edit,
  'Boolean isDeletable()': (rt, self: DescribeObject) =>
    self.object.deletable && access(rt, self).delete,
  'Boolean isUndeletable()': (rt, self: DescribeObject) =>
    self.object.deletable && !self.object.hardDelete && access(rt, self).delete,
  'Boolean isMergeable()': (rt, self: DescribeObject) =>
    MERGEABLE.has(self.object.name) && access(rt, self).edit,
  'Boolean isSearchable()': (_rt, self: DescribeObject) => self.object.searchable,
  'Boolean isCustom()': (_rt, self: DescribeObject) => self.object.custom,
  'Boolean isCustomSetting()': (_rt, self: DescribeObject) => self.object.kind === 'setting',
  'Boolean isDeprecatedAndHidden()': () => false,
  'Boolean isFeedEnabled()': (_rt, self: DescribeObject) => self.object.feedEnabled,
  'Boolean isMruEnabled()': (_rt, self: DescribeObject) =>
    self.object.kind === 'sobject' && self.object.field('LastViewedDate') !== undefined,
  'Boolean getHasSubtypes()': () => false,
  'Boolean getIsSubtype()': () => false,
  'Boolean getIsInterface()': () => false,
  'Boolean getDataTranslationEnabled()': () => false
};

/** `AccountHistory` belongs to Account: the object and what the derived one adds to it. */
function associated(
  rt: Runtime,
  { object }: DescribeObject
): { type: string; parent: string } | null {
  const match = /^(.+?)(?:__)?(Share|History|Feed|ChangeEvent)$/.exec(object.name);
  if (!match) return null;
  const [, stem = '', type = ''] = match;
  const parent = rt.schema.object(object.custom ? `${stem}__c` : stem);
  return parent ? { type, parent: parent.name } : null;
}

const texts: Record<string, MethodImplementation> = {
  'String getName()': (_rt, self: DescribeObject) => self.object.name,
  'String getLocalName()': (_rt, self: DescribeObject) => self.object.name,
  'String getLabel()': (_rt, self: DescribeObject) => self.object.label,
  'String getLabelPlural()': (_rt, self: DescribeObject) => self.object.labelPlural,
  'String getKeyPrefix()': (_rt, self: DescribeObject) => self.object.keyPrefix || null,
  'String getAssociateEntityType()': (rt, self: DescribeObject) =>
    associated(rt, self)?.type ?? null,
  'String getAssociateParentEntity()': (rt, self: DescribeObject) =>
    associated(rt, self)?.parent ?? null,
  'String getDefaultImplementation()': () => null,
  'String getImplementedBy()': () => null,
  'String getImplementsInterfaces()': () => null
};

const values: Record<string, MethodImplementation> = {
  'Schema.SObjectType getSObjectType()': (rt, self: DescribeObject) =>
    rt.sObjectType(self.object.name),
  'Schema.SObjectDescribeOptions getSObjectDescribeOption()': () =>
    SObjectDescribeOptions.value('DEFAULT'),
  'List<Schema.ChildRelationship> getChildRelationships()': (rt, self: DescribeObject) =>
    childRelationships(rt, self),
  'List<Schema.RecordTypeInfo> getRecordTypeInfos()': (rt, self: DescribeObject) =>
    new ApexList('Schema.RecordTypeInfo', recordTypeInfos(rt.schema, self.object)),
  'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (
    rt,
    self: DescribeObject
  ) => recordTypesBy(rt, self, 'String', (info) => info.type.developerName),
  'Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById()': (rt, self: DescribeObject) =>
    recordTypesBy(rt, self, 'Id', (info) => info.id),
  'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName()': (rt, self: DescribeObject) =>
    recordTypesBy(rt, self, 'String', (info) => info.type.label)
};

const methods = { ...flags, ...texts, ...values };

export const DescribeSObjectResultClass = platformClass('Schema.DescribeSObjectResult', {
  isInstance: (value) => value instanceof DescribeObject,
  properties: {
    ...gettersAsProperties(methods),
    'Schema.SObjectTypeFields fields': (_rt, self: DescribeObject) =>
      new FieldMapValue(self.object),
    'Schema.SObjectTypeFieldSets fieldSets': (_rt, self: DescribeObject) =>
      new FieldSetMapValue(self.object)
  },
  methods: {
    ...methods,
    'Boolean equals(Object other)': (_rt, self: DescribeObject, other: unknown) => self === other,
    'Integer hashCode()': (_rt, self: DescribeObject) => hashCodeOf(self)
  }
});
