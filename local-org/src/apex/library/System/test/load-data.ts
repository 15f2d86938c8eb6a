/** Test.loadData: the records of a static resource with comma-separated values. */

import { readFileSync } from 'node:fs';
import type { FieldDef } from '../../../../metadata/schema.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { SObjectTypeToken } from '../../../runtime/tokens.ts';
import { ApexDate } from '../../../../values/date.ts';
import { ApexDatetime } from '../../../../values/datetime.ts';
import { apexTypeOfField } from '../../../runtime/field-types.ts';
import { ApexList } from '../../../../values/list.ts';
import { Decimal } from '../../../../values/decimal.ts';
import { raise } from '../../../../values/exception.ts';
import { SObject } from '../../../../values/sobject.ts';

export function loadData(
  rt: Runtime,
  { object }: SObjectTypeToken,
  resourceName: string
): ApexList {
  const resource = rt.host.project.staticResources.find(
    (candidate) => candidate.name.toLowerCase() === resourceName.toLowerCase()
  );
  if (!resource || resource.isFolder) {
    raise('StringException', `Static Resource not found: ${resourceName}`);
  }
  const [header = [], ...lines] = parseCsv(readFileSync(resource.contentPath, 'utf8'));
  const fields = header.map((name) => {
    const field = object.field(name.trim());
    return field ?? raise('StringException', `Field ${name} does not exist on ${object.name}`);
  });
  const records = lines.map((line) => recordOf(object.name, fields, line));
  const list = new ApexList(object.name, records);
  if (records.length > 0) rt.dml('insert', list, null);
  return list;
}

/** The Id of a row only names it inside the file. */
function recordOf(type: string, fields: FieldDef[], line: string[]): SObject {
  const record = new SObject(type);
  fields.forEach((field, index) => {
    const text = line[index] ?? '';
    if (text !== '' && field.name !== 'Id') record.set(field.name, valueOf(field, text));
  });
  return record;
}

function valueOf(field: FieldDef, text: string): unknown {
  const type = apexTypeOfField(field);
  const value = converted(type, text.trim());
  if (value !== undefined) return value;
  return raise('StringException', `Invalid ${type} for ${field.name}: ${text}`);
}

function converted(type: string, text: string): unknown {
  switch (type) {
    case 'Boolean':
      return /^(true|1|yes)$/i.test(text);
    case 'Integer':
      return /^-?\d+$/.test(text) ? Number(text) : undefined;
    case 'Decimal':
      return /^-?\d*\.?\d+$/.test(text) ? Decimal.parse(text) : undefined;
    case 'Date':
      return ApexDate.parse(text.slice(0, 10));
    case 'Datetime': {
      const time = Date.parse(text);
      return Number.isNaN(time) ? undefined : new ApexDatetime(time);
    }
    default:
      return text;
  }
}

/** Rows of RFC 4180: quoted cells may hold commas, line ends and doubled quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/gy;
  const source = text.replace(/^\uFEFF/, '');
  while (cells.lastIndex < source.length) {
    const match = cells.exec(source);
    if (!match) raise('StringException', 'The static resource is no comma-separated file.');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
