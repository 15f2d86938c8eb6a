/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_businesshours.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { ApexTime } from '../../../values/time.ts';
import { dateAt } from './Date.ts';
import { given } from '../../runtime/arguments.ts';
import { instantOf, isTimeZone } from '../../../values/time-zone.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import type { SObject } from '../../../values/sobject.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 86_400_000;
/** The search for open hours ends after so many days without any. */
const FAR = 3660;

interface Span {
  start: number;
  end: number;
}

/** The open hours of the days of one BusinessHours record. DIFFERS: holidays are not looked at. */
class OpenHours {
  private readonly record: SObject;
  private readonly zone: string;

  constructor(rt: Runtime, id: string | null) {
    const record = rt.host.database.get('BusinessHours', given(id));
    if (!record) raise('InvalidParameterValueException', `Invalid business hours id: ${given(id)}`);
    const zone = record.get('TimeZoneSidKey');
    this.record = record;
    this.zone = typeof zone === 'string' && isTimeZone(zone) ? zone : rt.host.timeZone();
  }

  /** From midnight to midnight a day is open the whole time; without times it is closed. */
  private spanOf(day: ApexDate): Span | null {
    const name = DAYS[day.dayOfWeek] ?? '';
    const start = this.record.get(`${name}StartTime`);
    const end = this.record.get(`${name}EndTime`);
    if (!(start instanceof ApexTime) || !(end instanceof ApexTime)) return null;
    const untilMidnight = end.millis === 0;
    return {
      start: this.instant(day, start.millis),
      end: untilMidnight ? this.instant(day.addDays(1), 0) : this.instant(day, end.millis)
    };
  }

  private instant(day: ApexDate, millisecond: number): number {
    const { year, month } = day;
    const clock = { year, month, day: day.day, hour: 0, minute: 0, second: 0, millisecond };
    return instantOf(clock, this.zone);
  }

  /** Open spans that end behind a moment, in order. */
  *after(time: number): Generator<Span> {
    const first = dateAt(time - DAY_MS, this.zone);
    for (let index = 0; index < FAR; index += 1) {
      const span = this.spanOf(first.addDays(index));
      if (span && span.end > time) yield { start: Math.max(span.start, time), end: span.end };
    }
  }

  between(from: number, to: number): number {
    let open = 0;
    for (const span of this.after(from)) {
      if (span.start >= to) break;
      open += Math.min(span.end, to) - span.start;
    }
    return open;
  }

  /** The moment at which so many open milliseconds have passed. */
  add(from: number, interval: number): number {
    let rest = interval;
    for (const span of this.after(from)) {
      const length = span.end - span.start;
      if (rest <= length) return span.start + rest;
      rest -= length;
    }
    return raise('InvalidParameterValueException', 'The business hours are never open');
  }

  isOpen(time: number): boolean {
    const next = this.after(time).next();
    return next.done !== true && next.value.start === time;
  }

  next(time: number): number {
    return this.add(time, 0);
  }
}

type Moment = ApexDatetime | null;

const add = (rt: Runtime, id: string | null, start: Moment, interval: bigint): ApexDatetime =>
  new ApexDatetime(new OpenHours(rt, id).add(given(start).time, Number(given(interval))));

export const BusinessHoursClass = platformClass('System.BusinessHours', {
  statics: {
    'Datetime add(String id, Datetime start, Long interval)': add,
    'Datetime addGmt(String id, Datetime start, Long interval)': add,
    'Long diff(String id, Datetime start, Datetime end)': (
      rt,
      id: string | null,
      start: Moment,
      end: Moment
    ) => {
      const hours = new OpenHours(rt, id);
      const [from, to] = [given(start).time, given(end).time];
      return BigInt(from <= to ? hours.between(from, to) : -hours.between(to, from));
    },
    'Boolean isWithin(String id, Datetime target)': (rt, id: string | null, target: Moment) =>
      new OpenHours(rt, id).isOpen(given(target).time),
    'Datetime nextStartDate(String id, Datetime target)': (rt, id: string | null, target: Moment) =>
      new ApexDatetime(new OpenHours(rt, id).next(given(target).time))
  }
});
