/** Looks through a syntax tree for calls, queries and DML. */
const WORK = new Set(['call', 'soql', 'dml', 'new', 'constructorCall']);

/** True when the code can reach data, so that the sharing mode of its class matters. */
export function mentionsWork(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(mentionsWork);
  if ('kind' in node && WORK.has(node.kind as string)) return true;
  return Object.values(node).some(mentionsWork);
}
