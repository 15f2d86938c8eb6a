// Who may import whom in the TypeScript workspaces: config/dependency-cruiser.cjs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lineAt, problemAt, type Gate, type Scope } from './gate.ts';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
  comment?: string;
}

export const dependencies: Gate = {
  name: 'dependencies',
  run(scope) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(scope.root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        'config/dependency-cruiser.cjs',
        '--output-type',
        'json',
        'ai-service/src',
        'local-org/src'
      ],
      { cwd: scope.root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }
    );
    if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${stdout}${stderr}`);
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map(({ from, to, rule, comment }) =>
      problemAt(scope, from, importLine(scope, from, to), {
        rule: rule.name,
        message: `${from} may not import ${to}. ${comment ?? ''}`.trim(),
        fix: 'Import it from an allowed layer or move the code.'
      })
    );
  }
};

/** The line of the import; 1 where the path is written in another way. */
function importLine({ root }: Scope, from: string, to: string): number {
  const text = readFileSync(path.join(root, from), 'utf8');
  let written = path.relative(path.dirname(from), to).split(path.sep).join('/');
  if (!written.startsWith('.')) written = `./${written}`;
  return lineAt(text, Math.max(0, text.indexOf(`'${written}'`)));
}
