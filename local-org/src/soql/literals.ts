/** Reads string literals as Apex and SOQL write them. */

const ESCAPES: Record<string, string> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  // SOQL: an escaped wildcard of LIKE stays escaped, the pattern matcher reads it.
  _: '\\_',
  '%': '\\%'
};

/** The text of a literal with its quotes: `'it\'s'` -> `it's`. */
export function unquoteString(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, escape: string) =>
      escape.length > 1
        ? String.fromCharCode(Number.parseInt(escape.slice(1), 16))
        : (ESCAPES[escape.toLowerCase()] ?? whole)
    );
}

/** The text of a multi-line literal `'''…'''`; the line break after the opening quotes does not count. */
export function unquoteMultiline(literal: string): string {
  const body = literal.slice(3, -3).replace(/^\r?\n/, '');
  return unquoteString(`'${body}'`);
}

/** A SOQL literal as a value and as a pattern of LIKE, where an escaped character stands for itself. */
export function soqlText(literal: string): { value: string; pattern: string } {
  let value = '';
  let pattern = '';
  for (const [part] of literal.slice(1, -1).matchAll(/\\u[0-9a-fA-F]{4}|\\[^]|[^\\]+/g)) {
    if (!part.startsWith('\\')) {
      value += part;
      pattern += part;
      continue;
    }
    const escape = part[1] ?? '';
    const plain =
      part.length > 2
        ? String.fromCharCode(Number.parseInt(part.slice(2), 16))
        : escape === '_' || escape === '%'
          ? escape
          : (ESCAPES[escape.toLowerCase()] ?? null);
    if (plain === null) {
      throw new Error(
        `Invalid string literal ${literal}. Illegal character sequence '${part}' in string literal.`
      );
    }
    value += plain;
    pattern += plain === '_' || plain === '%' || plain === '\\' ? `\\${plain}` : plain;
  }
  return { value, pattern };
}
