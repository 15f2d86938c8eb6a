/** Field values as the REST API writes them. */
import type { FieldDef } from '../metadata/schema.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexList } from '../values/list.ts';
import { ApexTime } from '../values/time.ts';
import { Blob } from '../values/blob.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { AddressValue, LocationValue } from '../values/geolocation.ts';

/** 2026-11-21T08:30:00.000+0000: the REST API writes the zone without a colon. */
export function datetimeText(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** A number as the platform writes it: doubles keep their point, integers have none. */
export function restValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDatetime) return datetimeText(value.time);
  if (value instanceof ApexTime) return timeText(value);
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof Blob) return value.bytes.toString('base64');
  if (value instanceof ApexList) return value.items.map(restValue);
  if (value instanceof LocationValue || value instanceof AddressValue) return placeJson(value);
  return value;
}

function placeJson(place: LocationValue | AddressValue): unknown {
  const members = Object.entries(place.jsonMembers());
  return Object.fromEntries(members.map(([name, value]) => [name, restValue(value)]));
}

function timeText(value: ApexTime): string {
  return new Date(value.millis).toISOString().slice(11);
}

/** Binary fields are links to their content. */
export function restField(field: FieldDef, value: unknown, recordUrl: string): unknown {
  if (field.type === 'Blob' && value !== null && value !== undefined) {
    return `${recordUrl}/${field.name}`;
  }
  return restValue(value);
}
