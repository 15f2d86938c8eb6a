/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */

import type { EnumValue } from '../../../values/enum.ts';
import type { StaticImplementation } from '../define.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { apexText } from '../../../values/format.ts';
import { assertEqual, assertNotEqual, failAssertion } from './Assert.ts';
import { asynchronousStatics } from './system/asynchronous.ts';
import { environmentStatics } from './system/environment.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { NotSupported } from '../../../values/errors.ts';
import { lacking, platformClass } from '../define.ts';
import { today } from './Date.ts';
import { valueEquals } from '../../../values/equality.ts';
import type { VersionValue } from './Version.ts';

const assertions: Record<string, StaticImplementation> = {
  'void assert(Boolean condition)': (_rt, condition: boolean | null) => {
    if (condition !== true) failAssertion(null, null);
  },
  'void assert(Boolean condition, Object message)': (
    _rt,
    condition: boolean | null,
    message: unknown
  ) => {
    if (condition !== true) failAssertion(message, null);
  },
  'void assertEquals(Object expected, Object actual)': (_rt, expected: unknown, actual: unknown) =>
    assertEqual(expected, actual, null),
  'void assertEquals(Object expected, Object actual, Object message)': (
    _rt,
    expected: unknown,
    actual: unknown,
    message: unknown
  ) => assertEqual(expected, actual, message),
  'void assertNotEquals(Object notExpected, Object actual)': (
    _rt,
    notExpected: unknown,
    actual: unknown
  ) => assertNotEqual(notExpected, actual, null),
  'void assertNotEquals(Object notExpected, Object actual, Object message)': (
    _rt,
    notExpected: unknown,
    actual: unknown,
    message: unknown
  ) => assertNotEqual(notExpected, actual, message)
};

export const SystemClass = platformClass('System.System', {
  statics: {
    ...assertions,
    ...asynchronousStatics,
    ...environmentStatics,
    'void debug(Object value)': (rt, value: unknown) => rt.host.log(`DEBUG|${apexText(value)}`),
    'void debug(LoggingLevel level, Object value)': (rt, level: EnumValue, value: unknown) =>
      rt.host.log(`${level.name}|${apexText(value)}`),
    'Datetime now()': (rt) => new ApexDatetime(rt.host.now()),
    'Date today()': (rt) => today(rt),
    'Long currentTimeMillis()': (rt) => BigInt(Math.trunc(rt.host.now())),
    'Boolean equals(Object left, Object right)': (_rt, left: unknown, right: unknown) =>
      valueEquals(left, right),
    'Integer hashCode(Object value)': (_rt, value: unknown) => hashCodeOf(value),
    'Version requestVersion()': lacking('System.requestVersion outside of a managed package'),
    'void runAs(Version version)': (_rt, version: VersionValue) => {
      throw new NotSupported(`System.runAs(${version.toString()})`);
    }
  }
});
