/** Runs flows: starts interviews, advances them together, and answers record triggers. */
import { randomUUID } from 'node:crypto';
import { AutomationFailure } from '../database/automation.ts';
import type { FlowPhase } from '../database/automation.ts';
import type { Access } from '../database/database.ts';
import { toBoolean, toNumber, toText } from '../formula/coerce.ts';
import type { TriggerEvent } from '../host.ts';
import type { MetadataFile } from '../metadata/project.ts';
import type { FieldDef } from '../metadata/schema.ts';
import { textOf } from '../metadata/xml.ts';
import { InternalError } from '../values/errors.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Double } from '../values/double.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { wallClock } from '../values/time-zone.ts';
import { FlowBuilder } from './builder.ts';
import { FlowFault, FlowLoadError } from './errors.ts';
import type { FlowDefinition, Interview } from './model.ts';
import type { AsyncPath, FlowServices } from './services.ts';

/** More steps than any sensible interview takes: an endless loop of connectors. */
const MAXIMUM_STEPS = 20_000;
const PHASES: Record<string, FlowPhase> = {
  RecordBeforeSave: 'before-save',
  RecordAfterSave: 'after-save',
  RecordBeforeDelete: 'before-delete'
};
const RECORD_TRIGGERS: Record<string, string[]> = {
  insert: ['Create', 'CreateAndUpdate'],
  undelete: ['Create', 'CreateAndUpdate'],
  update: ['Update', 'CreateAndUpdate'],
  delete: ['Delete']
};

export class FlowEngine {
  readonly services: FlowServices;
  private readonly flows = new Map<string, FlowDefinition>();

  /** Loads the active flows of the package; `report` takes or throws what cannot run. */
  constructor(
    sources: MetadataFile[],
    services: FlowServices,
    report: (problem: FlowLoadError) => void
  ) {
    this.services = services;
    for (const source of sources) {
      if (textOf(source.root, 'status') !== 'Active') continue;
      try {
        this.flows.set(source.name.toLowerCase(), new FlowBuilder(this, source).build());
      } catch (error) {
        if (!(error instanceof FlowLoadError)) throw error;
        report(error);
      }
    }
  }

  flow(name: string): FlowDefinition {
    const flow = this.flows.get(name.toLowerCase());
    if (!flow) throw new InternalError(`The package has no active flow '${name}'`);
    return flow;
  }

  /** The flows that somebody can start by name. */
  startable(): { name: string; label: string }[] {
    return [...this.flows.values()].filter(({ start }) => start.trigger === 'none');
  }

  /** Runs an autolaunched flow and returns its output variables. */
  start(name: string, inputs: Record<string, unknown>): Record<string, unknown> {
    const interview = this.newInterview(this.flow(name));
    this.assignInputs(interview, inputs);
    this.advance([interview]);
    return this.outputs(interview);
  }

