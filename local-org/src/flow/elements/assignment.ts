/** Flow element Assignment: sets variables, fields of record variables and collections. */
import { arithmetic } from '../../formula/operators.ts';
import { applyBinary } from '../../formula/operators.ts';
import { Decimal } from '../../values/decimal.ts';
import { valueEquals } from '../../values/equality.ts';
import { ApexList } from '../../values/list.ts';
import { childOf, childrenOf, requiredText } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { readReference, writeReference } from '../references.ts';
import { parseValue } from '../values.ts';

type Operator = (current: unknown, value: unknown) => unknown;

const OPERATORS: Record<string, Operator> = {
  Assign: (_current, value) => (value instanceof ApexList ? copyOf(value) : value),
  Add: (current, value) =>
    current instanceof ApexList
      ? withItems(current, [...current.items, ...itemsOf(value)])
      : applyBinary('+', current ?? (typeof value === 'string' ? '' : Decimal.ZERO), value),
  AddAtStart: (current, value) => withItems(current, [...itemsOf(value), ...itemsOf(current)]),
  Subtract: (current, value) => arithmetic(current ?? Decimal.ZERO, value, (a, b) => a.subtract(b)),
  AssignCount: (_current, value) => Decimal.fromInteger(itemsOf(value).length),
  RemoveFirst: (current, value) => {
    const items = itemsOf(current);
    const index = items.findIndex((item) => valueEquals(item, value));
    return withItems(current, index < 0 ? items : items.toSpliced(index, 1));
  },
  RemoveAll: (current, value) => {
    const unwanted = itemsOf(value);
    const kept = itemsOf(current).filter(
      (item) => !unwanted.some((other) => valueEquals(item, other))
    );
    return withItems(current, kept);
  }
};

export const parseAssignment: ElementParser = (builder, node) => {
  const items = childrenOf(node, 'assignmentItems').map((item) => {
    const operator = OPERATORS[requiredText(item, 'operator')];
    if (!operator) {
      throw builder.error(
        `local-org does not support the assignment operator '${requiredText(item, 'operator')}'`,
        item
      );
    }
    const value = childOf(item, 'value');
    const path = requiredText(item, 'assignToReference').split('.');
    builder.references.push({ path, line: item.line });
    return { path, operator, value: value ? parseValue(builder, value) : () => null };
  });
  const next = builder.connector(node);

  return {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    next,
    fault: null,
    run(group, engine) {
      for (const interview of group) {
        for (const { path, operator, value } of items) {
          const current = readReference(engine, interview, path);
          writeReference(engine, interview, path, operator(current, value(interview)));
        }
        interview.position = next;
      }
    }
  };
};

function itemsOf(value: unknown): unknown[] {
  if (value instanceof ApexList) return value.items;
  return value === null || value === undefined ? [] : [value];
}

function withItems(list: unknown, items: unknown[]): ApexList {
  return new ApexList(list instanceof ApexList ? list.elementType : 'Object', items);
}

function copyOf(list: ApexList): ApexList {
  return new ApexList(list.elementType, [...list.items]);
}
