// Collects what is wrong with the sources of the page, with file and line, instead of stopping at the first error.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Diagnostic {
  /** Relative to the project's root. */
  file: string;
  line: number;
  column: number;
  message: string;
}

export class Diagnostics {
  readonly list: Diagnostic[] = [];
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  add(file: string, line: number, column: number, message: string): void {
    const relative = path.relative(this.root, withoutQuery(file));
    const text = message.replace(/^@lwc\/rollup-plugin: /, '');
    const known = this.list.some(
      (other) => other.file === relative && other.line === line && other.message === text
    );
    if (!known) this.list.push({ file: relative, line, column, message: text });
  }

  /** For a problem with an import: the line is looked up in the importing file. */
  addAtText(file: string, text: string, message: string): void {
    const { line, column } = positionOf(withoutQuery(file), text);
    this.add(file, line, column, message);
  }
}

export function withoutQuery(id: string): string {
  return id.split('?')[0] ?? id;
}

export function formatDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`;
}

function positionOf(file: string, text: string): { line: number; column: number } {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const tag = tagOf(text);
    const index = lines.findIndex(
      (line) => line.includes(text) || (tag && line.includes(`<${tag}`))
    );
    if (index < 0) return { line: 1, column: 1 };
    const at = lines[index] as string;
    return { line: index + 1, column: Math.max(at.indexOf(text), at.indexOf(`<${tag}`), 0) + 1 };
  } catch {
    return { line: 1, column: 1 };
  }
}

/** A template imports `c/fooBar` by its tag, `c-foo-bar`. */
function tagOf(specifier: string): string | null {
  if (!/^[a-zA-Z]+\/[a-zA-Z]\w*$/.test(specifier)) return null;
  const [namespace, name] = specifier.split('/') as [string, string];
  return `${namespace}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
