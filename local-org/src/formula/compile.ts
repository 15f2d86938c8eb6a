/** Compiles the text of a formula into a function of a scope. */
import { ApexException } from '../values/exception.ts';
import { FormulaError } from './ast.ts';
import type { FormulaNode } from './ast.ts';
import { CoercionError, normalize, toBoolean, toNumber, toText } from './coerce.ts';
import { formulaFunctions } from './functions.ts';
import { applyBinary } from './operators.ts';
import { parseFormula } from './parser.ts';
import type { Evaluate, FormulaScope } from './scope.ts';
import { Decimal } from '../values/decimal.ts';

export interface CompiledFormula {
  text: string;
  evaluate: Evaluate;
  /** Every path that the formula mentions, in order. */
  references: string[][];
}

export interface CompileContext {
  text: string;
  references: string[][];
}

export function compileFormula(text: string): CompiledFormula {
  const context: CompileContext = { text, references: [] };
  return {
    text,
    evaluate: compileNode(parseFormula(text), context),
    references: context.references
  };
}

const cache = new Map<string, CompiledFormula>();

/** The same formula text is compiled once. */
export function cachedFormula(text: string): CompiledFormula {
  let formula = cache.get(text);
  if (!formula) cache.set(text, (formula = compileFormula(text)));
  return formula;
}

export function compileNode(node: FormulaNode, context: CompileContext): Evaluate {
  switch (node.kind) {
    case 'number': {
      const value = Decimal.parse(node.text);
      return () => value;
    }
    case 'text':
    case 'boolean': {
      const { value } = node;
      return () => value;
    }
    case 'null':
      return () => null;
    case 'reference':
      return compileReference(node, context);
    case 'unary':
      return compileUnary(node, context);
    case 'binary':
      return compileBinary(node, context);
    case 'call':
      return compileCall(node, context);
    default:
      return node satisfies never;
  }
}

function compileReference(
  node: FormulaNode & { kind: 'reference' },
  context: CompileContext
): Evaluate {
  context.references.push(node.path);
  return at(node, context, (scope) => normalize(scope.value(node.path)));
}

function compileUnary(node: FormulaNode & { kind: 'unary' }, context: CompileContext): Evaluate {
  const operand = compileNode(node.operand, context);
  if (node.operator === '!') return at(node, context, (scope) => !toBoolean(operand(scope)));
  const negative = node.operator === '-';
  return at(node, context, (scope) => {
    const number = numberOf(operand(scope), scope);
    return number !== null && negative ? number.negate() : number;
  });
}

function compileBinary(node: FormulaNode & { kind: 'binary' }, context: CompileContext): Evaluate {
  const left = compileNode(node.left, context);
  const right = compileNode(node.right, context);
  const { operator } = node;
  if (operator === '&&') {
    return at(node, context, (scope) => toBoolean(left(scope)) && toBoolean(right(scope)));
  }
  if (operator === '||') {
    return at(node, context, (scope) => toBoolean(left(scope)) || toBoolean(right(scope)));
  }
  return at(node, context, (scope) => {
    const a = left(scope);
    const b = right(scope);
    return scope.blankAsZero
      ? applyBinary(operator, ...withZero(a, b))
      : applyBinary(operator, a, b);
  });
}

/** With "treat blank as zero" an empty value beside a number is 0. */
function withZero(left: unknown, right: unknown): [unknown, unknown] {
  if (left === null && right instanceof Decimal) return [Decimal.ZERO, right];
  if (right === null && left instanceof Decimal) return [left, Decimal.ZERO];
  return [left, right];
}

function numberOf(value: unknown, scope: FormulaScope): Decimal | null {
  return toNumber(value) ?? (scope.blankAsZero ? Decimal.ZERO : null);
}

function compileCall(node: FormulaNode & { kind: 'call' }, context: CompileContext): Evaluate {
  const definition = formulaFunctions.get(node.name);
  if (!definition) {
    throw new FormulaError(`Unknown function ${node.name}`, context.text, node.position);
  }
  const [minimum, maximum] = definition.arity;
  const count = node.args.length;
  if (count < minimum || count > maximum) {
    const wanted = minimum === maximum ? `${minimum}` : `${minimum} or more`;
    throw new FormulaError(
      `Incorrect number of parameters for function '${node.name}()'. Expected ${wanted}, received ${count}`,
      context.text,
      node.position
    );
  }
  const args = node.args.map((arg) => compileNode(arg, context));
  try {
    return at(node, context, definition.build(args, node.args));
  } catch (error) {
    if (!(error instanceof CoercionError)) throw error;
    throw new FormulaError(error.message, context.text, node.position);
  }
}

/** Errors of evaluation name the place in the formula. */
function at(node: FormulaNode, context: CompileContext, evaluate: Evaluate): Evaluate {
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (error) {
      if (error instanceof CoercionError) {
        throw new FormulaError(error.message, context.text, node.position);
      }
      if (error instanceof ApexException && error.apexType === 'System.MathException') {
        throw new FormulaError(error.message, context.text, node.position);
      }
      throw error;
    }
  };
}

const MERGE_FIELD = /\{!([^{}]*)\}/g;

/** Compiles a text with merge fields `{!…}`, such as a flow's text template or a header value. */
export function compileTemplate(text: string): CompiledFormula {
  const references: string[][] = [];
  const parts: (string | Evaluate)[] = [];
  let end = 0;
  for (const match of text.matchAll(MERGE_FIELD)) {
    parts.push(text.slice(end, match.index));
    const formula = compileFormula(match[1]);
    references.push(...formula.references);
    parts.push(formula.evaluate);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  const evaluate: Evaluate = (scope) =>
    parts.map((part) => (typeof part === 'string' ? part : toText(part(scope)))).join('');
  return { text, evaluate, references };
}
