/** The commands on a small project of which a part does not compile, as a user starts them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CLI = place('../../src/cli.ts');
const PROJECT = place('project');
const PACKAGE = place('package');

const QUIET = ['--disable-warning=ExperimentalWarning'];

interface Run {
  status: number | null;
  lines: string[];
  complaints: string;
}

function run(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...QUIET, CLI, ...args, '--project', PROJECT, '--with', PACKAGE],
    { encoding: 'utf8' }
  );
  return { status, lines: stdout.trimEnd().split('\n'), complaints: stderr };
}

describe('test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const json = join(folder, 'report.json');
  const junit = join(folder, 'report.xml');
  let whole: Run;

  beforeAll(() => {
    whole = run('test', '--json', json, '--junit', junit, '--coverage');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with the counts, fails when a test fails, and leaves the tests of other packages alone', () => {
    expect(whole.lines.at(-1)).toBe('1 passed, 2 failed');
    expect(whole.status).toBe(1);
    expect(whole.lines.join('\n')).not.toContain('RatesTest');
  });

  it('shows message and stack of a failure', () => {
    const at = whole.lines.findIndex((line) =>
      line.startsWith('fail DiscountTest.failsWithAMessage')
    );
    expect(whole.lines[at + 1]).toContain(
      'Assertion Failed: one is <not> two: Expected: 1, Actual: 2'
    );
    expect(whole.lines[at + 2]).toContain(
      'Class.DiscountTest.failsWithAMessage: line 12, column 1'
    );
  });

  it('counts the tests of a class that does not compile as failed, and names the cause', () => {
    const report = JSON.parse(readFileSync(json, 'utf8')) as {
      tests: { className: string; outcome: string; message: string }[];
      problems: string[];
    };
    const left = report.tests.find(({ className }) => className === 'NeedsBrokenTest');
    expect(left?.outcome).toBe('fail');
    expect(left?.message).toContain('The class does not compile');
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatch(/Broken\.cls:3:\d+: .*noSuchMethod/);
  });

  it('reports line coverage without test classes', () => {
    const { coverage } = JSON.parse(readFileSync(json, 'utf8')) as {
      coverage: { name: string; percent: number; uncoveredLines: number[] }[];
    };
    expect(coverage.map(({ name }) => name)).not.toContain('DiscountTest');
    const discount = coverage.find(({ name }) => name === 'Discount');
    expect(discount).toMatchObject({ percent: 75, uncoveredLines: [10] });
    expect(whole.lines.find((line) => line.startsWith('Discount '))).toMatch(/75 % {2}10$/);
  });

  it('writes JUnit XML in which text stays text', () => {
    const xml = readFileSync(junit, 'utf8');
    expect(xml).toContain('<testsuite name="DiscountTest" tests="2" failures="1"');
    expect(xml).toContain('one is &lt;not&gt; two');
  });

  it('runs the class or the method that is named, and nothing is a failure', () => {
    const one = run('test', '--class', 'DiscountTest.partnersWithLargeOrdersGetOne');
    expect(one.lines.at(-1)).toBe('1 passed, 0 failed');
    const none = run('test', '--class', 'Discount');
    expect(none.lines.at(-1)).toBe('0 passed, 0 failed');
    expect([none.status, none.complaints]).toEqual([
      1,
      expect.stringContaining('No test matches.')
    ]);
  });
});

describe('test with an option that does not fit', () => {
  it('shows the results when a report cannot be written', () => {
    const { status, lines, complaints } = run(
      'test',
      ...['--class', 'DiscountTest.partnersWithLargeOrdersGetOne', '--json', '/nowhere/report.json']
    );
    expect(lines.at(-1)).toBe('1 passed, 0 failed');
    expect(complaints).toContain(
      "The report is not written: ENOENT: no such file or directory, open '/nowhere"
    );
    expect(status).toBe(1);
  });

  it('names the class of which there is no test, though others ran', () => {
    const { lines, complaints } = run('test', '--class', 'DiscountTest', '--class', 'DiscuontTest');
    expect(complaints).toContain('No test matches DiscuontTest.');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it.each([
    [['test', 'DiscountTest'], "'test' does not know what to do with 'DiscountTest'."],
    [['check', '--class', 'Discount'], "'check' takes no option --class."],
    [['test', '--json='], 'The option --json needs a value.'],
    [['tset'], "Unknown command 'tset'."]
  ])('says of %j what is wrong', (args, complaint) => {
    const { status, complaints } = run(...args);
    expect([status, complaints]).toEqual([2, expect.stringContaining(complaint)]);
  });

  it.each([
    [['test', '--filter', '('], '--filter: Invalid regular expression'],
    [['test', '--permset', 'Nobody'], "There is no PermissionSet 'Nobody'"],
    [
      ['run', 'nowhere.apex'],
      "The file cannot be read: ENOENT: no such file or directory, open 'nowhere.apex'"
    ]
  ])('says of %j what is wrong without a stack', (args, complaint) => {
    const { status, complaints } = run(...args);
    expect([status, complaints]).toEqual([1, expect.stringContaining(complaint)]);
    expect(complaints).not.toContain('    at ');
  });
});

describe('check', () => {
  it('names file, line and column of each problem once', () => {
    const { status, complaints } = run('check');
    expect(status).toBe(1);
    expect(complaints).toMatch(/Broken\.cls:3:\d+: /);
    expect(complaints).not.toContain('NeedsBroken');
    expect(complaints.trimEnd()).toMatch(/1 problem$/);
  });
});

describe('doctor', () => {
  it('lists what does not compile and what would end with an error when it runs', () => {
    const { status, lines } = run('doctor');
    expect(status).toBe(1);
    expect(lines.join('\n')).toContain(
      'local-org does not support Blob.toPdf  (1)\n    force-app/classes/PdfMaker.cls:3:'
    );
    expect(lines.join('\n')).toContain('noSuchMethod');
    expect(lines.at(-1)).toBe('2 problems');
  });
});

describe('an option that does not exist', () => {
  it('is named, and the usage follows', () => {
    const { status, complaints } = run('test', '--bogus');
    expect([status, complaints]).toEqual([
      2,
      expect.stringMatching(/'--bogus'[^]*Usage: local-org/)
    ]);
    expect(complaints).not.toContain('    at ');
  });
});

describe('serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-serve-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [{ PORT: 'abc' }, "PORT must be a whole number up to 65535, not 'abc'."],
    [{ LOCAL_ORG_JOB_LATENCY_MS: '-1' }, 'LOCAL_ORG_JOB_LATENCY_MS must be a whole number'],
    [{ LOCAL_ORG_SESSION_MINUTES: '0' }, 'LOCAL_ORG_SESSION_MINUTES must be a number above 0.'],
    [{ LOCAL_ORG_JWT_CERTIFICATE: '/nowhere.pem' }, '/nowhere.pem has no key for JWT assertions'],
    [{ LOCAL_ORG_SEED: '/nowhere.json' }, '/nowhere.json:1: The seed cannot be read: ENOENT'],
    [{ LOCAL_ORG_DATA_DIR: CLI }, 'EEXIST: file already exists']
  ])('says of %j what is wrong without a stack', (settings, complaint) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [...QUIET, CLI, 'serve', '--project', PACKAGE],
      {
        encoding: 'utf8',
        env: { ...process.env, PORT: '0', LOCAL_ORG_DATA_DIR: folder, ...settings },
        timeout: 60_000
      }
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining(complaint)]);
    expect(stderr).not.toContain('    at ');
  });
});

describe('mutate', () => {
  it('needs a project that compiles', () => {
    const { status, complaints } = run('mutate', '--class', 'Discount');
    expect(status).toBe(1);
    expect(complaints).toContain('Broken.cls');
  });

  it('says which class to name when there is none of that name', () => {
    const args = ['mutate', '--class', 'Nope', '--project', PACKAGE];
    const { status, stderr } = spawnSync(process.execPath, [...QUIET, CLI, ...args], {
      encoding: 'utf8'
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      'There is no class Nope: name a top-level class of the project'
    ]);
  });
});
