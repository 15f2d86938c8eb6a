// The TypeScript workspaces and scripts are type-correct.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { problemAt, type Gate, type Problem, type Scope } from './gate.ts';

/** `file(line,column): error TS1234: message`, as `tsc --pretty false` writes it. */
const FINDING = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

/** What the TypeScript compiler says about a project; what has not changed since the last time costs it nothing. */
export function typeProblems(scope: Scope, project: string): Problem[] {
  const compiler = path.join(scope.root, 'node_modules/typescript7/bin/tsc');
  const state = path.join('.cache/typescript', `${project.replaceAll(/\W+/g, '-')}.tsbuildinfo`);
  const incremental = ['--incremental', '--tsBuildInfoFile', state];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler, '--noEmit', '--pretty', 'false', ...incremental, '-p', project],
    { cwd: scope.root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  );
  const problems: Problem[] = stdout.split('\n').flatMap((text) => {
    const [, file, line, column, rule = '', message = ''] = FINDING.exec(text) ?? [];
    if (file === undefined) return [];
    const fix = 'Correct the name or the type.';
    return [problemAt(scope, file, Number(line), { column: Number(column), rule, message, fix })];
  });
  if (status !== 0 && problems.length === 0) throw new Error(`tsc failed: ${stdout}${stderr}`);
  return problems;
}

export const types: Gate = {
  name: 'types',
  run: (scope) => typeProblems(scope, 'tsconfig.json')
};
