/** Records by external id: read, upsert and delete at `sobjects/<object>/<field>/<value>`. */
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { json, noContent, notFound, RestError, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { fileBody } from './file-body.ts';
import { fieldFromJson, recordFrom } from './record-body.ts';
import { createRow, deleteRecord, rowAnswer, updateRecord } from './sobject-rows.ts';
import { checkRight, createdBody, mustNotContain, saveOne } from './write.ts';

export function readByKey(call: RestCall): RestAnswer {
  const { object, id } = found(call);
  return rowAnswer(call, object, id);
}

export function deleteByKey(call: RestCall): RestAnswer {
  const { object, id } = found(call);
  return deleteRecord(call, object, id);
}

/** 201 for a new record, 200 with `created: false` (204 before version 46) for a known one. */
export function upsertByKey(call: RestCall): RestAnswer {
  const object = call.object();
  const field = keyField(call, object);
  const value = keyValue(call, field);
  const ids = matches(call, object, field, value);
  const [id] = onlyOne(call, object, ids);
  const body = call.json();
  mustNotContain(body, field.name);
  if (id === undefined) {
    if (call.query.get('updateOnly') === 'true') throw notFound();
    return insertNew(call, object, recordFrom(call, object, { ...body, [field.name]: value }));
  }
  updateRecord(call, object, id);
  if (Number(call.version) < 46) return noContent();
  return json(200, { id, success: true, errors: [], created: false });
}

function insertNew(call: RestCall, object: ObjectDef, record: SObject): RestAnswer {
  checkRight(call, object, 'insert');
  fileBody(call, object, record);
  const result = saveOne(call, 'insert', record);
  const isOld = Number(call.version) < 46;
  const body = { ...createdBody(result), ...(isOld ? {} : { created: true }) };
  return json(201, body, { Location: `${call.base}/sobjects/${object.name}/${result.id}` });
}

/** `POST sobjects/<object>/Id` inserts: the way to create with the upsert resource. */
export function postByKey(call: RestCall): RestAnswer {
  if (call.parameter('id').toLowerCase() === 'id') return createRow(call);
  throw notFound();
}

function found(call: RestCall): { object: ObjectDef; id: string } {
  const object = call.object();
  const field = keyField(call, object);
  const ids = matches(call, object, field, keyValue(call, field));
  const [id] = onlyOne(call, object, ids);
  if (id === undefined) throw notFound();
  return { object, id };
}

function keyField(call: RestCall, object: ObjectDef): FieldDef {
  const name = call.parameter('field');
  const field = object.field(name);
  const isKey = field && (field.externalId || field.type === 'Id');
  if (isKey && (field.type === 'Id' || call.mayRead(object, field.name))) return field;
  throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}

function keyValue(call: RestCall, field: FieldDef): unknown {
  return fieldFromJson(call, field, call.parameter('value'));
}

function matches(call: RestCall, object: ObjectDef, field: FieldDef, value: unknown): string[] {
  const where = {
    kind: 'compare' as const,
    left: { kind: 'field' as const, path: [field.name] },
    operator: '=' as const,
    right: { kind: 'literal' as const, value }
  };
  const select = [{ kind: 'field' as const, path: ['Id'] }];
  const query = { select, from: object.name, where, orderBy: [], line: 0, column: 0 };
  return call.database.query(query, [], call.access).map((record) => String(record.id));
}

/** Several records with one key: 300 and their addresses. */
function onlyOne(call: RestCall, object: ObjectDef, ids: string[]): string[] {
  if (ids.length < 2) return ids;
  throw new RestError(
    300,
    ids.map((id) => `${call.base}/sobjects/${object.name}/${id}`)
  );
}
