/** The Apex name of the type that a value has at run time. */

import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { ApexTime } from '../../values/time.ts';
import { ApexType, shownTypeName } from '../../values/type.ts';
import { Blob } from '../../values/blob.ts';
import { compiledClassOf } from '../compiled-class.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { EnumValue } from '../../values/enum.ts';
import { InternalError } from '../../values/errors.ts';
import { isApexException } from '../../values/exception.ts';
import { isId } from '../../values/id.ts';
import { SObject } from '../../values/sobject.ts';

export function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  // DIFFERS: a String that holds an id of 18 characters counts as Id where only its run-time type is known.
  if (typeof value === 'string') return value.length === 18 && isId(value) ? 'Id' : 'String';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value !== 'object') throw new InternalError(`${typeof value} is no Apex value`);
  return objectTypeName(value);
}

function objectTypeName(value: object): string {
  if (value instanceof Decimal) return 'Decimal';
  if (value instanceof Double) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof Blob) return 'Blob';
  if (value instanceof SObject) return value.type;
  if (value instanceof ApexList) return shownTypeName(`List<${value.elementType}>`);
  if (value instanceof ApexSet) return shownTypeName(`Set<${value.elementType}>`);
  if (value instanceof ApexMap) return shownTypeName(`Map<${value.keyType},${value.valueType}>`);
  if (value instanceof EnumValue) return value.type;
  if (value instanceof ApexType) return 'System.Type';
  const userClass = compiledClassOf(value);
  if (userClass) return userClass.name;
  if (isApexException(value)) return value.apexType;
  if ('$type' in value) return String(value.$type);
  throw new InternalError(`a value of class ${value.constructor.name} has no Apex type`);
}
