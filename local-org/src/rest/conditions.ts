/** Conditional requests: If-Modified-Since and its kin for records, entity tags for accounts. */
import { createHash } from 'node:crypto';
import type { ObjectDef } from '../metadata/schema.ts';
import { ApexDatetime } from '../values/datetime.ts';
import type { SObject } from '../values/sobject.ts';
import { RestError, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';

export function stampHeaders(object: ObjectDef, record: SObject): Record<string, string> {
  const time = modifiedAt(record);
  if (time === null) return {};
  const tag = entityTag(object, record);
  return { 'Last-Modified': new Date(time).toUTCString(), ...(tag ? { ETag: tag } : {}) };
}

function modifiedAt(record: SObject): number | null {
  const stamp = record.get('LastModifiedDate');
  return stamp instanceof ApexDatetime ? stamp.time : null;
}

/** Only accounts have entity tags, as on the platform. */
function entityTag(object: ObjectDef, record: SObject): string | null {
  if (object.name !== 'Account') return null;
  const text = `${record.id} ${String(modifiedAt(record))}`;
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** The answer 304 when the client has the newest state; throws 412 when a precondition fails. */
export function checkConditions(
  call: RestCall,
  object: ObjectDef,
  record: SObject
): RestAnswer | null {
  const { headers, method } = call.request;
  const tag = entityTag(object, record);
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (tag && match !== undefined && !listed(match, tag)) throw preconditionFailed();
  if (tag && noneMatch !== undefined && listed(noneMatch, tag)) {
    if (method === 'GET' || method === 'HEAD') return { status: 304, headers: { ETag: tag } };
    throw preconditionFailed();
  }
  const seconds = Math.floor((modifiedAt(record) ?? 0) / 1000);
  const [since, until] = [
    secondsOf(headers['if-modified-since']),
    secondsOf(headers['if-unmodified-since'])
  ];
  if (until !== null && seconds > until) throw preconditionFailed();
  if (since !== null && seconds <= since) {
    if (method === 'GET' || method === 'HEAD') return { status: 304, headers: {} };
    throw preconditionFailed();
  }
  return null;
}

function listed(header: string, tag: string): boolean {
  const plain = (text: string): string =>
    text
      .trim()
      .replace(/^W\//, '')
      .replace(/--gzip"$/, '"');
  return header.split(',').some((entry) => entry.trim() === '*' || plain(entry) === tag);
}

function secondsOf(header: string | undefined): number | null {
  const time = header === undefined ? NaN : Date.parse(header);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

// UNVERIFIED: code and words of a failed precondition.
function preconditionFailed(): RestError {
  return new RestError(412, [
    {
      message: 'The request was not executed because a precondition in its headers was not met.',
      errorCode: 'PRECONDITION_FAILED'
    }
  ]);
}
