/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Collator.htm */

import { userLocale } from '../../runtime/locales.ts';
import { platformClass } from '../define.ts';

/** The order of texts in the running user's locale. */
export class CollatorValue {
  readonly $type = 'System.Collator';
  readonly collator: Intl.Collator;

  constructor(locale: string) {
    this.collator = new Intl.Collator(locale);
  }

  /** Nulls come first. */
  compare(left: string | null, right: string | null): number {
    if (left === null || right === null) return Number(left !== null) - Number(right !== null);
    return this.collator.compare(left, right);
  }
}

export const CollatorClass = platformClass('System.Collator', {
  isInstance: (value) => value instanceof CollatorValue,
  implements: ['Comparator<String>'],
  statics: {
    'Collator getInstance()': (rt) => new CollatorValue(userLocale(rt))
  },
  methods: {
    'Integer compare(String left, String right)': (
      _rt,
      self: CollatorValue,
      left: string | null,
      right: string | null
    ) => self.compare(left, right)
  }
});
