/** Run-time tests of a value's type, for casts, `instanceof`, `catch` and `switch`. */
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexTime } from '../../values/time.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { Blob } from '../../values/blob.ts';
import { isNumeric } from '../../values/equality.ts';
import { EnumValue } from '../../values/enum.ts';
import { SObject } from '../../values/sobject.ts';
import { isApexException } from '../../values/exception.ts';
import { isId } from '../../values/id.ts';
import type { PlatformClass } from '../library/define.ts';
import { parseTypeName } from '../library/define.ts';
import { allSupertypes, isAssignable } from '../types/conversions.ts';
import type { TypeResolver } from '../types/type-resolver.ts';
import { typeNamed } from '../types/type-names.ts';
import {
  OBJECT,
  SOBJECT,
  collectionName,
  elementOf,
  isText,
  type PlatformTypeRef,
  type PrimitiveName,
  type Type
} from '../types/type.ts';
import type { ProgramObject } from './program-class.ts';

export interface TypeTest {
  typeName: string;
  test(value: unknown): boolean;
}

const cache = new WeakMap<TypeResolver, Map<string, TypeTest>>();

/** The test for a type; null is of no type. */
export function typeTestOf(type: Type, resolver: TypeResolver): TypeTest {
  let tests = cache.get(resolver);
  if (!tests) cache.set(resolver, (tests = new Map()));
  const key = type.name.toLowerCase();
  const known = tests.get(key);
  if (known) return known;
  const made = { typeName: type.name, test: testFor(type, resolver) };
  tests.set(key, made);
  return made;
}

function testFor(type: Type, resolver: TypeResolver): (value: unknown) => boolean {
  if (type.kind === 'primitive') return PRIMITIVES[type.name] ?? (() => false);
  if (type.kind === 'sobject') {
    return type.name === SOBJECT.name
      ? (value) => value instanceof SObject
      : (value) => value instanceof SObject && value.type === type.name;
  }
  if (type.kind === 'user') {
    const name = type.name.toLowerCase();
    if (type.declaration.kind === 'enum') {
      return (value) => value instanceof EnumValue && value.type === type.name;
    }
    return (value) => supersOf(value)?.has(name) ?? false;
  }
  return platformTest(type, resolver);
}

const PRIMITIVES: Partial<Record<PrimitiveName, (value: unknown) => boolean>> = {
  Integer: (value) => typeof value === 'number',
  Long: (value) => typeof value === 'bigint' || typeof value === 'number',
  Double: isNumeric,
  Decimal: isNumeric,
  String: (value) => typeof value === 'string',
  Id: (value) => typeof value === 'string' && isId(value),
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => value instanceof ApexDate,
  Datetime: (value) => value instanceof ApexDatetime || value instanceof ApexDate,
  Time: (value) => value instanceof ApexTime,
  Blob: (value) => value instanceof Blob,
  Object: (value) => value !== null
};

function supersOf(value: unknown): Set<string> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as ProgramObject).$class?.supers
    : undefined;
}

function platformTest(type: PlatformTypeRef, resolver: TypeResolver): (value: unknown) => boolean {
  const { definition } = type;
  if (definition.kind === 'enum') {
    return (value) => value instanceof EnumValue && definition.values.includes(value);
  }
  const collection = collectionName(type);
  if (collection) return collectionTest(type, resolver);
  const name = definition.name.toLowerCase();
  const isUser = (value: unknown): boolean => supersOf(value)?.has(name) ?? false;
  if (definition.kind === 'interface') {
    const isIterable = name === 'system.iterable';
    return (value) =>
      isUser(value) ||
      (isIterable && (value instanceof ApexList || value instanceof ApexSet)) ||
      isPlatformKind(value, name, resolver);
  }
  if (isExceptionClass(definition, resolver)) {
    return (value) =>
      isUser(value) || (isApexException(value) && extendsClass(value.apexType, name, resolver));
  }
  return (value) => isUser(value) || (definition.isInstance?.(value) ?? false);
}

/** Is the value an object of the library whose type is or implements the interface? */
function isPlatformKind(value: unknown, name: string, resolver: TypeResolver): boolean {
  if (typeof value !== 'object' || value === null || !('$type' in value)) return false;
  const type = resolver.platformNamed(String(value.$type).replace(/^System\./, ''));
  return type?.kind === 'platform'
    ? [type, ...allSupertypes(type, resolver)].some(
        (each) => each.kind === 'platform' && each.definition.name.toLowerCase() === name
      )
    : false;
}

/** True for System.Exception and everything below it. */
export function isExceptionClass(definition: PlatformClass, resolver: TypeResolver): boolean {
  if (definition.name === 'System.Exception') return true;
  const parent = definition.superclass && resolver.signatureType(definition.superclass);
  return parent?.kind === 'platform' && parent.definition.kind === 'class'
    ? isExceptionClass(parent.definition, resolver)
    : false;
}

function extendsClass(apexType: string, wanted: string, resolver: TypeResolver): boolean {
  if (wanted === 'system.exception' || apexType.toLowerCase() === wanted) return true;
  const type = resolver.platformNamed(apexType);
  return type
    ? allSupertypes(type, resolver).some(
        (parent) => parent.kind === 'platform' && parent.definition.name.toLowerCase() === wanted
      )
    : false;
}

/** Compares the element types that a collection carries with the wanted ones. */
function collectionTest(
  type: PlatformTypeRef,
  resolver: TypeResolver
): (value: unknown) => boolean {
  const [first, second] = type.args as [Type, Type];
  switch (collectionName(type)) {
    case 'List':
      return (value) =>
        value instanceof ApexList &&
        (elementOf(type) === OBJECT || fits(value.elementType, elementOf(type), resolver));
    case 'Set':
      return (value) =>
        value instanceof ApexSet && fits(value.elementType, elementOf(type), resolver);
    default:
      return (value) =>
        value instanceof ApexMap &&
        fits(value.keyType, first, resolver) &&
        (second === OBJECT || fits(value.valueType, second, resolver));
  }
}

function fits(actual: string, wanted: Type, resolver: TypeResolver): boolean {
  if (actual.toLowerCase() === wanted.name.toLowerCase()) return true;
  const type = typeNamed(parseTypeName(actual), resolver);
  if (!type || type === OBJECT) return false;
  if (wanted === OBJECT) return false;
  if (isText(type) && isText(wanted)) return false;
  if (type === SOBJECT && wanted.kind === 'sobject') return true;
  return type.kind !== 'primitive' && isAssignable(type, wanted, resolver);
}
