/** Connects the database with triggers, flows and formulas. */
import type { Automation, CommittedChange, FlowPhase } from '../database/automation.ts';
import type { TriggerEvent } from '../database/database.ts';
import { alertMessage } from '../email/alerts.ts';
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
    alert(alert, recordId): void {
      const record = org.database.find(recordId);
      const message = record && alertMessage(org.host, alert, record);
      if (message) org.send(message);
    },
    afterCommit(changes: CommittedChange[]): void {
      org.announce(changes);
    }
  };
}
