/** The logic over numbered conditions: `1 AND (2 OR 3)`. */

/** What is wrong with it; null when it names every condition and no other. */
export function filterLogicProblem(logic: string, conditions: number): string | null {
  const used = new Set((logic.match(/\d+/g) ?? []).map(Number));
  const odd = [...used].find((number) => number < 1 || number > conditions);
  if (odd !== undefined)
    return `The filter logic names condition ${odd}, and there are ${conditions}.`;
  for (let number = 1; number <= conditions; number += 1) {
    if (!used.has(number)) return `The filter logic leaves condition ${number} out.`;
  }
  return null;
}
