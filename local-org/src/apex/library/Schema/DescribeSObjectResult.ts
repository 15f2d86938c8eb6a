/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm */

import type { MethodImplementation } from '../define.ts';
import type { ObjectAccess } from '../../../security/security.ts';
import type { ObjectDef } from '../../../metadata/schema.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ChildRelationshipValue } from './ChildRelationship.ts';
import { FieldMapValue, FieldSetMapValue } from './FieldMap.ts';
import { platformClass } from '../define.ts';
import { RecordTypeInfoValue } from './RecordTypeInfo.ts';

export class DescribeObject {
  readonly $type = 'Schema.DescribeSObjectResult';
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    this.object = object;
  }
}

function access(rt: Runtime, { object }: DescribeObject): ObjectAccess {
  return rt.host.database.security.objectAccess(rt.host.user(), object.name);
}

function recordTypes(self: DescribeObject): RecordTypeInfoValue[] {
  const own = self.object.recordTypes.map((type) => new RecordTypeInfoValue(type, false));
  const master = { developerName: 'Master', label: 'Master', active: true };
  return [...own, new RecordTypeInfoValue(master, own.length === 0)];
}

function recordTypesBy(self: DescribeObject, key: (info: RecordTypeInfoValue) => string): ApexMap {
  const entries = recordTypes(self).map((info): [unknown, unknown] => [key(info), info]);
  return new ApexMap('String', 'Schema.RecordTypeInfo', entries);
}

function childRelationships(rt: Runtime, self: DescribeObject): ApexList {
  const known = self.object.childRelationships.filter((child) =>
    rt.schema.object(child.childObject)
  );
  return new ApexList(
    'Schema.ChildRelationship',
    known.map((child) => new ChildRelationshipValue(child))
  );
}

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
    self.object.deletable && access(rt, self).delete,
  'Boolean isMergeable()': (_rt, self: DescribeObject) =>
    ['Account', 'Contact', 'Lead'].includes(self.object.name),
  'Boolean isSearchable()': (_rt, self: DescribeObject) => self.object.searchable,
  'Boolean isCustom()': (_rt, self: DescribeObject) => self.object.custom,
  'Boolean isCustomSetting()': (_rt, self: DescribeObject) => self.object.kind === 'setting',
  'Boolean isFeedEnabled()': () => false,
  'Boolean isMruEnabled()': () => true
};

export const DescribeSObjectResultClass = platformClass('Schema.DescribeSObjectResult', {
  isInstance: (value) => value instanceof DescribeObject,
  properties: {
    'Schema.SObjectTypeFields fields': (_rt, self: DescribeObject) =>
      new FieldMapValue(self.object),
    'Schema.SObjectTypeFieldSets fieldSets': (_rt, self: DescribeObject) =>
      new FieldSetMapValue(self.object)
  },
  methods: {
    ...flags,
    'String getName()': (_rt, self: DescribeObject) => self.object.name,
    'String getLocalName()': (_rt, self: DescribeObject) => self.object.name,
    'String getLabel()': (_rt, self: DescribeObject) => self.object.label,
    'String getLabelPlural()': (_rt, self: DescribeObject) => self.object.labelPlural,
    'String getKeyPrefix()': (_rt, self: DescribeObject) => self.object.keyPrefix,
    'Schema.SObjectType getSObjectType()': (rt, self: DescribeObject) =>
      rt.sObjectType(self.object.name),
    'List<Schema.ChildRelationship> getChildRelationships()': (rt, self: DescribeObject) =>
      childRelationships(rt, self),
    'List<Schema.RecordTypeInfo> getRecordTypeInfos()': (_rt, self: DescribeObject) =>
      new ApexList('Schema.RecordTypeInfo', recordTypes(self)),
    'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (
      _rt,
      self: DescribeObject
    ) => recordTypesBy(self, (info) => info.type.developerName),
    'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName()': (_rt, self: DescribeObject) =>
      recordTypesBy(self, (info) => info.type.label)
  }
});
