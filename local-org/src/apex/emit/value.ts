/** The result of emitting an expression: JavaScript code and its Apex type. */
import type { FieldSymbol } from '../types/symbols.ts';
import type { Local } from './scope.ts';
import { UNKNOWN, type Type } from '../types/type.ts';

/** `a?.b`: the chain that follows is skipped when the temporary is null. */
export interface Guard {
  temporary: string;
  code: string;
}

export interface Value {
  code: string;
  type: Type;
  /** Known to be no null, so checks can be left out. */
  nonNull?: boolean;
  guards?: Guard[];
  /** A query in place: converts to a single record. */
  isQuery?: boolean;
  /** The code of a concatenation without the look at its size. */
  sum?: string;
  /** `super`: calls are not virtual. */
  isSuper?: boolean;
  /** The place behind the value when it can be assigned to. */
  place?: Place;
}

/** Where an assignment stores: how to write it once the parts are evaluated. */
export type Place =
  | { kind: 'variable'; code: string; local: Local }
  | { kind: 'member'; target: string; name: string; field: FieldSymbol | null }
  | {
      kind: 'accessor';
      target: string;
      getter: string | null;
      setter: string | null;
      field: FieldSymbol;
    }
  | { kind: 'platform'; target: string | null; property: string; writable: boolean }
  | { kind: 'index'; target: string; index: string }
  | {
      kind: 'recordField';
      target: string;
      name: string;
      read: string;
      /** `Object.Field` when only the platform writes it. */
      readOnly: string | null;
    };

export const BROKEN: Value = { code: 'null', type: UNKNOWN };

/** Ends a chain with safe navigation: `(t = a) === null ? null : rest`. */
export function closeChain(value: Value): Value {
  if (!value.guards?.length) return value;
  let { code } = value;
  for (const guard of [...value.guards].reverse()) {
    code = `((${guard.temporary} = ${guard.code}) === null ? null : ${code})`;
  }
  return { code, type: value.type };
}
