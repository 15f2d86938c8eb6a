/** Enums of the Schema namespace. */

import { platformEnum } from '../define.ts';

export const DisplayType = platformEnum('Schema.DisplayType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TIME',
  'URL'
]);

export const SoapType = platformEnum('Schema.SoapType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64BINARY',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LOCATION',
  'LONG',
  'STRING',
  'TIME'
]);

export const SObjectDescribeOptions = platformEnum('Schema.SObjectDescribeOptions', [
  'FULL',
  'DEFERRED',
  'DEFAULT'
]);
