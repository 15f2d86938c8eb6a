/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_childrelationship.htm */

import type { ChildRelationship } from '../../../metadata/schema.ts';
import { platformClass } from '../define.ts';

export class ChildRelationshipValue {
  readonly $type = 'Schema.ChildRelationship';
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    this.relationship = relationship;
  }
}

export const ChildRelationshipClass = platformClass('Schema.ChildRelationship', {
  isInstance: (value) => value instanceof ChildRelationshipValue,
  methods: {
    'Schema.SObjectType getChildSObject()': (rt, self: ChildRelationshipValue) =>
      rt.sObjectType(self.relationship.childObject),
    'Schema.SObjectField getField()': (rt, self: ChildRelationshipValue) =>
      rt.sObjectField(self.relationship.childObject, self.relationship.field),
    'String getRelationshipName()': (_rt, self: ChildRelationshipValue) => self.relationship.name,
    'Boolean isCascadeDelete()': (_rt, self: ChildRelationshipValue) =>
      self.relationship.cascadeDelete
  }
});
