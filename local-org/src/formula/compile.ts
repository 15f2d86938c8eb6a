/** Compiles the text of a formula into a function of a scope, and checks its types on the way. */
import { ApexException } from '../values/exception.ts';
import { FormulaError } from './ast.ts';
import type { FormulaNode } from './ast.ts';
import { CoercionError, normalize, toBoolean, toNumber, toText, booleanOrNull } from './coerce.ts';
import { formulaFunctions } from './functions.ts';
import type { Argument } from './functions/define.ts';
import { applyBinary } from './operators.ts';
import { operatorType } from './operator-types.ts';
import { parseFormula } from './parser.ts';
import type { Evaluate } from './scope.ts';
import { checkCount, checkTypes, TypeProblem, wrongType } from './signature.ts';
import { formulaTemplateParts } from './template.ts';
import type { FormulaType, TypeOfPath } from './types.ts';
import { Decimal } from '../values/decimal.ts';

export interface CompiledFormula {
  text: string;
  type: FormulaType;
  evaluate: Evaluate;
  /** Every path that the formula mentions, in order. */
  references: string[][];
}

interface CompileContext {
  text: string;
  references: string[][];
  typeOf: TypeOfPath | null;
  /** Functions that this kind of formula does not have. */
  refused: ReadonlySet<string>;
}

interface Compiled {
  type: FormulaType;
  run: Evaluate;
}

const NONE: ReadonlySet<string> = new Set();

/** With `typeOf` the formula is checked as the platform checks it when it is saved. */
export function compileFormula(
  text: string,
  typeOf: TypeOfPath | null = null,
  refused: ReadonlySet<string> = NONE
): CompiledFormula {
  const context: CompileContext = { text, references: [], typeOf, refused };
  const { type, run } = compileNode(parseFormula(text), context);
  return { text, type, evaluate: run, references: context.references };
}

