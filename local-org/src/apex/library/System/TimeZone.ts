/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm */

import type { ApexDatetime } from '../../../values/datetime.ts';
import { formatDatetime } from '../../runtime/date-format.ts';
import { given } from '../../runtime/arguments.ts';
import { offsetAt, zoneIdOf } from '../../../values/time-zone.ts';
import { platformClass } from '../define.ts';

export class TimeZoneValue {
  readonly $type = 'System.TimeZone';
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  toString(): string {
    return this.id;
  }
}

export const TimeZoneClass = platformClass('System.TimeZone', {
  isInstance: (value) => value instanceof TimeZoneValue,
  statics: {
    'TimeZone getTimeZone(String id)': (_rt, id: string | null) =>
      new TimeZoneValue(zoneIdOf(given(id)))
  },
  methods: {
    'String getID()': (_rt, self: TimeZoneValue) => self.id,
    'String getDisplayName()': (rt, self: TimeZoneValue) =>
      `(GMT${formatDatetime(rt.host.now(), self.id, 'Z').replace(/..$/, ':$&')}) ` +
      `${formatDatetime(rt.host.now(), self.id, 'zzzz')} (${self.id})`,
    'Integer getOffset(Datetime moment)': (_rt, self: TimeZoneValue, moment: ApexDatetime | null) =>
      offsetAt(given(moment).time, self.id),
    'String toString()': (_rt, self: TimeZoneValue) => self.id
  }
});
