/** The parts of a flow after reading its metadata. */
import type { SObject } from '../values/sobject.ts';
import type { FlowEngine } from './engine.ts';

/** Reads a value in an interview: a literal, a variable, a formula, `$Record.Name`, … */
export type FlowValue = (interview: Interview) => unknown;

/** One element of a flow. `run` gets every interview that stands at the element, so that data elements work in bulk. */
export interface FlowElement {
  kind: string;
  name: string;
  line: number;
  next: string | null;
  fault: string | null;
  /** Moves each interview on by setting `interview.position`. */
  run(group: Interview[], engine: FlowEngine): void;
}

export interface FlowVariable {
  name: string;
  dataType: string;
  objectType: string | null;
  isCollection: boolean;
  isInput: boolean;
  isOutput: boolean;
  initial: FlowValue | null;
}

export interface FlowPath {
  name: string;
  connector: string;
}

export type FlowTrigger =
  'none' | 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete' | 'PlatformEvent';

export interface FlowStart {
  trigger: FlowTrigger;
  object: string | null;
  recordTriggerType: string | null;
  connector: string | null;
  asyncPaths: FlowPath[];
  /** True when the record meets the entry conditions; null when there are none. */
  condition: FlowValue | null;
  onlyWhenChangedToMeet: boolean;
}

export interface FlowDefinition {
  name: string;
  label: string;
  file: string;
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
  record: SObject | null;
  prior: SObject | null;
  isNew: boolean;
  beforeSave: boolean;
  faultMessage: string | null;
  startedAt: number;
  /** Custom Error elements report here; absent where no record is being saved. */
  onCustomError?: (error: { field: string | null; message: string }) => void;
}
