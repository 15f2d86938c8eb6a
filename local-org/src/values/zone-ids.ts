/** Ids of time zones beyond those of the IANA data that Java takes: `PST` and `GMT+05:30`. */

/** The three-letter ids of java.time.ZoneId.SHORT_IDS; EST, HST and MST are IANA ids themselves. */
const SHORT_IDS: Record<string, string> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh'
};

const CUSTOM_ID = /^GMT([+-])(\d{1,2}?)(?::?([0-5]\d))?$/;
const MINUTE_MS = 60_000;

/** The id of the IANA data, where Java has a short one for it. */
export function ianaZone(id: string): string {
  return SHORT_IDS[id] ?? id;
}

/** `GMT+02:00` for `GMT+2`; null for an id that does not say its offset. */
export function customZone(id: string): string | null {
  const [, sign, hours = '', minutes = '00'] = CUSTOM_ID.exec(id) ?? [];
  return sign && Number(hours) < 24 ? `GMT${sign}${hours.padStart(2, '0')}:${minutes}` : null;
}

/** Milliseconds ahead of UTC for an id of `customZone`. */
export function customOffset(id: string): number | null {
  const [, sign, hours, minutes = 0] = (id.startsWith('GMT') && CUSTOM_ID.exec(id)) || [];
  if (!sign) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
