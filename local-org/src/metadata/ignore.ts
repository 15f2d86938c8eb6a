// Decides which files .forceignore leaves out (the syntax of .gitignore).
import { existsSync, readFileSync } from 'node:fs';
import { tableOf } from './table.ts';

interface Rule {
  pattern: RegExp;
  negated: boolean;
}

export type Ignores = (pathFromRoot: string) => boolean;

export function readIgnores(file: string): Ignores {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/) : [];
  const rules = lines.map((line) => line.trim()).filter((line) => line !== '' && line[0] !== '#');
  return ignoresOf(rules);
}

function ignoresOf(lines: string[]): Ignores {
  const rules = lines.map(toRule);
  return (pathFromRoot) => {
    let ignored = false;
    for (const rule of rules) {
      if (rule.pattern.test(pathFromRoot)) ignored = !rule.negated;
    }
    return ignored;
  };
}

function toRule(line: string): Rule {
  const negated = line.startsWith('!');
  let glob = negated ? line.slice(1) : line;
  const anchored = glob.replace(/\/$/, '').includes('/');
  if (glob.startsWith('/')) glob = glob.slice(1);
  if (glob.endsWith('/')) glob = glob.slice(0, -1);
  const body = glob
    .split(/(\*\*\/|\/\*\*|\*|\?)/)
    .map((part) => GLOB[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return { pattern: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}(?:/.*)?$`), negated };
}

const GLOB = tableOf<string>({
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '*': '[^/]*',
  '?': '[^/]'
});
