/** What the texts of one method are made of: literals, escaped values, names of the schema, or anything else. */
import type { CallExpression, Expression, Member } from '../apex/syntax/ast.ts';

/** Values of these types hold no quotes and no words. */
const HARMLESS_TYPES = new Set([
  'boolean',
  'integer',
  'long',
  'double',
  'decimal',
  'sobjecttype',
  'schema.sobjecttype',
  'sobjectfield',
  'schema.sobjectfield'
]);
const DESCRIBED = new Set(['getname', 'getlocalname', 'getrelationshipname']);
/** Texts that a query can be; more variants are not told apart. */
const MAX_TEXTS = 16;
/** Stands for a name that the schema describes. */
const A_NAME = 'Id';

interface Variable {
  type: string;
  isParameter: boolean;
  /** Everything that the method assigns or appends. */
  values: Expression[];
  /** Everything that it adds to the collection. */
  added: Expression[];
  isChanged: boolean;
}

export class MethodTexts {
  private readonly locals = new Map<string, Variable>();
  private readonly constants = new Map<string, Expression>();
  private readonly memberNames = new Set<string>();

  constructor(
    body: unknown,
    parameters: readonly { name: string; type: { name: string } }[],
    members: readonly Member[]
  ) {
    for (const { name, type } of parameters) {
      this.locals.set(name.toLowerCase(), variable(type.name, true));
    }
    for (const member of members) this.readMember(member);
    for (const node of nodesOf(body)) this.readNode(node);
  }

  private readMember(member: Member): void {
    if (member.kind === 'property') this.memberNames.add(member.name.toLowerCase());
    if (member.kind !== 'field') return;
    for (const { name, value } of member.declarators) {
      this.memberNames.add(name.toLowerCase());
      if (member.modifiers.isFinal && value && !this.constants.has(name.toLowerCase())) {
        this.constants.set(name.toLowerCase(), value);
      }
    }
  }

  private readNode(node: Expression | { kind: string }): void {
    if (node.kind === 'local') {
      const local = node as unknown as {
        type: { name: string };
        declarators: { name: string; value: Expression | null }[];
      };
      for (const { name, value } of local.declarators) {
        const known = this.locals.get(name.toLowerCase()) ?? variable(local.type.name, false);
        if (value) known.values.push(value);
        this.locals.set(name.toLowerCase(), known);
      }
    } else if (node.kind === 'forEach') {
      const { name, type } = node as unknown as { name: string; type: { name: string } };
      // Which of the values it is, nobody knows.
      this.locals.set(name.toLowerCase(), variable(type.name, true));
    } else if (node.kind === 'assign') {
      const { target, value } = node as Extract<Expression, { kind: 'assign' }>;
      const known = target.kind === 'name' ? this.locals.get(target.name.toLowerCase()) : undefined;
      if (!known) return;
      known.values.push(value);
      known.isChanged = known.values.length > 1 || known.isParameter;
    } else if (node.kind === 'call') {
      const { target, name, args } = node as CallExpression;
      const known =
        target?.kind === 'name' ? this.locals.get(target.name.toLowerCase()) : undefined;
      if (known && /^(add|addall)$/i.test(name)) known.added.push(args.at(-1)!);
    }
  }

  /** Names that a bind of the text can mean. */
  variables(): Set<string> {
    return new Set([...this.locals.keys(), ...this.memberNames]);
  }

  /** Where the text comes from, when it has one place. */
  sourceOf(expression: Expression): Expression {
    if (expression.kind !== 'name') return expression;
    const known = this.locals.get(expression.name.toLowerCase());
    const [value] = known?.values ?? [];
    return value && known && !known.isChanged && !known.isParameter ? value : expression;
  }

  /** The parts of a text that could bring anything into a query. */
  unsafeParts(expression: Expression, open: readonly string[] = []): Expression[] {
    const inside = (...parts: (Expression | undefined)[]): Expression[] =>
      parts.flatMap((part) => (part ? this.unsafeParts(part, open) : []));
    switch (expression.kind) {
      case 'literal':
        return [];
      case 'binary':
        return inside(expression.left, expression.right);
      case 'conditional':
        return inside(expression.yes, expression.no);
      case 'cast':
      case 'unary':
        return inside(expression.value);
      case 'newCollection':
        return inside(...expression.items);
      case 'new':
        return inside(...expression.args);
      case 'name':
        return this.unsafeName(expression, open);
      case 'call':
        return this.unsafeCall(expression, open);
      default:
        return [expression];
    }
  }

