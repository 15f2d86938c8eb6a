import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { Decimal } from '../../../values/decimal.ts';
import { SObject } from '../../../values/sobject.ts';
import { call, runtimeWith, staticCall } from '../call-library.ts';

const rt = runtimeWith({ timeZone: () => 'America/New_York' });
const moment = new ApexDatetime(Date.UTC(2026, 10, 21, 3, 5, 7, 45));

describe('Datetime', () => {
  it('shows the wall clock of the running user', () => {
    expect(call(rt, 'Datetime', 'hour', moment)).toBe(22);
    expect(call(rt, 'Datetime', 'day', moment)).toBe(20);
    expect(call(rt, 'Datetime', 'hourGmt', moment)).toBe(3);
    expect(String(call(rt, 'Datetime', 'date', moment))).toBe('2026-11-20');
  });

  it('formats with the letters of SimpleDateFormat', () => {
    const format = (pattern: string, zone: string): unknown =>
      call(rt, 'Datetime', 'format(String, String)', moment, pattern, zone);
    expect(format("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'America/New_York')).toBe(
      '2026-11-20T22:05:07.045-05:00'
    );
    expect(format("EEEE, d MMM yyyy 'at' h:mm a z", 'GMT')).toBe(
      'Saturday, 21 Nov 2026 at 3:05 AM GMT'
    );
    expect(call(rt, 'Datetime', 'format()', moment)).toBe('11/20/2026, 10:05 PM');
    expect(format('YYYY-ww-W-F D u K k', 'GMT')).toBe('2026-47-3-3 325 6 3 3');
    expect(format('z zzzz XX', 'Europe/Paris')).toBe('CET Central European Standard Time +0100');
    expect(() => format('b', 'GMT')).toThrow("Illegal pattern character 'b'");
  });

  it('knows weeks that belong to another year', () => {
    const lastDay = new ApexDatetime(Date.UTC(2026, 11, 31));
    expect(call(rt, 'Datetime', 'formatGmt', lastDay, 'YYYY w')).toBe('2027 1');
    expect(call(rt, 'Datetime', 'dayOfYearGmt', lastDay)).toBe(365);
  });

  it('speaks the language of the user', () => {
    const german = runtimeWith({
      database: { get: () => new SObject('User', { LocaleSidKey: 'de_DE_EURO' }) }
    });
    expect(call(german, 'Datetime', 'format()', moment)).toBe('21.11.2026, 03:05');
    expect(call(german, 'Datetime', 'format(String)', moment, 'EEEE, d. MMMM')).toBe(
      'Samstag, 21. November'
    );
    expect(String(staticCall(german, 'Datetime', 'parse', '21.11.2026, 15:05'))).toBe(
      '2026-11-21T15:05:00.000Z'
    );
    expect(call(german, 'Date', 'toStartOfWeek', ApexDate.of(2026, 11, 22))).toEqual(
      ApexDate.of(2026, 11, 16)
    );
    expect(call(german, 'Decimal', 'format', Decimal.parse('1234567.8915'))).toBe('1.234.567,892');
  });

  it('adds days by the calendar, across daylight saving', () => {
    const before = new ApexDatetime(Date.UTC(2026, 9, 31, 16)); // noon in New York, summer time
    const after = call(rt, 'Datetime', 'addDays', before, 1) as ApexDatetime;
    expect(after.toString()).toBe('2026-11-01T17:00:00.000Z');
  });

  it('reads local and GMT texts', () => {
    expect(String(staticCall(rt, 'Datetime', 'valueOf(String)', '2026-11-21 09:00:00'))).toBe(
      '2026-11-21T14:00:00.000Z'
    );
    expect(String(staticCall(rt, 'Datetime', 'valueOfGmt', '2026-5-4 3:2:1'))).toBe(
      '2026-05-04T03:02:01.000Z'
    );
    expect(String(staticCall(rt, 'Datetime', 'valueOfGmt', '2026-11-21 09:00:00'))).toBe(
      '2026-11-21T09:00:00.000Z'
    );
  });
});

describe('Date', () => {
  it('is today where the user is', () => {
    const early = runtimeWith({
      timeZone: () => 'America/New_York',
      now: () => Date.UTC(2026, 10, 21, 2)
    });
    expect(String(staticCall(early, 'Date', 'today'))).toBe('2026-11-20');
  });

  it('measures months and days', () => {
    const from = ApexDate.of(2026, 1, 31);
    const to = ApexDate.of(2026, 3, 1);
    expect(call(rt, 'Date', 'monthsBetween', from, to)).toBe(2);
    expect(call(rt, 'Date', 'daysBetween', from, to)).toBe(29);
    expect(() => staticCall(rt, 'Date', 'valueOf(String)', '2026-02-30')).toThrow('Invalid date');
  });
});
