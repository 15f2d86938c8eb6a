// Filters of metadata: summary filters, lookup filters, criteria of workflow and sharing rules.
import type { FieldDef, FilterItem, ObjectDef } from '../../metadata/schema.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexTime } from '../../values/time.ts';
import { NotSupported } from '../../values/errors.ts';
import { fieldValue, rowById, type Engine } from '../engine.ts';
import type { Row } from '../store.ts';

type Plain = string | number | boolean | null;

export interface Filter {
  items: FilterItem[];
  /** `1 AND (2 OR 3)`; all items when it is null. */
  booleanFilter: string | null;
}

/** What a name in a filter stands for: the field and its value. */
export interface Named {
  field: FieldDef;
  value: unknown;
}

export type Resolve = (name: string) => Named | null;

/** Names are fields of the object, or `Object.Field` of it. */
export function resolverOf(engine: Engine, object: ObjectDef, row: Row): Resolve {
  return (name) => {
    const path = name.split('.');
    const own = path.length > 1 && path[0]!.toLowerCase() === object.name.toLowerCase();
    return followPath(engine, object, row, own ? path.slice(1) : path);
  };
}

function followPath(engine: Engine, object: ObjectDef, row: Row, path: string[]): Named | null {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    const field = object.field(first);
    return field ? { field, value: fieldValue(engine, object, row, field) } : null;
  }
  const lookup = object.relationship(first) ?? object.field(first);
  const id = lookup && row.get(lookup.name);
  const parent = typeof id === 'string' ? rowById(engine, id) : null;
  return parent ? followPath(engine, parent.object, parent.row, rest) : null;
}

/** `values` answers what a `valueField` names. */
export function matches(filter: Filter, resolve: Resolve, values: Resolve = resolve): boolean {
  const outcomes = filter.items.map((item) => matchesItem(item, resolve, values));
  if (!filter.booleanFilter) return outcomes.every(Boolean);
  return evaluate(filter.booleanFilter, outcomes);
}

/** The logic is digits, AND, OR, NOT and brackets only; numbers stand for the items. */
function evaluate(logic: string, outcomes: boolean[]): boolean {
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let position = 0;
  const primary = (): boolean => {
    const token = tokens[position++];
    if (token === 'NOT') return !primary();
    if (token !== '(') return outcomes[Number(token) - 1] ?? false;
    const value = either();
    position += 1;
    return value;
  };
  const both = (): boolean => {
    let value = primary();
    while (tokens[position] === 'AND') {
      position += 1;
      value = primary() && value;
    }
    return value;
  };
  const either = (): boolean => {
    let value = both();
    while (tokens[position] === 'OR') {
      position += 1;
      value = both() || value;
    }
    return value;
  };
  return either();
}

function matchesItem(item: FilterItem, resolve: Resolve, values: Resolve): boolean {
  const left = resolve(item.field);
  if (!left) return item.operation === 'notEqual';
  const actual = plain(left.value);
  const wanted =
    item.valueField !== null
      ? [plain(values(item.valueField)?.value ?? null)]
      : wantedValues(left.field, item.value);
  return TESTS[item.operation]?.(actual, wanted) ?? unknown(item.operation);
}

function unknown(operation: string): never {
  throw new NotSupported(`The filter operation ${operation}`);
}

type Test = (actual: Plain, wanted: Plain[]) => boolean;

const same = (left: Plain, right: Plain): boolean =>
  typeof left === 'string' && typeof right === 'string'
    ? left.toLowerCase() === right.toLowerCase()
    : left === right;
const isOneOf: Test = (actual, wanted) => wanted.some((value) => same(actual, value));
const ordered =
  (test: (left: string | number, right: string | number) => boolean): Test =>
  (actual, [wanted = null]) =>
    actual !== null && wanted !== null && typeof actual === typeof wanted
      ? test(actual as number, wanted as number)
      : false;
const text = (value: Plain): string => String(value ?? '').toLowerCase();
const contains: Test = (actual, wanted) =>
  wanted.some((value) => text(actual).includes(text(value)));
const includes: Test = (actual, wanted) => {
  const chosen = text(actual).split(';');
  return wanted.some((value) => chosen.includes(text(value)));
};

const TESTS: Record<string, Test> = {
  equals: isOneOf,
  notEqual: (actual, wanted) => !isOneOf(actual, wanted),
  lessThan: ordered((left, right) => left < right),
  greaterThan: ordered((left, right) => left > right),
  lessOrEqual: ordered((left, right) => left <= right),
  greaterOrEqual: ordered((left, right) => left >= right),
  contains,
  notContain: (actual, wanted) => !contains(actual, wanted),
  startsWith: (actual, wanted) => wanted.some((value) => text(actual).startsWith(text(value))),
  includes,
  excludes: (actual, wanted) => !includes(actual, wanted)
};

function plain(value: unknown): Plain {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value;
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof ApexDate) return value.days * 86_400_000;
  if (value instanceof ApexDatetime) return value.time;
  return value instanceof ApexTime ? value.millis : String(value);
}

/** Metadata writes the values of a filter as one text, with commas between alternatives. */
function wantedValues(field: FieldDef, value: string | null): Plain[] {
  if (value === null || value.trim() === '') return [field.type === 'Checkbox' ? false : null];
  if (field.type === 'Date' || field.type === 'DateTime') return [dateOf(value)];
  return splitValues(value).map((part) => typed(field, part));
}

/** Commas separate, unless they stand in quotes. */
function splitValues(value: string): string[] {
  const parts = value.match(/"[^"]*"|[^,]+/g) ?? [];
  return parts.map((part) => part.trim().replace(/^"|"$/g, ''));
}

function typed(field: FieldDef, part: string): Plain {
  switch (field.type) {
    case 'Checkbox':
      return /^(true|1)$/i.test(part);
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Integer':
      return Number(part);
    default:
      return part;
  }
}

/** `2024-12-31`, `12/31/2024`. */
function dateOf(value: string): Plain {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (iso) return Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value);
  if (!american) throw new NotSupported(`The filter value ${value} of a date`);
  return Date.UTC(Number(american[3]), Number(american[1]) - 1, Number(american[2]));
}
