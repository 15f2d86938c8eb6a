/** Tells `(total) - 1` from a cast: the grammar reads a name in parentheses before a sign as a type. */
import { ApexLexer } from '@apexdevtools/apex-parser';

/** What a lexer makes of the text; the parser sees the default channel only. */
interface Token {
  type: number;
  text: string;
  channel: number;
}

const HIDDEN = 1;
/** Only these types can be cast from a number with a sign. */
const SIGNED = /^(system\.)?(integer|long|double|decimal|object)$/i;

/** Hides parentheses that mean nothing, `(total) - 1`, from a parser that would take them for a cast. */
export function hideNeedlessParentheses(all: Token[]): void {
  const tokens = all.filter((token) => token.channel === 0);
  tokens.forEach((open, index) => {
    if (open.type !== ApexLexer.LPAREN || endsCallee(tokens, index - 1)) return;
    const end = endOfName(tokens, index + 1);
    const [close, sign] = [tokens[end], tokens[end + 1]];
    if (close?.type !== ApexLexer.RPAREN) return;
    if (sign?.type !== ApexLexer.ADD && sign?.type !== ApexLexer.SUB) return;
    const name = tokens.slice(index + 1, end).map((token) => token.text);
    if (SIGNED.test(name.join(''))) return;
    open.channel = close.channel = HIDDEN;
  });
}

/** The index behind a name with dots. */
function endOfName(tokens: Token[], start: number): number {
  let index = start;
  while (isWord(tokens[index])) {
    index += 1;
    if (tokens[index]?.type !== ApexLexer.DOT) break;
    index += 1;
  }
  return index;
}

/** `name(`, `if (`, `List<Id>(`: what stands there needs its parentheses. */
function endsCallee(tokens: Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type === ApexLexer.GT) return closesTypeArguments(tokens, index);
  return isWord(token) && token?.type !== ApexLexer.RETURN;
}

/** True for the `>` of `new Set<Id>(`, false for that of `a > (b) - c`. */
function closesTypeArguments(tokens: Token[], index: number): boolean {
  for (let depth = 0; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.type === ApexLexer.GT) depth += 1;
    else if (token?.type === ApexLexer.LT) depth -= 1;
    else if (!isWord(token) && token?.text !== ',' && token?.text !== '.') return false;
    if (depth === 0) return true;
  }
  return false;
}

function isWord(token: Token | undefined): boolean {
  return /^[a-z_]\w*$/i.test(token?.text ?? '');
}
