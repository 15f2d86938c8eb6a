/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Search_SuggestionOption.htm */

import { NotSupported } from '../../../values/errors.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

const DEFAULT_LIMIT = 5;

export class SuggestionOptionValue {
  readonly $type = 'Search.SuggestionOption';
  limit = DEFAULT_LIMIT;
}

export const SuggestionOptionClass = platformClass('Search.SuggestionOption', {
  isInstance: (value) => value instanceof SuggestionOptionValue,
  constructors: { 'SuggestionOption()': () => new SuggestionOptionValue() },
  methods: {
    'void setLimit(Integer limit)': (_rt, self: SuggestionOptionValue, limit: number | null) => {
      self.limit = given(limit);
    },
    'void setFilter(Object filter)': () => {
      throw new NotSupported('Search.SuggestionOption.setFilter (there is no Knowledge)');
    }
  }
});
