/** Tells a misspelt name of the platform from one that our tables do not have. */

/**
 * Is the name one slip away from a known one: a letter too many, too few, wrong or out of order? Features of an org bring
 * standard names that no table here has, so that only such a slip is held against a standard name.
 */
export function isSlipOf(name: string, known: string): boolean {
  if (known.length < 5 || Math.abs(name.length - known.length) > 1) return false;
  const left = name.toLowerCase();
  const right = known.toLowerCase();
  if (left === right) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const one = left.slice(start, left.length - end);
  const other = right.slice(start, right.length - end);
  if (/\d/.test(one + other)) return false;
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}
