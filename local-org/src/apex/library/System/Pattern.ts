/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm */

import { ApexList } from '../../../values/list.ts';
import { compileJavaPattern, splitText } from '../../../values/java-pattern.ts';
import { given } from '../../runtime/arguments.ts';
import { MatcherValue, PatternValue } from '../../runtime/matcher.ts';
import { platformClass } from '../define.ts';

export const PatternClass = platformClass('System.Pattern', {
  isInstance: (value) => value instanceof PatternValue,
  statics: {
    'Pattern compile(String pattern)': (_rt, pattern: string | null) =>
      new PatternValue(compileJavaPattern(given(pattern))),
    'Boolean matches(String pattern, String text)': (
      _rt,
      pattern: string | null,
      text: string | null
    ) =>
      new MatcherValue(new PatternValue(compileJavaPattern(given(pattern))), given(text)).matches(),
    'String quote(String text)': (_rt, text: string | null) =>
      `\\Q${given(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`
  },
  methods: {
    'Matcher matcher(String text)': (_rt, self: PatternValue, text: string | null) =>
      new MatcherValue(self, given(text)),
    'String pattern()': (_rt, self: PatternValue) => self.compiled.text,
    'List<String> split(String text)': (_rt, self: PatternValue, text: string | null) =>
      new ApexList('String', splitText(self.compiled, given(text), 0)),
    'List<String> split(String text, Integer limit)': (
      _rt,
      self: PatternValue,
      text: string | null,
      limit: number
    ) => new ApexList('String', splitText(self.compiled, given(text), limit)),
    'String toString()': (_rt, self: PatternValue) => self.compiled.text
  }
});
