/** Which names types, methods and variables may have. */

type Problem = { at: number; message: string };

/** Reserved words that the grammar takes for names; methods may have most of them. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['activate', 'and', 'any', 'array', 'as', 'asc', 'autonomous', 'begin', 'bigdecimal'],
  ...['bulk', 'by', 'byte', 'case', 'cast', 'char', 'collect', 'commit', 'const', 'default'],
  ...['desc', 'end', 'exception', 'exit', 'export', 'float', 'from', 'goto', 'group', 'having'],
  ...['hint', 'import', 'in', 'inner', 'int', 'into', 'join', 'like', 'limit', 'loop', 'not'],
  ...['nulls', 'number', 'object', 'of', 'on', 'or', 'outer', 'package', 'parallel', 'pragma'],
  ...['retrieve', 'rollback', 'select', 'short', 'sort', 'synchronized', 'system', 'then'],
  ...['transaction', 'trigger', 'using', 'when', 'where']
]);

/** UNVERIFIED: reserved, yet public code has types of these names. */
const TYPES_MAY: ReadonlySet<string> = new Set(['inner', 'outer']);

/** Types that the platform keeps for itself. */
const RESERVED_TYPES: ReadonlySet<string> = new Set(['apexpages', 'page']);

export const LONGEST_NAME = 255;

/** A name has no underscore at its start or end, nor two in a row, and is no reserved word. */
export function nameProblems(
  name: string,
  at: number,
  kind: 'type' | 'method' | 'variable'
): Problem[] {
  const key = name.toLowerCase();
  if (/^_|_$|__/.test(name)) {
    return [{ at, message: `Invalid character in identifier: ${name}` }];
  }
  if (name.length > LONGEST_NAME) {
    return [{ at, message: `Identifier name is too long: ${name}` }];
  }
  if (kind !== 'method' && RESERVED.has(key) && !(kind === 'type' && TYPES_MAY.has(key))) {
    return [{ at, message: `Identifier name is reserved: ${name}` }];
  }
  if (kind === 'type' && RESERVED_TYPES.has(key)) {
    return [{ at, message: `Identifier type is reserved: ${name}` }];
  }
  return [];
}
