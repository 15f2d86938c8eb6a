/** Which known name a wrong one is probably a slip of. */
import { levenshteinDistance } from '../apex/runtime/text-distance.ts';

/** The nearest known name, at most two letters away (one in short names); null when none is near. */
export function likelyMeant(name: string, known: Iterable<string>): string | null {
  const reach = name.length < 5 ? 1 : 2;
  let best: string | null = null;
  let least = reach + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const same = candidate.toLowerCase() === name.toLowerCase();
    const distance = same ? 0 : levenshteinDistance(name, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
