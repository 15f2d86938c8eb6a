// Rules that the platform itself has for standard objects, checked before the validation rules.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Engine } from '../engine.ts';
import { fail, type RowState } from './rows.ts';

type Check = (engine: Engine, state: RowState) => void;

const CHECKS: Record<string, Check> = {
  Account: (engine, state) => refuseCycle(engine, state, 'ParentId', 'Parent Account ID'),
  Contact: (engine, state) => refuseCycle(engine, state, 'ReportsToId', 'Reports To ID')
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
