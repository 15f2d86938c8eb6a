// Totals that the platform keeps on standard parents, beside roll-up summaries.
import { Decimal } from '../../values/decimal.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';

/** Values of the parent, from its children that are left. */
export type Totals = (engine: Engine, parent: Row, children: Row[]) => [string, unknown][];

function sum(rows: Row[], field: string): Decimal {
  return rows.reduce<Decimal>((total, row) => {
    const value = row.get(field);
    return value instanceof Decimal ? total.add(value) : total;
  }, Decimal.fromInteger(0).setScale(2));
}

/** UNVERIFIED: without products an opportunity keeps its amount. */
const opportunity: Totals = (engine, parent, children) => {
  const has: [string, unknown] = ['HasOpportunityLineItem', children.length > 0];
  if (children.length === 0) return [has];
  const entry = engine.store.get('PricebookEntry', String(children[0]!.get('PricebookEntryId')));
  return [
    has,
    ['Amount', sum(children, 'TotalPrice')],
    ['TotalOpportunityQuantity', sum(children, 'Quantity')],
    ['Pricebook2Id', parent.get('Pricebook2Id') ?? entry?.get('Pricebook2Id') ?? null]
  ];
};

const order: Totals = (_engine, _parent, children) => [
  ['TotalAmount', sum(children, 'TotalPrice')]
];

const TOTALS: Record<string, Totals> = {
  'OpportunityLineItem.OpportunityId': opportunity,
  'OrderItem.OrderId': order
};

export function totalsOver(child: string, foreignKey: string): Totals | null {
  return TOTALS[`${child}.${foreignKey}`] ?? null;
}
