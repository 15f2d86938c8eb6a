/** Runs flows: keeps their definitions, starts interviews and advances them together. */
import { randomUUID } from 'node:crypto';
import type { Access } from '../database/database.ts';
import { MetadataError } from '../metadata/errors.ts';
import type { MetadataFile } from '../metadata/project.ts';
import type { FieldDef } from '../metadata/schema.ts';
import { toBoolean } from '../formula/coerce.ts';
import { integerOf, textOf } from '../metadata/xml.ts';
import { InternalError, NotSupported } from '../values/errors.ts';
import { raise } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { FlowBuilder } from './builder.ts';
import { fail } from './errors.ts';
import type { FlowDefinition, FlowElement, Interview } from './model.ts';
import { RecordTriggers } from './record-triggers.ts';
import type { StoredPath } from './record-triggers.ts';
import { FlowSchedules } from './schedules.ts';
import type { FlowServices } from './services.ts';
import { convertToVariable, initialValue } from './variables.ts';
import { FlowWaits } from './waits.ts';

/** An endless loop of connectors would use up the CPU time of the transaction. */
const MAXIMUM_STEPS = 1_000_000;

export class FlowEngine {
  readonly services: FlowServices;
  /** Takes or throws what cannot run. */
  readonly report: (problem: MetadataError) => void;
  readonly recordTriggers: RecordTriggers;
  readonly schedules: FlowSchedules;
  readonly waits: FlowWaits;
  private readonly flows = new Map<string, FlowDefinition>();
  private readonly byObject = new Map<string, FlowDefinition[]>();
  private readonly inactive = new Map<string, MetadataFile>();

  /** Loads the active flows of the package. */
  constructor(
    sources: MetadataFile[],
    services: FlowServices,
    report: (problem: MetadataError) => void
  ) {
    this.services = services;
    this.report = report;
    this.recordTriggers = new RecordTriggers(this);
    this.schedules = new FlowSchedules(this);
    this.waits = new FlowWaits(this);
    for (const source of sources) {
      if (this.isActive(source)) this.load(source);
      else this.inactive.set(source.name.toLowerCase(), source);
    }
  }

  /** A flow definition decides, where the project has one, and the status of the flow elsewhere. */
  private isActive({ name, root }: MetadataFile): boolean {
    const { flowDefinitions = [] } = this.services.host.project;
    const version = /-(\d+)$/.exec(name);
    const plainName = version ? name.slice(0, version.index) : name;
    const definition = flowDefinitions.find((known) => known.name === plainName);
    const active = definition && integerOf(definition.root, 'activeVersionNumber');
    if (active !== undefined) return version ? Number(version[1]) === active : active > 0;
    return textOf(root, 'status')?.toLowerCase() === 'active';
  }

  private load(source: MetadataFile): void {
    try {
      this.flows.set(source.name.toLowerCase(), new FlowBuilder(this, source).build());
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      this.report(error);
    }
  }

  /** The flows that somebody can start by name. */
  startable(): FlowDefinition[] {
    return this.all().filter(({ start, processType }) => {
      return start.trigger === 'none' && processType !== 'Flow';
    });
  }

  all(): FlowDefinition[] {
    return [...this.flows.values()];
  }

  find(name: string): FlowDefinition | undefined {
    return this.flows.get(name.toLowerCase());
  }

  /** A flow that is called by its name needs no active version: then the latest one runs. */
  flow(name: string): FlowDefinition {
    const flow = this.find(name) ?? this.findInactive(name);
    if (!flow) raise('FlowException', `Flow ${name} does not exist`);
    return flow;
  }

  private findInactive(name: string): FlowDefinition | undefined {
    const source = this.inactive.get(name.toLowerCase());
    return source && new FlowBuilder(this, source).build();
  }

  /** Flows of an object or event, in their order. */
  triggeredBy(object: string): FlowDefinition[] {
    const name = object.toLowerCase();
    let flows = this.byObject.get(name);
    if (!flows) {
      flows = this.all()
        .filter((flow) => flow.start.object?.toLowerCase() === name)
        .sort(inTriggerOrder);
      this.byObject.set(name, flows);
    }
    return flows;
  }

  /**
   * Runs an autolaunched flow and returns its output variables; an unhandled failure is thrown as FlowFault. A flow that
   * names no mode of its own has the rights of its caller: those of the system, or of a user who calls it by REST.
   */
  start(
    name: string,
    inputs: Record<string, unknown>,
    mode: 'system' | 'user' = 'system'
  ): Record<string, unknown> {
    const flow = this.flow(name);
    if (flow.processType === 'Flow') throw new NotSupported(`screen flows (${flow.name})`);
    const caller = { user: this.services.host.user(), mode, withSharing: mode === 'user' };
    const interview = this.newInterview(flow, { access: this.access(flow, caller) });
    this.assignInputs(interview, inputs);
    this.advance([interview]);
    if (interview.fault) throw interview.fault;
    return this.outputs(interview);
  }

