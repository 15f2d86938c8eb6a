/** What is expected of each public suite, and how a measured run compares with it. */

/** One public suite; its code is never part of this repository. */
export interface Suite {
  /** The folder's name. */
  name: string;
  /** GitHub owner/name. */
  repository: string;
  commit: string;
  /** Package directories instead of those of its sfdx-project.json. */
  sources?: string[];
  /** Permission sets that its instructions assign to the user who runs the tests. */
  permissionSets?: string[];
  /** Other suites whose packages it needs. */
  packages?: string[];
  /** Tests in all. */
  tests: number;
  /** The least number of passing tests that is accepted at all; each test that fails then needs a reason. */
  bar?: number;
  /** Passing tests as measured last. */
  passes: number;
  /** Tests that are not expected to pass. */
  skips: { test: string; reason: string }[];
}

export interface Outcome {
  className: string;
  method: string;
  outcome: 'pass' | 'fail';
  message: string | null;
}

export interface Measured {
  tests: Outcome[];
  seconds: number;
}

export interface Comparison {
  suite: Suite;
  measured: Measured | null;
  passed: number;
  isGood: boolean;
  /** Failing tests that are no skips, and skips that pass: one line each. */
  unexpected: string[];
}

/** The tests that fail now, with the reasons that are known; a new one gets its message until a person explains it. */
export function skipsOf(suite: Suite, { tests }: Measured): Suite['skips'] {
  if (suite.bar === undefined) return [];
  const known = new Map(suite.skips.map(({ test, reason }) => [test, reason]));
  return tests
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ className, method, message }) => {
      const test = `${className}.${method}`;
      return { test, reason: known.get(test) ?? (message ?? '').split('\n')[0] ?? '' };
    });
}

/** Good: as many tests pass as were measured last, and no less than the bar. */
export function compare(suite: Suite, measured: Measured | null): Comparison {
  const tests = measured?.tests ?? [];
  const passed = tests.filter(({ outcome }) => outcome === 'pass').length;
  const skips = new Set(suite.skips.map(({ test }) => test));
  const unexpected = (suite.bar === undefined ? [] : tests).flatMap(
    ({ className, method, outcome, message }) => {
      const name = `${className}.${method}`;
      const isSkip = skips.has(name) || skips.has(className);
      if (outcome === 'fail')
        return isSkip ? [] : [`${name} fails: ${(message ?? '').split('\n')[0]}`];
      return skips.has(name) ? [`${name} passes; it need not be skipped`] : [];
    }
  );
  const isGood = measured !== null && passed >= suite.passes && passed >= (suite.bar ?? 0);
  return { suite, measured, passed, isGood, unexpected };
}

type Row = Comparison & { isOtherCommit: boolean };

/** A Markdown table, with a last row for the sum. */
export function table(rows: Row[]): string {
  const lines = rows.map(({ suite, measured, passed, isGood, isOtherCommit }) => [
    isOtherCommit ? `${suite.name} (another commit)` : suite.name,
    measured ? `${passed}/${measured.tests.length}` : 'no report',
    `${suite.passes}/${suite.tests}`,
    suite.bar === undefined ? '' : String(suite.bar),
    measured ? measured.seconds.toFixed(1) : '',
    isGood ? 'ok' : 'FAILS'
  ]);
  const sum = rows.reduce((total, { passed }) => total + passed, 0);
  const all = rows.reduce((total, { measured }) => total + (measured?.tests.length ?? 0), 0);
  const expected = rows.reduce((total, { suite }) => total + suite.passes, 0);
  const head = ['Suite', 'Passed', 'Expected', 'Bar', 'Seconds', ''];
  const cells = [
    head,
    head.map(() => '---'),
    ...lines,
    ['All', `${sum}/${all}`, `${expected}`, '', '', '']
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const row = (columns: string[]): string =>
    `| ${columns.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell === '---' ? '-' : ' ')).join(' | ')} |`;
  return `${cells.map(row).join('\n')}\n`;
}