function compileNode(node: FormulaNode, context: CompileContext): Compiled {
  switch (node.kind) {
    case 'number':
      return constant('Number', Decimal.parse(node.text));
    case 'text':
      return constant('Text', node.value === '' ? null : node.value);
    case 'boolean':
      return constant('Boolean', node.value);
    case 'null':
      return constant('Null', null);
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

function constant(type: FormulaType, value: unknown): Compiled {
  return { type, run: () => value };
}

function compileReference(
  node: FormulaNode & { kind: 'reference' },
  context: CompileContext
): Compiled {
  const { path } = node;
  context.references.push(path);
  const type = attempt(node, context, () => (context.typeOf ? context.typeOf(path) : 'Any'));
  if (type === undefined) {
    const message = `Field ${path.join('.')} does not exist. Check spelling.`;
    throw new FormulaError(message, context.text, node.position);
  }
  const run: Evaluate = (scope) => {
    const value = normalize(scope.value(path));
    if (value !== null) return value;
    // A checkbox is never empty; numbers are when the formula does not count blanks as zeroes.
    if (type === 'Boolean') return false;
    return type === 'Number' && scope.blankAsZero ? Decimal.ZERO : null;
  };
  return { type, run: at(node, context, run) };
}

function compileUnary(node: FormulaNode & { kind: 'unary' }, context: CompileContext): Compiled {
  const operand = compileNode(node.operand, context);
  const wanted = node.operator === '!' ? 'Boolean' : 'Number';
  if (operand.type !== wanted && operand.type !== 'Any' && operand.type !== 'Null') {
    const problem = wrongType(subjectOf(node.operator), [wanted], operand.type, node.operand);
    throw located(problem, node, context);
  }
  const { run } = operand;
  if (node.operator === '!') {
    return {
      type: 'Boolean',
      run: at(node, context, (scope) => {
        const value = booleanOrNull(run(scope));
        return value === null ? null : !value;
      })
    };
  }
  const negative = node.operator === '-';
  return {
    type: 'Number',
    run: at(node, context, (scope) => {
      const number = toNumber(run(scope));
      return number !== null && negative ? number.negate() : number;
    })
  };
}

function subjectOf(operator: string): string {
  return `operator '${operator}'`;
}

function compileBinary(node: FormulaNode & { kind: 'binary' }, context: CompileContext): Compiled {
  const left = compileNode(node.left, context);
  const right = compileNode(node.right, context);
  const { operator } = node;
  const type = attempt(node, context, () =>
    operatorType(operator, { ...left, node: node.left }, { ...right, node: node.right })
  );
  if (operator === '&&') {
    const run: Evaluate = (scope) => toBoolean(left.run(scope)) && toBoolean(right.run(scope));
    return { type, run: at(node, context, run) };
  }
  if (operator === '||') {
    const run: Evaluate = (scope) => toBoolean(left.run(scope)) || toBoolean(right.run(scope));
    return { type, run: at(node, context, run) };
  }
  const asText = comparesTexts(left.type, right.type);
  const run: Evaluate = (scope) => applyBinary(operator, left.run(scope), right.run(scope), asText);
  return { type, run: at(node, context, run) };
}

/** null when the types do not tell. */
function comparesTexts(left: FormulaType, right: FormulaType): boolean | null {
  if (left === 'Text' || right === 'Text') return true;
  if (left === 'Any' || right === 'Any') return null;
  return left === 'Picklist' || right === 'Picklist';
}

function compileCall(node: FormulaNode & { kind: 'call' }, context: CompileContext): Compiled {
  const definition = formulaFunctions.get(node.name);
  if (!definition) {
    const message = `Unknown function ${node.name}. Check spelling.`;
    throw new FormulaError(message, context.text, node.position);
  }
  if (context.refused.has(node.name)) {
    const message = `Function ${node.name} may not be used in this type of formula`;
    throw new FormulaError(message, context.text, node.position);
  }
  const subject = `function '${node.name}()'`;
  const { signature } = definition;
  attempt(node, context, () => checkCount(subject, signature, node.args.length));
  const args = node.args.map((arg): Argument => ({ node: arg, ...compileArgument(arg, context) }));
  return attempt(node, context, () => {
    const types = args.map((arg) => arg.type);
    checkTypes(subject, signature, types, node.args);
    const type = definition.typeOf?.(args, subject) ?? signature.result;
    return { type, run: at(node, context, definition.build(args)) };
  });
}

/** `$ObjectType.Name.Fields.Field` is a name of VLOOKUP, never a value. */
function compileArgument(node: FormulaNode, context: CompileContext): Compiled {
  const isToken = node.kind === 'reference' && node.path[0].toLowerCase() === '$objecttype';
  return isToken ? constant('Any', null) : compileNode(node, context);
}

function attempt<T>(node: FormulaNode, context: CompileContext, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw located(error, node, context);
  }
}

function located(error: unknown, node: FormulaNode, context: CompileContext): unknown {
  if (!(error instanceof CoercionError)) return error;
  const place = error instanceof TypeProblem ? error.node : node;
  return new FormulaError(error.message, context.text, place.position);
}

/** Errors of evaluation name the place in the formula. */
function at(node: FormulaNode, context: CompileContext, evaluate: Evaluate): Evaluate {
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (error) {
      if (error instanceof ApexException && error.apexType === 'System.MathException') {
        throw new FormulaError(error.message, context.text, node.position);
      }
      throw located(error, node, context);
    }
  };
}

/** Compiles a text with merge fields `{!…}`, such as a flow's text template or a header value. */
export function compileTemplate(text: string, typeOf: TypeOfPath | null = null): CompiledFormula {
  const references: string[][] = [];
  const parts = formulaTemplateParts(text).map((part) => {
    if (part.kind === 'text') return part.text;
    const formula = compileFormula(part.text, typeOf);
    references.push(...formula.references);
    return formula.evaluate;
  });
  const evaluate: Evaluate = (scope) =>
    parts.map((part) => (typeof part === 'string' ? part : toText(part(scope)))).join('');
  return { text, type: 'Text', evaluate, references };
}
