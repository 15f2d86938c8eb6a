/** Compiles the Apex of a project: sources in, diagnostics and a loadable program out. */
import type { Host, ApexProgram } from '../host.ts';
import type { SourceFile } from '../metadata/project.ts';
import type { Schema } from '../metadata/schema.ts';
import { emitters } from './emit/emitters.ts';
import { emitTopLevelClass, emitTrigger, type EmittedTrigger } from './emit/emit-project.ts';
import type { Compilation, EmittedUnit } from './emit/unit.ts';
import { platformTypes } from './library/catalogue.ts';
import type { PlatformLibrary } from './library/define.ts';
import { Program } from './compile-program.ts';
import type { Modifiers, ParsedFile, TriggerDeclaration, TypeDeclaration } from './syntax/ast.ts';
import { ParseCache } from './syntax/parse-cache.ts';
import { declareMembers, declareType, linkTypes } from './types/class-table.ts';
import { Diagnostics, type Diagnostic } from './types/diagnostics.ts';
import { TypeResolver } from './types/type-resolver.ts';

/** Some rules of the language depend on the API version of the class. */
export interface ApexFile extends SourceFile {
  apiVersion?: string;
}

export interface ApexSources {
  classes: ApexFile[];
  triggers: ApexFile[];
  /** The project's own namespace, empty for none. */
  namespace?: string;
}

export interface CompileOptions {
  /** Folder for parsed files; without it nothing is kept. */
  cacheDir?: string | undefined;
  /** Leave out files that do not compile, and those that need them, instead of refusing the whole project. */
  leavesOut?: boolean;
  /** Names of the custom labels; without it any label is accepted. */
  labels?: string[];
  /** The platform classes; the catalogue by default. */
  library?: PlatformLibrary;
}

/** A compiled project before it is loaded into an org. */
export interface CompiledSources {
  compilation: Compilation;
  classes: EmittedUnit[];
  triggers: EmittedTrigger[];
  leftOut: LeftOut[];
}

/** A file that does not compile. */
export interface LeftOut {
  className: string;
  /** The test methods that therefore do not run. */
  testMethods: string[];
  diagnostic: Diagnostic;
}

export interface CompileResult {
  /** With `leavesOut` without those of files that only need a broken one. */
  diagnostics: Diagnostic[];
  /** Uses of what compiles and that local-org cannot run. */
  gaps: Diagnostic[];
  sources: CompiledSources;
  /** Loads the program for one org; only for a project without diagnostics, or with `leavesOut`. */
  program(host: Host): ApexProgram & Program;
}

export function compileProject(
  project: ApexSources,
  schema: Schema,
  options: CompileOptions = {}
): CompileResult {
  const cache = new ParseCache(options.cacheDir ?? null);
  const first = compileSources(project, schema, options, cache);
  if (!options.leavesOut || first.diagnostics.length === 0) return result(first, []);
  const leftOut: LeftOut[] = [];
  let sources = project;
  for (let compiled = first; ; compiled = compileSources(sources, schema, options, cache)) {
    if (compiled.diagnostics.length === 0) {
      return result({ ...compiled, diagnostics: first.diagnostics }, leftOut);
    }
    const broken = new Map<string, Diagnostic>();
    for (const item of compiled.diagnostics) {
      if (!broken.has(item.file)) broken.set(item.file, item);
    }
    for (const { file, text, name } of sources.classes) {
      const diagnostic = broken.get(file);
      if (!diagnostic) continue;
      const testMethods = testMethodsOf(cache.parse('class', text));
      leftOut.push({ className: name, testMethods, diagnostic });
    }
    const isWhole = ({ file }: SourceFile): boolean => !broken.has(file);
    sources = {
      ...sources,
      classes: sources.classes.filter(isWhole),
      triggers: sources.triggers.filter(isWhole)
    };
  }
}

type CompiledOnce = Omit<CompiledSources, 'leftOut'> & { diagnostics: Diagnostic[] };

function result({ diagnostics, ...compiled }: CompiledOnce, leftOut: LeftOut[]): CompileResult {
  const sources = { ...compiled, leftOut };
  const gaps = compiled.compilation.gaps.list;
  return { diagnostics, gaps, sources, program: (host) => new Program(sources, host) };
}

function compileSources(
  project: ApexSources,
  schema: Schema,
  options: CompileOptions,
  cache: ParseCache
): CompiledOnce {
  const diagnostics = new Diagnostics();
  const resolver = new TypeResolver(options.library ?? platformTypes, schema, project.namespace);
  const labels = options.labels && new Set(options.labels.map((name) => name.toLowerCase()));
  const compilation: Compilation = {
    gaps: new Diagnostics(),
    resolver,
    diagnostics,
    labels: labels ?? null,
    emitters
  };
  const triggers = parseTriggers(project.triggers, cache, diagnostics);
  for (const source of project.classes) {
    const parsed = cache.parse('class', source.text);
    for (const problem of parsed.problems) diagnostics.add({ file: source.file, ...problem });
    const { unit } = parsed;
    if (unit && unit.kind !== 'trigger' && unit.kind !== 'script') {
      declareType(unit, source, resolver, diagnostics);
      checkName(unit, source, diagnostics);
    }
  }
  for (const { file, name, unit } of triggers) {
    declareMembers(unit, file, resolver);
    checkName(unit, { file, name }, diagnostics);
  }
  linkTypes(resolver, diagnostics);
  return {
    diagnostics: diagnostics.list,
    compilation,
    classes: [...resolver.userTypes.values()].map((type) => emitTopLevelClass(compilation, type)),
    triggers: triggers.map(({ file, unit }) => emitTrigger(compilation, file, unit))
  };
}

function testMethodsOf({ unit }: ParsedFile): string[] {
  if (unit?.kind !== 'class') return [];
  return unit.members.flatMap((member) =>
    member.kind === 'method' && isTest(member.modifiers) ? [member.name] : []
  );
}

function isTest({ annotations }: Modifiers): boolean {
  return annotations.some(({ name }) => name === 'istest');
}

function parseTriggers(
  sources: SourceFile[],
  cache: ParseCache,
  diagnostics: Diagnostics
): { file: string; name: string; unit: TriggerDeclaration }[] {
  return sources.flatMap((source) => {
    const { unit, problems } = cache.parse('trigger', source.text);
    for (const problem of problems) diagnostics.add({ file: source.file, ...problem });
    return unit?.kind === 'trigger' ? [{ file: source.file, name: source.name, unit }] : [];
  });
}

/** UNVERIFIED: the platform's text. The file gives the component its name, whatever its case. */
function checkName(
  { name, at }: TypeDeclaration | TriggerDeclaration,
  source: Pick<SourceFile, 'file' | 'name'>,
  diagnostics: Diagnostics
): void {
  if (name.toLowerCase() === source.name.toLowerCase()) return;
  const message = `The file of ${source.name} declares another name: ${name}`;
  diagnostics.report(source.file, at, message);
}
