/** Reads and writes `$Record.Name`, `Get_Deal.Amount`, `counter` and the other references of an interview. */
import type { FlowEngine } from './engine.ts';
import type { Interview } from './model.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexMap } from '../values/map.ts';
import { InternalError } from '../values/errors.ts';
import { SObject } from '../values/sobject.ts';

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

function readFrom(engine: FlowEngine, value: unknown, path: readonly string[]): unknown {
  if (path.length === 0) return value;
  if (value === null || value === undefined) return null;
  if (value instanceof SObject) return engine.services.field(value, path);
  const [name, ...rest] = path;
  if (value instanceof ApexMap) return readFrom(engine, value.get(name), rest);
  if (value instanceof Map) return readFrom(engine, value.get(name) ?? null, rest);
  throw new InternalError(`A flow cannot read '${name}' of ${typeof value}`);
}

function readFlowGlobal(
  engine: FlowEngine,
  interview: Interview,
  [name, ...rest]: readonly string[]
): unknown {
  switch (name) {
    case 'CurrentDateTime':
      return new ApexDatetime(interview.startedAt);
    case 'CurrentDate':
      return engine.today();
    case 'FaultMessage':
      return interview.faultMessage;
    case 'InterviewGuid':
      return interview.guid;
    case 'CurrentRecord':
      return interview.record?.id ?? null;
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
  if (rest.length === 0) {
    if (!interview.variables.has(first)) {
      throw new InternalError(`${interview.flow.file}: the flow has no variable '${first}'`);
    }
    interview.variables.set(first, value);
    return;
  }
  const target =
    first === '$Record' ? requireRecord(interview, first) : interview.variables.get(first);
  if (!(target instanceof SObject) || rest.length !== 1) {
    throw new InternalError(`${interview.flow.file}: cannot assign to '${path.join('.')}'`);
  }
  setField(engine, target, rest[0], value);
}

/** Sets a field by its API name in any case, converted to the field's type. */
export function setField(engine: FlowEngine, record: SObject, name: string, value: unknown): void {
  const field = engine.fieldOf(record.type, name);
  record.set(field.name, engine.convert(field, value));
}
