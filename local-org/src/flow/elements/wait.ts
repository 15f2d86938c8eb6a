/** Flow element Wait: until a time has come, a platform event arrives, or the conditions of an event are no longer met. */
import { toInteger, toText } from '../../formula/coerce.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { valueEquals } from '../../values/equality.ts';
import type { SObject } from '../../values/sobject.ts';
import { childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import { parseConditions } from '../conditions.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import { FlowValueError } from '../errors.ts';
import type { FlowValue, Interview } from '../model.ts';
import { Outputs } from '../references.ts';
import { shiftTime } from '../time.ts';
import { ownVariable } from '../variables.ts';
import { parseInputs, parseOutputs, readInputs, writeOutputs } from './inputs.ts';
import type { NamedInput, NamedOutput } from './inputs.ts';

/** What an interview waits for. */
export interface WaitEvent {
  name: string;
  next: string | null;
  /** The time at which it happens; null for events that arrive by themselves. */
  time: ((engine: FlowEngine, interview: Interview) => number | null) | null;
  /** The platform event and the values that its fields must have. */
  event: { object: string; fields: NamedInput[] } | null;
  isWaitedFor: FlowValue;
  outputs: NamedOutput[];
}

export const parseWait: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const events = childrenOf(node, 'waitEvents').map((item) => {
    const event = parseEvent(builder, node, item);
    variables.set(event.name, ownVariable(event.name));
    return event;
  });
  const otherwise = builder.connector(node, 'defaultConnector');
  const fault = builder.connector(node, 'faultConnector');
  return {
    kind: node.name,
    name,
    line: node.line,
    fault,
    targets: [otherwise, fault, ...events.map(({ next }) => next)],
    isBulk: false,
    run([interview], engine) {
      const waiting = events.filter((event) => event.isWaitedFor(interview) === true);
      if (waiting.length === 0) interview.position = otherwise;
      else engine.waits.pause(interview, waiting);
    }
  };
};

function parseEvent(builder: FlowBuilder, wait: XmlElement, item: XmlElement): WaitEvent {
  const inputs = parseInputs(builder, item, 'inputParameters');
  const type = textOf(item, 'eventType') ?? '';
  const event: WaitEvent = {
    name: requiredText(item, 'name'),
    next: builder.connector(item),
    time: null,
    event: null,
    isWaitedFor: parseConditions(builder, item),
    outputs: parseOutputs(item, 'outputParameters')
  };
  if (type === 'AlarmEvent') event.time = alarm(inputs);
  else if (type === 'DateRefAlarmEvent') event.time = recordAlarm(inputs);
  else if (builder.engine.services.host.schema.object(type)?.kind === 'event') {
    event.event = { object: type, fields: inputs };
  } else {
    builder.refused(`the wait event ${type} ('${requiredText(wait, 'name')}')`, item);
    event.time = () => null;
  }
  return event;
}

/** AlarmTime, moved by TimeOffset in TimeOffsetUnit. */
function alarm(inputs: NamedInput[]): NonNullable<WaitEvent['time']> {
  return (_engine, interview) => {
    const values = readInputs(inputs, interview);
    return moved(timeOf(values.AlarmTime), values);
  };
}

/** A date field of a record: TimeTableColumnEnumOrId, TimeFieldColumnEnumOrId and EntityObjectId name it. */
function recordAlarm(inputs: NamedInput[]): NonNullable<WaitEvent['time']> {
  return (engine, interview) => {
    const values = readInputs(inputs, interview);
    const [type, id] = [toText(values.TimeTableColumnEnumOrId), toText(values.EntityObjectId)];
    const record = engine.services.host.database.get(type, id);
    if (!record) return null;
    const field = toText(values.TimeFieldColumnEnumOrId);
    return moved(timeOf(engine.services.field(record, [field])), values);
  };
}

function moved(time: number | null, values: Record<string, unknown>): number | null {
  if (time === null) return null;
  return shiftTime(
    time,
    toInteger(values.TimeOffset) ?? 0,
    toText(values.TimeOffsetUnit ?? 'Days')
  );
}

function timeOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDatetime) return value.time;
  if (value instanceof ApexDate) return value.days * 86_400_000;
  throw new FlowValueError(`The value ${toText(value)} is not a date/time.`);
}

/** Does the event have what the interview waits for? */
export function isAwaited(wait: WaitEvent, interview: Interview, event: SObject): boolean {
  if (wait.event?.object.toLowerCase() !== event.type.toLowerCase()) return false;
  return wait.event.fields.every(({ name, value }) =>
    valueEquals(event.get(name), value(interview))
  );
}

/** The interview goes on; the event's values are outputs of the wait. */
export function resume(
  engine: FlowEngine,
  interview: Interview,
  wait: WaitEvent,
  values: Record<string, unknown>
): void {
  const outputs = new Outputs(values);
  interview.variables.set(wait.name, outputs);
  interview.isPaused = false;
  interview.position = wait.next;
  writeOutputs(engine, interview, wait.outputs, outputs);
}
