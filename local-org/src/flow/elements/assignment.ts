/** Flow element Assignment: sets variables, fields of record variables and collections. */
import { applyBinary } from '../../formula/operators.ts';
import { toInteger } from '../../formula/coerce.ts';
import { Decimal } from '../../values/decimal.ts';
import { valueEquals } from '../../values/equality.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { childrenOf, requiredText } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { FlowValueError } from '../errors.ts';
import { readReference, writeReference } from '../references.ts';
import { parseChild } from '../values.ts';
import { elementOf } from './node.ts';
import { tableOf } from '../../metadata/table.ts';

type Operator = (current: unknown, value: unknown) => unknown;

const OPERATORS = tableOf<Operator>({
  Assign: (_current, value) => copyOf(value),
  Add: (current, value) =>
    current instanceof ApexList
      ? withItems(current, [...current.items, ...added(value)])
      : sum('+', current, value),
  AddItem: (current, value) => withItems(current, [...itemsOf(current), ...added(value)]),
  AddAtStart: (current, value) => withItems(current, [...added(value), ...itemsOf(current)]),
  Subtract: (current, value) => sum('-', current, value),
  AssignCount: (_current, value) => Decimal.fromInteger(itemsOf(value).length),
  RemoveFirst: (current, value) => {
    const index = indexOf(current, value);
    return withItems(current, index < 0 ? itemsOf(current) : itemsOf(current).toSpliced(index, 1));
  },
  RemoveAll: (current, value) =>
    withItems(
      current,
      itemsOf(current).filter((item) => !isAmong(item, value))
    ),
  RemoveUncommon: (current, value) =>
    withItems(
      current,
      itemsOf(current).filter((item) => isAmong(item, value))
    ),
  RemoveBeforeFirst: (current, value) => {
    const index = indexOf(current, value);
    return withItems(current, itemsOf(current).slice(Math.max(0, index)));
  },
  RemoveAfterFirst: (current, value) => {
    const index = indexOf(current, value);
    return withItems(current, index < 0 ? itemsOf(current) : itemsOf(current).slice(0, index + 1));
  },
  // Positions count from 1.
  RemovePosition: (current, value) => {
    const position = toInteger(value) ?? 0;
    if (position < 1 || position > itemsOf(current).length) {
      throw new FlowValueError(`The collection has no item at position ${position}.`);
    }
    return withItems(current, itemsOf(current).toSpliced(position - 1, 1));
  }
});

export const parseAssignment: ElementParser = (builder, node) => {
  const items = childrenOf(node, 'assignmentItems').map((item) => {
    const word = requiredText(item, 'operator');
    const operator = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
    if (!operator) {
      throw builder.notSupported(`support the assignment operator '${word}'`, item);
    }
    const path = requiredText(item, 'assignToReference').split('.');
    builder.references.push({ path, line: item.line });
    return { path, operator, value: parseChild(builder, item) };
  });
  return elementOf(builder, node, ([interview], engine) => {
    for (const { path, operator, value } of items) {
      const current = operator === OPERATORS.Assign ? null : readReference(engine, interview, path);
      writeReference(engine, interview, path, operator(current, value(interview)));
    }
  });
};

/** What is not there yet counts as nothing: 0, or an empty text. */
function sum(operator: '+' | '-', current: unknown, value: unknown): unknown {
  const start = current ?? (typeof value === 'string' ? '' : Decimal.ZERO);
  return applyBinary(operator, start, value ?? (typeof start === 'string' ? '' : Decimal.ZERO));
}

function itemsOf(value: unknown): unknown[] {
  if (value instanceof ApexList) return value.items;
  return value === null || value === undefined ? [] : [value];
}

/**
 * A value that is not set becomes an item too: $Record__Prior of a new record is one. Records are copied: the variable
 * they come from can be used again.
 */
function added(value: unknown): unknown[] {
  return (value instanceof ApexList ? value.items : [value ?? null]).map(copyOf);
}

function indexOf(list: unknown, value: unknown): number {
  return itemsOf(list).findIndex((item) => valueEquals(item, value));
}

function isAmong(item: unknown, value: unknown): boolean {
  return itemsOf(value).some((other) => valueEquals(item, other));
}

function withItems(list: unknown, items: unknown[]): ApexList {
  return new ApexList(list instanceof ApexList ? list.elementType : 'Object', items);
}

function copyOf(value: unknown): unknown {
  return value instanceof SObject ? value.copy() : value;
}
