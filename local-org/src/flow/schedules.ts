/** Flows that start at set times, on the org's movable clock. */
import { ApexDate, daysInMonth } from '../values/date.ts';
import { NotSupported } from '../values/errors.ts';
import { instantOf, wallClock } from '../values/time-zone.ts';
import type { FlowEngine } from './engine.ts';
import type { FlowDefinition, FlowSchedule } from './model.ts';

const BATCH_SIZE = 200;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** A schedule that finds no day within four years never will. */
const MAXIMUM_DAYS = 1500;

export class FlowSchedules {
  private readonly engine: FlowEngine;

  constructor(engine: FlowEngine) {
    this.engine = engine;
  }

  exist(): boolean {
    return this.engine.all().some(({ start }) => start.schedule !== null);
  }

  /** Plans the next start of every scheduled flow. */
  planAll(): void {
    for (const flow of this.engine.all()) {
      if (flow.start.schedule) this.plan(flow, flow.start.schedule);
    }
  }

  /** Runs a scheduled flow now: one interview for each of its records, or one without a record. */
  run(flow: FlowDefinition): void {
    const { records, connector } = flow.start;
    if (!records) return this.engine.runAll([this.engine.newInterview(flow)], connector);
    const found = records(this.engine.newInterview(flow));
    for (let start = 0; start < found.length; start += BATCH_SIZE) {
      const interviews = found
        .slice(start, start + BATCH_SIZE)
        .map((record) => this.engine.newInterview(flow, { record }));
      this.engine.runAll(interviews, connector);
    }
  }

  private plan(flow: FlowDefinition, schedule: FlowSchedule): void {
    const { services } = this.engine;
    const runAt = nextStart(schedule, services.host.now(), services.host.timeZone());
    if (runAt === null) return;
    services.later({
      description: `The scheduled flow ${flow.name}`,
      runAt,
      key: `schedule ${flow.name}`,
      userId: services.automatedProcessId(),
      run: () => {
        this.plan(flow, schedule);
        this.run(flow);
      }
    });
  }
}

/** UNVERIFIED: the time of a schedule is one of the org's time zone, whatever the Z behind it says. */
export function nextStart(schedule: FlowSchedule, after: number, zone: string): number | null {
  const first = ApexDate.parse(schedule.startDate.slice(0, 10));
  const last = schedule.endDate ? ApexDate.parse(schedule.endDate.slice(0, 10)) : null;
  const [hour, minute, second] = schedule.startTime.slice(0, 8).split(':').map(Number);
  const { year, month, day } = wallClock(after, zone);
  let date = new ApexDate(Math.max(first.days, ApexDate.of(year, month, day).days));
  for (let count = 0; count < MAXIMUM_DAYS; count++, date = date.addDays(1)) {
    if (last && date.days > last.days) return null;
    if (!isStartDay(schedule, first, date)) continue;
    const clock = { year: date.year, month: date.month, day: date.day };
    const time = instantOf({ ...clock, hour, minute, second: second || 0, millisecond: 0 }, zone);
    if (time > after) return time;
  }
  return null;
}

function isStartDay(schedule: FlowSchedule, first: ApexDate, date: ApexDate): boolean {
  const passed = date.days - first.days;
  switch (schedule.frequency.toLowerCase()) {
    case 'once':
      return passed === 0;
    case 'daily':
      return passed % schedule.interval === 0;
    case 'weekly':
      return isWeekday(schedule, first, date) && Math.floor(passed / 7) % schedule.interval === 0;
    case 'weekdays':
      return date.dayOfWeek !== 0 && date.dayOfWeek !== 6;
    case 'monthly': {
      const wanted = schedule.dayOfMonth ?? first.day;
      return date.day === Math.min(wanted, daysInMonth(date.year, date.month));
    }
  }
  throw new NotSupported(`the frequency ${schedule.frequency} of scheduled flows`);
}

function isWeekday({ weekdays }: FlowSchedule, first: ApexDate, date: ApexDate): boolean {
  if (weekdays.length === 0) return date.dayOfWeek === first.dayOfWeek;
  return weekdays.some((name) => name.trim().toLowerCase().startsWith(WEEKDAYS[date.dayOfWeek]));
}
