// Functions of a query: date parts (CALENDAR_YEAR, DAY_ONLY, …) and toLabel.
import type { FieldDef } from '../../metadata/schema.ts';
import type { FunctionItem } from '../../soql/ast.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { NotSupported } from '../../values/errors.ts';
import { fieldDefaults } from '../../metadata/field-types.ts';
import type { Row } from '../store.ts';
import { DAY_MS, dayAt } from './comparable.ts';
import { wallClock } from '../../values/time-zone.ts';
import { queryError } from './errors.ts';
import { resolvePath, type Source } from './paths.ts';

export interface ComputedValue {
  field: FieldDef;
  text: string;
  read(row: Row): unknown;
}

const DATE_PARTS: Record<string, (day: Date) => number> = {
  CALENDAR_YEAR: (day) => day.getUTCFullYear(),
  CALENDAR_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (day) => day.getUTCMonth() + 1,
  FISCAL_YEAR: (day) => day.getUTCFullYear(),
  FISCAL_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  FISCAL_MONTH: (day) => day.getUTCMonth() + 1,
  DAY_IN_MONTH: (day) => day.getUTCDate(),
  DAY_IN_WEEK: (day) => day.getUTCDay() + 1,
  DAY_IN_YEAR: (day) => (day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS + 1,
  WEEK_IN_MONTH: (day) => Math.floor((day.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (day) =>
    Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1
};

export function resolveFunction(source: Source, item: FunctionItem): ComputedValue {
  const path = resolvePath(source, item.path);
  const text = `${item.name}(${path.text})`;
  const zone = source.engine.timeZone();
  if (item.name === 'TOLABEL') {
    return { field: path.field, text, read: (row) => labelOf(path.field, path.read(row)) };
  }
  const isDate = path.field.type === 'Date' || path.field.type === 'DateTime';
  if (!isDate && (DATE_PARTS[item.name] || item.name === 'DAY_ONLY')) {
    throw queryError(`${item.name} can be used only on date and datetime fields`);
  }
  if (item.name === 'DAY_ONLY') {
    const field = { ...fieldDefaults(path.field.name, 'Date') };
    return { field, text, read: (row) => dayOf(path.read(row), zone) };
  }
  const field = fieldDefaults(path.field.name, 'Integer');
  if (item.name === 'HOUR_IN_DAY') {
    return { field, text, read: (row) => hourOf(path.read(row), zone) };
  }
  const part = DATE_PARTS[item.name];
  if (!part) throw new NotSupported(`the SOQL function ${item.name}`);
  return {
    field,
    text,
    read(row) {
      const day = dayOf(path.read(row), zone);
      return day === null ? null : part(new Date(day.days * DAY_MS));
    }
  };
}

function dayOf(value: unknown, zone: string): ApexDate | null {
  if (value instanceof ApexDate) return value;
  return value instanceof ApexDatetime ? new ApexDate(dayAt(value.time, zone)) : null;
}

function hourOf(value: unknown, zone: string): number | null {
  return value instanceof ApexDatetime ? wallClock(value.time, zone).hour : null;
}

function labelOf(field: FieldDef, value: unknown): unknown {
  const entry = field.picklist?.values.find((candidate) => candidate.fullName === value);
  return entry ? entry.label : value;
}
