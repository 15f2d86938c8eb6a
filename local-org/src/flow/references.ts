/** Reads and writes `$Record.Name`, `Get_Deal.Amount`, `counter` and the other references of an interview. */
import type { FlowEngine } from './engine.ts';
import type { FlowVariable, Interview } from './model.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexMap } from '../values/map.ts';
import { InternalError, NotSupported } from '../values/errors.ts';
import { SObject } from '../values/sobject.ts';
import { notSet } from './errors.ts';
import { convertToField, convertToVariable, dayOf } from './variables.ts';

/** What an action or subflow gave: read by name, or as a whole when it is a single unnamed value. */
export class Outputs {
  readonly values: Map<string, unknown>;
  /** The result is one value, which the reference to the element itself reads. */
  readonly isPlain: boolean;

  constructor(values: Record<string, unknown>, isPlain = false) {
    this.values = new Map(
      Object.entries(values).map(([name, value]) => [name.toLowerCase(), value])
    );
    this.isPlain = isPlain;
  }

  get(name: string): unknown {
    return this.values.get(name.toLowerCase()) ?? null;
  }
}

export function readReference(
  engine: FlowEngine,
  interview: Interview,
  path: readonly string[]
): unknown {
  const [first, ...rest] = path;
  switch (first) {
    case '$Record':
      return readFrom(engine, requireRecord(interview, first), rest);
    case '$Record__Prior':
      return interview.prior === null ? null : readFrom(engine, interview.prior, rest);
    case '$Flow':
      return readFlowGlobal(engine, interview, rest);
    case '$GlobalConstant':
      return globalConstant(rest[0]);
  }
  if (first.startsWith('$')) return engine.services.global(path);
  if (interview.variables.has(first)) {
    return readFrom(engine, interview.variables.get(first), rest);
  }
  const resource = interview.flow.resources.get(first);
  if (resource) return readFrom(engine, resource(interview), rest);
  throw new InternalError(`${interview.flow.file}: the flow has no resource '${first}'`);
}

function requireRecord(interview: Interview, name: string): SObject {
  if (interview.record) return interview.record;
  throw new InternalError(`${interview.flow.file}: ${name} exists only in record-triggered flows`);
}

/** UNVERIFIED: a field of a record variable that has no record is empty, where the platform may fail. */
function readFrom(engine: FlowEngine, value: unknown, path: readonly string[]): unknown {
  if (value instanceof Outputs) {
    if (path.length === 0) return value.isPlain ? value.get('output') : value;
    return readFrom(engine, value.get(path[0]), path.slice(1));
  }
  if (path.length === 0) return value;
  if (value === null || value === undefined) return null;
  if (value instanceof SObject) return engine.services.field(value, path);
  const [name, ...rest] = path;
  if (value instanceof ApexMap) return readFrom(engine, value.get(name), rest);
  if (engine.services.objects.isObject(value)) {
    return readFrom(engine, engine.services.objects.read(value, name), rest);
  }
  throw new InternalError(`A flow cannot read '${name}' of ${typeof value}`);
}

function globalConstant(name: string): unknown {
  switch (name) {
    case 'True':
      return true;
    case 'False':
      return false;
    case 'EmptyString':
      return '';
  }
  throw new InternalError(`$GlobalConstant.${name} is unknown`);
}

function readFlowGlobal(
  engine: FlowEngine,
  interview: Interview,
  [name, ...rest]: readonly string[]
): unknown {
  switch (name) {
    case 'CurrentDateTime':
      return new ApexDatetime(engine.services.host.now());
    case 'InterviewStartTime':
      return new ApexDatetime(interview.startedAt);
    case 'CurrentDate':
      return dayOf(engine, engine.services.host.now());
    case 'FaultMessage':
      return interview.faultMessage;
    case 'InterviewGuid':
      return interview.guid;
    case 'CurrentRecord':
      return interview.record?.id ?? null;
    case 'ActiveStages':
    case 'CurrentStage':
      throw new NotSupported(`$Flow.${name}: stages belong to screen flows`);
  }
  throw new InternalError(`${interview.flow.file}: $Flow.${[name, ...rest].join('.')} is unknown`);
}

export function writeReference(
  engine: FlowEngine,
  interview: Interview,
  path: readonly string[],
  value: unknown
): void {
  const [first, ...rest] = path;
  const variable = interview.flow.variables.get(first);
  if (rest.length === 0) {
    if (!variable) {
      throw new InternalError(`${interview.flow.file}: the flow has no variable '${first}'`);
    }
    interview.variables.set(first, convertToVariable(engine, variable, value));
    return;
  }
  const target =
    first === '$Record'
      ? requireRecord(interview, first)
      : variableTarget(engine, interview, first, variable);
  writeInto(engine, target, rest, value, path);
}

/** A record variable that holds no record gets an empty one when its first field is assigned. */
function variableTarget(
  engine: FlowEngine,
  interview: Interview,
  name: string,
  variable: FlowVariable | undefined
): unknown {
  const value = interview.variables.get(name) ?? null;
  if (value !== null || !variable?.objectType || variable.isCollection) return value;
  const { objects, host } = engine.services;
  const made =
    variable.dataType === 'Apex'
      ? objects.create(variable.objectType)
      : new SObject(host.schema.object(variable.objectType)?.name ?? variable.objectType);
  interview.variables.set(name, made);
  return made;
}

function writeInto(
  engine: FlowEngine,
  target: unknown,
  [name, ...rest]: readonly string[],
  value: unknown,
  path: readonly string[]
): void {
  if (target === null || target === undefined) throw notSet(path.slice(0, -1).join('.'));
  const { objects } = engine.services;
  if (rest.length > 0 && objects.isObject(target)) {
    writeInto(engine, objects.read(target, name), rest, value, path);
  } else if (rest.length === 0 && target instanceof SObject) {
    setField(engine, target, name, value);
  } else if (rest.length === 0 && objects.isObject(target)) {
    objects.write(target, name, value);
  } else {
    throw new InternalError(`A flow cannot assign to '${path.join('.')}'`);
  }
}

/** Sets a field by its API name in any case, converted to the field's type. */
export function setField(engine: FlowEngine, record: SObject, name: string, value: unknown): void {
  const field = engine.fieldOf(record.type, name);
  record.set(field.name, convertToField(engine, field, value));
}
