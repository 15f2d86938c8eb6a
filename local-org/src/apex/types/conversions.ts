/** Which type converts to which without a cast, and how good a match it is for an overload. */
import type { TypeResolver } from './type-resolver.ts';
import { typeArguments } from './type-resolver.ts';
import {
  DATE,
  DATETIME,
  NULL,
  OBJECT,
  SOBJECT,
  STRING,
  UNKNOWN,
  VOID,
  collectionName,
  isText,
  numericRank,
  sameType,
  type PlatformTypeRef,
  type Type
} from './type.ts';

/** Lower is better; no number means that there is no implicit conversion. */
const EXACT = 0;
const SUBTYPE = 1;
const NUMERIC = 20;
const TEXT = 30;
const GENERIC = 40;
const ANYTHING = 50;

/** The direct supertypes of a type: superclass and interfaces. */
export function supertypes(type: Type, resolver: TypeResolver): Type[] {
  if (type.kind === 'user') {
    const found = type.superclass ? [type.superclass, ...type.interfaces] : [...type.interfaces];
    return found;
  }
  if (type.kind !== 'platform' || type.definition.kind === 'enum') return [];
  const parameters = typeArguments(type);
  const { definition } = type;
  const names =
    definition.kind === 'interface'
      ? definition.extends
      : [...(definition.superclass ? [definition.superclass] : []), ...definition.interfaces];
  return names.map((name) => resolver.signatureType(name, parameters));
}

/** Every supertype, nearest first, without the type itself. */
export function allSupertypes(type: Type, resolver: TypeResolver): Type[] {
  const found: Type[] = [];
  const queue = supertypes(type, resolver);
  while (queue.length) {
    const next = queue.shift() as Type;
    if (found.some((known) => sameType(known, next))) continue;
    found.push(next);
    queue.push(...supertypes(next, resolver));
  }
  return found;
}

/** True when the type inherits from something unknown, which is reported where it stands. */
export function isIncomplete(type: Type, resolver: TypeResolver): boolean {
  return [type, ...allSupertypes(type, resolver)].some(
    (each) => each.kind === 'user' && each.isIncomplete
  );
}

/** The cost of using a value of type `from` where `to` is expected; null when that is an error. */
export function conversionRank(from: Type, to: Type, resolver: TypeResolver): number | null {
  if (from === UNKNOWN || to === UNKNOWN) return EXACT;
  if (from === VOID || to === VOID) return null;
  if (sameType(from, to)) return EXACT;
  // null prefers the most specific parameter: Object is the worst match.
  if (from === NULL) return to === OBJECT ? SUBTYPE + 1 : SUBTYPE;
  if (to === OBJECT) return ANYTHING;
  const numeric = numericRank(from);
  if (numeric >= 0) {
    const distance = numericRank(to) - numeric;
    return distance > 0 ? NUMERIC + distance : fromDoubleToDecimal(from, to);
  }
  if (isText(from) && isText(to)) return TEXT;
  if (from === DATE && to === DATETIME) return TEXT;
  // A polymorphic parent is an SObject that also knows the fields of Name.
  if (from.kind === 'sobject') return to.name === SOBJECT.name ? GENERIC : null;
  const distance = allSupertypes(from, resolver).findIndex((type) => sameType(type, to));
  if (distance >= 0) return SUBTYPE + distance;
  return genericRank(from, to, resolver);
}

/** Decimal and Double convert into each other in both directions. */
function fromDoubleToDecimal(from: Type, to: Type): number | null {
  const isFraction = (type: Type): boolean => numericRank(type) >= 2;
  return isFraction(from) && isFraction(to) ? NUMERIC + 5 : null;
}

/** Lists and maps are covariant, of sObjects in both directions; Iterable takes what its list or set gives. */
function genericRank(from: Type, to: Type, resolver: TypeResolver): number | null {
  if (from.kind !== 'platform' || to.kind !== 'platform')
    return fromUserIterable(from, to, resolver);
  if (from.definition === to.definition) {
    if (from.args.length === 0) return null;
    const ranks = from.args.map((arg, index) =>
      argumentRank(arg, to.args[index] ?? OBJECT, to, resolver)
    );
    return ranks.includes(null) ? null : GENERIC + Math.max(...(ranks as number[])) / 100;
  }
  return fromUserIterable(from, to, resolver);
}

function argumentRank(
  from: Type,
  to: Type,
  holder: PlatformTypeRef,
  resolver: TypeResolver
): number | null {
  if (sameType(from, to)) return EXACT;
  if (from.kind === 'sobject' && to.kind === 'sobject') {
    return from === SOBJECT || to === SOBJECT ? GENERIC : null;
  }
  if (isText(from) && isText(to)) return TEXT;
  // The compiler takes an Iterable of Object for any other.
  if (from === OBJECT && holder.definition.name === 'System.Iterable') return ANYTHING;
  const name = collectionName(holder);
  const covariant = name === 'List' || name === 'Map' || holder.definition.kind === 'interface';
  if (!covariant) return null;
  return conversionRank(from, to, resolver);
}

function fromUserIterable(from: Type, to: Type, resolver: TypeResolver): number | null {
  if (to.kind !== 'platform' || to.args.length === 0) return null;
  for (const type of allSupertypes(from, resolver)) {
    if (type.kind !== 'platform' || type.definition !== to.definition) continue;
    const rank = genericRank(type, to, resolver);
    if (rank !== null) return rank + 1;
  }
  return null;
}

export function isAssignable(from: Type, to: Type, resolver: TypeResolver): boolean {
  return conversionRank(from, to, resolver) !== null;
}

/** True when a cast can succeed: one type is above the other, or one of them is an interface. */
export function isCastable(from: Type, to: Type, resolver: TypeResolver): boolean {
  if (isAssignable(from, to, resolver) || isAssignable(to, from, resolver)) return true;
  if (numericRank(from) >= 0 && numericRank(to) >= 0) return true;
  return isInterface(from) || isInterface(to);
}

function isInterface(type: Type): boolean {
  if (type.kind === 'user') return type.declaration.kind === 'interface';
  return type.kind === 'platform' && type.definition.kind === 'interface';
}

/** The type of `condition ? a : b` and of `a ?? b`; null when the branches have nothing in common. */
export function commonType(left: Type, right: Type, resolver: TypeResolver): Type | null {
  if (left === NULL) return right;
  if (right === NULL || sameType(left, right)) return left;
  // Both convert to each other: a text that may be no id is a String, a fraction is a Decimal.
  if (isText(left) && isText(right)) return STRING;
  const [first, second] = [numericRank(left), numericRank(right)];
  if (first >= 0 && second >= 0) return first > second ? left : right;
  if (isAssignable(left, right, resolver) && right !== OBJECT) return right;
  if (isAssignable(right, left, resolver) && left !== OBJECT) return left;
  if (left.kind === 'sobject' && right.kind === 'sobject') return SOBJECT;
  const candidates = [left, ...allSupertypes(left, resolver)];
  return candidates.find((type) => isAssignable(right, type, resolver)) ?? OBJECT;
}
