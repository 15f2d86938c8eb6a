/** The text of Apex values, as `String.valueOf`, `System.debug` and string concatenation give it. */

import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexSet } from './set.ts';
import { isApexException } from './exception.ts';
import { SObject } from './sobject.ts';
import { wallClock } from './time-zone.ts';

/** What the text of a value depends on beside the value; the runtime sets it. */
export interface TextSettings {
  /** Time zone of the running user, as an IANA name. */
  timeZone(): string;
  /** The text of a platform object that has none of its own. */
  objectText(value: object): string;
}

const settings: TextSettings = {
  timeZone: () => 'GMT',
  objectText: String
};

export function installTextSettings(changes: Partial<TextSettings>): void {
  Object.assign(settings, changes);
}

/** `String.valueOf(value)`: a Date without time, a Datetime in the running user's time zone. */
export function apexToString(value: unknown): string {
  if (value instanceof ApexDate) return value.toString();
  return apexText(value);
}

/** Text in concatenations, collections and the debug log, where a Date shows a midnight time. */
export function apexText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexDatetime) return datetimeText(value, settings.timeZone());
  if (value instanceof ApexList) return `(${value.items.map(apexText).join(', ')})`;
  if (value instanceof ApexSet) return `{${value.values().map(apexText).join(', ')}}`;
  if (value instanceof ApexMap) return mapText(value);
  if (value instanceof SObject) return recordText(value);
  if (isApexException(value)) return exceptionText(value);
  const hasText = value.toString !== Object.prototype.toString;
  return hasText ? value.toString() : settings.objectText(value);
}

function mapText(map: ApexMap): string {
  const texts = map.entries().map(([key, value]) => `${apexText(key)}=${apexText(value)}`);
  return `{${texts.join(', ')}}`;
}

function recordText(record: SObject): string {
  const texts: string[] = [];
  for (const [name, value] of record.fields) texts.push(`${name}=${apexText(value)}`);
  return `${record.type}:{${texts.join(', ')}}`;
}

/** UNVERIFIED: the text of a platform exception that was made and not thrown. */
function exceptionText(error: {
  apexType: string;
  apexMessage: string | null;
  wasThrown: boolean;
}): string {
  if (!error.wasThrown) {
    return `${error.apexType.replace(/^System\./, '')}:[]: ${error.apexMessage ?? 'null'}`;
  }
  return `${error.apexType}: ${error.apexMessage ?? 'Script-thrown exception'}`;
}

/** `yyyy-MM-dd HH:mm:ss` on the wall clock of the zone. */
export function datetimeText(value: ApexDatetime, zone: string): string {
  const clock = wallClock(value.time, zone);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}`;
  return `${date} ${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}`;
}
