/** The parts of a flow after reading its metadata. */
import type { FlowPhase } from '../database/automation.ts';
import type { Access } from '../database/database.ts';
import type { SObject } from '../values/sobject.ts';
import type { FlowEngine } from './engine.ts';
import type { FlowFault } from './errors.ts';

/** Reads a value in an interview: a literal, a variable, a formula, `$Record.Name`, … */
export type FlowValue = (interview: Interview) => unknown;

/** One element of a flow. */
export interface FlowElement {
  kind: string;
  name: string;
  line: number;
  /** Where a failure leads; null when the element has no fault path. */
  fault: string | null;
  /** Every element that can come next, for the check of the connectors. */
  targets: (string | null)[];
  /** Interviews wait for each other at the element, so that it works for all of them at once. */
  isBulk: boolean;
  /** Moves each interview on by setting `interview.position`; one interview unless the element is a bulk element. */
  run(group: Interview[], engine: FlowEngine): void;
}

export type FlowDataType =
  | 'Apex'
  | 'Boolean'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Multipicklist'
  | 'Number'
  | 'Object'
  | 'Picklist'
  | 'SObject'
  | 'String'
  | 'Time';

export interface FlowVariable {
  name: string;
  dataType: FlowDataType;
  /** Records: the object; Apex-defined types: the class. */
  objectType: string | null;
  isCollection: boolean;
  isInput: boolean;
  isOutput: boolean;
  initial: FlowValue | null;
}

/** A path that starts after the commit: at once, or at a time. */
export interface FlowPath {
  name: string;
  connector: string;
  schedule: PathSchedule | null;
}

export interface PathSchedule {
  /** The field from which time is counted; null for the time of the trigger. */
  field: string | null;
  offset: number;
  unit: string;
}

export type FlowTrigger =
  | 'none'
  | 'RecordBeforeSave'
  | 'RecordAfterSave'
  | 'RecordBeforeDelete'
  | 'PlatformEvent'
  | 'Scheduled';

export interface FlowStart {
  trigger: FlowTrigger;
  object: string | null;
  /** Operations that start the flow: Create, Update, CreateAndUpdate, Delete. */
  recordTriggerType: string | null;
  connector: string | null;
  paths: FlowPath[];
  /** True when the record meets the entry conditions; null when there are none. */
  condition: FlowValue | null;
  onlyWhenChangedToMeet: boolean;
  schedule: FlowSchedule | null;
  /** Process Builder: variables for the record as it is and as it was. */
  process: { current: string; old: string | null } | null;
  /** Scheduled flows: the query of their records. */
  records: ((interview: Interview) => SObject[]) | null;
}

export interface FlowSchedule {
  frequency: string;
  interval: number;
  startDate: string;
  startTime: string;
  endDate: string | null;
  /** MON, TUE, …; empty for the weekday of the start. */
  weekdays: string[];
  dayOfMonth: number | null;
}

export interface FlowDefinition {
  name: string;
  label: string;
  file: string;
  processType: string;
  runInMode: string;
  triggerOrder: number | null;
  start: FlowStart;
  elements: Map<string, FlowElement>;
  variables: Map<string, FlowVariable>;
  /** Constants, formulas and text templates by name. */
  resources: Map<string, FlowValue>;
}

/** One run of a flow. */
export interface Interview {
  flow: FlowDefinition;
  guid: string;
  /** Name of the element that comes next; null at the end. */
  position: string | null;
  variables: Map<string, unknown>;
  loops: Map<string, { items: unknown[]; index: number }>;
  /** Elements that the interview was at, and those that failed. */
  visited: Set<string>;
  failed: Set<string>;
  record: SObject | null;
  prior: SObject | null;
  isNew: boolean;
  phase: FlowPhase | null;
  faultMessage: string | null;
  /** Set when the interview ended by a failure that no fault path handles. */
  fault: FlowFault | null;
  /** The rights with which the interview reads and writes data. */
  access: Access;
  startedAt: number;
  /** The savepoint of its start, for Roll Back Records. */
  mark: number;
  isPaused: boolean;
  /** Custom Error elements report here; absent where no record is being saved. */
  onCustomError?: (error: { field: string | null; message: string }) => void;
}
