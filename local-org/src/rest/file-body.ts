/** The file of a multipart request becomes the binary field of its record. */
import { readFileSync } from 'node:fs';
import type { ObjectDef } from '../metadata/schema.ts';
import { Blob } from '../values/blob.ts';
import type { SObject } from '../values/sobject.ts';
import { refusal } from './answer.ts';
import type { RestCall } from './call.ts';

export function fileBody(call: RestCall, object: ObjectDef, record: SObject): void {
  const { body } = call.request;
  if (body?.kind !== 'form') return;
  const field = object.field(body.part);
  if (field?.type !== 'Blob') {
    throw refusal(
      400,
      'INVALID_MULTIPART_REQUEST',
      `${object.name} has no binary field '${body.part}'. Name the file's part after the field.`
    );
  }
  record.set(field.name, new Blob(readFileSync(body.path)));
  if (object.name === 'ContentVersion' && !record.has('PathOnClient')) {
    record.set('PathOnClient', body.fileName);
  }
}
