/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_childrelationship.htm */

import type { ChildRelationship } from '../../../metadata/schema.ts';
import type { MethodImplementation } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { gettersAsProperties } from './describe-properties.ts';

class ChildRelationshipValue {
  readonly $type = 'Schema.ChildRelationship';
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    this.relationship = relationship;
  }
}

const relationships = new WeakMap<ChildRelationship, ChildRelationshipValue>();

/** One value for each relationship: code keeps them as keys of maps. */
export function childRelationshipOf(relationship: ChildRelationship): ChildRelationshipValue {
  let value = relationships.get(relationship);
  if (!value) relationships.set(relationship, (value = new ChildRelationshipValue(relationship)));
  return value;
}

const methods: Record<string, MethodImplementation> = {
  'Schema.SObjectType getChildSObject()': (rt, self: ChildRelationshipValue) =>
    rt.sObjectType(self.relationship.childObject),
  'Schema.SObjectField getField()': (rt, self: ChildRelationshipValue) =>
    rt.sObjectField(self.relationship.childObject, self.relationship.field),
  'String getRelationshipName()': (_rt, self: ChildRelationshipValue) => self.relationship.name,
  'Boolean isCascadeDelete()': (_rt, self: ChildRelationshipValue) =>
    self.relationship.cascadeDelete,
  'Boolean isDeprecatedAndHidden()': () => false,
  'Boolean isRestrictedDelete()': (rt, { relationship }: ChildRelationshipValue) =>
    rt.schema.object(relationship.childObject)?.field(relationship.field)?.deleteConstraint ===
    'Restrict',
  'List<String> getJunctionIdListNames()': () => new ApexList('String', []),
  'List<Schema.SObjectType> getJunctionReferenceTo()': () => new ApexList('Schema.SObjectType', [])
};

export const ChildRelationshipClass = platformClass('Schema.ChildRelationship', {
  isInstance: (value) => value instanceof ChildRelationshipValue,
  methods,
  properties: gettersAsProperties(methods)
});
