/** sObject Collections: up to 200 records in one request. */
import type { DmlOperation, DmlOptions, DmlResult } from '../database/database.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { toId18 } from '../values/id.ts';
import { SObject } from '../values/sobject.ts';
import {
  isObject,
  json,
  malformed,
  refusal,
  type RestError,
  type ErrorItem,
  type RestAnswer
} from './answer.ts';
import type { RestCall } from './call.ts';
import { refusalOf, resultErrors } from './errors.ts';
import { noSuchField, recordFrom } from './record-body.ts';
import { rowWriter } from './record-json.ts';
import { checkRight, save } from './write.ts';

// UNVERIFIED: error codes and words for collections beyond these numbers.
const MAXIMUM_RECORDS = 200;
const MAXIMUM_CHUNKS = 10;
const MAXIMUM_READ = 2000;

interface Slot {
  record: SObject | null;
  /** What kept the record from being saved. */
  problem: ErrorItem[] | null;
  id: string | null;
}

export function createMany(call: RestCall): RestAnswer {
  return saveMany(call, 'insert');
}

export function updateMany(call: RestCall): RestAnswer {
  return saveMany(call, 'update');
}

/** `PATCH composite/sobjects/<object>/<external id field>` */
export function upsertMany(call: RestCall): RestAnswer {
  const object = call.object();
  const field = object.field(call.parameter('field'));
  const isKey = field && (field.externalId || field.type === 'Id');
  if (!isKey) throw noSuchField(object, call.parameter('field'));
  return saveMany(call, 'upsert', { object, field });
}

function saveMany(
  call: RestCall,
  operation: 'insert' | 'update' | 'upsert',
  key?: { object: ObjectDef; field: FieldDef }
): RestAnswer {
  const body = call.json();
  const allOrNone = allOrNoneOf(call, body['allOrNone']);
  const items = recordItems(body['records']);
  const slots = items.map((item) => slotOf(call, operation, item, key?.object));
  refuseManyChunks(slots);
  const options: DmlOptions = {
    allOrNone,
    ...(key && key.field.type !== 'Id' ? { externalIdField: key.field.name } : {})
  };
  return json(200, answers(call, operation, slots, options));
}

/** In a composite request that is all or none, the collections are too. */
function allOrNoneOf(call: RestCall, given: unknown): boolean {
  return call.isAllOrNone || given === true || given === 'true';
}

function recordItems(records: unknown): Record<string, unknown>[] {
  if (!Array.isArray(records) || records.length === 0) {
    throw malformed('The request needs a list `records` with at least one record.');
  }
  if (records.length > MAXIMUM_RECORDS) throw tooMany(records.length);
  if (!records.every(isObject)) throw malformed('Each record must be a JSON object.');
  return records as Record<string, unknown>[];
}