  assignInputs(interview: Interview, inputs: Record<string, unknown>): void {
    const { flow, variables } = interview;
    for (const [name, value] of Object.entries(inputs)) {
      const wanted = name.toLowerCase();
      const variable = [...flow.variables.values()].find(
        (candidate) => candidate.isInput && candidate.name.toLowerCase() === wanted
      );
      if (!variable) {
        raise('FlowException', `The flow ${flow.name} has no input variable '${name}'`);
      }
      // The flow has its own copy of a record, as of every other value.
      const given = value instanceof SObject ? value.copy() : value;
      variables.set(variable.name, convertToVariable(this, variable, given));
    }
  }

  outputs(interview: Interview): Record<string, unknown> {
    const outputs: Record<string, unknown> = {};
    for (const variable of interview.flow.variables.values()) {
      if (variable.isOutput) outputs[variable.name] = interview.variables.get(variable.name);
    }
    return outputs;
  }

  /** Flows that subscribe to a platform event, and interviews that wait for it. */
  runEventFlows(object: string, events: SObject[]): void {
    for (const flow of this.triggeredBy(object)) {
      const { trigger, condition } = flow.start;
      if (trigger !== 'PlatformEvent') continue;
      const interviews = events
        .map((event) => this.newInterview(flow, { record: event, isNew: true }))
        .filter((interview) => condition === null || toBoolean(condition(interview)));
      this.runAll(interviews, flow.start.connector);
    }
    for (const event of events) this.waits.deliver(event);
  }

  /** Stored work after a restart of the org; a flow that is no longer there does nothing. */
  resume(stored: unknown): () => void {
    return () => this.recordTriggers.runStored(stored as StoredPath);
  }

  newInterview(flow: FlowDefinition, state: Partial<Interview> = {}): Interview {
    const { host } = this.services;
    const interview: Interview = {
      flow,
      guid: randomUUID(),
      position: flow.start.connector,
      variables: new Map(),
      loops: new Map(),
      visited: new Set(),
      failed: new Set(),
      record: null,
      prior: null,
      isNew: false,
      phase: null,
      faultMessage: null,
      fault: null,
      access: this.access(flow),
      startedAt: host.now(),
      mark: host.database.savepoint(),
      isPaused: false,
      ...state
    };
    for (const variable of flow.variables.values()) {
      interview.variables.set(variable.name, initialValue(this, interview, variable));
    }
    const { process } = flow.start;
    if (process) {
      interview.variables.set(process.current, interview.record);
      if (process.old) interview.variables.set(process.old, interview.prior);
    }
    return interview;
  }

  /** Starts interviews at a place; throws the first failure that no fault path handles. */
  runAll(interviews: Interview[], connector: string | null): void {
    for (const interview of interviews) interview.position = connector;
    this.advance(interviews);
    const failed = interviews.find(({ fault }) => fault !== null);
    if (failed?.fault) throw failed.fault;
  }

  /** Advances the interviews until all are at their end; at bulk elements they wait for each other. */
  advance(interviews: Interview[]): void {
    let steps = 0;
    for (;;) {
      for (const interview of interviews) steps = this.moveToBulkElement(interview, steps);
      const first = interviews.find(isRunning);
      if (!first) return;
      const element = this.elementAt(first);
      const group = interviews.filter(
        (interview) => isRunning(interview) && this.elementAt(interview) === element
      );
      this.run(element, group);
      steps++;
    }
  }

  private moveToBulkElement(interview: Interview, done: number): number {
    let steps = done;
    while (isRunning(interview)) {
      const element = this.elementAt(interview);
      if (element.isBulk) break;
      if (++steps > MAXIMUM_STEPS) raise('LimitException', 'Apex CPU time limit exceeded');
      this.run(element, [interview]);
    }
    return steps;
  }

  private run(element: FlowElement, group: Interview[]): void {
    for (const interview of group) interview.visited.add(element.name);
    try {
      element.run(group, this);
    } catch (error) {
      fail(element, group, error);
    }
  }

  private elementAt({ flow, position }: Interview): FlowElement {
    const element = flow.elements.get(position ?? '');
    if (!element) throw new InternalError(`${flow.file}: the flow has no element '${position}'`);
    return element;
  }

  /** The rights with which the flow reads and writes data; `caller` counts when the flow names no mode. */
  access(flow: FlowDefinition, caller: Access | null = null): Access {
    const user = this.services.host.user();
    switch (flow.runInMode) {
      case 'SystemModeWithSharing':
        return { user, mode: 'system', withSharing: true };
      case 'SystemModeWithoutSharing':
        return { user, mode: 'system', withSharing: false };
      default:
        return caller ?? { user, mode: 'system', withSharing: false };
    }
  }

  fieldOf(object: string, name: string): FieldDef {
    const field = this.services.host.schema.object(object)?.field(name);
    if (!field) throw new InternalError(`${object} has no field '${name}'`);
    return field;
  }
}

function isRunning({ position, isPaused }: Interview): boolean {
  return position !== null && !isPaused;
}

/** Flows without an order run between those of 1 to 1,000 and those above; processes before flows. */
function inTriggerOrder(left: FlowDefinition, right: FlowDefinition): number {
  const place = ({ start, triggerOrder }: FlowDefinition): number =>
    start.process ? 0 : (triggerOrder ?? 1000.5);
  return place(left) - place(right) || left.name.localeCompare(right.name);
}
