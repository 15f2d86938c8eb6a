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
import type { TriggerDeclaration } from './syntax/ast.ts';
import { ParseCache } from './syntax/parse-cache.ts';
import { declareType, linkTypes } from './types/class-table.ts';
import { Diagnostics, type Diagnostic } from './types/diagnostics.ts';
import { TypeResolver } from './types/type-resolver.ts';

export interface ApexSources {
  classes: SourceFile[];
  triggers: SourceFile[];
}

export interface CompileOptions {
  /** Folder for parsed files; without it nothing is kept. */
  cacheDir?: string | undefined;
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
}

export interface CompileResult {
  diagnostics: Diagnostic[];
  /** Loads the program for one org; only for a project without diagnostics. */
  program(host: Host): ApexProgram & Program;
}

export function compileProject(
  project: ApexSources,
  schema: Schema,
  options: CompileOptions = {}
): CompileResult {
  const diagnostics = new Diagnostics();
  const resolver = new TypeResolver(options.library ?? platformTypes, schema);
  const labels = options.labels && new Set(options.labels.map((name) => name.toLowerCase()));
  const compilation: Compilation = { resolver, diagnostics, labels: labels ?? null, emitters };
  const cache = new ParseCache(options.cacheDir ?? null);
  const triggers = parseTriggers(project.triggers, cache, diagnostics);
  for (const source of project.classes) {
    const parsed = cache.parse('class', source.text);
    for (const problem of parsed.problems) diagnostics.add({ file: source.file, ...problem });
    const { unit } = parsed;
    if (unit && unit.kind !== 'trigger' && unit.kind !== 'script') {
      declareType(unit, source.file, resolver, diagnostics);
    }
  }
  linkTypes(resolver, diagnostics);
  const compiled: CompiledSources = {
    compilation,
    classes: [...resolver.userTypes.values()].map((type) => emitTopLevelClass(compilation, type)),
    triggers: triggers.map(({ file, unit }) => emitTrigger(compilation, file, unit))
  };
  return {
    diagnostics: diagnostics.list,
    program: (host) => new Program(compiled, host)
  };
}

function parseTriggers(
  sources: SourceFile[],
  cache: ParseCache,
  diagnostics: Diagnostics
): { file: string; unit: TriggerDeclaration }[] {
  return sources.flatMap((source) => {
    const { unit, problems } = cache.parse('trigger', source.text);
    for (const problem of problems) diagnostics.add({ file: source.file, ...problem });
    return unit?.kind === 'trigger' ? [{ file: source.file, unit }] : [];
  });
}
