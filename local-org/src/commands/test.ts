/** `test`: runs the Apex tests of a project and reports results and line coverage. */
import { writeFileSync } from 'node:fs';
import type { ApexTestResult } from '../host.ts';
import type { TestRun } from '../worker-protocol.ts';
import type { WorkerMessage } from '../worker-protocol.ts';
import { StartError } from '../server/engine-client.ts';
import { classCoverage, coverageLines, coverageProblems } from './coverage.ts';
import { junitReport } from './junit.ts';
import {
  complain,
  counted,
  engineSettings,
  withEngine,
  write,
  type ProjectOptions
} from './settings.ts';

export interface TestOptions {
  /** Names of classes or of `Class.method`. */
  classes: string[];
  /** Regular expression on `Class` and `Class.method`. */
  filter: string | undefined;
  /** Permission sets that the administrator who runs the tests has. */
  permissionSets: string[];
  json: string | undefined;
  junit: string | undefined;
  /** Shows the debug log. */
  verbose: boolean;
  /** Shows the lines that no test ran. */
  coverage: boolean;
  /** Percents of the lines that tests must run. */
  minimumCoverage: number | undefined;
}

/** Exit code 1 when a test fails, nothing matches, or part of the project does not compile. */
export async function test(project: ProjectOptions, options: TestOptions): Promise<void> {
  const problems: string[] = [];
  let run: TestRun = { results: [], coverage: [] };
  const settings = engineSettings(project, { isTolerant: true });
  const receive = (message: WorkerMessage): void => {
    if (message.kind === 'problem') problems.push(message.line);
    if (message.kind === 'log' && options.verbose) complain(message.line);
    if (message.kind === 'test-result') showTest(message.result);
  };
  await withEngine(settings, receive, async (engine) => {
    const { permissionSets } = options;
    const request = { kind: 'run-tests' as const, filter: pattern(options), permissionSets };
    run = (await engine.request(request)) as TestRun;
  });
  const { results } = run;
  const coverage = classCoverage(run.coverage);
  const failed = results.filter(({ outcome }) => outcome === 'fail').length;
  const passed = results.length - failed;
  const report = { passed, failed, problems, tests: results.map(testReport), coverage };
  const unwritten = [
    ...writeReport(options.json, () => JSON.stringify(report, null, 2)),
    ...writeReport(options.junit, () => junitReport(results))
  ];
  if (options.coverage) coverageLines(coverage).forEach(write);
  if (problems.length > 0) {
    complain(`${counted(problems.length)}; left out was:`);
    for (const problem of problems) complain(`  ${problem}`);
  }
  const unknown = options.classes.filter((name) => !results.some(matches(name)));
  if (results.length === 0) complain('No test matches.');
  else if (unknown.length > 0) complain(`No test matches ${unknown.join(', ')}.`);
  unwritten.forEach(complain);
  const { minimumCoverage } = options;
  const uncovered =
    minimumCoverage === undefined ? [] : coverageProblems(coverage, minimumCoverage);
  uncovered.forEach(complain);
  write(`${passed} passed, ${failed} failed`);
  const hasProblem = [problems, unknown, unwritten, uncovered].some(({ length }) => length > 0);
  process.exitCode = failed > 0 || results.length === 0 || hasProblem ? 1 : 0;
}

/** What kept the file from being written: the results on the screen must not be lost with it. */
function writeReport(file: string | undefined, text: () => string): string[] {
  if (file === undefined) return [];
  try {
    writeFileSync(file, text());
    return [];
  } catch (error) {
    return [`The report is not written: ${(error as Error).message}`];
  }
}

/** `Class` or `Class.method`, in any case. */
function matches(name: string): (result: ApexTestResult) => boolean {
  const wanted = name.toLowerCase();
  return ({ className, methodName }) =>
    [className, `${className}.${methodName}`].some((own) => own.toLowerCase() === wanted);
}

function pattern({ classes, filter }: TestOptions): string | null {
  const escaped = classes.map((name) => name.replace(/[^\w]/g, '\\$&'));
  if (escaped.length > 0) return `^(?:${escaped.join('|')})(?:\\.|$)`;
  if (filter !== undefined) requireExpression(filter);
  return filter ?? null;
}

function requireExpression(filter: string): void {
  try {
    new RegExp(filter);
  } catch (error) {
    throw new StartError([`--filter: ${(error as Error).message}`]);
  }
}

function showTest(result: ApexTestResult): void {
  const { className, methodName, outcome, milliseconds, message, stackTrace } = result;
  write(`${outcome} ${className}.${methodName} (${Math.round(milliseconds)} ms)`);
  if (outcome === 'pass') return;
  for (const line of [...(message ?? '').split('\n'), ...(stackTrace ?? '').split('\n')]) {
    if (line) write(`     ${line}`);
  }
}

function testReport(result: ApexTestResult) {
  const { className, methodName, outcome, message, stackTrace, milliseconds } = result;
  return { className, method: methodName, outcome, message, stack: stackTrace, milliseconds };
}
