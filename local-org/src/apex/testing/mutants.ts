/** The small faults that the mutation check plants into a class: one operator, condition or permission at a time. */
import type {
  BinaryOperator,
  Expression,
  Position,
  SoqlExpression,
  TypeDeclaration
} from '../syntax/ast.ts';

/** One fault; `apply` and `revert` change the syntax tree in place. */
export interface Mutant {
  at: Position;
  /** What changes, for people: `>= becomes >`. */
  change: string;
  apply(): void;
  revert(): void;
}

const OPERATORS: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*'
};
const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=']);
const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'while', 'doWhile', 'for', 'conditional']);

type Node = Record<string, unknown> & { kind?: string; at?: Position };

/** All mutants of a top-level type and its inner types, in order of the source. */
export function mutantsOf(declaration: TypeDeclaration): Mutant[] {
  const found: Mutant[] = [];
  visit(declaration as unknown as Node, found);
  return found.sort((left, right) => left.at - right.at);
}

function visit(node: Node, found: Mutant[]): void {
  found.push(...mutantsAt(node));
  for (const [key, value] of Object.entries(node)) {
    if (key === 'annotations' || typeof value !== 'object' || value === null) continue;
    for (const child of Array.isArray(value) ? value.flat() : [value]) {
      if (typeof child === 'object' && child !== null) visit(child as Node, found);
    }
  }
}

function mutantsAt(node: Node): Mutant[] {
  const at = node.at ?? 0;
  if (CONDITIONAL.has(node.kind ?? '')) return conditionMutants(node);
  switch (node.kind) {
    case 'binary': {
      const operator = node['operator'] as BinaryOperator;
      const other = OPERATORS[operator];
      return other ? [change(node, 'operator', other, at, `${operator} becomes ${other}`)] : [];
    }
    case 'increment': {
      const other = node['operator'] === '++' ? '--' : '++';
      return [change(node, 'operator', other, at, `${String(node['operator'])} becomes ${other}`)];
    }
    case 'literal':
      return node['type'] === 'Boolean'
        ? [change(node, 'value', node['value'] !== true, at, `${String(node['value'])} is negated`)]
        : [];
    case 'soql':
      return queryMutants(node as unknown as SoqlExpression);
    default:
      return permissionMutants(node, at);
  }
}

function permissionMutants(node: Node, at: Position): Mutant[] {
  if ((node.kind === 'dml' || node.kind === 'merge') && node['mode'] === 'user') {
    return [change(node, 'mode', 'system', at, 'as user becomes as system')];
  }
  if (node.kind === 'dot' && String(node['name']).toUpperCase() === 'USER_MODE') {
    return [change(node, 'name', 'SYSTEM_MODE', at, 'USER_MODE becomes SYSTEM_MODE')];
  }
  const modifiers = node['modifiers'] as Node | undefined;
  const sharing = modifiers?.['sharing'];
  if (modifiers && (sharing === 'with' || sharing === 'inherited')) {
    const text = `${sharing} sharing becomes without sharing`;
    return [change(modifiers, 'sharing', 'without', at, text)];
  }
  return [];
}

function queryMutants({ query, at }: SoqlExpression): Mutant[] {
  const found: Mutant[] = [];
  const node = query as unknown as Node;
  if (query.mode === 'user') {
    found.push(change(node, 'mode', 'system', at, 'WITH USER_MODE becomes WITH SYSTEM_MODE'));
  }
  if (query.securityEnforced) {
    found.push(change(node, 'securityEnforced', false, at, 'WITH SECURITY_ENFORCED is removed'));
  }
  if (query.where) found.push(change(node, 'where', undefined, at, 'the WHERE clause is removed'));
  return found;
}

/** A comparison or a negation is changed by itself; any other condition is negated. */
function conditionMutants(node: Node): Mutant[] {
  const condition = node['condition'] as Expression | null;
  if (!condition) return [];
  if (condition.kind === 'unary' && condition.operator === '!') {
    return [change(node, 'condition', condition.value, condition.at, 'the ! is removed')];
  }
  if (condition.kind === 'binary' && COMPARISONS.has(condition.operator)) return [];
  if (condition.kind === 'literal') return [];
  const negated: Expression = { kind: 'unary', operator: '!', value: condition, at: condition.at };
  return [change(node, 'condition', negated, condition.at, 'the condition is negated')];
}

function change(node: Node, key: string, value: unknown, at: Position, text: string): Mutant {
  const original = node[key];
  return {
    at,
    change: text,
    apply: () => void (node[key] = value),
    revert: () => void (node[key] = original)
  };
}
