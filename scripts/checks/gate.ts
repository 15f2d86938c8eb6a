// What a gate is: a question about the project that `npm run check` answers with problems.
import path from 'node:path';
import { problemText, type Problem } from '../../local-org/src/metadata/problem.ts';

export type { Problem } from '../../local-org/src/metadata/problem.ts';

export interface Scope {
  /** Folder of the project; absolute. */
  root: string;
  /** Only these files, relative to the root, where a gate looks at files one by one; others ignore it. */
  files?: string[];
  /** Told by gates that take long how far they are. */
  progress?: (text: string) => void;
  /** Told what a gate could not look at, for reasons outside of the project. */
  note?: (text: string) => void;
}

export interface Gate {
  name: string;
  run(scope: Scope): Promise<Problem[]> | Problem[];
}

/** A problem at a line of a file of the project. */
export function problemAt(
  { root }: Scope,
  file: string,
  line: number,
  rest: Omit<Problem, 'file' | 'line'>
): Problem {
  return { file: path.resolve(root, file), line, ...rest };
}

/** The problem in one line, its file as seen from the root. */
export function shownProblem(root: string, problem: Problem): string {
  return problemText({ ...problem, file: path.relative(root, problem.file) });
}

/** Number of the line, from 1, that holds the character at `index`. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
