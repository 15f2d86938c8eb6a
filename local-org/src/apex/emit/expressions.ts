/** Emits expressions: one function per construct, every result has its static type. */
import { platformTypeName } from '../../values/type.ts';
import type {
  ConditionalExpression,
  Expression,
  IndexExpression,
  InstanceOfExpression
} from '../syntax/ast.ts';
import { commonType, isCastable } from '../types/conversions.ts';
import { BOOLEAN, INTEGER, OBJECT, UNKNOWN, elementOf, isList } from '../types/type.ts';
import { emitAssign, emitIncrement } from './assignments.ts';
import { emitCall } from './calls.ts';
import { cast, condition, convert } from './convert.ts';
import { emitNew, emitNewCollection, emitNewMap } from './creation.ts';
import { entityOf, staticObjectValue } from './names.ts';
import { emitLiteral } from './literals.ts';
import { emitBinary, emitUnary } from './operators.ts';
import { emitExpression, emitPostfix } from './recursion.ts';
import { emitSoql } from './soql.ts';
import { emitSosl } from './sosl.ts';
import type { Scope } from './scope.ts';
import { typeTestOf } from './type-test.ts';
import { BROKEN, type Value } from './value.ts';

/** The dispatcher: emits any expression, leaving the safe-navigation chain open. */
export function dispatchExpression(scope: Scope, expression: Expression): Value {
  const { at } = expression;
  switch (expression.kind) {
    case 'literal':
      return emitLiteral(scope, expression);
    case 'name':
    case 'dot':
      return emitReference(scope, expression);
    case 'this':
      return emitThis(scope, expression);
    case 'super':
      scope.error(at, "'super' can only call a method");
      return BROKEN;
    case 'call':
      return emitCall(scope, expression);
    case 'constructorCall':
      scope.error(
        at,
        'Call to a constructor is only allowed as the first statement of a constructor'
      );
      return BROKEN;
    case 'index':
      return emitIndex(scope, expression);
    case 'new':
      return emitNew(scope, expression);
    case 'newCollection':
      return emitNewCollection(scope, expression);
    case 'newMap':
      return emitNewMap(scope, expression);
    case 'assign':
      return emitAssign(scope, expression, true);
    case 'binary':
      return emitBinary(scope, expression);
    case 'unary':
      return emitUnary(scope, expression);
    case 'increment':
      return emitIncrement(scope, expression, true);
    case 'conditional':
      return emitConditional(scope, expression);
    case 'cast':
      return cast(scope, emitExpression(scope, expression.value), scope.type(expression.type), at);
    case 'instanceof':
      return emitInstanceOf(scope, expression);
    case 'typeLiteral': {
      const { type: reference } = expression;
      const named = scope.type(reference);
      const isPlain = named.kind === 'platform' && named.args.length === 0;
      const name = isPlain ? platformTypeName(named.definition.name) : named.name;
      const type = scope.resolver.platform('System.Type');
      return { code: `rt.typeLiteral(${JSON.stringify(name)})`, type, nonNull: true };
    }
    case 'soql':
      return emitSoql(scope, expression);
    case 'sosl':
      return emitSosl(scope, expression);
    case 'unsupported':
      scope.error(at, `local-org does not support ${expression.feature}`);
      return BROKEN;
    default:
      return expression satisfies never;
  }
}

function emitReference(scope: Scope, expression: Expression): Value {
  const entity = entityOf(scope, expression);
  switch (entity.kind) {
    case 'value':
      return entity.value;
    case 'object':
      return staticObjectValue(scope, entity.object, expression.at);
    case 'type':
      scope.error(expression.at, `Variable does not exist: ${entity.type.name}`);
      return BROKEN;
    default:
      scope.error(expression.at, `Variable does not exist: ${entity.kind}`);
      return BROKEN;
  }
}

function emitThis(scope: Scope, expression: Expression): Value {
  if (scope.owner && !scope.isStatic) return { code: 'this', type: scope.owner, nonNull: true };
  scope.error(expression.at, 'this cannot be referenced in a static context');
  return BROKEN;
}

function emitIndex(scope: Scope, expression: IndexExpression): Value {
  const target = emitPostfix(scope, expression.target);
  const index = emitExpression(scope, expression.index);
  if (target.type === UNKNOWN) return BROKEN;
  if (!isList(target.type)) {
    scope.error(expression.at, `Expression must be a list type: ${target.type.name}`);
    return BROKEN;
  }
  const position = convert(scope, index, INTEGER, expression.at).code;
  return {
    code: `$s.item(${target.code}, ${position})`,
    type: elementOf(target.type),
    guards: target.guards,
    place: { kind: 'index', target: target.code, index: position }
  };
}

function emitConditional(scope: Scope, expression: ConditionalExpression): Value {
  const test = condition(scope, emitExpression(scope, expression.condition), expression.at);
  const yes = emitExpression(scope, expression.yes);
  const no = emitExpression(scope, expression.no);
  const type = commonType(yes.type, no.type, scope.resolver) ?? OBJECT;
  if (type === OBJECT && yes.type !== OBJECT && no.type !== OBJECT) {
    const names = `${yes.type.name}, ${no.type.name}`;
    scope.error(expression.at, `Incompatible types in ternary operator: ${names}`);
  }
  const left = convert(scope, yes, type, expression.yes.at).code;
  const right = convert(scope, no, type, expression.no.at).code;
  return {
    code: `(${test} ? ${left} : ${right})`,
    type,
    nonNull: Boolean(yes.nonNull && no.nonNull)
  };
}

/** Before this API version null is an instance of every type. */
const NULL_IS_NO_INSTANCE = 32;

function emitInstanceOf(scope: Scope, expression: InstanceOfExpression): Value {
  const value = emitExpression(scope, expression.value);
  const type = scope.type(expression.type);
  if (type !== UNKNOWN && !isCastable(value.type, type, scope.resolver)) {
    scope.error(
      expression.at,
      `Operation instanceof is always false since an instance of ${value.type.name} is never an instance of ${type.name}`
    );
  }
  const test = scope.unit.pooled(typeTestOf(type, scope.resolver));
  const isOld = (scope.owner?.apiVersion ?? NULL_IS_NO_INSTANCE) < NULL_IS_NO_INSTANCE;
  const name = isOld ? 'isInstanceOrNull' : 'isInstance';
  return { code: `$s.${name}(${value.code}, ${test})`, type: BOOLEAN, nonNull: true };
}
