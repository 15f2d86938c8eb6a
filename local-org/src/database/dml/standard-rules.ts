// Rules that the platform itself has for standard objects, checked before the validation rules.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Engine } from '../engine.ts';
import { checkLineItem, checkPricebookEntry } from './products.ts';
import { fail, type RowState } from './rows.ts';

type Check = (engine: Engine, state: RowState) => void;

const CHECKS: Record<string, Check> = {
  Account: (engine, state) => refuseCycle(engine, state, 'ParentId', 'Parent Account ID'),
  Contact: (engine, state) => refuseCycle(engine, state, 'ReportsToId', 'Reports To ID'),
  Event: checkEvent,
  Lead: checkLead,
  OpportunityLineItem: checkLineItem,
  OrderItem: checkLineItem,
  PricebookEntry: checkPricebookEntry,
  User: checkUser
};

export function checkStandardRules(engine: Engine, object: ObjectDef, state: RowState): void {
  CHECKS[object.name]?.(engine, state);
}

/** A record cannot be above itself. */
function refuseCycle(engine: Engine, state: RowState, field: string, label: string): void {
  const { record, id } = state;
  if (id === null) return;
  let above = record.get(field);
  for (let steps = 0; typeof above === 'string' && steps < 500; steps += 1) {
    if (above === id) {
      const problem = `${label}: circular dependency: ${String(record.get(field))}`;
      fail(state, 'CIRCULAR_DEPENDENCY', problem, [field]);
      return;
    }
    above = engine.store.get(record.type, above)?.get(field);
  }
}

function checkEvent(_engine: Engine, state: RowState): void {
  const needed = ['DurationInMinutes', 'ActivityDateTime'];
  const missing = needed.filter((name) => state.record.get(name) === null);
  if (missing.length === 0) return;
  const problem = `Required fields are missing: [${missing.join(', ')}]`;
  fail(state, 'REQUIRED_FIELD_MISSING', problem, missing);
}

/** Only administrators and people with a permission for it change what was converted. */
function checkLead(engine: Engine, state: RowState): void {
  const status = state.record.get('Status');
  const isConversion = state.record.get('IsConverted') === true;
  if (isConversion || status === (state.prior?.get('Status') ?? null)) return;
  const known = [...engine.store.rows('LeadStatus').values()].find(
    (row) => row.get('ApiName') === status
  );
  if (known?.get('IsConverted') !== true) return;
  // UNVERIFIED: the text for a lead that is saved with the status of converted leads.
  fail(state, 'INVALID_STATUS', `invalid status: ${String(status)}`, ['Status']);
}

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function checkUser(engine: Engine, state: RowState): void {
  const username = state.record.get('Username');
  if (typeof username !== 'string' || username === state.prior?.get('Username')) return;
  if (!USERNAME.test(username)) {
    const problem = `Username must be in the form of an email address (for example, john@acme.com).`;
    fail(state, 'INVALID_EMAIL_ADDRESS', problem, ['Username']);
    return;
  }
  const wanted = username.toLowerCase();
  const twin = [...engine.store.rows('User').values()].find(
    (row) => String(row.get('Username')).toLowerCase() === wanted && row.get('Id') !== state.id
  );
  if (!twin) return;
  const problem =
    'Duplicate Username.<br>The username already exists in this or another Salesforce organization. ' +
    'Usernames must be unique across all Salesforce organizations. To resolve, use a different username ' +
    "(it does not need to match the user's email address). ";
  fail(state, 'DUPLICATE_USERNAME', problem, ['Username']);
}
