/** Emits `Trigger.new` and the other context variables. */
import type { Position } from '../syntax/ast.ts';
import { BOOLEAN, ID, INTEGER, SOBJECT, type Type } from '../types/type.ts';
import type { Scope } from './scope.ts';
import { BROKEN, type Value } from './value.ts';

/** A context variable; inside a trigger the records have the trigger's object type. */
export function triggerVariable(scope: Scope, name: string, at: Position): Value {
  const record = scope.triggerObject ?? SOBJECT;
  const key = name.toLowerCase();
  const type = typeOf(scope, key, record);
  if (!type) {
    scope.error(at, `Variable does not exist: Trigger.${name}`);
    return BROKEN;
  }
  return { code: `$s.trigger.${key}`, type };
}

function typeOf(scope: Scope, key: string, record: Type): Type | undefined {
  switch (key) {
    case 'new':
    case 'old':
      return scope.resolver.list(record);
    case 'newmap':
    case 'oldmap':
      return scope.resolver.map(ID, record);
    case 'size':
      return INTEGER;
    case 'operationtype':
      return scope.resolver.platform('System.TriggerOperation');
    case 'isexecuting':
    case 'isbefore':
    case 'isafter':
    case 'isinsert':
    case 'isupdate':
    case 'isdelete':
    case 'isundelete':
      return BOOLEAN;
    default:
      return undefined;
  }
}
