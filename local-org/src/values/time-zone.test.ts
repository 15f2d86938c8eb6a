import { instantOf, offsetAt, wallClock, zoneIdOf } from './time-zone.ts';

const at = (text: string): number => Date.parse(text);

describe('time zones', () => {
  it('change their offset to the second, also where the change is not on a quarter of an hour', () => {
    expect(offsetAt(at('2026-03-08T09:59:59.999Z'), 'America/Los_Angeles')).toBe(-8 * 3_600_000);
    expect(offsetAt(at('2026-03-08T10:00:00Z'), 'America/Los_Angeles')).toBe(-7 * 3_600_000);
    // Liberia was 44 minutes and 30 seconds behind until 1972.
    expect(offsetAt(at('1972-01-07T00:44:29Z'), 'Africa/Monrovia')).toBe(-2_670_000);
    expect(offsetAt(at('1972-01-07T00:44:30Z'), 'Africa/Monrovia')).toBe(0);
  });

  it('show the wall clock with its milliseconds, before 1970 too', () => {
    expect(wallClock(at('1969-12-31T23:59:59.750Z'), 'Asia/Kolkata')).toEqual({
      year: 1970,
      month: 1,
      day: 1,
      hour: 5,
      minute: 29,
      second: 59,
      millisecond: 750
    });
  });

  it('find the instant of a wall clock, the earlier one where an hour is repeated', () => {
    const clock = { year: 2026, month: 11, day: 1, hour: 1, minute: 30, second: 0, millisecond: 0 };
    expect(instantOf(clock, 'America/New_York')).toBe(at('2026-11-01T05:30:00Z'));
  });

  it('have the ids that Java knows: IANA, three letters, an offset; else it is GMT', () => {
    const summer = at('2026-07-01T00:00:00Z');
    const hours = (id: string): [string, number] => {
      const zone = zoneIdOf(id);
      return [zone, offsetAt(summer, zone) / 3_600_000];
    };
    expect(hours('Asia/Kolkata')).toEqual(['Asia/Kolkata', 5.5]);
    expect(hours('PST')).toEqual(['PST', -7]);
    expect(hours('IST')).toEqual(['IST', 5.5]);
    expect(hours('GMT+2')).toEqual(['GMT+02:00', 2]);
    expect(hours('GMT-0530')).toEqual(['GMT-05:30', -5.5]);
    expect(hours('GMT+10')).toEqual(['GMT+10:00', 10]);
    for (const unknown of ['GMT+24', 'GMT+5:70', '+02:00', 'Nowhere/Land']) {
      expect(hours(unknown)).toEqual(['GMT', 0]);
    }
  });
});
