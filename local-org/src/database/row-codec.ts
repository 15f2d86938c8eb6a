// Rows as JSON: values that JSON lacks are written as {"$type": …}.
import { Blob } from '../values/blob.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexList } from '../values/list.ts';
import { ApexTime } from '../values/time.ts';
import type { Row } from './store.ts';

export interface BlobFiles {
  /** Keeps the content and answers its name. */
  save(blob: Blob): string;
  load(name: string): Buffer;
}

/** Nulls are left out. */
export function encodeRow(row: Row, blobs: BlobFiles): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of row) {
    if (value !== null && value !== undefined) json[name] = encodeValue(value, blobs);
  }
  return json;
}

function encodeValue(value: unknown, blobs: BlobFiles): unknown {
  if (typeof value === 'bigint') return { $long: value.toString() };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Decimal) return { $decimal: value.toString() };
  if (value instanceof ApexDatetime) return { $datetime: value.time };
  if (value instanceof ApexDate) return { $date: value.toString() };
  if (value instanceof ApexTime) return { $time: value.millis };
  if (value instanceof Double) return { $double: value.value };
  if (value instanceof Blob) return { $blob: blobs.save(value) };
  if (value instanceof ApexList) {
    const items = value.items.map((item) => encodeValue(item, blobs));
    return { $list: { of: value.elementType, items } };
  }
  throw new Error(`A ${value.constructor.name} cannot be kept in the journal.`);
}

export function decodeRow(json: Record<string, unknown>, blobs: BlobFiles): Row {
  return new Map(
    Object.entries(json).map(([name, value]) => [name, decodeValue(value, blobs)] as const)
  );
}

function decodeValue(value: unknown, blobs: BlobFiles): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [type, content] = Object.entries(value)[0] as [string, never];
  switch (type) {
    case '$decimal':
      return Decimal.parse(content);
    case '$datetime':
      return new ApexDatetime(content);
    case '$date':
      return ApexDate.parse(content);
    case '$time':
      return new ApexTime(content);
    case '$double':
      return new Double(content);
    case '$long':
      return BigInt(content);
    case '$list': {
      const { of, items } = content as { of: string; items: unknown[] };
      return new ApexList(
        of,
        items.map((item) => decodeValue(item, blobs))
      );
    }
    case '$blob':
      return new Blob(blobs.load(content));
    default:
      throw new Error(`The journal holds a value of unknown type ${type}.`);
  }
}
