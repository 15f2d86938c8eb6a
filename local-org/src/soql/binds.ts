/** Finds the bind variables of a query, wherever they stand. */

export interface Bind {
  index: number;
  text: string;
}

export function bindsIn(node: unknown): Bind[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('kind' in node && node.kind === 'bind') return [node as unknown as Bind];
  return Object.values(node).flatMap(bindsIn);
}
