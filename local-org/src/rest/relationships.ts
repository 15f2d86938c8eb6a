/** From a record to its relatives: `sobjects/<object>/<id>/<relationship>` and binary content. */
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import { Blob } from '../values/blob.ts';
import { json, notFound, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { deleteByKey, readByKey, upsertByKey } from './external-id.ts';
import { rowWriter } from './record-json.ts';
import { toId18 } from '../values/id.ts';
import {
  deleteRecord,
  pathId,
  readableFields,
  readRecord,
  rowAnswer,
  updateRecord
} from './sobject-rows.ts';

/** The second part of the path is an id or the name of an external id field. */
function isRecordPath(call: RestCall): boolean {
  const object = call.object();
  return !object.field(call.parameter('field')) && toId18(call.parameter('field')) !== null;
}

export function readBeside(call: RestCall): RestAnswer {
  if (!isRecordPath(call)) return readByKey(call);
  const { object, id, name } = origin(call);
  const field = object.field(name);
  if (field?.type === 'Blob') return content(call, object, id, field);
  const parent = parentOf(call, object, id, name);
  return parent ? rowAnswer(call, parent.object, parent.id) : children(call, object, id, name);
}

export function patchBeside(call: RestCall): RestAnswer {
  if (!isRecordPath(call)) return upsertByKey(call);
  const { object, id, name } = origin(call);
  const parent = parentOf(call, object, id, name);
  if (!parent) throw notFound();
  return updateRecord(call, parent.object, parent.id);
}

export function deleteBeside(call: RestCall): RestAnswer {
  if (!isRecordPath(call)) return deleteByKey(call);
  const { object, id, name } = origin(call);
  const parent = parentOf(call, object, id, name);
  if (!parent) throw notFound();
  return deleteRecord(call, parent.object, parent.id);
}

function origin(call: RestCall): { object: ObjectDef; id: string; name: string } {
  const object = call.object();
  const id = pathId(call, object, call.parameter('field'));
  return { object, id, name: call.parameter('value') };
}

function parentOf(
  call: RestCall,
  object: ObjectDef,
  id: string,
  name: string
): { object: ObjectDef; id: string } | null {
  const lookup = object.relationship(name);
  if (!lookup || !call.mayRead(object, lookup.name)) return null;
  const record = readRecord(call, object, id, ['Id', lookup.name]);
  const parentId = record?.get(lookup.name);
  if (typeof parentId !== 'string') throw notFound();
  const parent = call.schema.objectByPrefix(parentId.slice(0, 3));
  if (!parent) throw notFound();
  return { object: call.object(parent.name), id: parentId };
}

function children(call: RestCall, object: ObjectDef, id: string, name: string): RestAnswer {
  const relationship = object.childRelationship(name);
  if (!relationship || !readRecord(call, object, id, ['Id'])) throw notFound();
  const child = call.object(relationship.childObject);
  const asked = call.query.get('fields')?.split(',');
  const names = asked ?? readableFields(call, child).map((field) => field.name);
  const query: SoqlQuery = {
    select: names.map((path) => ({ kind: 'field', path: path.trim().split('.') })),
    from: child.name,
    where: {
      kind: 'compare',
      left: { kind: 'field', path: [relationship.field] },
      operator: '=',
      right: { kind: 'literal', value: id }
    },
    orderBy: [],
    line: 0,
    column: 0
  };
  const records = call.database.query(query, [], call.access);
  const write = rowWriter(call, query);
  return json(200, { done: true, totalSize: records.length, records: records.map(write) });
}

function content(call: RestCall, object: ObjectDef, id: string, field: FieldDef): RestAnswer {
  const typeField = object.field('ContentType');
  const names = ['Id', field.name, ...(typeField ? [typeField.name] : [])];
  const record = readRecord(call, object, id, names);
  const value = record?.get(field.name);
  if (!(value instanceof Blob)) throw notFound();
  const type = typeField && record?.get(typeField.name);
  return {
    status: 200,
    headers: {
      // The platform's own spelling for content without a type.
      'Content-Type': typeof type === 'string' ? type : 'application/octetstream',
      'Content-Disposition': 'attachment',
      'X-Content-Type-Options': 'nosniff'
    },
    bytes: value.bytes
  };
}
