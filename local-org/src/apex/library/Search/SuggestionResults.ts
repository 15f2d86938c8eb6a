/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SuggestionResults.htm */

import type { SObject } from '../../../values/sobject.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { SuggestionOptionValue } from './SuggestionOption.ts';
import { SuggestionResultValue } from './SuggestionResult.ts';

export class SuggestionResultsValue {
  readonly $type = 'Search.SuggestionResults';
  readonly records: SObject[];
  readonly hasMore: boolean;

  constructor(found: SObject[], options: SuggestionOptionValue | null) {
    const { limit } = options ?? new SuggestionOptionValue();
    this.records = found.slice(0, limit);
    this.hasMore = found.length > limit;
  }
}

export const SuggestionResultsClass = platformClass('Search.SuggestionResults', {
  isInstance: (value) => value instanceof SuggestionResultsValue,
  methods: {
    'List<Search.SuggestionResult> getSuggestionResults()': (_rt, self: SuggestionResultsValue) =>
      new ApexList(
        'Search.SuggestionResult',
        self.records.map((record) => new SuggestionResultValue(record))
      ),
    'Boolean hasMoreResults()': (_rt, self: SuggestionResultsValue) => self.hasMore
  }
});
