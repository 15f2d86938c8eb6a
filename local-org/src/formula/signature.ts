/** Reads the signatures of formula functions: `Text, Number, Text? -> Text`, `Number... -> Number`. */
import type { FormulaNode } from './ast.ts';
import { CoercionError } from './coerce.ts';
import type { FormulaType } from './types.ts';

export interface Signature {
  minimum: number;
  maximum: number;
  /** Allowed types of a parameter; null for every type. */
  takes(index: number): FormulaType[] | null;
  result: FormulaType;
}

const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

/** `?` marks optional parameters, `...` repeats the last one, `|` joins types, `*` is every type. */
export function parseSignature(text: string): Signature {
  const [left, result] = text.split('->').map((part) => part.trim());
  const words = left === '' ? [] : left.split(',').map((word) => word.trim());
  const parameters = words.map((word) => {
    const types = word.replace(/\?$|\.\.\.$/, '');
    return types === '*' ? null : (types.split('|') as FormulaType[]);
  });
  const repeats = left.endsWith('...');
  return {
    minimum: words.filter((word) => !word.endsWith('?')).length,
    maximum: repeats ? ANY_NUMBER : words.length,
    takes: (index) => parameters[Math.min(index, parameters.length - 1)],
    result: result as FormulaType
  };
}

/** The platform counts the parameters before it looks at their types. */
export function checkCount(subject: string, signature: Signature, count: number): void {
  const { minimum, maximum } = signature;
  if (count >= minimum && count <= maximum) return;
  const expected = count < minimum ? minimum : maximum;
  throw new CoercionError(
    `Incorrect number of parameters for ${subject}. Expected ${expected}, received ${count}`
  );
}

export function checkTypes(
  subject: string,
  signature: Signature,
  types: FormulaType[],
  nodes: FormulaNode[]
): void {
  types.forEach((type, index) => {
    const allowed = signature.takes(index);
    if (!fits(type, allowed)) {
      throw wrongType(subject, allowed ?? [], type, nodes[index]);
    }
  });
}

function fits(type: FormulaType, allowed: FormulaType[] | null): boolean {
  return allowed === null || type === 'Any' || type === 'Null' || allowed.includes(type);
}

/** A picklist has a message of its own: most functions take it only as TEXT(field). */
export function wrongType(
  subject: string,
  expected: FormulaType[],
  received: FormulaType,
  node: FormulaNode
): TypeProblem {
  if (node.kind === 'reference' && (received === 'Picklist' || received === 'MultiPicklist')) {
    return new TypeProblem(picklistMessage(received, node.path), node);
  }
  const names = expected.map(typeName).join(', ');
  return new TypeProblem(
    `Incorrect parameter type for ${subject}. Expected ${names}, received ${typeName(received)}`,
    node
  );
}

function picklistMessage(type: FormulaType, path: string[]): string {
  const kind = type === 'Picklist' ? 'picklist' : 'multi-select picklist';
  const start = `Field ${path.join('.')} is a ${kind} field.`;
  return `${start} ${kind[0].toUpperCase()}${kind.slice(1)} fields are only supported in certain functions.`;
}

function typeName(type: FormulaType): string {
  if (type === 'MultiPicklist') return 'Multi-Select Picklist';
  return type === 'Location' ? 'Geolocation' : type;
}

/** A problem at the place of a node, found before the formula runs. */
export class TypeProblem extends CoercionError {
  readonly node: FormulaNode;

  constructor(message: string, node: FormulaNode) {
    super(message);
    this.node = node;
  }
}
