// Workflow rules: after the triggers their field updates change the record, and triggers run once more.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { EmailAlert } from '../../metadata/email-alerts.ts';
import type { FieldUpdate, WorkflowRule } from '../../metadata/workflows.ts';
import { Decimal } from '../../values/decimal.ts';
import { valueEquals } from '../../values/equality.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { RowState } from '../dml/rows.ts';
import { convertFieldValue } from '../dml/field-values.ts';
import { toRecord, type Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { matches, resolverOf } from './filter-items.ts';

/** The field updates of one record, by field. */
export type Updates = Map<string, unknown>;

export interface Planned {
  state: RowState;
  own: Updates;
  parents: SObject[];
  alerts: EmailAlert[];
  /** May the updates themselves trigger rules once more? */
  reevaluates: boolean;
}

/** Rules that have fired for a record in this save: they do so once. */
export type FiredRules = Map<RowState, Set<WorkflowRule>>;

/** What the rules of the object want to do; records for which they do nothing are left out. */
export function planActions(
  engine: Engine,
  object: ObjectDef,
  operation: 'insert' | 'update',
  states: RowState[],
  fired: FiredRules
): Planned[] {
  const rules = engine.workflows.get(object.name) ?? [];
  if (rules.length === 0) return [];
  return states
    .map((state) => {
      const done = fired.get(state) ?? new Set();
      fired.set(state, done);
      return plan(engine, object, operation, state, rules, done);
    })
    .filter(({ own, parents, alerts }) => own.size > 0 || parents.length > 0 || alerts.length > 0);
}

function plan(
  engine: Engine,
  object: ObjectDef,
  operation: 'insert' | 'update',
  state: RowState,
  rules: WorkflowRule[],
  fired: Set<WorkflowRule>
): Planned {
  const row = engine.store.get(object.name, state.id!)!;
  const planned: Planned = { state, own: new Map(), parents: [], alerts: [], reevaluates: false };
  for (const rule of rules) {
    if (fired.has(rule) || !fires(engine, object, operation, state, row, rule)) continue;
    fired.add(rule);
    for (const update of rule.updates) addUpdate(engine, object, row, update, planned);
    planned.alerts.push(...rule.alerts);
  }
  return planned;
}

function fires(
  engine: Engine,
  object: ObjectDef,
  operation: 'insert' | 'update',
  state: RowState,
  row: Row,
  rule: WorkflowRule
): boolean {
  if (rule.trigger === 'onCreateOnly' && operation !== 'insert') return false;
  if (!meets(engine, object, row, operation === 'insert' ? null : state.prior, rule)) return false;
  if (rule.trigger !== 'onCreateOrTriggeringUpdate' || operation === 'insert') return true;
  return state.prior !== null && !meets(engine, object, state.prior, state.prior, rule);
}

function meets(
  engine: Engine,
  object: ObjectDef,
  row: Row,
  prior: Row | null,
  rule: WorkflowRule
): boolean {
  if (rule.formula === null) return matches(rule.criteria, resolverOf(engine, object, row));
  const record = toRecord(engine, object, row);
  const before = prior && toRecord(engine, object, prior);
  return engine.automation.formula(rule.formula, record, object, before) === true;
}

function addUpdate(
  engine: Engine,
  object: ObjectDef,
  row: Row,
  update: FieldUpdate,
  planned: Planned
): void {
  const lookup = update.targetLookup === null ? null : object.field(update.targetLookup);
  const parentId = lookup ? row.get(lookup.name) : null;
  const target = lookup ? engine.schema.objectByPrefix(String(parentId).slice(0, 3)) : object;
  const field = target?.field(update.field);
  if (!target || !field) return;
  const value = valueOf(engine, object, row, update, field);
  if (lookup) {
    planned.parents.push(new SObject(target.name, { Id: parentId, [field.name]: value }));
  } else if (!valueEquals(value, row.get(field.name) ?? null)) {
    planned.own.set(field.name, value);
    planned.reevaluates ||= update.reevaluates;
  }
}

function valueOf(
  engine: Engine,
  object: ObjectDef,
  row: Row,
  update: FieldUpdate,
  field: FieldDef
): unknown {
  if (update.operation === 'Null') return convertFieldValue(field, null);
  if (update.operation === 'Literal') return convertFieldValue(field, literal(field, update.value));
  const record = toRecord(engine, object, row);
  return convertFieldValue(
    field,
    engine.automation.formula(update.value, record, object, null, field)
  );
}

function literal(field: FieldDef, text: string): unknown {
  if (field.type === 'Checkbox') return text === '1' || text.toLowerCase() === 'true';
  const isNumber = ['Number', 'Currency', 'Percent', 'Integer'].includes(field.type);
  return isNumber ? Decimal.parse(text) : text;
}

export function sendAlerts(engine: Engine, planned: Planned[]): void {
  for (const { state, alerts } of planned) {
    for (const alert of alerts) engine.automation.alert?.(alert, state.id!);
  }
}

/** Parents are saved like any other record. */
export function saveParents(engine: Engine, planned: Planned[], access: Access): void {
  const parents = planned.flatMap((item) => item.parents);
  if (parents.length === 0) return;
  const system: Access = { ...access, mode: 'system', withSharing: false };
  for (const parent of parents) engine.dml('update', [parent], { allOrNone: true }, system);
}
