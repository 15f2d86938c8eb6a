/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SearchResults.htm */

import type { SObject } from '../../../values/sobject.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { SearchResultValue } from './SearchResult.ts';

export class SearchResultsValue {
  readonly $type = 'Search.SearchResults';
  readonly records: SObject[];

  constructor(records: SObject[]) {
    this.records = records;
  }
}

export const SearchResultsClass = platformClass('Search.SearchResults', {
  isInstance: (value) => value instanceof SearchResultsValue,
  methods: {
    'List<Search.SearchResult> get(String sObjectType)': (
      _rt,
      self: SearchResultsValue,
      type: string | null
    ) => {
      const wanted = given(type).toLowerCase();
      const own = self.records.filter((record) => record.type.toLowerCase() === wanted);
      return new ApexList(
        'Search.SearchResult',
        own.map((record) => new SearchResultValue(record))
      );
    }
  }
});
