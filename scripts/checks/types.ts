// The TypeScript workspaces and scripts are type-correct.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { problemAt, type Gate, type Problem } from './gate.ts';

/** `file(line,column): error TS1234: message`, as `tsc --pretty false` writes it. */
const FINDING = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

export const types: Gate = {
  name: 'types',
  run(scope) {
    const compiler = path.join(scope.root, 'node_modules/typescript7/bin/tsc');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
      { cwd: scope.root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
    );
    const problems: Problem[] = stdout.split('\n').flatMap((text) => {
      const [, file, line, column, rule = '', message = ''] = FINDING.exec(text) ?? [];
      if (file === undefined) return [];
      return [problemAt(scope, file, Number(line), { column: Number(column), rule, message })];
    });
    if (status !== 0 && problems.length === 0) throw new Error(`tsc failed: ${stdout}${stderr}`);
    return problems;
  }
};
