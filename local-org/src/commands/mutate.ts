/** `mutate`: changes one operator, condition or permission of a class at a time and lists what no test notices. */
import { relative } from 'node:path';
import type { MutantResult } from '../host.ts';
import { complain, engineSettings, withEngine, write, type ProjectOptions } from './settings.ts';

/** Exit code 1 when a mutant survives. */
export async function mutate(project: ProjectOptions, classNames: string[]): Promise<void> {
  if (classNames.length === 0) {
    complain('Name the class: local-org mutate --class <name>');
    process.exitCode = 2;
    return;
  }
  let done = 0;
  const results: MutantResult[] = [];
  await withEngine(
    engineSettings(project),
    (message) => {
      if (message.kind === 'mutant') progress(++done, message.result);
    },
    async (engine) => {
      for (const className of classNames) {
        const answer = await engine.request({ kind: 'mutate', className });
        results.push(...(answer as MutantResult[]));
      }
    }
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const is = (outcome: MutantResult['outcome']) =>
    results.filter((item) => item.outcome === outcome);
  for (const { file, line, column, change, outcome } of [...is('survived'), ...is('not-covered')]) {
    write(`${outcome} ${relative(project.root, file)}:${line}:${column}: ${change}`);
  }
  write(
    `${results.length} mutants: ${is('killed').length} killed, ${is('survived').length} survived, ` +
      `${is('not-covered').length} not covered, ${is('does-not-compile').length} do not compile`
  );
  process.exitCode = is('survived').length + is('not-covered').length > 0 ? 1 : 0;
}

function progress(done: number, { line, outcome }: MutantResult): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${done} mutants, line ${line}: ${outcome}`);
}
