/** The parser's messages in the words of the platform's compiler, without lists of all that could follow. */

/** A list that is longer helps nobody. */
const LONG_LIST = 60;

export function readableProblem(message: string): string {
  const [, symbol] = /^token recognition error at: '(.*)'$/s.exec(message) ?? [];
  if (symbol !== undefined) return unknownSymbol(symbol);
  const [, list = ''] = /(\{.*\})/s.exec(message) ?? [];
  if (list.length < LONG_LIST) return message;
  const token = message.startsWith('missing')
    ? / at ('.*')$/s.exec(message)?.[1]
    : /^\w+ input ('.*') expecting /s.exec(message)?.[1];
  return token ? `Unexpected token ${token}.` : message;
}

/** What the lexer stopped at: a text that is not closed, an escape or a character that Apex does not have. */
function unknownSymbol(symbol: string): string {
  if (!symbol.startsWith("'")) {
    return `Unrecognized symbol '${symbol}', which is not a valid Apex identifier.`;
  }
  const escape = /\\[^\n]$/s.exec(symbol)?.[0];
  return escape
    ? `Illegal character sequence '${escape}' in string literal`
    : 'Line breaks not allowed in string literals';
}
