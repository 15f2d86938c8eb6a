/** Apex types as the compiler knows them. Types are equal when their lower-case names are equal. */
import type { ObjectDef } from '../../metadata/schema.ts';
import type { PlatformType } from '../library/define.ts';
import type { UserType } from './symbols.ts';

export type PrimitiveName =
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'String'
  | 'Id'
  | 'Boolean'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Blob'
  | 'Object'
  | 'void'
  | 'null'
  /** Stands for an expression that was already reported; converts to and from everything. */
  | 'unknown';

export interface PrimitiveType {
  kind: 'primitive';
  name: PrimitiveName;
}

export interface PlatformTypeRef {
  kind: 'platform';
  /** As Apex prints it: `List<Account>`, `Schema.SObjectType`, without `System.`. */
  name: string;
  definition: PlatformType;
  args: Type[];
}

export interface SObjectTypeRef {
  kind: 'sobject';
  /** `SObject` for the generic type; then `object` is null. */
  name: string;
  object: ObjectDef | null;
}

export type Type = PrimitiveType | PlatformTypeRef | SObjectTypeRef | UserType;

const primitives = new Map<string, PrimitiveType>();

function primitive(name: PrimitiveName): PrimitiveType {
  const type: PrimitiveType = { kind: 'primitive', name };
  primitives.set(name.toLowerCase(), type);
  return type;
}

export const INTEGER = primitive('Integer');
export const LONG = primitive('Long');
export const DOUBLE = primitive('Double');
export const DECIMAL = primitive('Decimal');
export const STRING = primitive('String');
export const ID = primitive('Id');
export const BOOLEAN = primitive('Boolean');
export const DATE = primitive('Date');
export const DATETIME = primitive('Datetime');
export const TIME = primitive('Time');
export const BLOB = primitive('Blob');
export const OBJECT = primitive('Object');
export const VOID = primitive('void');
export const NULL: PrimitiveType = { kind: 'primitive', name: 'null' };
export const UNKNOWN: PrimitiveType = { kind: 'primitive', name: 'unknown' };
export const SOBJECT: SObjectTypeRef = { kind: 'sobject', name: 'SObject', object: null };
export const AGGREGATE_RESULT: SObjectTypeRef = {
  kind: 'sobject',
  name: 'AggregateResult',
  object: null
};

export function primitiveNamed(name: string): PrimitiveType | undefined {
  return primitives.get(name.toLowerCase());
}

export function sameType(left: Type, right: Type): boolean {
  return left === right || left.name.toLowerCase() === right.name.toLowerCase();
}

const NUMERIC = ['Integer', 'Long', 'Double', 'Decimal'];

/** 0 for Integer … 3 for Decimal, -1 for everything else: an operation works in the wider type. */
export function numericRank(type: Type): number {
  return type.kind === 'primitive' ? NUMERIC.indexOf(type.name) : -1;
}

export function isNumericType(type: Type): boolean {
  return numericRank(type) >= 0;
}

/** String or Id. */
export function isText(type: Type): boolean {
  return type === STRING || type === ID;
}

/** The name of a generic platform collection without its arguments, e.g. `List`. */
export function collectionName(type: Type): 'List' | 'Set' | 'Map' | null {
  if (type.kind !== 'platform') return null;
  switch (type.definition.name) {
    case 'System.List':
      return 'List';
    case 'System.Set':
      return 'Set';
    case 'System.Map':
      return 'Map';
    default:
      return null;
  }
}

export function isList(type: Type): type is PlatformTypeRef {
  return collectionName(type) === 'List';
}

/** The element type of a list or set; Object when the type is no collection. */
export function elementOf(type: Type): Type {
  return (type.kind === 'platform' ? type.args[0] : undefined) ?? OBJECT;
}

export function isEnum(type: Type): boolean {
  return (
    (type.kind === 'platform' && type.definition.kind === 'enum') ||
    (type.kind === 'user' && type.declaration.kind === 'enum')
  );
}

/** `List<Account>` from a definition's full name and its arguments. */
export function displayName(fullName: string, args: Type[]): string {
  const name = fullName.replace(/^System\./, '');
  return args.length ? `${name}<${args.map((arg) => arg.name).join(',')}>` : name;
}
