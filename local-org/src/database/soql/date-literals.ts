// Date literals: TODAY, LAST_N_DAYS:30, THIS_QUARTER, … as ranges of days.
import { queryError } from '../../soql/errors.ts';
import { DAY_MS } from './comparable.ts';

/** From the first day to the day after the last. */
export interface DayRange {
  from: number;
  to: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

export function dayRange(name: string, n: number | undefined, today: number): DayRange {
  if (name === 'TODAY') return days(today, 1);
  if (name === 'YESTERDAY') return days(today - 1, 1);
  if (name === 'TOMORROW') return days(today + 1, 1);
  if (name === 'LAST_90_DAYS') return { from: today - 90, to: today + 1 };
  if (name === 'NEXT_90_DAYS') return { from: today + 1, to: today + 91 };
  const counted = /^(LAST|NEXT)_N_(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (counted) return countedRange(counted[1] ?? '', counted[3] as Unit, n ?? 0, today);
  const ago = /^N_(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago) return unitRange(ago[2] as Unit, today, -(n ?? 0));
  const single = /^(LAST|THIS|NEXT)_(FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (single) return unitRange(single[3] as Unit, today, OFFSETS[single[1] ?? ''] ?? 0);
  throw queryError(`unknown date literal: ${name}`);
}

const OFFSETS: Record<string, number> = { LAST: -1, THIS: 0, NEXT: 1 };

function days(from: number, count: number): DayRange {
  return { from, to: from + count };
}

/** LAST_N_DAYS counts today in; the larger units end where the current one starts. */
function countedRange(direction: string, unit: Unit, n: number, today: number): DayRange {
  if (unit === 'DAY') {
    return direction === 'LAST'
      ? { from: today - n, to: today + 1 }
      : { from: today + 1, to: today + 1 + n };
  }
  const current = unitRange(unit, today, 0);
  return direction === 'LAST'
    ? { from: unitRange(unit, today, -n).from, to: current.from }
    : { from: current.to, to: unitRange(unit, today, n).to };
}

function unitRange(unit: Unit, today: number, offset: number): DayRange {
  if (unit === 'DAY') return days(today + offset, 1);
  if (unit === 'WEEK') {
    const sunday = today - new Date(today * DAY_MS).getUTCDay();
    return days(sunday + 7 * offset, 7);
  }
  const months = unit === 'MONTH' ? 1 : unit === 'QUARTER' ? 3 : 12;
  const date = new Date(today * DAY_MS);
  const start = Math.floor(date.getUTCMonth() / months) * months + offset * months;
  return {
    from: Date.UTC(date.getUTCFullYear(), start, 1) / DAY_MS,
    to: Date.UTC(date.getUTCFullYear(), start + months, 1) / DAY_MS
  };
}
