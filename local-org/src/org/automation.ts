/** Connects the database with triggers, flows and formulas. */
import type { Automation, CommittedChange, FlowPhase } from '../database/automation.ts';
import type { TriggerEvent } from '../database/database.ts';
import { cachedFormula } from '../formula/compile.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { readGlobal } from './globals.ts';
import type { LocalOrg } from '../org.ts';

export function createAutomation(org: LocalOrg): Automation {
  return {
    trigger(event: TriggerEvent): void {
      org.program.runTriggers(event);
    },
    flows(event: TriggerEvent, phase: FlowPhase): void {
      org.flows?.runRecordFlows(event, phase);
    },
    formula(text, record, object, prior): unknown {
      const scope = recordScope(org, record, prior);
      return cachedFormula(text).evaluate({ ...scope, blankAsZero: isBlankAsZero(text, object) });
    },
    afterCommit(changes: CommittedChange[]): void {
      org.announce(changes);
    }
  };
}

function recordScope(org: LocalOrg, record: SObject, prior: SObject | null): FormulaScope {
  const read = (source: SObject, path: readonly string[]): unknown =>
    path[0].startsWith('$') ? readGlobal(org, path) : org.field(source, path);
  return {
    value: (path) => read(record, path),
    prior: (path) => read(prior ?? record, path),
    isNew: prior === null,
    now: () => org.now(),
    timeZone: org.host.timeZone()
  };
}

/** Only formula fields can ask for "treat blank fields as zeroes". */
function isBlankAsZero(text: string, object: ObjectDef): boolean {
  for (const field of object.fields.values()) {
    if (field.formula === text) return field.formulaTreatBlanksAs === 'BlankAsZero';
  }
  return false;
}
