/** What a dynamic formula may answer, and as which Apex value. */

import type { FormulaType } from '../../../formula/types.ts';
import { Double } from '../../../values/double.ts';
import { raise } from '../../../values/exception.ts';
import { toBoolean, toNumber, toText } from '../../../formula/coerce.ts';
import { toId18 } from '../../../values/id.ts';

export const RETURN_TYPES: Record<string, FormulaType[]> = {
  BOOLEAN: ['Boolean'],
  DATE: ['Date'],
  DATETIME: ['DateTime'],
  DECIMAL: ['Number'],
  DOUBLE: ['Number'],
  ID: ['Text'],
  INTEGER: ['Number'],
  LONG: ['Number'],
  STRING: ['Text', 'Picklist', 'MultiPicklist'],
  TIME: ['Time']
};

/** The value as the Apex type of the formula's return type. */
export function returned(type: string, value: unknown): unknown {
  if (value === null || value === undefined) return type === 'BOOLEAN' ? false : null;
  switch (type) {
    case 'BOOLEAN':
      return toBoolean(value);
    case 'DECIMAL':
      return toNumber(value);
    case 'DOUBLE':
      return new Double(toNumber(value)?.toNumber() ?? 0);
    case 'INTEGER':
      return Number(BigInt.asIntN(32, toNumber(value)?.toBigInt() ?? 0n));
    case 'LONG':
      return BigInt.asIntN(64, toNumber(value)?.toBigInt() ?? 0n);
    case 'STRING':
      return toText(value);
    case 'ID': {
      const id = toText(value);
      return toId18(id) ?? raise('StringException', `Invalid id: ${id}`);
    }
    default:
      return value;
  }
}
