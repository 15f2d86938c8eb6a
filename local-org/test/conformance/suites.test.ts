import { compare, skipsOf, table, type Outcome, type Suite } from './suites.ts';

const suite: Suite = {
  name: 'sample',
  repository: 'owner/sample',
  commit: '0123',
  tests: 3,
  bar: 1,
  passes: 2,
  skips: [{ test: 'Third.needsASite', reason: 'There are no sites.' }]
};

const outcome = (name: string, passes: boolean): Outcome => {
  const [className = '', method = ''] = name.split('.');
  return { className, method, outcome: passes ? 'pass' : 'fail', message: passes ? null : 'no' };
};
const measured = (first: boolean, second: boolean, third: boolean) => ({
  tests: [
    outcome('First.a', first),
    outcome('Second.b', second),
    outcome('Third.needsASite', third)
  ],
  seconds: 1.25
});

describe('a public suite', () => {
  it('is good when as many tests pass as were measured', () => {
    expect(compare(suite, measured(true, true, false))).toMatchObject({
      passed: 2,
      isGood: true,
      unexpected: []
    });
  });

  it('is not good when fewer pass, and names those that fail without a reason', () => {
    expect(compare(suite, measured(true, false, false))).toMatchObject({
      isGood: false,
      unexpected: ['Second.b fails: no']
    });
  });

  it('tells when a skip is not needed any more', () => {
    expect(compare(suite, measured(true, true, true)).unexpected).toEqual([
      'Third.needsASite passes; it need not be skipped'
    ]);
  });

  it('is never good below its bar or without a report', () => {
    expect(compare({ ...suite, bar: 3 }, measured(true, true, false)).isGood).toBe(false);
    expect(compare(suite, null).isGood).toBe(false);
  });

  it('keeps the reasons that are known, and asks for one where a test begins to fail', () => {
    expect(skipsOf(suite, measured(true, false, false))).toEqual([
      { test: 'Second.b', reason: 'no' },
      { test: 'Third.needsASite', reason: 'There are no sites.' }
    ]);
  });

  it('without a bar lists no failing tests', () => {
    const explored: Suite = { ...suite };
    delete explored.bar;
    expect(compare(explored, measured(true, false, false)).unexpected).toEqual([]);
    expect(skipsOf(explored, measured(true, false, false))).toEqual([]);
  });

  it('is one row of a Markdown table', () => {
    const row = { ...compare(suite, measured(true, true, false)), isOtherCommit: true };
    expect(table([row]).split('\n')[2]).toBe(
      '| sample (another commit) | 2/3    | 2/3      | 1   | 1.3     | ok  |'
    );
  });
});
