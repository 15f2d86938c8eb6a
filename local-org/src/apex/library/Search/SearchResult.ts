/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SearchResult.htm */

import type { SObject } from '../../../values/sobject.ts';
import { lacking, platformClass } from '../define.ts';

export class SearchResultValue {
  readonly $type = 'Search.SearchResult';
  readonly record: SObject;

  constructor(record: SObject) {
    this.record = record;
  }
}

const noSnippet = lacking('Search.SearchResult.getSnippet');

export const SearchResultClass = platformClass('Search.SearchResult', {
  isInstance: (value) => value instanceof SearchResultValue,
  methods: {
    'SObject getSObject()': (_rt, self: SearchResultValue) => self.record,
    'String getSnippet()': noSnippet,
    'String getSnippet(String fieldName)': noSnippet
  }
});
