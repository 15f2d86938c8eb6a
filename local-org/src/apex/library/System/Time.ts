/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm */

import type { MethodImplementation } from '../define.ts';
import { ApexTime } from '../../../values/time.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

const part =
  (unit: number, count: number): MethodImplementation =>
  (_rt, self: ApexTime) =>
    Math.floor(self.millis / unit) % count;

const adding =
  (unit: number): MethodImplementation =>
  (_rt, self: ApexTime, count: number | null) =>
    new ApexTime(self.millis + given(count) * unit);

export const TimeClass = platformClass('System.Time', {
  isInstance: (value) => value instanceof ApexTime,
  statics: {
    'Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
      _rt,
      hour: number,
      minute: number,
      second: number,
      millisecond: number
    ) => new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
  },
  methods: {
    'Integer hour()': part(3_600_000, 24),
    'Integer minute()': part(60_000, 60),
    'Integer second()': part(1000, 60),
    'Integer millisecond()': part(1, 1000),
    'Time addHours(Integer count)': adding(3_600_000),
    'Time addMinutes(Integer count)': adding(60_000),
    'Time addSeconds(Integer count)': adding(1000),
    'Time addMilliseconds(Integer count)': adding(1)
  }
});
