/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SuggestionResult.htm */

import type { SObject } from '../../../values/sobject.ts';
import { platformClass } from '../define.ts';

export class SuggestionResultValue {
  readonly $type = 'Search.SuggestionResult';
  readonly record: SObject;

  constructor(record: SObject) {
    this.record = record;
  }
}

export const SuggestionResultClass = platformClass('Search.SuggestionResult', {
  isInstance: (value) => value instanceof SuggestionResultValue,
  methods: { 'SObject getSObject()': (_rt, self: SuggestionResultValue) => self.record }
});
