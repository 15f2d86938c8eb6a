/** Plants the mutants of one class, one after the other, and looks whether a test notices. */
import type { ApexProgram, ApexTestResult, Host, MutantResult } from '../../host.ts';
import type { CompiledSources } from '../compile.ts';
import { Program } from '../compile-program.ts';
import { emitTopLevelClass } from '../emit/emit-project.ts';
import { columnOf, lineOf } from '../syntax/ast.ts';
import { Diagnostics } from '../types/diagnostics.ts';
import type { UserType } from '../types/symbols.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

/** There is nothing to change, or nothing to judge it by; the message says what to do. */
export class MutationRefused extends Error {
  override readonly name = 'MutationRefused';
}

export interface MutationOptions {
  host: Host;
  className: string;
  /** Makes the org run this program. */
  use(program: ApexProgram): void;
  onResult(result: MutantResult): void;
}

/** Throws when there is no such class or its tests fail without a mutant. */
export function checkMutants(sources: CompiledSources, options: MutationOptions): MutantResult[] {
  const type = sources.compilation.resolver.userTypes.get(options.className.toLowerCase());
  if (!type)
    throw new MutationRefused(
      `There is no class ${options.className}: name a top-level class of the project`
    );
  const original = new Program(sources, options.host);
  options.use(original);
  try {
    const tests = testsByLine(original, type);
    return mutantsOf(type.declaration).map((mutant) => {
      const result = check(sources, type, mutant, tests, options);
      options.onResult(result);
      return result;
    });
  } finally {
    options.use(original);
  }
}

/** The test classes that run each line of the type, its initialisers included. */
function testsByLine(program: Program, type: UserType): Map<number, string[]> {
  const tests = new Map<number, string[]>();
  for (const { name, isTest } of program.classes.all()) {
    if (!isTest || name.includes('.')) continue;
    program.resetCoverage();
    const results = program.runTests(onlyClass(name), () => {});
    const failed = results.find(({ outcome }) => outcome === 'fail');
    if (failed)
      throw new MutationRefused(
        `${failed.className}.${failed.methodName} fails without any mutant: mend it first`
      );
    const file = program.coverage().find((item) => item.file === type.file);
    for (const line of file?.covered ?? []) tests.set(line, [...(tests.get(line) ?? []), name]);
  }
  return tests;
}

const MAXIMUM_STATEMENT_LINES = 12;

const onlyClass = (name: string): RegExp => new RegExp(`^${name}(?:\\.|$)`);

function check(
  sources: CompiledSources,
  type: UserType,
  mutant: Mutant,
  tests: Map<number, string[]>,
  { host, use }: MutationOptions
): MutantResult {
  const line = lineOf(mutant.at);
  const place = { file: type.file, line, column: columnOf(mutant.at), change: mutant.change };
  const candidates = testClasses(tests, line);
  if (candidates.length === 0) return { ...place, outcome: 'not-covered', killedBy: null };
  mutant.apply();
  try {
    const program = compileWith(sources, type, host);
    if (!program) return { ...place, outcome: 'does-not-compile', killedBy: null };
    use(program);
    for (const name of candidates) {
      const killer = firstFailure(program, name);
      if (!killer) continue;
      const killedBy = `${killer.className}.${killer.methodName}`;
      return { ...place, outcome: 'killed', killedBy };
    }
    return { ...place, outcome: 'survived', killedBy: null };
  } finally {
    mutant.revert();
  }
}

/** A statement may start lines before the operator; class-level mutants concern every test. */
function testClasses(tests: Map<number, string[]>, line: number): string[] {
  for (let at = line; at > line - MAXIMUM_STATEMENT_LINES; at--) {
    const found = tests.get(at);
    if (found) return found;
  }
  return [...new Set([...tests.values()].flat())];
}

function compileWith(sources: CompiledSources, type: UserType, host: Host): Program | null {
  const diagnostics = new Diagnostics();
  const unit = emitTopLevelClass({ ...sources.compilation, diagnostics }, type);
  if (diagnostics.list.length > 0) return null;
  const classes = sources.classes.map((other) =>
    other.scriptName === unit.scriptName ? unit : other
  );
  return new Program({ ...sources, classes }, host);
}

function firstFailure(program: Program, className: string): ApexTestResult | undefined {
  return program.runTests(onlyClass(className), () => {}).find(({ outcome }) => outcome === 'fail');
}
