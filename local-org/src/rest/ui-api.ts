/** `/ui-api`: the resources behind the wires of Lightning components. */
import { apiNameOf } from '../uiapi/object-info.ts';
import { uiContext } from '../org/requests.ts';
import { callWire } from '../uiapi/wires.ts';
import { json, noContent, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { refusalOf } from './errors.ts';

type Json = Record<string, unknown>;

/** Parameters of the query that are lists. */
const LISTS = ['fields', 'optionalFields', 'layoutTypes', 'modes', 'sortBy'];

function wire(call: RestCall, name: string, config: Json): unknown {
  return callWire(uiContext(call.org, null), name, { ...queryConfig(call), ...config });
}

function queryConfig(call: RestCall): Json {
  const config: Json = {};
  for (const [name, value] of call.query)
    config[name] = LISTS.includes(name) ? value.split(',') : value;
  return config;
}

/** A GET resource that one wire answers; `names` are path parameters by the wire's names for them. */
export function wireResource(name: string, names: Record<string, string> = {}) {
  return (call: RestCall): RestAnswer => {
    const config = Object.entries(names).map(([key, parameter]) => [
      key,
      call.parameter(parameter)
    ]);
    return json(200, wire(call, name, Object.fromEntries(config) as Json));
  };
}

export function lookups(call: RestCall): RestAnswer {
  const target = call.parameter('target');
  return json(
    200,
    wire(call, 'getLookupRecords', {
      objectApiName: call.parameter('object'),
      fieldApiName: call.parameter('field'),
      ...(target ? { targetApiName: target } : {}),
      requestParams: Object.fromEntries(call.query)
    })
  );
}

export function picklistValues(call: RestCall): RestAnswer {
  const fieldApiName = `${call.parameter('object')}.${call.parameter('field')}`;
  const recordTypeId = call.parameter('recordTypeId');
  return json(200, wire(call, 'getPicklistValues', { fieldApiName, recordTypeId }));
}

export function createUiRecord(call: RestCall): RestAnswer {
  return json(201, wire(call, 'createRecord', call.json()));
}

export function updateUiRecord(call: RestCall): RestAnswer {
  const { fields } = call.json() as { fields?: Json };
  const config = { fields: { ...fields, Id: call.parameter('id') } };
  return json(200, wire(call, 'updateRecord', config));
}

export function deleteUiRecord(call: RestCall): RestAnswer {
  wire(call, 'deleteRecord', { recordId: call.parameter('id') });
  return noContent();
}

/** `records/batch/a,b` and `object-info/batch/a,b`: each part has a status of its own. */
export function batchResource(name: string, parameter: string) {
  return (call: RestCall): RestAnswer => {
    const parts = call.parameter('names').split(',').filter(Boolean);
    const results = parts.map((part) => {
      try {
        return { statusCode: 200, result: wire(call, name, { [parameter]: apiNameOf(part) }) };
      } catch (error) {
        const refused = refusalOf(error);
        if (!refused) throw error;
        return { statusCode: refused.status, result: refused.body };
      }
    });
    return json(200, { hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  };
}
