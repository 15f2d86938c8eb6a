// ORDER BY: text without case, picklists in their defined order, nulls first unless said.
import type { FieldDef } from '../../metadata/schema.ts';
import type { OrderItem } from '../../soql/ast.ts';
import { comparableOf, compareValues, type Comparable } from './comparable.ts';
import type { Getter } from './where.ts';

interface OrderKey<T> {
  getter: Getter<T>;
  ranks: Map<Comparable, number> | null;
  descending: boolean;
  nullsFirst: boolean;
}

export function ordered<T>(
  items: T[],
  order: OrderItem[],
  resolve: (item: OrderItem) => Getter<T>
): T[] {
  if (order.length === 0) return items;
  const keys = order.map((item): OrderKey<T> => {
    const getter = resolve(item);
    return {
      getter,
      ranks: picklistRanks(getter.field),
      descending: item.descending,
      nullsFirst: item.nulls !== 'last'
    };
  });
  const decorated = items.map((item) => ({ item, values: keys.map((key) => keyValue(key, item)) }));
  decorated.sort((left, right) => compareKeys(keys, left.values, right.values));
  return decorated.map(({ item }) => item);
}

/** Picklists sort in the order of their values, not by text. */
export function picklistRanks(field: FieldDef): Map<Comparable, number> | null {
  if (field.type !== 'Picklist' || !field.picklist) return null;
  return new Map(
    field.picklist.values.map((value, index) => [value.fullName.toLowerCase(), index] as const)
  );
}

function keyValue<T>(key: OrderKey<T>, item: T): Comparable {
  const value = comparableOf(key.getter.field, key.getter.read(item));
  if (!key.ranks || value === null) return value;
  return key.ranks.get(value) ?? value;
}

/** Values that the picklist does not have come after its own, by their text. */
function compareRanked(left: Comparable, right: Comparable): number {
  if (typeof left === typeof right) return compareValues(left, right);
  return typeof left === 'number' ? -1 : 1;
}

function compareKeys<T>(keys: OrderKey<T>[], left: Comparable[], right: Comparable[]): number {
  for (const [index, key] of keys.entries()) {
    const a = left[index] ?? null;
    const b = right[index] ?? null;
    if (a === b) continue;
    if (a === null || b === null) return (a === null) === key.nullsFirst ? -1 : 1;
    const result = key.ranks ? compareRanked(a, b) : compareValues(a, b);
    return key.descending ? -result : result;
  }
  return 0;
}
