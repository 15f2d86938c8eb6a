// Says whether the gate of a fault reports it at its file and line.
import { gateNamed } from '../checks/gates.ts';
import { shownProblem, type Problem } from '../checks/gate.ts';
import type { Copy, Planted } from './copy.ts';
import type { Fault } from './fault.ts';

export interface Verdict {
  fault: Pick<Fault, 'kind' | 'what' | 'gate'>;
  /** Where it must be reported: `file:line`. */
  place: string;
  /** The report at this place; null when it is missing. */
  report: string | null;
  /** What the gate said instead, or why it failed. */
  others: string[];
}

/** Number of the line, from 1, where the fault must be reported. */
function expectedLine(fault: Fault, { before, after }: Planted, reported: string | null): number {
  if (typeof fault.at === 'number') return fault.at;
  if (fault.at !== undefined) {
    const lines = (reported ?? '').split('\n');
    const found = lines.flatMap((line, index) =>
      line.includes(fault.at as string) ? [index] : []
    );
    if (found.length !== 1) throw new Error(`${found.length} lines hold '${fault.at}'.`);
    return (found[0] ?? 0) + 1;
  }
  if (fault.reportedIn !== undefined || before === null || after === null) return 1;
  const left = before.split('\n');
  return after.split('\n').findIndex((line, index) => line !== left[index]) + 1;
}

export async function judge(copy: Copy, fault: Fault): Promise<Verdict> {
  const { kind, what, gate } = fault;
  const file = fault.reportedIn ?? fault.file;
  let place = file;
  try {
    return await copy.with(fault, async (planted) => {
      if (planted.before === planted.after) throw new Error('The fault changes nothing.');
      const line = expectedLine(fault, planted, copy.read(file));
      place = `${file}:${line}`;
      const problems = await gateNamed(gate).run({ root: copy.root, files: planted.files });
      const isReport = (problem: Problem): boolean =>
        problem.file === copy.path(file) &&
        problem.line === line &&
        fault.says.test(`${problem.message} ${problem.fix ?? ''}`);
      const text = (problem: Problem): string => shownProblem(copy.root, problem);
      const report = problems.find(isReport);
      return {
        fault: { kind, what, gate },
        place,
        report: report ? [report.message, report.fix].filter(Boolean).join(' ') : null,
        others: problems.filter((problem) => problem !== report).map(text)
      };
    });
  } catch (error) {
    const { stack, message } = error as Error;
    return { fault: { kind, what, gate }, place, report: null, others: [stack ?? message] };
  }
}

/** What the gates of the faults say about the unchanged copy: nothing, or the proof is worth nothing. */
export async function problemsWithout(copy: Copy, faults: Fault[]): Promise<string[]> {
  const gates = Map.groupBy(faults, ({ gate }) => gate);
  const found: string[] = [];
  for (const [name, own] of gates) {
    const files = [...new Set(own.flatMap(({ file, more }) => [file, ...Object.keys(more ?? {})]))];
    const there = files.filter((file) => copy.read(file) !== null);
    const problems = await gateNamed(name).run({ root: copy.root, files: there });
    found.push(...problems.map((problem) => `${name}: ${shownProblem(copy.root, problem)}`));
  }
  return found;
}
