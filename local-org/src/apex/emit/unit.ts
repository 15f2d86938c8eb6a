/** Collects the JavaScript of one Apex file: its lines with their Apex positions, its pool, its coverage points. */
import type { Position } from '../syntax/ast.ts';
import { lineOf } from '../syntax/ast.ts';
import type { Diagnostics } from '../types/diagnostics.ts';
import type { Emitters } from './recursion.ts';
import type { TypeResolver } from '../types/type-resolver.ts';

/** What all files of one compilation share. */
export interface Compilation {
  resolver: TypeResolver;
  diagnostics: Diagnostics;
  /** Uses of what compiles and that local-org cannot run. */
  gaps: Diagnostics;
  /** Names of the custom labels in lower case; null when they are not known. */
  labels: Set<string> | null;
  emitters: Emitters;
}

/** The Apex place of one JavaScript line; `frame` is an index into `frames`. */
export interface LineMapEntry {
  line: number;
  frame: number;
}

export interface EmittedUnit {
  /** `apex:Name`, the name of the script in JavaScript stacks. */
  scriptName: string;
  code: string;
  lines: (LineMapEntry | null)[];
  /** `Class.Foo.bar`, `Trigger.T`, … */
  frames: string[];
  /** Values that the code refers to as p0, p1, … */
  pool: unknown[];
  /** Lines with executable statements. */
  executableLines: number[];
  file: string;
}

export class Unit {
  readonly compilation: Compilation;
  readonly file: string;
  readonly scriptName: string;
  private readonly output: string[] = [];
  private readonly lines: (LineMapEntry | null)[] = [];
  private readonly frames: string[] = [];
  private readonly pool: unknown[] = [];
  private readonly poolKeys = new Map<unknown, string>();
  private readonly constants = new Map<string, string>();
  private readonly executable = new Set<number>();
  private frame = -1;

  constructor(compilation: Compilation, file: string, scriptName: string) {
    this.compilation = compilation;
    this.file = file;
    this.scriptName = scriptName;
  }

  get resolver(): TypeResolver {
    return this.compilation.resolver;
  }

  report(at: Position, message: string): void {
    this.compilation.diagnostics.report(this.file, at, message);
  }

  /** Starts a function whose lines belong to this stack frame. */
  enterFrame(name: string): void {
    this.frame = this.frames.push(name) - 1;
  }

  line(code: string, at: Position | null = null): void {
    this.output.push(code);
    this.lines.push(at === null ? null : { line: lineOf(at), frame: this.frame });
  }

  /** The current end of the output; `insert` can put a line there later. */
  mark(): number {
    return this.output.push('') && this.lines.push(null) - 1;
  }

  fill(mark: number, code: string): void {
    this.output[mark] = code;
  }

  /** Counts the statement for coverage and answers the code that does so at run time. */
  cover(at: Position): string {
    const line = lineOf(at);
    this.executable.add(line);
    return `$v[${line}]++;`;
  }

  /** A JavaScript value that the code needs; the answer is the name to use in the code. */
  pooled(value: unknown): string {
    const known = this.poolKeys.get(value);
    if (known) return known;
    const name = `p${this.pool.push(value) - 1}`;
    this.poolKeys.set(value, name);
    return name;
  }

  /** Code that is evaluated once when the script is loaded, such as a Decimal literal. */
  constant(code: string): string {
    const known = this.constants.get(code);
    if (known) return known;
    const name = `k${this.constants.size}`;
    this.constants.set(code, name);
    return name;
  }

  /** The script: a function body that answers the class factories. */
  finish(): EmittedUnit {
    const head = [
      ...this.pool.map((_, index) => `const p${index} = $p[${index}];`),
      ...[...this.constants].map(([code, name]) => `const ${name} = ${code};`)
    ];
    return {
      scriptName: this.scriptName,
      code: [...head, ...this.output].join('\n'),
      lines: [...head.map(() => null), ...this.lines],
      frames: this.frames,
      pool: this.pool,
      executableLines: [...this.executable].sort((left, right) => left - right),
      file: this.file
    };
  }
}