  private unsafeName(
    expression: Extract<Expression, { kind: 'name' }>,
    open: readonly string[]
  ): Expression[] {
    const name = expression.name.toLowerCase();
    if (open.includes(name)) return [];
    const known = this.locals.get(name);
    if (!known) {
      const constant = this.constants.get(name);
      return constant ? this.unsafeParts(constant, [...open, name]) : [expression];
    }
    if (HARMLESS_TYPES.has(known.type.toLowerCase())) return [];
    if (known.isParameter) return [expression];
    return [...known.values, ...known.added].flatMap((part) =>
      this.unsafeParts(part, [...open, name])
    );
  }

  private unsafeCall(call: CallExpression, open: readonly string[]): Expression[] {
    if (isEscaped(call) || isDescribed(call)) return [];
    const name = call.name.toLowerCase();
    if (isString(call.target) && (name === 'join' || name === 'valueof' || name === 'format')) {
      return call.args.flatMap((part) => this.unsafeParts(part, open));
    }
    return [call];
  }

  /** Every text that the expression can be; null when a part of it is not known. */
  textsOf(expression: Expression, open: readonly string[] = []): string[] | null {
    switch (expression.kind) {
      case 'literal':
        return [String(expression.value ?? '')];
      case 'binary': {
        const left = this.textsOf(expression.left, open);
        const right = this.textsOf(expression.right, open);
        if (expression.operator !== '+' || !left || !right) return null;
        const both = left.flatMap((start) => right.map((end) => start + end));
        return both.length > MAX_TEXTS ? null : both;
      }
      case 'conditional': {
        const yes = this.textsOf(expression.yes, open);
        const no = this.textsOf(expression.no, open);
        return yes && no ? [...yes, ...no] : null;
      }
      case 'name': {
        const name = expression.name.toLowerCase();
        const known = this.locals.get(name);
        const [value] = known ? known.values : [this.constants.get(name)];
        const isFixed = !known || (!known.isChanged && !known.isParameter);
        return value && isFixed && !open.includes(name)
          ? this.textsOf(value, [...open, name])
          : null;
      }
      case 'call':
        return isDescribed(expression) || this.isListOfNames(expression, open) ? [A_NAME] : null;
      default:
        return null;
    }
  }

  /** `String.join(names, ', ')` of names that the schema describes. */
  private isListOfNames(call: CallExpression, open: readonly string[]): boolean {
    const isJoin = isString(call.target) && call.name.toLowerCase() === 'join';
    const separator = call.args[1];
    const isList = separator?.kind === 'literal' && String(separator.value).trim() === ',';
    return isJoin && isList && this.unsafeParts(call, open).length === 0;
  }
}

function variable(type: string, isParameter: boolean): Variable {
  return { type, isParameter, values: [], added: [], isChanged: false };
}

function isString(target: Expression | null): boolean {
  return target?.kind === 'name' && target.name.toLowerCase() === 'string';
}

function isEscaped({ target, name }: CallExpression): boolean {
  return isString(target) && name.toLowerCase() === 'escapesinglequotes';
}

/** `….getDescribe().getName()`; a `getName()` of anything else may be any text. */
function isDescribed({ target, name }: CallExpression): boolean {
  return (
    DESCRIBED.has(name.toLowerCase()) &&
    target?.kind === 'call' &&
    target.name.toLowerCase() === 'getdescribe'
  );
}

/** Every object of the tree that is a node; queries in brackets are data, not code. */
export function nodesOf(root: unknown): Expression[] {
  if (typeof root !== 'object' || root === null) return [];
  if (Array.isArray(root)) return root.flatMap(nodesOf);
  const inner = Object.entries(root).flatMap(([key, value]) =>
    key === 'query' || key === 'search' ? [] : nodesOf(value)
  );
  return 'kind' in root ? [root as Expression, ...inner] : inner;
}
