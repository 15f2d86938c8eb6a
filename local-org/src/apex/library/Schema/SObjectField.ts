/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectField.htm */

import { describeField } from './DescribeFieldResult.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { platformClass } from '../define.ts';
import { SObjectFieldToken } from '../../runtime/tokens.ts';

export const SObjectFieldClass = platformClass('Schema.SObjectField', {
  isInstance: (value) => value instanceof SObjectFieldToken,
  methods: {
    'Schema.DescribeFieldResult getDescribe()': (_rt, self: SObjectFieldToken) =>
      describeField(self),
    'Schema.DescribeFieldResult getDescribe(Object options)': (_rt, self: SObjectFieldToken) =>
      describeField(self),
    'Boolean equals(Object other)': (_rt, self: SObjectFieldToken, other: unknown) =>
      self === other,
    'Integer hashCode()': (_rt, self: SObjectFieldToken) => hashCodeOf(self),
    'String toString()': (_rt, self: SObjectFieldToken) => self.toString()
  }
});