function tooMany(count: number): RestError {
  return refusal(
    400,
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${MAXIMUM_RECORDS} records into this operation (${count})`
  );
}

function slotOf(
  call: RestCall,
  operation: 'insert' | 'update' | 'upsert',
  item: Record<string, unknown>,
  only?: ObjectDef
): Slot {
  const type = (item['attributes'] as { type?: unknown } | undefined)?.type;
  const id = idOf(item);
  try {
    const object = call.schema.object(typeof type === 'string' ? type : '');
    if (!object || !call.rights(object).read) {
      throw refusal(400, 'INVALID_TYPE', `sObject type '${String(type)}' is not supported.`);
    }
    if (only && only !== object) {
      throw refusal(400, 'INVALID_FIELD', `All records must be of type ${only.name}.`);
    }
    checkRight(call, object, operation === 'insert' ? 'insert' : 'update');
    const fields = Object.entries(item).filter(([name]) => name !== 'id');
    const given = Object.fromEntries(id === null ? fields : [...fields, ['Id', id]]);
    const record = recordFrom(call, object, given);
    return { record, problem: null, id };
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return { record: null, problem: refused.errors as ErrorItem[], id };
  }
}

function idOf(item: Record<string, unknown>): string | null {
  const id = item['Id'] ?? item['id'];
  return typeof id === 'string' ? (toId18(id) ?? id) : null;
}

/** Neighbours of one object make a chunk; the platform takes ten. */
function refuseManyChunks(slots: Slot[]): void {
  let chunks = 0;
  let last: string | undefined;
  for (const { record } of slots) {
    if (record && record.type !== last) chunks += 1;
    last = record?.type ?? last;
  }
  if (chunks <= MAXIMUM_CHUNKS) return;
  throw refusal(
    400,
    'LIMIT_EXCEEDED',
    `The request has ${chunks} chunks of objects; at most ${MAXIMUM_CHUNKS} are allowed. Sort the records by object.`
  );
}

const ROLLED_BACK = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message:
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: []
};

function answers(
  call: RestCall,
  operation: DmlOperation,
  slots: Slot[],
  options: DmlOptions
): unknown[] {
  const isBlocked = options.allOrNone && slots.some(({ problem }) => problem);
  const ready = isBlocked ? [] : slots.filter(({ record }) => record);
  const records = ready.map(({ record }) => record as SObject);
  const results = records.length === 0 ? [] : save(call, operation, records, options);
  const byslot = new Map(ready.map((slot, index) => [slot, results[index]]));
  const failed = isBlocked || (options.allOrNone && results.some(({ success }) => !success));
  if (failed) call.fail();
  return slots.map((slot) => {
    if (slot.problem) return failure(slot.id, slot.problem.map(itemError));
    const result = byslot.get(slot);
    if (failed && (!result || result.errors.length === 0)) return failure(slot.id, [ROLLED_BACK]);
    return resultJson(operation, result as DmlResult);
  });
}

function itemError({ errorCode, message, fields = [] }: ErrorItem): unknown {
  return { statusCode: errorCode, message, fields };
}

function failure(id: string | null, errors: unknown[]): unknown {
  return { ...(id === null ? {} : { id }), success: false, errors };
}

function resultJson(operation: DmlOperation, result: DmlResult): unknown {
  if (!result.success) return failure(result.id, resultErrors(result.errors));
  return {
    id: result.id,
    success: true,
    errors: [],
    ...(operation === 'upsert' ? { created: result.created } : {})
  };
}

/** `DELETE composite/sobjects?ids=a,b&allOrNone=true` */
export function deleteMany(call: RestCall): RestAnswer {
  const ids = listOf(call.query.get('ids'));
  if (ids.length === 0) throw refusal(400, 'MISSING_ARGUMENT', 'The parameter ids is missing.');
  if (ids.length > MAXIMUM_RECORDS) throw tooMany(ids.length);
  const slots = ids.map((text): Slot => {
    const id = toId18(text);
    const object = id === null ? undefined : call.schema.objectByPrefix(id.slice(0, 3));
    if (id === null || !object) {
      const message = `id value of incorrect type: ${text}`;
      return { record: null, id: text, problem: [{ errorCode: 'MALFORMED_ID', message }] };
    }
    return { record: new SObject(object.name, { Id: id }), id, problem: null };
  });
  const allOrNone = allOrNoneOf(call, call.query.get('allOrNone'));
  return json(200, answers(call, 'delete', slots, { allOrNone }));
}

/** `GET composite/sobjects/<object>?ids=a,b&fields=c` and its POST twin; null where nothing is found. */
export function readMany(call: RestCall): RestAnswer {
  const object = call.object();
  const isPost = call.request.method === 'POST';
  const body = isPost ? call.json() : {};
  const ids = isPost ? textsOf(body['ids']) : listOf(call.query.get('ids'));
  const fields = isPost ? textsOf(body['fields']) : listOf(call.query.get('fields'));
  if (ids.length > MAXIMUM_READ) throw tooMany(ids.length);
  if (fields.length === 0)
    throw refusal(400, 'MISSING_ARGUMENT', 'The parameter fields is missing.');
  const query = {
    select: [...new Set([...fields, 'Id'])].map((name) => ({
      kind: 'field' as const,
      path: name.split('.')
    })),
    from: object.name,
    where: {
      kind: 'compare' as const,
      left: { kind: 'field' as const, path: ['Id'] },
      operator: 'in' as const,
      right: {
        kind: 'list' as const,
        items: ids.map((value) => ({ kind: 'literal' as const, value: toId18(value) ?? value }))
      }
    },
    orderBy: [],
    line: 0,
    column: 0
  };
  const records = ids.length === 0 ? [] : call.database.query(query, [], call.access);
  const write = rowWriter(call, query);
  const found = new Map(records.map((record) => [record.id, record]));
  return json(
    200,
    ids.map((id) => {
      const record = found.get(toId18(id));
      return record ? write(record) : null;
    })
  );
}

function listOf(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw malformed('ids and fields must be lists of texts.');
  return value.map(String);
}
