/** Emits `switch on` as a chain of conditions. */
import type { SwitchStatement, WhenClause, WhenValue } from '../syntax/ast.ts';
import { isAssignable } from '../types/conversions.ts';
import { UNKNOWN, isEnum, type Type } from '../types/type.ts';
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
  let opened = false;
  for (const when of ordered(statement.whens)) {
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

/** `when else` is written last in any case. */
function ordered(whens: WhenClause[]): WhenClause[] {
  const isElse = (when: WhenClause): boolean => !when.type && when.values.length === 0;
  return [...whens.filter((when) => !isElse(when)), ...whens.filter(isElse)];
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
