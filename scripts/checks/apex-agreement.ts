// Compares what two compilers report about the same Apex.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../local-org/src/metadata/problem.ts';
import { root as own } from '../toolchain.mjs';

/** What one of the two does not look at; see config/apex-ls-gaps.json. */
interface Gap {
  /** Part of the other one's message, as a regular expression. */
  message: string;
  why: string;
}

export interface Gaps {
  /** Refused by local-org; apex-ls does not know the rule. */
  onlyLocalOrg: Gap[];
  /** Reported by apex-ls; the platform takes it. */
  onlyApexLs: Gap[];
}

export interface Agreement {
  both: Problem[];
  onlyLocalOrg: Problem[];
  onlyApexLs: Problem[];
}

/** Which of its problems each compiler shares with the other. */
export function compare(localOrg: Problem[], apexLs: Problem[]): Agreement {
  const shared = (problem: Problem, others: Problem[]): boolean =>
    others.some((other) => isSame(problem, other));
  return {
    both: apexLs.filter((problem) => shared(problem, localOrg)),
    onlyLocalOrg: localOrg.filter((problem) => !shared(problem, apexLs)),
    onlyApexLs: apexLs.filter((problem) => !shared(problem, localOrg))
  };
}

/** One of them reports a missing result at the method, the other at its end. */
const NO_RESULT = /Missing return statement|does not return a value|Expected return statement/;

/** Their words and columns differ, and one names the annotation where the other names the method below it. */
function isSame(left: Problem, right: Problem): boolean {
  if (left.file !== right.file) return false;
  if (NO_RESULT.test(left.message) && NO_RESULT.test(right.message)) return true;
  return Math.abs(left.line - right.line) <= 1;
}

export function readGaps(): Gaps {
  return JSON.parse(readFileSync(path.join(own, 'config', 'apex-ls-gaps.json'), 'utf8')) as Gaps;
}

export function isKnown({ message }: Problem, gaps: Gap[]): boolean {
  return gaps.some((gap) => new RegExp(gap.message).test(message));
}