  assignInputs(interview: Interview, inputs: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(inputs)) {
      const variable = interview.flow.variables.get(name);
      if (!variable?.isInput) {
        throw new InternalError(`The flow ${interview.flow.name} has no input '${name}'`);
      }
      interview.variables.set(name, value);
    }
  }

  outputs(interview: Interview): Record<string, unknown> {
    const outputs: Record<string, unknown> = {};
    for (const variable of interview.flow.variables.values()) {
      if (variable.isOutput) outputs[variable.name] = interview.variables.get(variable.name);
    }
    return outputs;
  }

  /** Record-triggered flows of one phase for a chunk of records that were saved together. */
  runRecordFlows(event: TriggerEvent, phase: FlowPhase): void {
    for (const flow of this.triggeredBy(event.object)) {
      if (PHASES[flow.start.trigger] !== phase) continue;
      if (!RECORD_TRIGGERS[event.operation].includes(flow.start.recordTriggerType ?? '')) continue;
      this.runForRecords(flow, event, phase);
    }
  }

  /** Flows that subscribe to a platform event. */
  runEventFlows(object: string, events: SObject[]): void {
    for (const flow of this.triggeredBy(object)) {
      if (flow.start.trigger !== 'PlatformEvent') continue;
      const interviews = events
        .map((event) => this.newInterview(flow, { record: event, isNew: true }))
        .filter((interview) => flow.start.condition?.(interview) !== false);
      this.runFrom(interviews, flow.start.connector);
    }
  }

  /** Continues a flow after the commit of the transaction that triggered it. */
  runAsyncPath(path: AsyncPath): void {
    const flow = this.flow(path.flow);
    const interviews = path.records.map(({ current, prior, isNew }) =>
      this.newInterview(flow, { record: current, prior, isNew })
    );
    this.runFrom(interviews, path.connector);
  }

  newInterview(flow: FlowDefinition, state: Partial<Interview> = {}): Interview {
    const interview: Interview = {
      flow,
      guid: randomUUID(),
      position: flow.start.connector,
      variables: new Map(),
      loops: new Map(),
      record: null,
      prior: null,
      isNew: false,
      beforeSave: false,
      faultMessage: null,
      startedAt: this.services.host.now(),
      ...state
    };
    for (const variable of flow.variables.values()) {
      interview.variables.set(variable.name, this.initialValue(interview, variable.name));
    }
    return interview;
  }

  /** Advances the interviews until all are at their end; those at the same element move together. */
  advance(interviews: Interview[]): void {
    for (let steps = 0; ; steps++) {
      const first = interviews.find((interview) => interview.position !== null);
      if (!first) return;
      if (steps > MAXIMUM_STEPS) {
        throw new FlowFault(
          first.flow.label,
          first.position ?? '',
          'The flow does not come to an end',
          null
        );
      }
      const element = first.flow.elements.get(first.position ?? '');
      if (!element) throw new InternalError(`The flow has no element '${first.position}'`);
      const group = interviews.filter(
        (interview) => interview.position === first.position && interview.flow === first.flow
      );
      element.run(group, this);
    }
  }

  /** The rights with which the flow reads and writes data. */
  access(flow: FlowDefinition): Access {
    const withSharing = flow.runInMode === 'SystemModeWithSharing';
    return { user: this.services.host.user(), mode: 'system', withSharing };
  }

  fieldOf(object: string, name: string): FieldDef {
    const field = this.services.host.schema.object(object)?.field(name);
    if (!field) throw new InternalError(`${object} has no field '${name}'`);
    return field;
  }

  /** A flow's value as the field's type stores it. */
  convert(field: FieldDef, value: unknown): unknown {
    if (value === null || value === undefined || value === '') return null;
    switch (field.type) {
      case 'Checkbox':
        return toBoolean(value);
      case 'Number':
      case 'Currency':
      case 'Percent':
        return toNumber(value);
      case 'Integer':
        return toNumber(value)?.toNumber() ?? null;
      case 'Date':
        return value instanceof ApexDatetime ? this.dayOf(value) : value;
      case 'DateTime':
        return value instanceof ApexDate ? new ApexDatetime(value.days * 86_400_000) : value;
    }
    if (value instanceof Decimal || typeof value === 'number' || value instanceof Double) {
      return toText(value);
    }
    return typeof value === 'boolean' ? toText(value) : value;
  }

  today(): ApexDate {
    return this.dayOf(new ApexDatetime(this.services.host.now()));
  }

  private dayOf(value: ApexDatetime): ApexDate {
    const { year, month, day } = wallClock(value.time, this.services.host.timeZone());
    return ApexDate.of(year, month, day);
  }

  private initialValue(interview: Interview, name: string): unknown {
    const variable = interview.flow.variables.get(name);
    if (!variable) return null;
    if (variable.isCollection) {
      return new ApexList(variable.objectType ?? 'Object');
    }
    if (variable.initial) return variable.initial(interview);
    const isRecord = variable.dataType === 'SObject' && variable.objectType !== null;
    return isRecord ? new SObject(variable.objectType ?? '') : null;
  }

  private triggeredBy(object: string): FlowDefinition[] {
    const name = object.toLowerCase();
    return [...this.flows.values()]
      .filter((flow) => flow.start.object?.toLowerCase() === name)
      .sort((a, b) => (a.triggerOrder ?? 1000) - (b.triggerOrder ?? 1000));
  }

  private runForRecords(flow: FlowDefinition, event: TriggerEvent, phase: FlowPhase): void {
    const records = event.newRecords ?? event.oldRecords ?? [];
    const interviews = records
      .map((record, index) => this.recordInterview(flow, event, phase, record, index))
      .filter((interview) => this.meetsEntryConditions(flow, interview));
    if (interviews.length === 0) return;
    this.queueAsyncPaths(flow, interviews);
    try {
      this.runFrom(interviews, flow.start.connector);
    } catch (error) {
      if (error instanceof FlowFault) throw savingFailure(error);
      throw error;
    }
  }

  private recordInterview(
    flow: FlowDefinition,
    event: TriggerEvent,
    phase: FlowPhase,
    record: SObject,
    index: number
  ): Interview {
    const beforeSave = phase === 'before-save';
    return this.newInterview(flow, {
      record: beforeSave ? record : record.copy(),
      prior: event.operation === 'update' ? (event.oldRecords?.[index] ?? null) : null,
      isNew: event.operation === 'insert' || event.operation === 'undelete',
      beforeSave,
      onCustomError: (error) => {
        record.errors.push({ ...error, statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
      }
    });
  }

  private meetsEntryConditions(flow: FlowDefinition, interview: Interview): boolean {
    const { condition, onlyWhenChangedToMeet } = flow.start;
    if (!condition) return true;
    if (!toBoolean(condition(interview))) return false;
    if (!onlyWhenChangedToMeet || interview.prior === null) return true;
    const before = { ...interview, record: interview.prior, prior: interview.prior };
    return !toBoolean(condition(before));
  }

  private queueAsyncPaths(flow: FlowDefinition, interviews: Interview[]): void {
    for (const path of flow.start.asyncPaths) {
      this.services.enqueuePath({
        flow: flow.name,
        connector: path.connector,
        object: flow.start.object ?? '',
        records: interviews.map(({ record, prior, isNew }) => ({
          current: record as SObject,
          prior,
          isNew
        }))
      });
    }
  }

  private runFrom(interviews: Interview[], connector: string | null): void {
    for (const interview of interviews) interview.position = connector;
    this.advance(interviews);
  }
}

function savingFailure(fault: FlowFault): AutomationFailure {
  return new AutomationFailure(
    `We can't save this record because the “${fault.flowLabel}” process failed. Give your Salesforce admin these details. ${fault.message}`,
    'CANNOT_EXECUTE_FLOW_TRIGGER'
  );
}
