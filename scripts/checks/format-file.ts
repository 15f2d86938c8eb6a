// Formats one file and says where it is not as prettier would write it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { MetadataError } from '../../local-org/src/metadata/errors.ts';
import { parseXml } from '../../local-org/src/metadata/xml.ts';
import { lineAt, problemAt, type Problem, type Scope } from './gate.ts';

interface SyntaxFault extends Error {
  loc?: { start: { line: number; column: number } };
}

/** For Apex, prettier asks Salesforce's own parser: its syntax errors are the platform's. */
export async function formatProblems(scope: Scope, file: string): Promise<Problem[]> {
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
    return [await syntaxProblem(scope, file, text, error as SyntaxFault)];
  }
}

async function syntaxProblem(
  scope: Scope,
  file: string,
  text: string,
  { message, loc }: SyntaxFault
): Promise<Problem> {
  const [first = ''] = message.split(/\r?\n/);
  const sentence = first.replace(/\s*\(\w+:\w+\)$/, '').replace(/[.:]*$/, '.');
  const place = loc?.start.line ? loc.start : await placeOf(path.join(scope.root, file), text);
  return problemAt(scope, file, place.line, {
    column: Math.max(1, place.column),
    rule: 'syntax',
    message: `The syntax is broken: ${sentence}`,
    fix: 'Mend it, then run `npm run format`.'
  });
}

/** The plugins for Apex and XML keep some places to themselves: their parsers are asked again. */
async function placeOf(file: string, text: string): Promise<Place> {
  if (/\.(cls|trigger|apex)$/.test(file)) return (await apexPlace(file, text)) ?? START;
  if (!/\.xml$/.test(file)) return START;
  try {
    parseXml(text, file);
    return START;
  } catch (error) {
    return { line: error instanceof MetadataError ? error.line : 1, column: 1 };
  }
}

interface Place {
  line: number;
  column: number;
}

const START: Place = { line: 1, column: 1 };

async function apexPlace(file: string, text: string): Promise<Place | null> {
  const plugin = path.dirname(createRequire(import.meta.url).resolve('prettier-plugin-apex'));
  const { getNativeExecutableWithFallback } = (await import(
    pathToFileURL(path.join(plugin, 'util.js')).href
  )) as { getNativeExecutableWithFallback(): Promise<string> };
  const args = file.endsWith('.apex') ? ['-a'] : [];
  const options = { input: text, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout } = spawnSync(await getNativeExecutableWithFallback(), args, options);
  // the first error is the one that the message begins with
  const [, errors = ''] = /"parseErrors":(\[.*)/s.exec(stdout) ?? [];
  const [, column, line] = /"column":(\d+),[^{}]*?"line":(\d+)/.exec(errors) ?? [];
  return line === undefined ? null : { line: Number(line), column: Number(column) };
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return lineAt(left, at);
}
