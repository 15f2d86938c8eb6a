/** Runs @isTest methods: each on the records of its @testSetup methods, each rolled back. */
import type { ApexTestResult } from '../../host.ts';
import { isApexException } from '../../values/exception.ts';
import { hasAnnotation } from '../compile-actions.ts';
import type { LeftOut } from '../compile.ts';
import type { Program } from '../compile-program.ts';
import type { CompiledClass, CompiledMethod } from '../compiled-class.ts';

/**
 * `filter` is matched against `Class` and `Class.method`; null runs everything. Tests of packages that the project only
 * builds on are not run.
 */
export function runApexTests(
  program: Program,
  filter: RegExp | null,
  onResult: (result: ApexTestResult) => void
): ApexTestResult[] {
  const results: ApexTestResult[] = [];
  const add = (result: ApexTestResult): void => {
    results.push(result);
    onResult(result);
  };
  const { installed } = program.rt.host.project;
  const isOwn = (file: string): boolean => !installed.some((folder) => file.startsWith(folder));
  program.leftOut
    .filter(({ diagnostic }) => isOwn(diagnostic.file))
    .flatMap(failuresOf)
    .filter((result) => matches(filter, result))
    .forEach(add);
  for (const compiled of program.classes.all().filter((candidate) => candidate.isTest)) {
    if (!isOwn(program.fileOf(compiled.name))) continue;
    const methods = compiled.methods.filter(
      (method) =>
        isTestMethod(method) &&
        matches(filter, { className: compiled.name, methodName: method.name })
    );
    if (methods.length === 0) continue;
    runClass(program, compiled, methods).forEach(add);
  }
  return results;
}

function failuresOf({ className, testMethods, diagnostic }: LeftOut): ApexTestResult[] {
  const { file, line, column, message } = diagnostic;
  return testMethods.map((methodName) => ({
    className,
    methodName,
    outcome: 'fail',
    message: `The class does not compile: ${message} (${file}:${line}:${column})`,
    stackTrace: null,
    milliseconds: 0
  }));
}

function isTestMethod(method: CompiledMethod): boolean {
  return method.isStatic && hasAnnotation(method, 'istest') && method.parameters.length === 0;
}

type TestName = Pick<ApexTestResult, 'className' | 'methodName'>;

function matches(filter: RegExp | null, { className, methodName }: TestName): boolean {
  return !filter || filter.test(className) || filter.test(`${className}.${methodName}`);
}

function runClass(
  program: Program,
  compiled: CompiledClass,
  methods: CompiledMethod[]
): ApexTestResult[] {
  const { host } = program.rt;
  const setups = compiled.methods.filter((method) => hasAnnotation(method, 'testsetup'));
  const results: ApexTestResult[] = [];
  host.isolated(() => {
    const failure = setups
      .map((setup) => attempt(program, compiled, setup))
      .find((result) => result.outcome === 'fail');
    const mark = host.database.savepoint();
    for (const method of methods) {
      results.push(
        failure
          ? { ...failure, methodName: method.name, message: `@TestSetup: ${failure.message}` }
          : attempt(program, compiled, method)
      );
      host.database.rollbackTo(mark);
    }
  });
  return results;
}

function attempt(
  program: Program,
  compiled: CompiledClass,
  method: CompiledMethod
): ApexTestResult {
  const started = performance.now();
  const result: ApexTestResult = {
    className: compiled.name,
    methodName: method.name,
    outcome: 'pass',
    message: null,
    stackTrace: null,
    milliseconds: 0
  };
  program.startTransaction('synchronous');
  program.rt.beginTest().seesAllData = seesAllData(compiled) || seesAllData(method);
  try {
    program.guarded(() => method.invoke(null, []));
  } catch (error) {
    Object.assign(result, { outcome: 'fail' }, describe(program, error));
  } finally {
    program.rt.endTest();
    // Jobs and events that a test has left waiting are nothing to the next one.
    program.rt.host.discardJobs();
  }
  result.milliseconds = Math.round(performance.now() - started);
  return result;
}

function seesAllData({ annotations }: CompiledClass | CompiledMethod): boolean {
  return annotations.some(
    ({ name, parameters }) => name === 'istest' && parameters['seealldata'] === true
  );
}

/** Message and stack as the platform's test results show them; a failure of the engine keeps its own stack. */
function describe(
  program: Program,
  error: unknown
): Pick<ApexTestResult, 'message' | 'stackTrace'> {
  if (isApexException(error)) {
    const message = error.apexMessage ?? 'Script-thrown exception';
    return { message: `${error.apexType}: ${message}`, stackTrace: program.rt.stackText(error) };
  }
  const { name, message, stack } = error as Error;
  return { message: `${name}: ${message}`, stackTrace: stack ?? null };
}
