/** Names of time zones as Java writes them: `PST`, `CEST`, `Central European Summer Time`. */

import { customOffset, ianaZone } from '../../values/zone-ids.ts';
import { offsetAt } from '../../values/time-zone.ts';

/** Standard and summer names that JavaScript's data lacks in English. */
const SHORT: Record<string, [standard: string, summer: string]> = {
  'Europe/London': ['GMT', 'BST'],
  'Europe/Dublin': ['GMT', 'IST'],
  'Europe/Lisbon': ['WET', 'WEST'],
  'Europe/Moscow': ['MSK', 'MSK'],
  'Europe/Minsk': ['MSK', 'MSK'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Asia/Tokyo': ['JST', 'JST'],
  'Asia/Seoul': ['KST', 'KST'],
  'Asia/Shanghai': ['CST', 'CST'],
  'Asia/Taipei': ['CST', 'CST'],
  'Asia/Hong_Kong': ['HKT', 'HKT'],
  'Asia/Singapore': ['SGT', 'SGT'],
  'Asia/Manila': ['PHT', 'PHT'],
  'Asia/Bangkok': ['ICT', 'ICT'],
  'Asia/Dubai': ['GST', 'GST'],
  'Asia/Jerusalem': ['IST', 'IDT'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Australia/Brisbane': ['AEST', 'AEST'],
  'Australia/Adelaide': ['ACST', 'ACDT'],
  'Australia/Darwin': ['ACST', 'ACST'],
  'Australia/Perth': ['AWST', 'AWST'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
  'America/Sao_Paulo': ['BRT', 'BRST'],
  'America/Argentina/Buenos_Aires': ['ART', 'ART'],
  'America/Bogota': ['COT', 'COT'],
  'America/Lima': ['PET', 'PET'],
  'Africa/Johannesburg': ['SAST', 'SAST'],
  'Africa/Nairobi': ['EAT', 'EAT'],
  'Africa/Cairo': ['EET', 'EEST']
};

/** European zones by the hours of their standard time ahead of UTC. */
const EUROPE: Record<number, [standard: string, summer: string]> = {
  0: ['WET', 'WEST'],
  1: ['CET', 'CEST'],
  2: ['EET', 'EEST']
};

export function zoneName(
  time: number,
  id: string,
  timeZoneName: 'long' | 'short',
  locale: string
): string {
  const zone = ianaZone(id);
  if (customOffset(zone) !== null) return zone;
  if (zone === 'GMT' || zone === 'UTC') {
    if (timeZoneName === 'short') return zone;
    return zone === 'GMT' ? 'Greenwich Mean Time' : 'Coordinated Universal Time';
  }
  const names = timeZoneName === 'short' ? shortNames(zone, time) : undefined;
  if (names) return names[isSummer(time, zone) ? 1 : 0];
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts(
    time
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function shortNames(zone: string, time: number): [string, string] | undefined {
  if (SHORT[zone] || !zone.startsWith('Europe/')) return SHORT[zone];
  return EUROPE[standardOffset(time, zone) / 3_600_000];
}

/** The smaller offset of the year's two halves. */
function standardOffset(time: number, zone: string): number {
  const year = new Date(time).getUTCFullYear();
  return Math.min(offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone));
}

function isSummer(time: number, zone: string): boolean {
  return offsetAt(time, zone) !== standardOffset(time, zone);
}
