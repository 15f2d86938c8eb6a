/** Connects the database with triggers, flows and formulas. */
import type { Automation, CommittedChange, FlowPhase } from '../database/automation.ts';
import type { TriggerEvent } from '../database/database.ts';
import { RecordFormulas } from './formulas.ts';
import type { LocalOrg } from '../org.ts';

export function createAutomation(org: LocalOrg): Automation {
  const formulas = new RecordFormulas(org);
  return {
    trigger(event: TriggerEvent): void {
      org.program.runTriggers(event);
    },
    flows(event: TriggerEvent, phase: FlowPhase): void {
      org.flows?.recordTriggers.run(event, phase);
    },
    formula: (...given) => formulas.evaluate(...given),
    afterCommit(changes: CommittedChange[]): void {
      org.announce(changes);
    }
  };
}
