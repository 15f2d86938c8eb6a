/** Emits statements: one JavaScript line or more for each Apex statement, with its place and coverage point. */
import { isIdLookup } from '../../metadata/field-facts.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import type {
  DmlOperation,
  DmlStatement,
  Expression,
  ForEachStatement,
  ForStatement,
  LocalStatement,
  MergeStatement,
  Position,
  Statement,
  TryStatement
} from '../syntax/ast.ts';
import {
  AGGREGATE_RESULT,
  NULL,
  SOBJECT,
  UNKNOWN,
  VOID,
  collectionName,
  elementOf,
  isList,
  isText,
  type Type
} from '../types/type.ts';
import { allSupertypes } from '../types/conversions.ts';
import { emitAssign, emitIncrement } from './assignments.ts';
import { cast, condition, convert, notNull } from './convert.ts';
import { emitBlock, emitExpression, emitStatements } from './recursion.ts';
import { TICK } from './frames.ts';
import type { Scope } from './scope.ts';
import { emitSwitch } from './switch.ts';
import { typeTestOf } from './type-test.ts';
import type { Value } from './value.ts';

/** Expressions that do something. */
const EFFECTS: ReadonlySet<Expression['kind']> = new Set([
  'assign',
  'call',
  'constructorCall',
  'increment',
  'new',
  'newCollection',
  'newMap',
  'unsupported'
]);

/** The dispatcher: emits any statement. */
export function dispatchStatement(scope: Scope, statement: Statement): void {
  const { unit } = scope;
  const { at } = statement;
  switch (statement.kind) {
    case 'block':
      unit.line('{');
      emitBlock(scope, statement);
      unit.line('}');
      return;
    case 'local':
      return emitLocal(scope, statement);
    case 'expression':
      if (!EFFECTS.has(statement.value.kind)) scope.error(at, 'Expression cannot be a statement.');
      return unit.line(`${unit.cover(at)} ${effect(scope, statement.value)};`, at);
    case 'if': {
      const test = condition(scope, emitExpression(scope, statement.condition), at);
      unit.line(`${unit.cover(at)} if (${test}) {`, at);
      emitBody(scope, statement.yes);
      if (statement.no) {
        unit.line('} else {');
        emitBody(scope, statement.no);
      }
      return unit.line('}');
    }
    case 'while': {
      const test = condition(scope, emitExpression(scope, statement.condition), at);
      unit.line(`while (${coverInline(scope, at)}${test}) {`, at);
      emitLoopBody(scope, statement.body);
      return unit.line('}');
    }
    case 'doWhile': {
      unit.line(`do { ${TICK};`);
      emitLoopBody(scope, statement.body);
      const test = condition(scope, emitExpression(scope, statement.condition), at);
      return unit.line(`} while (${test});`, at);
    }
    case 'for':
      return emitFor(scope, statement);
    case 'forEach':
      return emitForEach(scope, statement);
    case 'return':
      return emitReturn(scope, statement.value, at);
    case 'throw':
      return emitThrow(scope, statement.value, at);
    case 'break':
    case 'continue':
      if (scope.loops === 0) {
        const word = statement.kind === 'break' ? 'Break' : 'Continue';
        scope.error(at, `${word} statement must be in loop`);
      }
      return unit.line(`${unit.cover(at)} ${statement.kind};`, at);
    case 'empty':
      return;
    case 'try':
      return emitTry(scope, statement);
    case 'switch':
      return emitSwitch(scope, statement);
    case 'dml':
      return emitDml(scope, statement);
    case 'merge':
      return emitMerge(scope, statement);
    case 'runAs':
      return emitRunAs(scope, statement);
    case 'unsupportedStatement':
      scope.error(at, `local-org does not support ${statement.feature}`);
      return;
    default:
      return statement satisfies never;
  }
}

/** In a loop's condition: coverage and the clock. */
function coverInline(scope: Scope, at: Position): string {
  return `${scope.unit.cover(at).slice(0, -1)}, ${TICK}, `;
}

