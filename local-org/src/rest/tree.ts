/** sObject Tree: records with their children, inserted together or not at all. */
import type { ObjectDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { isObject, json, malformed, refusal, RestError, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { resultErrors } from './errors.ts';
import { noSuchField, recordFrom } from './record-body.ts';
import { checkRight, save } from './write.ts';

// UNVERIFIED: error codes and words for trees beyond these numbers.
const MAXIMUM_RECORDS = 200;
const MAXIMUM_DEPTH = 5;
const MAXIMUM_OBJECTS = 5;

interface Node {
  reference: string;
  record: SObject;
  parent: Node | null;
  /** The child's lookup that points at the parent. */
  lookup: string | null;
}

type Json = Record<string, unknown>;

export function createTree(call: RestCall): RestAnswer {
  const object = call.object();
  const { records } = call.json();
  if (!Array.isArray(records)) throw malformed('The request needs a list `records`.');
  const levels: Node[][] = [];
  for (const item of records) collect(call, object, item as Json, null, null, 0, levels);
  check(levels);
  for (const level of levels) insertLevel(call, level);
  const results = levels.flat().map(({ reference, record }) => ({
    referenceId: reference,
    id: record.id
  }));
  return json(201, { hasErrors: false, results });
}

function collect(
  call: RestCall,
  object: ObjectDef,
  item: Json,
  parent: Node | null,
  lookup: string | null,
  depth: number,
  levels: Node[][]
): void {
  if (!isObject(item)) throw malformed('Each record must be a JSON object.');
  const { attributes, ...fields } = item;
  const { type, referenceId } = (attributes ?? {}) as { type?: unknown; referenceId?: unknown };
  if (typeof referenceId !== 'string' || type !== object.name) {
    const expected = `{"type": "${object.name}", "referenceId": "…"}`;
    throw refusal(400, 'INVALID_INPUT', `Each record needs attributes ${expected}.`);
  }
  checkRight(call, object, 'insert');
  const own: Json = {};
  const nested: { child: ObjectDef; field: string; records: Json[] }[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const relationship = isChildren(value) ? object.childRelationship(name) : undefined;
    const child = relationship && call.schema.object(relationship.childObject);
    if (relationship && child) {
      nested.push({
        child,
        field: relationship.field,
        records: (value as { records: Json[] }).records
      });
    } else if (isChildren(value)) throw noSuchField(object, name);
    else own[name] = value;
  }
  const record = recordFrom(call, object, own);
  const node: Node = { reference: referenceId, record, parent, lookup };
  (levels[depth] ??= []).push(node);
  for (const { child, field, records } of nested) {
    for (const inner of records) collect(call, child, inner, node, field, depth + 1, levels);
  }
}

function isChildren(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as { records?: unknown }).records)
  );
}

function check(levels: Node[][]): void {
  const nodes = levels.flat();
  const references = new Set(nodes.map(({ reference }) => reference));
  const objects = new Set(nodes.map(({ record }) => record.type));
  const problem =
    nodes.length > MAXIMUM_RECORDS
      ? `The request has ${nodes.length} records; at most ${MAXIMUM_RECORDS} are allowed.`
      : levels.length > MAXIMUM_DEPTH
        ? `The tree is ${levels.length} levels deep; at most ${MAXIMUM_DEPTH} are allowed.`
        : objects.size > MAXIMUM_OBJECTS
          ? `The tree has ${objects.size} objects; at most ${MAXIMUM_OBJECTS} are allowed.`
          : references.size < nodes.length
            ? 'A referenceId is used twice.'
            : null;
  if (problem) throw refusal(400, 'INVALID_INPUT', problem);
}

function insertLevel(call: RestCall, nodes: Node[]): void {
  for (const { record, parent, lookup } of nodes) {
    if (parent && lookup) record.set(lookup, parent.record.id);
  }
  const sorted = [...nodes].sort((a, b) => a.record.type.localeCompare(b.record.type));
  const records = sorted.map(({ record }) => record);
  const results = save(call, 'insert', records, { allOrNone: true });
  const failed = results.flatMap((result, index) => {
    if (result.errors.length === 0) return [];
    return [{ referenceId: sorted[index]?.reference, errors: resultErrors(result.errors) }];
  });
  if (failed.length > 0) throw new TreeFailure(400, failed);
}

/** Its body is an object, not the list that other refusals answer. */
class TreeFailure extends RestError {
  override get body(): unknown {
    return { hasErrors: true, results: this.errors };
  }
}
