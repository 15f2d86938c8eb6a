/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexDate } from '../../../values/date.ts';
import type { ApexDatetime } from '../../../values/datetime.ts';
import type { ApexList } from '../../../values/list.ts';
import { apexText, datetimeText } from '../../../values/format.ts';
import { formatMessage } from '../../runtime/message-format.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { iterate } from './Iterable.ts';
import { stringComparisons } from './string/comparisons.ts';
import { stringParts } from './string/parts.ts';
import { stringPredicates } from './string/predicates.ts';
import { stringTransformations } from './string/transformations.ts';

/** Java's white space, to which a no-break space does not belong. */
const isBlank = (value: string | null): boolean =>
  value === null || /^[[\t-\r\x1C-\x1F\p{Z}]--[\xA0\u2007\u202F]]*$/v.test(value);

const textOf = (_rt: Runtime, value: unknown): string | null =>
  value === null ? null : apexText(value);

function characters(codes: ApexList): string {
  return String.fromCharCode(...(codes.items as number[]));
}

export const StringClass = platformClass('System.String', {
  isInstance: (value) => typeof value === 'string',
  statics: {
    'Boolean isBlank(String value)': (_rt, value: string | null) => isBlank(value),
    'Boolean isNotBlank(String value)': (_rt, value: string | null) => !isBlank(value),
    'Boolean isEmpty(String value)': (_rt, value: string | null) => value === null || value === '',
    'Boolean isNotEmpty(String value)': (_rt, value: string | null) =>
      value !== null && value !== '',
    'String join(Iterable<Object> parts, String separator)': (rt, parts: unknown, separator) =>
      Array.from(iterate(rt, given(parts)), (part) => (part === null ? '' : apexText(part))).join(
        given(separator as string | null)
      ),
    'String format(String template, List<Object> arguments)': (
      _rt,
      template: string | null,
      args: ApexList | null
    ) => formatMessage(given(template), args?.items ?? []),
    'String escapeSingleQuotes(String value)': (_rt, value: string | null) =>
      given(value).replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
    'String fromCharArray(List<Integer> codes)': (_rt, codes: ApexList | null) =>
      characters(given(codes)),
    'String getCommonPrefix(List<String> values)': (_rt, values: ApexList | null) =>
      commonPrefix(given(values).items as string[]),
    'String valueOfGmt(Datetime value)': (_rt, value: ApexDatetime | null) =>
      datetimeText(given(value), 'GMT'),
    'String valueOf(Date value)': (_rt, value: ApexDate | null) => value?.toString() ?? null,
    'String valueOf(Datetime value)': textOf,
    'String valueOf(Decimal value)': textOf,
    'String valueOf(Double value)': textOf,
    'String valueOf(Integer value)': textOf,
    'String valueOf(Long value)': textOf,
    // A Date that only the run time knows as such has a time of day in its text.
    'String valueOf(Object value)': textOf
  },
  methods: {
    ...stringPredicates,
    ...stringComparisons,
    ...stringParts,
    ...stringTransformations
  }
});

function commonPrefix(values: string[]): string {
  const [first = '', ...others] = values;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
