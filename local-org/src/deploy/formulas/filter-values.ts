/** Which operators and values a filter of a field takes, wherever metadata filters records. */
import type { FieldDef, FieldType } from '../../metadata/schema.ts';
import { likelyMeant } from '../likely.ts';
import { tableOf } from '../../metadata/table.ts';

const NUMBERS: ReadonlySet<FieldType> = new Set([
  'Number',
  'Currency',
  'Percent',
  'Integer',
  'Long'
]);
const DAYS: ReadonlySet<FieldType> = new Set(['Date', 'DateTime']);

/** How metadata types write the same operators. */
const OPERATORS = tableOf<'equal' | 'order' | 'text' | 'choice'>({
  equals: 'equal',
  notequal: 'equal',
  equal: 'equal',
  ne: 'equal',
  lessthan: 'order',
  greaterthan: 'order',
  lessorequal: 'order',
  greaterorequal: 'order',
  lt: 'order',
  gt: 'order',
  le: 'order',
  ge: 'order',
  contains: 'text',
  notcontain: 'text',
  startswith: 'text',
  includes: 'choice',
  excludes: 'choice'
});

/** Null when the field can be filtered so; operators that no table has are the schema's matter. */
export function operatorProblem({ name, type }: FieldDef, operator: string): string | null {
  const kind = OPERATORS[operator.toLowerCase()];
  const isWrong =
    (kind === 'choice' && type !== 'MultiselectPicklist') ||
    (kind === 'order' && type === 'Checkbox') ||
    (kind === 'text' && (NUMBERS.has(type) || DAYS.has(type) || type === 'Checkbox'));
  return isWrong ? `${name} is of type ${type}, which has no operator '${operator}'.` : null;
}

/** Null when every value of the list fits the field; an empty one filters for empty fields. */
export function valueProblem(field: FieldDef, text: string): string | null {
  if (NUMBERS.has(field.type)) return numberProblem(field, text);
  const values = valuesOf(text);
  for (const value of values) {
    if (value === '') continue;
    const problem = oneValue(field, value);
    if (problem) return problem;
  }
  return null;
}

/** Commas separate values; quotes keep those of a value. */
function valuesOf(text: string): string[] {
  const parts = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
  );
}

function oneValue(field: FieldDef, value: string): string | null {
  if (field.type === 'Checkbox') {
    return /^(0|1|true|false)$/i.test(value)
      ? null
      : `'${value}' is no value of the checkbox ${field.name}; it takes 1 and 0.`;
  }
  if (DAYS.has(field.type)) {
    return isDay(value) ? null : `'${value}' is no date for ${field.name}.`;
  }
  return field.picklist?.restricted ? picklistProblem(field, value) : null;
}

/** 1000, 1,000.5, -3, 5%, USD 12.50, 10K. */
const NUMBER = /^(?:[A-Z]{3}\s*|[$€£¥]\s*)?[+-]?(?:\d[\d.]*|\.\d+)(?:e[+-]?\d+)?\s*[%kmb]?$/i;

function numberProblem({ name }: FieldDef, text: string): string | null {
  const values = text.split(',').map((part) => part.trim());
  const wrong = values.find((value) => value !== '' && !NUMBER.test(value));
  return wrong === undefined ? null : `'${wrong}' is no number for ${name}.`;
}

const RELATIVE = new RegExp(
  '^(?:TODAY|YESTERDAY|TOMORROW' +
    '|(?:LAST|THIS|NEXT|CURRENT|CUR|PREV)_?(?:FISCAL_?)?(?:DAY|WEEK|MONTH|QUARTER|YEAR)' +
    '|(?:LAST|NEXT)_?\\d+_?(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS)' +
    '|(?:LAST|NEXT)_?N_?(?:FISCAL_?)?(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS):\\d+' +
    '|N_?(?:FISCAL_?)?(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_?AGO:\\d+)$',
  'i'
);

/** TODAY, LAST_N_DAYS:30, LAST 90 DAYS; or a day as any locale writes it, with or without a time. */
function isDay(value: string): boolean {
  if (RELATIVE.test(value.replace(/\s+/g, '_'))) return true;
  const parts = /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?(?:[T ,].*)?$/.exec(value);
  if (!parts) return false;
  const numbers = [parts[1], parts[3], parts[4]].map(Number);
  // Day and month may stand either way round, the year first or last.
  const [first = 0, middle = 0, last = 0] = numbers;
  const [one, other] = first > 31 ? [middle, last] : [first, middle];
  return Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}

function picklistProblem({ name, picklist }: FieldDef, value: string): string | null {
  const values = picklist?.values ?? [];
  const known = values.flatMap(({ fullName, label }) => [fullName, label]);
  if (values.length === 0 || known.some((text) => text.toLowerCase() === value.toLowerCase())) {
    return null;
  }
  const meant = likelyMeant(value, known);
  return `'${value}' is no value of ${name}.${meant ? ` Did you mean '${meant}'?` : ''}`;
}
