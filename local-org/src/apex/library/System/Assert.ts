/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm */

import type { StaticImplementation } from '../define.ts';
import type { ApexType } from '../../../values/type.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { apexText } from '../../../values/format.ts';
import { compareNumbers, isNumeric, valueEquals } from '../../../values/equality.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { typeNameOf } from '../../runtime/type-name.ts';

/**
 * Equality of assertions: numbers compare by value, everything else as equals() does.
 * UNVERIFIED: two Datetimes are equal within the same second, as public suites assert it.
 */
function assertionEquals(left: unknown, right: unknown): boolean {
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) {
    return Math.floor(left.time / 1000) === Math.floor(right.time / 1000);
  }
  return isNumeric(left) && isNumeric(right)
    ? compareNumbers(left, right) === 0
    : valueEquals(left, right);
}

/** Ends the test: no `catch` of Apex sees an AssertException. */
export function failAssertion(message: unknown, detail: string | null): never {
  const texts = [message === null ? null : apexText(message), detail];
  const tail = texts.filter((text) => text !== null).join(': ');
  raise('AssertException', tail === '' ? 'Assertion Failed' : `Assertion Failed: ${tail}`);
}

export function assertEqual(expected: unknown, actual: unknown, message: unknown): void {
  if (assertionEquals(expected, actual)) return;
  failAssertion(message, `Expected: ${apexText(expected)}, Actual: ${apexText(actual)}`);
}

export function assertNotEqual(notExpected: unknown, actual: unknown, message: unknown): void {
  if (!assertionEquals(notExpected, actual)) return;
  failAssertion(message, `Same value: ${apexText(actual)}`);
}

/** The assertion without and with a message. */
function withMessage(
  signature: string,
  check: (rt: Parameters<StaticImplementation>[0], message: unknown, args: unknown[]) => void,
  parameterCount: number
): Record<string, StaticImplementation> {
  const implementation: StaticImplementation = (rt, ...args: unknown[]) =>
    check(rt, args[parameterCount] ?? null, args);
  return {
    [`void ${signature})`]: implementation,
    [`void ${signature}, String message)`]: implementation
  };
}

function assertBoolean(value: unknown, expected: boolean, message: unknown): void {
  if (value !== expected)
    failAssertion(message, `Expected: ${expected}, Actual: ${apexText(value)}`);
}

export const AssertClass = platformClass('System.Assert', {
  statics: {
    ...withMessage(
      'areEqual(Object expected, Object actual',
      (_rt, message, [expected, actual]) => assertEqual(expected, actual, message),
      2
    ),
    ...withMessage(
      'areNotEqual(Object notExpected, Object actual',
      (_rt, message, [notExpected, actual]) => assertNotEqual(notExpected, actual, message),
      2
    ),
    ...withMessage(
      'isTrue(Boolean condition',
      (_rt, message, [condition]) => assertBoolean(condition, true, message),
      1
    ),
    ...withMessage(
      'isFalse(Boolean condition',
      (_rt, message, [condition]) => assertBoolean(condition, false, message),
      1
    ),
    ...withMessage(
      'isNull(Object value',
      (_rt, message, [value]) => {
        if (value !== null) failAssertion(message, `Expected: null, Actual: ${apexText(value)}`);
      },
      1
    ),
    ...withMessage(
      'isNotNull(Object value',
      (_rt, message, [value]) => {
        if (value === null) failAssertion(message, 'Same value: null');
      },
      1
    ),
    ...withMessage(
      'isInstanceOfType(Object instance, Type expected',
      (rt, message, [instance, expected]) => {
        const type = given(expected as ApexType | null);
        if (rt.classes.isInstance(instance, type.name)) return;
        failAssertion(message, `Expected: ${type.name}, Actual: ${typeNameOf(instance)}`);
      },
      2
    ),
    ...withMessage(
      'isNotInstanceOfType(Object instance, Type notExpected',
      (rt, message, [instance, notExpected]) => {
        const type = given(notExpected as ApexType | null);
        if (rt.classes.isInstance(instance, type.name)) {
          failAssertion(message, `Same value: ${type.name}`);
        }
      },
      2
    ),
    'void fail()': () => failAssertion(null, null),
    'void fail(String message)': (_rt, message: string | null) => failAssertion(message, null)
  }
});
