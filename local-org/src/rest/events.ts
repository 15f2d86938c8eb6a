/** Publishes a platform event that a client posts like a record. */
import type { ObjectDef } from '../metadata/schema.ts';
import { notFound, json, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { dmlRefusal } from './errors.ts';
import { recordFrom } from './record-body.ts';

export function publishEvent(call: RestCall): RestAnswer {
  const object = call.schema.object(call.parameter('object')) as ObjectDef;
  if (!call.rights(object).create) throw notFound();
  const event = recordFrom(call, object, call.json());
  const [result] = call.org.host.publish([event]);
  if (!result?.success) throw dmlRefusal(result?.errors ?? []);
  // The platform puts its receipt among the errors of a success.
  const receipt = {
    statusCode: 'OPERATION_ENQUEUED',
    message: call.org.host.randomBytes(16).toString('hex'),
    fields: []
  };
  return json(201, { id: result.id, success: true, errors: [receipt] });
}
