/** Flows that saving or deleting a record starts, with their paths after the commit. */
import { AutomationFailure } from '../database/automation.ts';
import type { FlowPhase } from '../database/automation.ts';
import { toBoolean } from '../formula/coerce.ts';
import type { TriggerEvent } from '../host.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import type { SObject } from '../values/sobject.ts';
import type { FlowEngine } from './engine.ts';
import { FlowFault, isEngineFailure } from './errors.ts';
import type { FlowDefinition, FlowPath, FlowTrigger, Interview, PathSchedule } from './model.ts';
import { shiftTime } from './time.ts';
import { tableOf } from '../metadata/table.ts';

const PHASES: Partial<Record<FlowTrigger, FlowPhase>> = {
  RecordBeforeSave: 'before-save',
  RecordAfterSave: 'after-save',
  RecordBeforeDelete: 'before-delete'
};
const RECORD_TRIGGERS = tableOf<string[]>({
  insert: ['Create', 'CreateAndUpdate'],
  // UNVERIFIED: that flows do not start when records come back from the recycle bin.
  undelete: [],
  update: ['Update', 'CreateAndUpdate'],
  delete: ['Delete']
});
const FAULT_STATUS = 'CANNOT_EXECUTE_FLOW_TRIGGER';

/** A path that waits for its time, as it is kept on disk. */
export interface StoredPath {
  flow: string;
  path: string;
  id: string;
  isNew: boolean;
  /** The time that the record's field gave; null when the trigger gave it. */
  planned: number | null;
}

export class RecordTriggers {
  private readonly engine: FlowEngine;
  /**
   * Records whose interviews of a flow run now: their own updates do not start it again.
   * UNVERIFIED: that this holds for updates by Apex that the flow has set off, too.
   */
  private readonly running = new Set<string>();

  constructor(engine: FlowEngine) {
    this.engine = engine;
  }

  /** The flows of one phase for a chunk of records that were saved together. */
  run(event: TriggerEvent, phase: FlowPhase): void {
    for (const flow of this.engine.triggeredBy(event.object)) {
      if (PHASES[flow.start.trigger] !== phase) continue;
      if (!RECORD_TRIGGERS[event.operation].includes(flow.start.recordTriggerType ?? '')) continue;
      this.runFlow(flow, event, phase);
    }
  }

  private runFlow(flow: FlowDefinition, event: TriggerEvent, phase: FlowPhase): void {
    const records = event.newRecords ?? event.oldRecords ?? [];
    const candidates = records
      .map((record, index) => this.interview(flow, event, phase, record, index))
      .filter((interview) => !this.running.has(keyOf(flow, interview)));
    const interviews = candidates.filter((interview) => this.enters(flow, interview));
    if (interviews.length > 0) this.runInterviews(flow, interviews);
    this.reportFaults(candidates, records);
  }

  private runInterviews(flow: FlowDefinition, interviews: Interview[]): void {
    const keys = interviews.map((interview) => keyOf(flow, interview));
    for (const key of keys) this.running.add(key);
    try {
      for (const path of flow.start.paths) this.queuePath(flow, path, interviews);
      for (const interview of interviews) interview.position = flow.start.connector;
      this.engine.advance(interviews);
    } finally {
      for (const key of keys) this.running.delete(key);
    }
  }

