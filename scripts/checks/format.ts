// Everything is formatted by prettier; for Apex that is Salesforce's own parser, so its syntax errors show here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { projectFiles } from './files.ts';
import { lineAt, problemAt, type Gate, type Problem, type Scope } from './gate.ts';

interface SyntaxFault extends Error {
  loc?: { start: { line: number; column: number } };
}

async function problemsOf(scope: Scope, file: string): Promise<Problem[]> {
  const absolute = path.join(scope.root, file);
  const info = await prettier.getFileInfo(absolute, {
    ignorePath: path.join(scope.root, '.prettierignore'),
    resolveConfig: true
  });
  const options = await prettier.resolveConfig(absolute);
  if (info.ignored || (!info.inferredParser && !options?.parser)) return [];
  const text = readFileSync(absolute, 'utf8');
  try {
    const formatted = await prettier.format(text, { ...options, filepath: absolute });
    if (formatted === text) return [];
    const message = 'The file is not formatted like the others.';
    const line = firstDifference(text, formatted);
    return [
      problemAt(scope, file, line, { rule: 'format', message, fix: 'Run `npm run format`.' })
    ];
  } catch (error) {
    const { message, loc } = error as SyntaxFault;
    const [first = ''] = message.split('\n');
    const fix = 'Mend the syntax.';
    return [problemAt(scope, file, loc?.start.line ?? 1, { rule: 'syntax', message: first, fix })];
  }
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return lineAt(left, at);
}

export const format: Gate = {
  name: 'format',
  async run(scope) {
    const problems: Problem[] = [];
    for (const file of projectFiles(scope)) problems.push(...(await problemsOf(scope, file)));
    return problems;
  }
};
