/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm */

import { given } from '../../runtime/arguments.ts';
import type { PatternValue } from '../../runtime/matcher.ts';
import { MatcherValue } from '../../runtime/matcher.ts';
import { platformClass } from '../define.ts';
import { replaceMatches } from '../../../values/java-pattern.ts';

export const MatcherClass = platformClass('System.Matcher', {
  isInstance: (value) => value instanceof MatcherValue,
  statics: {
    'String quoteReplacement(String text)': (_rt, text: string | null) =>
      given(text).replace(/[\\$]/g, '\\$&')
  },
  methods: {
    'Boolean matches()': (_rt, self: MatcherValue) => self.matches(),
    'Boolean lookingAt()': (_rt, self: MatcherValue) => self.lookingAt(),
    'Boolean find()': (_rt, self: MatcherValue) => self.find(),
    'Boolean find(Integer index)': (_rt, self: MatcherValue, index: number | null) =>
      self.findFrom(given(index)),
    'String group()': (_rt, self: MatcherValue) => self.group(0),
    'String group(Integer index)': (_rt, self: MatcherValue, index: number | null) =>
      self.group(given(index)),
    'Integer groupCount()': (_rt, self: MatcherValue) => self.pattern.compiled.groupCount,
    'Integer start()': (_rt, self: MatcherValue) => self.start(0),
    'Integer start(Integer index)': (_rt, self: MatcherValue, index: number | null) =>
      self.start(given(index)),
    'Integer end()': (_rt, self: MatcherValue) => self.end(0),
    'Integer end(Integer index)': (_rt, self: MatcherValue, index: number | null) =>
      self.end(given(index)),
    'Boolean hitEnd()': (_rt, self: MatcherValue) => self.hitEnd,
    'Boolean requireEnd()': (_rt, self: MatcherValue) => self.requireEnd,
    'Boolean hasAnchoringBounds()': (_rt, self: MatcherValue) => self.hasAnchoringBounds,
    'Boolean hasTransparentBounds()': (_rt, self: MatcherValue) => self.hasTransparentBounds,
    'Matcher useAnchoringBounds(Boolean anchoring)': (
      _rt,
      self: MatcherValue,
      anchoring: boolean | null
    ) => {
      self.useBounds({ anchoring: given(anchoring) });
      return self;
    },
    'Matcher useTransparentBounds(Boolean transparent)': (
      _rt,
      self: MatcherValue,
      transparent: boolean | null
    ) => {
      self.useBounds({ transparent: given(transparent) });
      return self;
    },
    'Pattern pattern()': (_rt, self: MatcherValue) => self.pattern,
    'Matcher usePattern(Pattern pattern)': (_rt, self: MatcherValue, pattern: PatternValue) => {
      self.usePattern(given(pattern));
      return self;
    },
    'Matcher reset()': (_rt, self: MatcherValue) => {
      self.reset();
      return self;
    },
    'Matcher reset(String text)': (_rt, self: MatcherValue, text: string | null) => {
      self.reset(given(text));
      return self;
    },
    'Matcher region(Integer start, Integer end)': (
      _rt,
      self: MatcherValue,
      start: number,
      end: number
    ) => {
      self.region(start, end);
      return self;
    },
    'Integer regionStart()': (_rt, self: MatcherValue) => self.regionBounds()[0],
    'Integer regionEnd()': (_rt, self: MatcherValue) => self.regionBounds()[1],
    'String replaceAll(String replacement)': (
      _rt,
      self: MatcherValue,
      replacement: string | null
    ) => replaceMatches(self.pattern.compiled, self.input, given(replacement)),
    'String replaceFirst(String replacement)': (
      _rt,
      self: MatcherValue,
      replacement: string | null
    ) => replaceMatches(self.pattern.compiled, self.input, given(replacement), true)
  }
});
