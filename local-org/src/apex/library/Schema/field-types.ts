/** The types of a field as Apex names them. */

import { apiSoapTypeOf, apiTypeOf } from '../../../metadata/field-facts.ts';
import type { FieldDef } from '../../../metadata/schema.ts';
import type { EnumValue } from '../../../values/enum.ts';
import { DisplayType, SoapType } from './enums.ts';

type DisplayTypeName = Parameters<typeof DisplayType.value>[0];
type SoapTypeName = Parameters<typeof SoapType.value>[0];

export function displayTypeOf(field: FieldDef): EnumValue {
  return DisplayType.value(apexName(apiTypeOf(field)) as DisplayTypeName);
}

export function soapTypeOf(field: FieldDef): EnumValue {
  return SoapType.value(apexName(apiSoapTypeOf(field)) as SoapTypeName);
}

/** `xsd:int` is INTEGER, every other type has its name without the namespace. */
function apexName(type: string): string {
  const name = type.slice(type.indexOf(':') + 1);
  return name === 'int' ? 'INTEGER' : name.toUpperCase();
}
