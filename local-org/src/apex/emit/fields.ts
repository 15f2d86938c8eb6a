/** Emits fields and properties of classes: reads, and the places that assignments write. */
import type { Position } from '../syntax/ast.ts';
import { isAccessible } from '../types/members.ts';
import type { FieldSymbol } from '../types/symbols.ts';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';

export function staticField(scope: Scope, field: FieldSymbol, at: Position): Value {
  checkAccess(scope, field, at);
  const owner = `$c.${field.owner.jsName}`;
  if (field.hasAccessors && scope.accessorOf !== field) {
    return accessor(field, owner);
  }
  const code = `${owner}.$st().${field.jsName}`;
  const place = { kind: 'member', target: `${owner}.$st()`, name: field.jsName, field } as const;
  return { code, type: field.type, place };
}

export function instanceField(
  scope: Scope,
  target: Value,
  field: FieldSymbol,
  at: Position
): Value {
  checkAccess(scope, field, at);
  const { guards } = target;
  if (field.hasAccessors && scope.accessorOf !== field) {
    return { ...accessor(field, target.code), guards };
  }
  const place = { kind: 'member', target: target.code, name: field.jsName, field } as const;
  return { code: `${target.code}.${field.jsName}`, type: field.type, place, guards };
}

function accessor(field: FieldSymbol, target: string): Value {
  const getter = field.property?.getter ? `g_${field.jsName}` : null;
  const setter = field.property?.setter ? `s_${field.jsName}` : null;
  return {
    code: getter ? `${target}.${getter}()` : `$s.noGetter(${JSON.stringify(field.name)})`,
    type: field.type,
    place: { kind: 'accessor', target, getter, setter, field }
  };
}

function checkAccess(scope: Scope, field: FieldSymbol, at: Position): void {
  if (!isAccessible(field, scope.owner)) scope.error(at, `Variable is not visible: ${field.name}`);
}