function emitBody(scope: Scope, statement: Statement): void {
  if (statement.kind === 'block') return emitBlock(scope, statement);
  scope.openBlock();
  emitStatements(scope, [statement]);
  scope.closeBlock();
}

function emitLoopBody(scope: Scope, statement: Statement): void {
  scope.loops += 1;
  emitBody(scope, statement);
  scope.loops -= 1;
}

/** An expression for its effect only. */
function effect(scope: Scope, expression: Expression): string {
  if (expression.kind === 'assign') return emitAssign(scope, expression, false).code;
  if (expression.kind === 'increment') return emitIncrement(scope, expression, false).code;
  return emitExpression(scope, expression).code;
}

function emitLocal(scope: Scope, statement: LocalStatement): void {
  const type = scope.type(statement.type);
  const { unit } = scope;
  for (const declarator of statement.declarators) {
    const { at } = declarator;
    const code = declarator.value ? assigned(scope, declarator.value, type) : 'null';
    const isFinal = statement.isFinal && declarator.value !== null;
    const local = scope.declare(declarator.name, type, at, isFinal);
    const cover = declarator.value ? `${unit.cover(at)} ` : '';
    unit.line(`${cover}let ${local.jsName} = ${code};`, at);
  }
}

/** The initial value of a variable or field. */
export function assigned(scope: Scope, expression: Expression, type: Type): string {
  const value = emitExpression(scope, expression);
  if (value.type === UNKNOWN) return 'null';
  return convert(scope, value, type, expression.at).code;
}

function emitFor(scope: Scope, statement: ForStatement): void {
  const { unit } = scope;
  const { at } = statement;
  scope.openBlock();
  unit.line('{');
  if (statement.init) emitLocal(scope, statement.init);
  for (const expression of statement.initExpressions) {
    unit.line(`${unit.cover(at)} ${effect(scope, expression)};`, at);
  }
  const test = statement.condition
    ? condition(scope, emitExpression(scope, statement.condition), at)
    : 'true';
  const update = statement.update.map((expression) => effect(scope, expression)).join(', ');
  unit.line(`for (; ${coverInline(scope, at)}${test}; ${update}) {`, at);
  emitLoopBody(scope, statement.body);
  unit.line('}');
  unit.line('}');
  scope.closeBlock();
}

function emitForEach(scope: Scope, statement: ForEachStatement): void {
  const { unit } = scope;
  const { at } = statement;
  const iterable = emitExpression(scope, statement.iterable);
  const type = scope.type(statement.type);
  if (iterable.isQuery && statement.body.kind === 'empty') {
    scope.error(at, 'Loop with query must provide a statement');
  }
  scope.openBlock();
  const variable = scope.declare(statement.name, type, at);
  const element = iteratedType(scope, iterable.type);
  if (!element && iterable.type !== UNKNOWN) {
    scope.error(at, `Loop must iterate over a collection type: ${iterable.type.name}`);
  }
  // `for (List<Account> chunk : [SELECT …])` gets 200 records at a time.
  const isChunked = iterable.isQuery === true && isList(type) && !(element && isList(element));
  const item = isChunked ? iterable.type : (element ?? UNKNOWN);
  const source = isChunked ? `$s.chunks(${iterable.code})` : `$s.iterate(${iterable.code})`;
  const next = scope.temporary();
  const code = loopItem(scope, { code: next, type: item }, type, at);
  const begin = `${TICK}; let ${variable.jsName} = ${code};`;
  if (isList(iterable.type) && !isChunked) {
    // An indexed loop is several times as fast as an iterator.
    const [list, index] = [`l${next}`, `i${next}`];
    const step = `for (let ${index} = 0; ${index} < ${list}.items.length; ${index}++)`;
    unit.line(`${unit.cover(at)} { const ${list} = (${iterable.code}).startLoop(); try {`, at);
    unit.line(`${step} { ${next} = ${list}.items[${index}]; ${begin}`, at);
    emitLoopBody(scope, statement.body);
    unit.line(`} } finally { ${list}.endLoop(); } }`);
  } else {
    unit.line(`${unit.cover(at)} for (${next} of ${source}) { ${begin}`, at);
    emitLoopBody(scope, statement.body);
    unit.line('}');
  }
  scope.closeBlock();
}

