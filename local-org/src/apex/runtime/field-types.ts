/** How the types of record fields and Apex types correspond, and how a value becomes a field's value. */

import type { FieldDef } from '../../metadata/schema.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexTime } from '../../values/time.ts';
import { Blob } from '../../values/blob.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { raise } from '../../values/exception.ts';
import { toId18 } from '../../values/id.ts';
import { typeNameOf } from './type-name.ts';

/** The Apex type of a field's value. */
export function apexTypeOfField(field: FieldDef): string {
  switch (field.type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
    case 'Hierarchy':
      return 'Id';
    case 'Checkbox':
      return 'Boolean';
    case 'Number':
    case 'Currency':
    case 'Percent':
      return 'Decimal';
    case 'Integer':
      return 'Integer';
    case 'Date':
      return 'Date';
    case 'DateTime':
      return 'Datetime';
    case 'Time':
      return 'Time';
    case 'Blob':
      return 'Blob';
    case 'Text':
    case 'TextArea':
    case 'LongTextArea':
    case 'Html':
    case 'Url':
    case 'Email':
    case 'Phone':
    case 'Picklist':
    case 'MultiselectPicklist':
    case 'MetadataRelationship':
    case 'AutoNumber':
    case 'EncryptedText':
    case 'Combobox':
      return 'String';
    case 'Long':
      return 'Long';
    case 'Address':
      return 'Address';
    case 'Location':
      return 'Location';
    case 'AnyType':
      return 'Object';
    case 'IdList':
      return 'List<String>';
    case 'ChangeEventHeader':
      return 'EventBus.ChangeEventHeader';
    default:
      return field.type satisfies never;
  }
}

/** The value as the field keeps it, or the platform's "Illegal assignment". */
export function convertToField(field: FieldDef, value: unknown): unknown {
  if (value === null) return null;
  const wanted = apexTypeOfField(field);
  const converted = convert(wanted, value);
  if (converted === undefined) {
    raise('SObjectException', `Illegal assignment from ${typeNameOf(value)} to ${wanted}`);
  }
  return converted;
}

function convert(wanted: string, value: unknown): unknown {
  switch (wanted) {
    case 'Id':
      return typeof value === 'string' ? idOf(value) : undefined;
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'Decimal':
      return decimalOf(value);
    case 'Integer':
      return typeof value === 'number' ? value : undefined;
    case 'Date':
      return value instanceof ApexDate ? value : undefined;
    case 'Datetime':
      if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
      return value instanceof ApexDatetime ? value : undefined;
    case 'Time':
      return value instanceof ApexTime ? value : undefined;
    case 'Blob':
      return value instanceof Blob ? value : undefined;
    case 'Long':
      if (typeof value === 'number') return BigInt(value);
      return typeof value === 'bigint' ? value : undefined;
    case 'Address':
    case 'Location':
    case 'Object':
    case 'List<String>':
    case 'EventBus.ChangeEventHeader':
      return value;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

function idOf(text: string): string {
  return toId18(text) ?? raise('StringException', `Invalid id: ${text}`);
}

/** An Apex number as a Decimal, undefined for anything else. */
function decimalOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Decimal.fromInteger(value);
  return value instanceof Double ? Decimal.fromNumber(value.value) : undefined;
}
