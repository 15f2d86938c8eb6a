/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm */

import type { ApexList } from '../../../values/list.ts';
import type { SObject } from '../../../values/sobject.ts';
import type { AccessLevelValue } from './AccessLevel.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SuggestionOptionValue } from '../Search/SuggestionOption.ts';
import { given } from '../../runtime/arguments.ts';
import { parseSearch, runSearch } from '../../runtime/search.ts';
import { platformClass } from '../define.ts';
import { SearchResultsValue } from '../Search/SearchResults.ts';
import { SuggestionResultsValue } from '../Search/SuggestionResults.ts';
import { suggest } from '../Search/suggest.ts';

function query(rt: Runtime, text: string | null, level: AccessLevelValue | null): ApexList {
  return runSearch(rt, parseSearch(given(text)), [], level?.mode ?? null);
}

function find(
  rt: Runtime,
  text: string | null,
  level: AccessLevelValue | null
): SearchResultsValue {
  const lists = query(rt, text, level).items as ApexList[];
  return new SearchResultsValue(lists.flatMap((list) => list.items as SObject[]));
}

export const SearchClass = platformClass('System.Search', {
  statics: {
    'List<List<SObject>> query(String query)': (rt, text: string | null) => query(rt, text, null),
    'List<List<SObject>> query(String query, AccessLevel level)': (
      rt,
      text: string | null,
      level: AccessLevelValue | null
    ) => query(rt, text, level),
    'Search.SearchResults find(String query)': (rt, text: string | null) => find(rt, text, null),
    'Search.SearchResults find(String query, AccessLevel level)': (
      rt,
      text: string | null,
      level: AccessLevelValue | null
    ) => find(rt, text, level),
    'Search.SuggestionResults suggest(String query, String sObjectType, Search.SuggestionOption options)':
      (rt, text: string | null, type: string | null, options: SuggestionOptionValue | null) =>
        new SuggestionResultsValue(suggest(rt, given(text), given(type)), options)
  }
});