/** Records of any type may be walked with a variable of one type; a wrong one fails at run time. */
function loopItem(scope: Scope, item: Value, type: Type, at: Position): string {
  const isNarrowed = item.type === SOBJECT && type.kind === 'sobject' && type !== SOBJECT;
  return (isNarrowed ? cast : convert)(scope, item, type, at).code;
}

function iteratedType(scope: Scope, type: Type): Type | undefined {
  if (isList(type) || collectionName(type) === 'Set') return elementOf(type);
  const iterable = [type, ...allSupertypes(type, scope.resolver)].find(
    (parent) => parent.kind === 'platform' && parent.definition.name === 'System.Iterable'
  );
  return iterable && elementOf(iterable);
}

function emitRunAs(scope: Scope, statement: Extract<Statement, { kind: 'runAs' }>): void {
  const { unit } = scope;
  const { at } = statement;
  const given = emitExpression(scope, statement.user);
  if (statement.isOvercharged || !isRunAsArgument(given.type)) {
    scope.error(at, "runAs requires a single argument of type 'User' or 'Version'");
  }
  const user = given.type.kind === 'sobject' ? convert(scope, given, SOBJECT, at) : given;
  const leave = scope.temporary();
  unit.line(`${unit.cover(at)} ${leave} = rt.runAs($s.nn(${user.code})); try {`, at);
  emitBlock(scope, statement.body);
  unit.line(`} finally { ${leave}(); }`);
}

function isRunAsArgument(type: Type): boolean {
  if (type === UNKNOWN || type === NULL) return true;
  if (type.kind === 'sobject') return type.name === 'User';
  return type.kind === 'platform' && type.name === 'Version';
}

function emitReturn(scope: Scope, expression: Expression | null, at: Position): void {
  const { unit } = scope;
  const leave = (code: string): void => unit.line(`${unit.cover(at)} return ${code};`, at);
  if (!expression) {
    if (scope.returns !== VOID) {
      scope.error(at, `Missing return value of type ${scope.returns.name}`);
    }
    return leave(scope.isConstructor ? 'this' : '');
  }
  if (scope.returns === VOID) {
    emitExpression(scope, expression);
    scope.error(at, 'Void method must not return a value');
    return;
  }
  leave(assigned(scope, expression, scope.returns));
}

function emitThrow(scope: Scope, expression: Expression, at: Position): void {
  const value = emitExpression(scope, expression);
  const exception = scope.resolver.platform('System.Exception');
  const code = value.type === NULL ? 'null' : convert(scope, value, exception, at).code;
  scope.unit.line(`${scope.unit.cover(at)} throw $s.thrown(${code});`, at);
}

function emitTry(scope: Scope, statement: TryStatement): void {
  if (statement.finally === null) return emitCatching(scope, statement);
  const { unit } = scope;
  const ends = scope.temporary();
  unit.line(`${ends} = false; try {`);
  if (statement.catches.length > 0) emitCatching(scope, statement);
  else emitBlock(scope, statement.body);
  // What no catch block sees ends the transaction: no finally block runs either.
  unit.line(`} catch ($e) { ${ends} = true; $e = $s.caught($e); ${ends} = false; throw $e;`);
  unit.line(`} finally { if (!${ends}) {`);
  emitBlock(scope, statement.finally);
  unit.line('} }');
}

