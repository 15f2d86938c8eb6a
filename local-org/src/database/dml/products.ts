// Price book entries and line items: what they take from products, and the rules between them.
import { Decimal } from '../../values/decimal.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { fail, type RowState } from './rows.ts';

export function derivePricebookEntry(engine: Engine, record: SObject, prior: Row | null): void {
  const product = engine.store.get('Product2', String(record.get('Product2Id')));
  record.set('Name', product?.get('Name') ?? record.get('Name'));
  record.set('ProductCode', product?.get('ProductCode') ?? null);
  if (record.get('UseStandardPrice') !== true || prior?.get('UnitPrice') !== undefined) return;
  const standard = standardEntry(engine, record.get('Product2Id'));
  if (standard) record.set('UnitPrice', standard.get('UnitPrice') ?? null);
}

function standardEntry(engine: Engine, productId: unknown): Row | null {
  return entriesOf(engine, productId).find((row) => isStandardBook(engine, row)) ?? null;
}

function entriesOf(engine: Engine, productId: unknown): Row[] {
  return [...engine.store.rows('PricebookEntry').values()].filter(
    (row) => row.get('Product2Id') === productId && row.get('IsDeleted') !== true
  );
}

function isStandardBook(engine: Engine, entry: Row): boolean {
  const book = engine.store.get('Pricebook2', String(entry.get('Pricebook2Id')));
  return book?.get('IsStandard') === true;
}

/** A product has a standard price before it has others, and one price in each price book. */
export function checkPricebookEntry(engine: Engine, state: RowState): void {
  const { record } = state;
  if (state.prior !== null) return;
  const bookId = record.get('Pricebook2Id');
  const twin = entriesOf(engine, record.get('Product2Id')).find(
    (row) => row.get('Pricebook2Id') === bookId && row.get('Id') !== state.id
  );
  if (twin) {
    const problem = 'This price definition already exists in this price book';
    fail(state, 'DUPLICATE_VALUE', problem);
    return;
  }
  if (isStandardBook(engine, record.fields)) return;
  if (standardEntry(engine, record.get('Product2Id'))) return;
  fail(state, 'STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product');
}

/** Product, names and totals of an opportunity product follow from its price book entry. */
export function deriveLineItem(engine: Engine, record: SObject, prior: Row | null): void {
  const entry = entryOf(engine, record);
  const product = engine.store.get('Product2', String(entry?.get('Product2Id')));
  const opportunity = engine.store.get('Opportunity', String(record.get('OpportunityId')));
  if (entry) {
    record.set('Product2Id', entry.get('Product2Id') ?? null);
    record.set('ProductCode', product?.get('ProductCode') ?? null);
    record.set('ListPrice', entry.get('UnitPrice') ?? null);
    record.set('Name', [opportunity?.get('Name'), product?.get('Name')].join(' ').trim());
  }
  derivePrice(record, prior);
}

export function deriveOrderItem(engine: Engine, record: SObject): void {
  const entry = entryOf(engine, record);
  if (entry) {
    record.set('Product2Id', entry.get('Product2Id') ?? null);
    record.set('ListPrice', entry.get('UnitPrice') ?? null);
    record.set('UnitPrice', record.get('UnitPrice') ?? entry.get('UnitPrice') ?? null);
  }
  const total = product(record.get('UnitPrice'), record.get('Quantity'));
  if (total) record.set('TotalPrice', total);
}

function entryOf(engine: Engine, record: SObject): Row | null {
  return engine.store.get('PricebookEntry', String(record.get('PricebookEntryId')));
}

function product(left: unknown, right: unknown): Decimal | null {
  return left instanceof Decimal && right instanceof Decimal
    ? left.multiply(right).setScale(2, 'HALF_UP')
    : null;
}

/** The caller gives the price of one or of all; the other follows, after the discount. */
function derivePrice(record: SObject, prior: Row | null): void {
  const quantity = record.get('Quantity');
  const totalGiven = record.get('TotalPrice') !== (prior?.get('TotalPrice') ?? null);
  const unitGiven = record.get('UnitPrice') !== (prior?.get('UnitPrice') ?? null);
  const total = record.get('TotalPrice');
  const isDivisible = quantity instanceof Decimal && quantity.toNumber() !== 0;
  if (totalGiven && !unitGiven && total instanceof Decimal && isDivisible) {
    record.set('UnitPrice', total.divide(quantity, 2));
  }
  const subtotal = product(record.get('UnitPrice'), quantity);
  if (!subtotal) return;
  const discount = record.get('Discount');
  record.set('Subtotal', subtotal);
  const kept =
    discount instanceof Decimal
      ? Decimal.fromInteger(1).subtract(discount.divide(Decimal.fromInteger(100), 6))
      : Decimal.fromInteger(1);
  record.set('TotalPrice', subtotal.multiply(kept).setScale(2, 'HALF_UP'));
}

/** A line item needs a price, and an entry of the price book that its parent uses. */
export function checkLineItem(engine: Engine, state: RowState): void {
  const { record } = state;
  const isOrder = record.type === 'OrderItem';
  if (record.get('PricebookEntryId') === null) {
    const fields = ['PricebookEntryId'];
    fail(state, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields[0]}]`, fields);
  } else if (record.get('UnitPrice') === null) {
    fail(state, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', [
      'UnitPrice'
    ]);
  }
  const entry = entryOf(engine, record);
  const parent = isOrder
    ? engine.store.get('Order', String(record.get('OrderId')))
    : engine.store.get('Opportunity', String(record.get('OpportunityId')));
  const bookId = parent?.get('Pricebook2Id') ?? null;
  if (!entry || !parent || (bookId === null && !isOrder)) return;
  if (bookId === entry.get('Pricebook2Id')) return;
  const problem = isOrder
    ? 'The pricebook entry is in a different pricebook than the one assigned to the order'
    : 'pricebook entry is in a different pricebook than the one assigned to the opportunity, or opportunity has no pricebook assigned';
  fail(state, 'FIELD_INTEGRITY_EXCEPTION', problem, ['PricebookEntryId']);
}
