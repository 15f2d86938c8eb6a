/** Emits `switch on` as a chain of conditions. */
import type { Position, SwitchStatement, TypeRef, WhenClause, WhenValue } from '../syntax/ast.ts';
import { isAssignable } from '../types/conversions.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  TIME,
  UNKNOWN,
  isEnum,
  type Type
} from '../types/type.ts';
import { convert } from './convert.ts';
import { emitLiteral } from './literals.ts';
import { emitBlock, emitExpression, emitStatements } from './recursion.ts';
import type { Scope } from './scope.ts';
import { typeTestOf } from './type-test.ts';

export function emitSwitch(scope: Scope, statement: SwitchStatement): void {
  const { unit } = scope;
  const { at } = statement;
  const value = emitExpression(scope, statement.value);
  const subject = scope.temporary();
  // A nested call may use the same temporary again, so the chain reads its own constant.
  unit.line(`{ const s${subject} = ${value.code}; ${unit.cover(at)}`, at);
  checkWhens(scope, statement.whens);
  if (NOT_SWITCHABLE.includes(value.type)) {
    scope.error(statement.value.at, `Type not allowed in a switch: ${value.type.name}`);
  }
  let opened = false;
  for (const when of statement.whens) {
    const prefix = opened ? '} else ' : '';
    if (when.type) openPattern(scope, when, value.type, `s${subject}`, prefix);
    else if (when.values.length === 0) unit.line(opened ? '} else {' : '{', when.at);
    else openValues(scope, when, value.type, `s${subject}`, prefix);
    if (when.type) closePattern(scope, when);
    else emitBlock(scope, when.body);
    opened = true;
  }
  if (opened) unit.line('}');
  unit.line('}');
}

/** A switch is on numbers without decimals, texts, enums or types. */
const NOT_SWITCHABLE: readonly Type[] = [DECIMAL, DOUBLE, BOOLEAN, DATE, DATETIME, TIME, BLOB];

/** UNVERIFIED: the platform's texts about what `switch on` does not take. */
function checkWhens(scope: Scope, whens: WhenClause[]): void {
  const seen = new Set<string>();
  for (const when of whens) {
    if (seen.has('else')) scope.error(when.at, 'No when block may follow when else');
    for (const { at, text } of choices(when)) {
      if (seen.has(text)) scope.error(at, `Duplicate when value: ${text}`);
      seen.add(text);
    }
  }
}

/** What a block is for, each in the same words whenever it means the same. */
function choices({ at, type, values }: WhenClause): { at: Position; text: string }[] {
  if (type) return [{ at, text: nameOf(type).toLowerCase() }];
  if (values.length === 0) return [{ at, text: 'else' }];
  return values.map((value) => {
    if (value.kind === 'name') return { at: value.at, text: value.name.toLowerCase() };
    const { at, value: literal } = value.value;
    return { at, text: value.value.type === 'String' ? `'${literal}'` : String(literal) };
  });
}

function nameOf({ name, args }: TypeRef): string {
  return args.length ? `${name}<${args.map(nameOf).join()}>` : name;
}

function openPattern(
  scope: Scope,
  when: WhenClause,
  subject: Type,
  code: string,
  prefix: string
): void {
  const type = when.type ? scope.type(when.type) : UNKNOWN;
  if (type !== UNKNOWN && !isAssignable(type, subject, scope.resolver)) {
    scope.error(when.at, `When type ${type.name} is never an instance of ${subject.name}`);
  }
  const test = scope.unit.pooled(typeTestOf(type, scope.resolver));
  scope.openBlock();
  const variable = scope.declare(when.name ?? '', type, when.at);
  scope.unit.line(
    `${prefix}if ($s.isInstance(${code}, ${test})) { let ${variable.jsName} = ${code};`,
    when.at
  );
}

function closePattern(scope: Scope, when: WhenClause): void {
  emitStatements(scope, when.body.statements);
  scope.closeBlock();
}

function openValues(
  scope: Scope,
  when: WhenClause,
  subject: Type,
  code: string,
  prefix: string
): void {
  const tests = when.values.map(
    (value) => `$s.matches(${code}, ${whenCode(scope, value, subject)})`
  );
  scope.unit.line(`${prefix}if (${tests.join(' || ')}) {`, when.at);
}

function whenCode(scope: Scope, value: WhenValue, subject: Type): string {
  if (value.kind === 'literal') {
    const literal = emitLiteral(scope, value.value);
    return subject === UNKNOWN
      ? literal.code
      : convert(scope, literal, subject, value.value.at).code;
  }
  // A bare name is a constant of the subject's enum; a dotted one is written out.
  if (isEnum(subject)) {
    const name = value.name.split('.').pop() ?? '';
    if (subject.kind === 'user') {
      const index = subject.declaration.enumValues.findIndex(
        (known) => known.toLowerCase() === name.toLowerCase()
      );
      if (index >= 0) return `$c.${subject.jsName}.values[${index}]`;
    }
    if (subject.kind === 'platform' && subject.definition.kind === 'enum') {
      const found = subject.definition.values.find(
        (known) => known.name.toLowerCase() === name.toLowerCase()
      );
      if (found) return scope.unit.pooled(found);
    }
  }
  if (subject !== UNKNOWN) {
    scope.error(value.at, `Invalid when value ${value.name} for ${subject.name}`);
  }
  return 'null';
}
