/** Records by id: read, create, update, delete, and the records beside them. */
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { isSystemField } from '../metadata/system-fields.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { toId18 } from '../values/id.ts';
import { SObject } from '../values/sobject.ts';
import { json, noContent, notFound, refusal, RestError, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { checkConditions, stampHeaders } from './conditions.ts';
import { publishEvent } from './events.ts';
import { fileBody } from './file-body.ts';
import { noSuchField, recordFrom } from './record-body.ts';
import { rowWriter } from './record-json.ts';
import { checkRight, createdBody, mustNotContain, saveOne } from './write.ts';

export function createRow(call: RestCall): RestAnswer {
  const name = call.parameter('object');
  if (call.schema.object(name)?.kind === 'event') return publishEvent(call);
  const object = call.object();
  checkRight(call, object, 'insert');
  const body = call.json();
  const record = recordFrom(call, object, body);
  fileBody(call, object, record);
  const result = saveOne(call, 'insert', record);
  const location = `${call.base}/sobjects/${object.name}/${result.id}`;
  return json(201, createdBody(result), { Location: location });
}

export function readRow(call: RestCall): RestAnswer {
  const object = call.object();
  return rowAnswer(call, object, pathId(call, object));
}

export function rowAnswer(call: RestCall, object: ObjectDef, id: string): RestAnswer {
  const fields = chosenFields(call, object);
  const record = readRecord(call, object, id, [...fields, ...stampFields(object)]);
  if (!record) throw notFound();
  const stop = checkConditions(call, object, record);
  if (stop) return stop;
  const body = rowWriter(call, selectOf(object, fields))(record);
  return json(200, body, stampHeaders(object, record));
}

/** `?fields=Name,Owner.Name`, or everything that the user may read. */
function chosenFields(call: RestCall, object: ObjectDef): string[] {
  const asked = call.query.get('fields');
  if (asked === null) return readableFields(call, object).map((field) => field.name);
  const names = asked.split(',').map((name) => name.trim());
  for (const name of names) {
    const [first = ''] = name.split('.');
    const field = object.field(first) ?? object.relationship(first);
    if (!field || !isReadable(call, object, field)) throw noSuchField(object, name);
  }
  return [...new Set([...names, 'Id'])];
}

export function readableFields(call: RestCall, object: ObjectDef): FieldDef[] {
  return [...object.fields.values()].filter((field) => isReadable(call, object, field));
}

function isReadable(call: RestCall, object: ObjectDef, field: FieldDef): boolean {
  return isSystemField(field.name) || object.setup || call.mayRead(object, field.name);
}

function stampFields(object: ObjectDef): string[] {
  return object.field('LastModifiedDate') ? ['LastModifiedDate'] : [];
}

function selectOf(object: ObjectDef, fields: string[]): SoqlQuery {
  return {
    select: fields.map((name) => ({ kind: 'field' as const, path: name.split('.') })),
    from: object.name,
    orderBy: [],
    line: 0,
    column: 0
  };
}

export function readRecord(
  call: RestCall,
  object: ObjectDef,
  id: string,
  fields: string[]
): SObject | null {
  const where: SoqlQuery['where'] = {
    kind: 'compare',
    left: { kind: 'field', path: ['Id'] },
    operator: '=',
    right: { kind: 'literal', value: id }
  };
  const query = { ...selectOf(object, [...new Set(fields)]), where };
  return call.database.query(query, [], call.access)[0] ?? null;
}

/** The id of the path; its prefix must be the object's. */
export function pathId(
  call: RestCall,
  object: ObjectDef,
  text: string = call.parameter('id')
): string {
  const id = toId18(text);
  if (id?.startsWith(object.keyPrefix)) return id;
  throw notFound(`Provided external ID field does not exist or is not accessible: ${text}`);
}

export function updateRow(call: RestCall): RestAnswer {
  const object = call.object();
  return updateRecord(call, object, pathId(call, object));
}

export function updateRecord(call: RestCall, object: ObjectDef, id: string): RestAnswer {
  const before = existing(call, object, id);
  const stop = checkConditions(call, object, before);
  if (stop) return stop;
  checkRight(call, object, 'update');
  const body = call.json();
  mustNotContain(body, 'Id');
  const record = recordFrom(call, object, body);
  record.set('Id', id);
  saveOne(call, 'update', record);
  return noContent();
}

export function deleteRow(call: RestCall): RestAnswer {
  const object = call.object();
  return deleteRecord(call, object, pathId(call, object));
}

export function deleteRecord(call: RestCall, object: ObjectDef, id: string): RestAnswer {
  const stop = checkConditions(call, object, existing(call, object, id));
  if (stop) return stop;
  checkRight(call, object, 'delete');
  saveOne(call, 'delete', new SObject(object.name, { Id: id }));
  return noContent();
}

function existing(call: RestCall, object: ObjectDef, id: string): SObject {
  const record = readRecord(call, object, id, ['Id', ...stampFields(object)]);
  if (record) return record;
  const isDeleted = call.database.store.get(object.name, id)?.get('IsDeleted') === true;
  if (isDeleted) {
    throw new RestError(404, [
      { message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }
    ]);
  }
  throw notFound();
}

/** Records that were deleted or changed in a span of time, for clients that keep copies. */
export function changedRows(call: RestCall): RestAnswer {
  const object = call.object();
  const wanted = call.request.path.endsWith('/deleted');
  const [start, end] = [timeOf(call, 'start'), timeOf(call, 'end')];
  if (end <= start) {
    throw refusal(400, 'INVALID_REPLICATION_DATE', 'startDate before endDate');
  }
  const rows = [...call.database.store.rows(object.name).values()].filter((row) => {
    const stamp = row.get('SystemModstamp');
    const isInside = stamp instanceof ApexDatetime && stamp.time >= start && stamp.time < end;
    return isInside && (row.get('IsDeleted') === true) === wanted;
  });
  const visible = rows.filter(
    (row) => call.database.sharing.level(call.access.user, object, row) > 0
  );
  const latest = new Date(end).toISOString().replace('Z', '+0000');
  if (!wanted) {
    return json(200, { ids: visible.map((row) => row.get('Id')), latestDateCovered: latest });
  }
  const deletedRecords = visible.map((row) => ({
    id: row.get('Id'),
    deletedDate: (row.get('SystemModstamp') as ApexDatetime).toString().replace('Z', '+0000')
  }));
  return json(200, {
    deletedRecords,
    earliestDateAvailable: new Date(start).toISOString().replace('Z', '+0000'),
    latestDateCovered: latest
  });
}

function timeOf(call: RestCall, name: string): number {
  const time = Date.parse((call.query.get(name) ?? '').replace(' ', '+'));
  if (Number.isNaN(time)) {
    throw refusal(
      400,
      'INVALID_REPLICATION_DATE',
      `The parameter ${name} must be an ISO 8601 date.`
    );
  }
  return time;
}