function emitCatching(scope: Scope, statement: TryStatement): void {
  const { unit } = scope;
  unit.line('try {');
  emitBlock(scope, statement.body);
  unit.line('} catch ($e) {');
  unit.line('$e = $s.caught($e);');
  const seen: Type[] = [];
  statement.catches.forEach((clause, index) => {
    const type = scope.type(clause.type);
    if (type !== UNKNOWN && !isCaughtBy(scope, type, scope.resolver.platform('System.Exception'))) {
      scope.error(clause.type.at, `Catch type must be an exception type: ${type.name}`);
    }
    if (seen.some((earlier) => isCaughtBy(scope, type, earlier))) {
      scope.error(clause.at, `Exception type already caught: ${type.name}`);
    }
    seen.push(type);
    const test = unit.pooled(typeTestOf(type, scope.resolver));
    unit.line(`${index ? 'else ' : ''}if (${test}.test($e)) {`, clause.at);
    scope.openBlock();
    const variable = scope.declare(clause.name, type, clause.at);
    unit.line(`let ${variable.jsName} = $e;`, clause.at);
    emitStatements(scope, clause.body.statements);
    scope.closeBlock();
    unit.line('}');
  });
  unit.line('else throw $e;');
  unit.line('}');
}

function isCaughtBy(scope: Scope, type: Type, earlier: Type): boolean {
  return (
    type !== UNKNOWN &&
    [type, ...allSupertypes(type, scope.resolver)].some((each) => each.name === earlier.name)
  );
}

function emitDml(scope: Scope, statement: DmlStatement): void {
  const { at, operation } = statement;
  const value = emitExpression(scope, statement.value);
  if (value.type === UNKNOWN) return;
  const records = isList(value.type) ? elementOf(value.type) : value.type;
  if (records.kind !== 'sobject') {
    scope.error(at, `DML requires SObject or SObject list type: ${value.type.name}`);
    return;
  }
  if (records.object ? !allows(records.object, operation) : records === AGGREGATE_RESULT) {
    const name = operation.toUpperCase();
    scope.error(at, `DML operation ${name} not allowed on ${value.type.name}`);
  }
  const field = statement.externalIdField;
  if (field) {
    const message = keyMessage(records.object, field);
    if (message) scope.error(at, message);
  }
  const args = [
    JSON.stringify(operation),
    notNull(value),
    JSON.stringify(statement.mode),
    JSON.stringify((field && records.object?.field(field)?.name) ?? null)
  ];
  scope.unit.line(`${scope.unit.cover(at)} rt.dml(${args.join(', ')});`, at);
}

function allows(object: ObjectDef, operation: DmlOperation): boolean {
  switch (operation) {
    case 'insert':
      return object.createable;
    case 'update':
      return object.updateable;
    case 'upsert':
      return object.createable || object.updateable;
    default:
      return object.deletable;
  }
}

/** UNVERIFIED: which standard fields are indexed; texts pass. */
function keyMessage(object: ObjectDef | null, name: string): string | null {
  if (!object) return 'Upsert with a field specification requires a concrete SObject type';
  const field = object.field(name);
  if (!field) return `No such column '${name}' on entity '${object.name}'.`;
  const isText = field.type === 'Text' || field.type === 'Email';
  if (isIdLookup(object, field) || (!field.custom && isText)) return null;
  return `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name}`;
}

/** The documented objects whose records merge. */
const MERGED = ['Account', 'Case', 'Contact', 'Lead'];

/** `merge master duplicate;`: the duplicates are records or ids, one or a list of them. */
function emitMerge(scope: Scope, statement: MergeStatement): void {
  const { at, mode } = statement;
  const master = emitExpression(scope, statement.master);
  const duplicates = emitExpression(scope, statement.duplicates);
  if (master.type === UNKNOWN || duplicates.type === UNKNOWN) return;
  const each = isList(duplicates.type) ? elementOf(duplicates.type) : duplicates.type;
  const wrong = master.type.kind === 'sobject' ? each : master.type;
  if (wrong.kind !== 'sobject' && (wrong === master.type || !isText(wrong))) {
    scope.error(at, `DML requires SObject or SObject list type: ${wrong.name}`);
    return;
  }
  const object = master.type.kind === 'sobject' ? master.type.object : null;
  if (object && !MERGED.includes(object.name)) {
    scope.error(at, `Specified type ${object.name} cannot be merged`);
  }
  const args = [notNull(master), notNull(duplicates), JSON.stringify(mode)];
  scope.unit.line(`${scope.unit.cover(at)} rt.merge(${args.join(', ')});`, at);
}
