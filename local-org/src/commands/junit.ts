/** Test results in the JUnit XML form that CI servers read. */
import { XMLBuilder } from 'fast-xml-parser';
import type { ApexTestResult } from '../host.ts';

/** One test suite for each Apex class; times in seconds. */
export function junitReport(results: ApexTestResult[]): string {
  const byClass = Map.groupBy(results, ({ className }) => className);
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    format: true,
    attributeNamePrefix: '@'
  });
  const suites = [...byClass].map(([name, tests]) => ({
    ...attributes(name, tests),
    testcase: tests.map(testCase)
  }));
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { ...attributes('Apex', results), testsuite: suites }
  });
}

function attributes(name: string, tests: ApexTestResult[]) {
  const milliseconds = tests.reduce((sum, test) => sum + test.milliseconds, 0);
  return {
    '@name': name,
    '@tests': tests.length,
    '@failures': tests.filter(({ outcome }) => outcome === 'fail').length,
    '@time': seconds(milliseconds)
  };
}

function testCase({ className, methodName, milliseconds, ...result }: ApexTestResult) {
  const failure = {
    '@message': printable(result.message ?? ''),
    '#text': printable(result.stackTrace ?? '')
  };
  return {
    '@classname': className,
    '@name': methodName,
    '@time': seconds(milliseconds),
    ...(result.outcome === 'fail' ? { failure } : {})
  };
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** XML 1.0 has no way to write most control characters. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?');
}
