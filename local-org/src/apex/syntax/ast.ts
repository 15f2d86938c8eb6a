/** The Apex syntax tree of local-org: small, plain data that can be cached on disk. */
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';

/** Line and column of a node in one number: `line * COLUMNS + column`, both from 1. */
export type Position = number;
export const COLUMNS = 4096;

export function lineOf(at: Position): number {
  return Math.floor(at / COLUMNS);
}

export function columnOf(at: Position): number {
  return at % COLUMNS;
}

/** A type as the source writes it; `X[]` is a List. */
export interface TypeRef {
  name: string;
  args: TypeRef[];
  at: Position;
}

export type LiteralType = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '??';

export type AssignOperator =
  '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

interface Node {
  at: Position;
}

export interface LiteralExpression extends Node {
  kind: 'literal';
  type: LiteralType;
  /** Decimal and Long as their digits. */
  value: string | number | boolean | null;
}
export interface NameExpression extends Node {
  kind: 'name';
  name: string;
}
export interface DotExpression extends Node {
  kind: 'dot';
  target: Expression;
  name: string;
  safe: boolean;
}
export interface CallExpression extends Node {
  kind: 'call';
  /** null for an unqualified call. */
  target: Expression | null;
  name: string;
  args: Expression[];
  safe: boolean;
}
/** `this(…)` and `super(…)` in constructors. */
export interface ConstructorCallExpression extends Node {
  kind: 'constructorCall';
  which: 'this' | 'super';
  args: Expression[];
}
export interface IndexExpression extends Node {
  kind: 'index';
  target: Expression;
  index: Expression;
}
/** `new Account(Name = 'x')` has assignments as arguments. */
export interface NewExpression extends Node {
  kind: 'new';
  type: TypeRef;
  args: Expression[];
}
/** `new List<X>{…}`, `new Set<X>{…}`, `new X[]{…}`, and `new X[n]` with a size. */
export interface NewCollectionExpression extends Node {
  kind: 'newCollection';
  type: TypeRef;
  items: Expression[];
  size: Expression | null;
}
export interface NewMapExpression extends Node {
  kind: 'newMap';
  type: TypeRef;
  entries: [Expression, Expression][];
}
export interface AssignExpression extends Node {
  kind: 'assign';
  operator: AssignOperator;
  target: Expression;
  value: Expression;
}
export interface BinaryExpression extends Node {
  kind: 'binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
export interface UnaryExpression extends Node {
  kind: 'unary';
  operator: '-' | '+' | '!' | '~';
  value: Expression;
}
export interface IncrementExpression extends Node {
  kind: 'increment';
  operator: '++' | '--';
  prefix: boolean;
  target: Expression;
}
export interface ConditionalExpression extends Node {
  kind: 'conditional';
  condition: Expression;
  yes: Expression;
  no: Expression;
}
export interface CastExpression extends Node {
  kind: 'cast';
  type: TypeRef;
  value: Expression;
}
export interface InstanceOfExpression extends Node {
  kind: 'instanceof';
  value: Expression;
  type: TypeRef;
}
export interface TypeLiteralExpression extends Node {
  kind: 'typeLiteral';
  type: TypeRef;
}
export interface SoqlExpression extends Node {
  kind: 'soql';
  query: SoqlQuery;
  binds: Expression[];
}
export interface SoslExpression extends Node {
  kind: 'sosl';
  search: SoslSearch;
  binds: Expression[];
}
/** Syntax that local-org reads but cannot run: a NotSupported diagnostic where it stands. */
export interface UnsupportedExpression extends Node {
  kind: 'unsupported';
  feature: string;
}

export type Expression =
  | LiteralExpression
  | NameExpression
  | (Node & { kind: 'this' | 'super' })
  | DotExpression
  | CallExpression
  | ConstructorCallExpression
  | IndexExpression
  | NewExpression
  | NewCollectionExpression
  | NewMapExpression
  | AssignExpression
  | BinaryExpression
  | UnaryExpression
  | IncrementExpression
  | ConditionalExpression
  | CastExpression
  | InstanceOfExpression
  | TypeLiteralExpression
  | SoqlExpression
  | SoslExpression
  | UnsupportedExpression;

export interface Declarator extends Node {
  name: string;
  value: Expression | null;
}

export interface BlockStatement extends Node {
  kind: 'block';
  statements: Statement[];
}
export interface LocalStatement extends Node {
  kind: 'local';
  isFinal: boolean;
  type: TypeRef;
  declarators: Declarator[];
}
export interface ForStatement extends Node {
  kind: 'for';
  init: LocalStatement | null;
  /** Initialisers without a declaration. */
  initExpressions: Expression[];
  condition: Expression | null;
  update: Expression[];
  body: Statement;
}
export interface ForEachStatement extends Node {
  kind: 'forEach';
  type: TypeRef;
  name: string;
  iterable: Expression;
  body: Statement;
}
export interface CatchClause extends Node {
  type: TypeRef;
  name: string;
  body: BlockStatement;
}
export interface TryStatement extends Node {
  kind: 'try';
  body: BlockStatement;
  catches: CatchClause[];
  finally: BlockStatement | null;
}
export type WhenValue =
  { kind: 'literal'; value: LiteralExpression } | { kind: 'name'; name: string; at: Position };
export interface WhenClause extends Node {
  /** Values of `when a, b`; a type pattern `when Account record`; neither for `when else`. */
  values: WhenValue[];
  type: TypeRef | null;
  name: string | null;
  body: BlockStatement;
}
export interface SwitchStatement extends Node {
  kind: 'switch';
  value: Expression;
  whens: WhenClause[];
}
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
export interface DmlStatement extends Node {
  kind: 'dml';
  operation: DmlOperation;
  value: Expression;
  mode: 'user' | 'system' | null;
  externalIdField: string | null;
}

/** `merge master duplicates;` */
export interface MergeStatement extends Node {
  kind: 'merge';
  master: Expression;
  duplicates: Expression;
  mode: 'user' | 'system' | null;
}

export type Statement =
  | BlockStatement
  | LocalStatement
  | (Node & { kind: 'expression'; value: Expression })
  | (Node & { kind: 'if'; condition: Expression; yes: Statement; no: Statement | null })
  | (Node & { kind: 'while'; condition: Expression; body: Statement })
  | (Node & { kind: 'doWhile'; condition: Expression; body: Statement })
  | ForStatement
  | ForEachStatement
  | (Node & { kind: 'return'; value: Expression | null })
  | (Node & { kind: 'throw'; value: Expression })
  | (Node & { kind: 'break' | 'continue' | 'empty' })
  | TryStatement
  | SwitchStatement
  | DmlStatement
  | MergeStatement
  | (Node & { kind: 'runAs'; user: Expression; isOvercharged: boolean; body: BlockStatement })
  | (Node & { kind: 'unsupportedStatement'; feature: string });

export type AccessModifier = 'private' | 'protected' | 'public' | 'global';

export interface Annotation extends Node {
  /** Lower case. */
  name: string;
  parameters: Record<string, string | number | boolean>;
  /** As the source writes the name. */
  written?: string;
  /** A comma stands between its parameters. */
  hasCommas?: boolean;
}

export interface Modifiers {
  access: AccessModifier | null;
  isStatic: boolean;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  isFinal: boolean;
  isTransient: boolean;
  sharing: 'with' | 'without' | 'inherited' | null;
  annotations: Annotation[];
  /** Every keyword as it is written, in lower case. */
  words: string[];
}

export interface Parameter extends Node {
  isFinal: boolean;
  type: TypeRef;
  name: string;
}

export interface Accessor extends Node {
  access: AccessModifier | null;
  /** null for `get;` */
  body: BlockStatement | null;
  /** It stands a second time. */
  isRepeated?: boolean;
}

export interface FieldMember extends Node {
  kind: 'field';
  modifiers: Modifiers;
  type: TypeRef;
  declarators: Declarator[];
}
export interface PropertyMember extends Node {
  kind: 'property';
  modifiers: Modifiers;
  type: TypeRef;
  name: string;
  getter: Accessor | null;
  setter: Accessor | null;
}
export interface MethodMember extends Node {
  kind: 'method';
  modifiers: Modifiers;
  /** null for void. */
  returns: TypeRef | null;
  name: string;
  parameters: Parameter[];
  body: BlockStatement | null;
}
export interface ConstructorMember extends Node {
  kind: 'constructor';
  modifiers: Modifiers;
  name: string;
  parameters: Parameter[];
  body: BlockStatement;
}
export interface InitializerMember extends Node {
  kind: 'initializer';
  isStatic: boolean;
  body: BlockStatement;
}
export interface TypeMember extends Node {
  kind: 'type';
  declaration: TypeDeclaration;
}

export type Member =
  FieldMember | PropertyMember | MethodMember | ConstructorMember | InitializerMember | TypeMember;

export interface TypeDeclaration extends Node {
  kind: 'class' | 'interface' | 'enum';
  name: string;
  modifiers: Modifiers;
  superclass: TypeRef | null;
  /** Of an interface: what it extends. */
  interfaces: TypeRef[];
  members: Member[];
  enumValues: string[];
}

export interface TriggerDeclaration extends Node {
  kind: 'trigger';
  name: string;
  object: string;
  cases: { timing: 'before' | 'after'; operation: DmlOperation }[];
  body: BlockStatement;
  /** Methods and types declared beside the statements. */
  members: Member[];
}

/** Anonymous Apex. */
export interface ScriptDeclaration extends Node {
  kind: 'script';
  body: BlockStatement;
  members: Member[];
}

export interface SyntaxProblem {
  line: number;
  column: number;
  message: string;
}

/** One parsed file. */
export interface ParsedFile {
  unit: TypeDeclaration | TriggerDeclaration | ScriptDeclaration | null;
  /** Every query and search of the file, so that the cache can restore the values inside them. */
  queries: (SoqlQuery | SoslSearch)[];
  problems: SyntaxProblem[];
}
