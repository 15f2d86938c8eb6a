/** Small questions to the syntax tree of JavaScript. */
import type * as t from '@babel/types';

export interface Place {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
}

export function placeOf(node: t.Node): Place {
  const { line = 1, column = 0 } = node.loc?.start ?? {};
  return { line, column: column + 1 };
}

/** Visits every node below and including `node`, outer before inner. */
export function walk(node: t.Node, visit: (node: t.Node) => void): void {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || key.endsWith('Comments') || typeof value !== 'object') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit);
    }
  }
}

const isNode = (value: unknown): value is t.Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;

/** `b` of `a.b` and `a['b']`; null where it is computed. */
export function propertyName(node: t.MemberExpression | t.OptionalMemberExpression): string | null {
  const { property, computed } = node;
  if (!computed && property.type === 'Identifier') return property.name;
  return property.type === 'StringLiteral' ? property.value : null;
}

/** The name of a property of an object literal or of a class; null where it is computed. */
export function keyName(key: t.Node, computed: boolean): string | null {
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'StringLiteral' ? key.value : null;
}
