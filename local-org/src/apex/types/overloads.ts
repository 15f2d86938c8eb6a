/** Chooses the overload that a call means. */
import { conversionRank } from './conversions.ts';
import type { TypeResolver } from './type-resolver.ts';
import type { Type } from './type.ts';

export interface Candidate {
  parameters: { type: Type }[];
}

/** The best candidate for the argument types; undefined when none takes them. */
export function chooseOverload<C extends Candidate>(
  candidates: C[],
  args: Type[],
  resolver: TypeResolver
): C | undefined {
  let best: C | undefined;
  let bestRanks: number[] = [];
  for (const candidate of candidates) {
    const ranks = ranksOf(candidate, args, resolver);
    if (!ranks) continue;
    if (!best || isBetter(ranks, bestRanks, candidate, best, resolver)) {
      best = candidate;
      bestRanks = ranks;
    }
  }
  return best;
}

function ranksOf(candidate: Candidate, args: Type[], resolver: TypeResolver): number[] | null {
  if (candidate.parameters.length !== args.length) return null;
  const ranks: number[] = [];
  for (const [index, arg] of args.entries()) {
    const parameter = candidate.parameters[index];
    const rank = parameter ? conversionRank(arg, parameter.type, resolver) : null;
    if (rank === null) return null;
    ranks.push(rank);
  }
  return ranks;
}

/** Better in sum; on a tie the candidate whose parameters convert to the other's; else the first one stays. */
function isBetter(
  ranks: number[],
  bestRanks: number[],
  candidate: Candidate,
  best: Candidate,
  resolver: TypeResolver
): boolean {
  const difference = sum(ranks) - sum(bestRanks);
  if (difference !== 0) return difference < 0;
  return isMoreSpecific(candidate, best, resolver) && !isMoreSpecific(best, candidate, resolver);
}

function isMoreSpecific(one: Candidate, other: Candidate, resolver: TypeResolver): boolean {
  return one.parameters.every((parameter, index) => {
    const wider = other.parameters[index];
    return wider ? conversionRank(parameter.type, wider.type, resolver) !== null : false;
  });
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