  private interview(
    flow: FlowDefinition,
    event: TriggerEvent,
    phase: FlowPhase,
    record: SObject,
    index: number
  ): Interview {
    return this.engine.newInterview(flow, {
      record: phase === 'before-save' ? record : record.copy(),
      prior: event.operation === 'update' ? (event.oldRecords?.[index] ?? null) : null,
      isNew: event.operation === 'insert',
      phase,
      onCustomError: (error) => {
        record.errors.push({ ...error, statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
      }
    });
  }

  /** Each failed interview refuses its own record. */
  private reportFaults(interviews: Interview[], records: SObject[]): void {
    for (const { fault, record } of interviews) {
      if (!fault) continue;
      const failure = savingFailure(fault);
      const target = records.find((saved) => saved === record || saved.id === record?.id);
      if (!target) throw failure;
      target.errors.push({ field: null, message: failure.message, statusCode: FAULT_STATUS });
    }
  }

  /** A condition that cannot be evaluated refuses the record, as a failing element does. */
  private enters(flow: FlowDefinition, interview: Interview): boolean {
    try {
      return this.meetsEntryConditions(flow, interview);
    } catch (error) {
      if (isEngineFailure(error)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      interview.fault = new FlowFault(flow.label, 'Start', message, error);
      return false;
    }
  }

  private meetsEntryConditions(flow: FlowDefinition, interview: Interview): boolean {
    const { condition, onlyWhenChangedToMeet } = flow.start;
    if (!condition) return true;
    if (!toBoolean(condition(interview))) return false;
    if (!onlyWhenChangedToMeet || interview.prior === null) return true;
    const before = { ...interview, record: interview.prior, prior: interview.prior };
    return !toBoolean(condition(before));
  }

  private queuePath(flow: FlowDefinition, path: FlowPath, interviews: Interview[]): void {
    const { schedule } = path;
    if (!schedule) return this.queueAsynchronous(flow, path, interviews);
    for (const { record, isNew } of interviews) {
      const id = record?.id;
      const time = record && this.timeOf(schedule, record);
      if (!id || time === null) continue;
      const stored: StoredPath = {
        flow: flow.name,
        path: path.name,
        id,
        isNew,
        planned: schedule.field === null ? null : time
      };
      this.engine.services.later({
        description: `The path ${path.name} of the flow ${flow.name}`,
        runAt: time,
        key: `${flow.name}.${path.name}.${id}`,
        userId: this.engine.services.automatedProcessId(),
        stored,
        run: () => this.runStored(stored)
      });
    }
  }

  private queueAsynchronous(flow: FlowDefinition, path: FlowPath, interviews: Interview[]): void {
    const states = interviews.map(({ record, prior, isNew }) => ({
      record: record?.copy() ?? null,
      prior,
      isNew
    }));
    this.engine.services.later({
      description: `The asynchronous path of the flow ${flow.name}`,
      run: () => {
        const later = states.map((state) => this.engine.newInterview(flow, state));
        this.engine.runAll(later, path.connector);
      }
    });
  }

  private timeOf(schedule: PathSchedule, record: SObject): number | null {
    const { field, offset, unit } = schedule;
    const { services } = this.engine;
    const value = field === null ? null : services.field(record, [field]);
    let source: number;
    if (field === null) source = services.host.now();
    else if (value instanceof ApexDatetime) source = value.time;
    else if (value instanceof ApexDate) source = value.days * 86_400_000;
    else return null;
    return shiftTime(source, offset, unit);
  }

  /** The record must be there, still meet the entry conditions, and still want this time. */
  runStored({ flow: flowName, path: pathName, id, isNew, planned }: StoredPath): void {
    const flow = this.engine.find(flowName);
    const path = flow?.start.paths.find(({ name }) => name === pathName);
    if (!flow || !path?.schedule) return;
    const record = this.engine.services.host.database.get(flow.start.object ?? '', id);
    if (!record) return;
    if (planned !== null && this.timeOf(path.schedule, record) !== planned) return;
    const interview = this.engine.newInterview(flow, { record, isNew });
    const { condition } = flow.start;
    if (condition && !toBoolean(condition(interview))) return;
    this.engine.runAll([interview], path.connector);
  }
}

function keyOf(flow: FlowDefinition, { record, phase }: Interview): string {
  return `${flow.name} ${phase} ${record?.id ?? 'new'}`;
}

function savingFailure(fault: FlowFault): AutomationFailure {
  return new AutomationFailure(
    `We can't save this record because the “${fault.flowLabel}” process failed. Give your Salesforce admin these details. ${fault.message}`,
    FAULT_STATUS
  );
}
