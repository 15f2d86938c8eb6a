/** Formula functions: numbers, and places on the earth. */
import { Decimal } from '../../values/decimal.ts';
import type { RoundingModeName } from '../../values/decimal.ts';
import { CoercionError, toInteger, toNumber, toText } from '../coerce.ts';
import { approximate, remainder, toWhole } from '../number.ts';
import { arithmetic } from '../operators.ts';
import { eager } from './define.ts';
import type { FormulaFunction } from './define.ts';

export const mathFunctions: Record<string, FormulaFunction> = {
  ABS: unary((value) => value.abs()),
  // CEILING and FLOOR treat negative numbers like positive ones; MCEILING and MFLOOR are those of mathematics.
  CEILING: unary((value) => toWhole(value, 'HALF_DOWN', 'UP')),
  FLOOR: unary((value) => toWhole(value, 'HALF_UP', 'DOWN')),
  MCEILING: unary((value) => toWhole(value, 'HALF_DOWN', 'CEILING')),
  MFLOOR: unary((value) => toWhole(value, 'HALF_UP', 'FLOOR')),
  ROUND: rounding('Number, Number -> Number', 'HALF_UP'),
  TRUNC: rounding('Number, Number? -> Number', 'DOWN'),
  MAX: extreme(1),
  MIN: extreme(-1),
  MOD: eager('Number, Number -> Number', ([value, divisor]) =>
    arithmetic(value, divisor, remainder)
  ),
  SQRT: floating(Math.sqrt),
  EXP: floating(Math.exp),
  LN: floating(Math.log),
  LOG: floating((value) => Math.log(value) / Math.log(10)),
  SIN: floating(Math.sin),
  COS: floating(Math.cos),
  TAN: floating(Math.tan),
  ASIN: floating(Math.asin),
  ACOS: floating(Math.acos),
  ATAN: floating(Math.atan),
  ATAN2: eager('Number, Number -> Number', ([y, x]) =>
    arithmetic(y, x, (a, b) => approximate(Math.atan2(a.toNumber(), b.toNumber())))
  ),
  PI: eager('-> Number', () => PI),
  GEOLOCATION: eager('Number, Number -> Location', ([latitude, longitude]) =>
    locationOf(latitude, longitude)
  ),
  DISTANCE: eager('Location, Location, Text -> Number', ([from, to, unit]) =>
    distance(from, to, toText(unit))
  )
};

const PI = Decimal.parse('3.14159265358979323846');

function unary(compute: (value: Decimal) => Decimal): FormulaFunction {
  return eager('Number -> Number', ([value]) => {
    const number = toNumber(value);
    return number === null ? null : compute(number);
  });
}

function floating(compute: (value: number) => number): FormulaFunction {
  return unary((value) => approximate(compute(value.toNumber())));
}

function rounding(signature: string, mode: RoundingModeName): FormulaFunction {
  return eager(signature, ([value, places]) => {
    const number = toNumber(value);
    const scale = places === undefined ? 0 : toInteger(places);
    return number === null || scale === null ? null : number.setScale(scale, mode);
  });
}

/** One empty number makes the result empty. */
function extreme(sign: 1 | -1): FormulaFunction {
  return eager('Number... -> Number', (values) => {
    let best: Decimal | null = null;
    for (const value of values) {
      const number = toNumber(value);
      if (number === null) return null;
      if (best === null || number.compareTo(best) * sign > 0) best = number;
    }
    return best;
  });
}

/** A geolocation: what GEOLOCATION gives and what a location field holds. */
export interface Location {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS: Record<string, number> = { km: 6371.0088, mi: 3958.7613 };

function locationOf(latitude: unknown, longitude: unknown): Location | null {
  const north = toNumber(latitude)?.toNumber() ?? null;
  const east = toNumber(longitude)?.toNumber() ?? null;
  if (north === null && east === null) return null;
  if (north === null || east === null) {
    throw new CoercionError('Latitude can be null if and only if longitude is null');
  }
  if (Math.abs(north) > 90) throw new CoercionError(`Latitude out of range: ${north}`);
  if (Math.abs(east) > 180) throw new CoercionError(`Longitude is out of range: ${east}`);
  return { latitude: north, longitude: east };
}

function distance(from: unknown, to: unknown, unit: string): Decimal | null {
  const radius = EARTH_RADIUS[unit];
  if (radius === undefined) {
    throw new CoercionError(`Invalid unit for the distance() function: ${unit}`);
  }
  if (!isLocation(from) || !isLocation(to)) return null;
  return approximate(radius * centralAngle(from, to));
}

function isLocation(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'latitude' in value;
}

/** Haversine. */
function centralAngle(from: Location, to: Location): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      half(from.longitude, to.longitude);
  return 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
