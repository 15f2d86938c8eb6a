/** Shared by Create, Update and Delete Records: one DML statement for all interviews that stand at the element. */
import type { DmlOperation, DmlOptions } from '../../database/database.ts';
import { DmlFailure } from '../../database/results.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { FlowEngine } from '../engine.ts';
import { fail, isEngineFailure, notSet } from '../errors.ts';
import type { FlowElement, FlowValue, Interview } from '../model.ts';

export interface SaveBatch {
  interview: Interview;
  records: SObject[];
}

export interface SaveRequest {
  operation: DmlOperation;
  options: DmlOptions;
  /** The records of one interview. */
  records(interview: Interview): SObject[];
  saved(batch: SaveBatch): void;
}

/** When the statement fails, each interview saves for itself: only those at fault take the fault path. */
export function saveTogether(
  engine: FlowEngine,
  element: FlowElement,
  group: Interview[],
  request: SaveRequest
): void {
  const batches: SaveBatch[] = [];
  for (const interview of group) {
    attempt(element, interview, () => {
      batches.push({ interview, records: request.records(interview) });
    });
  }
  try {
    save(engine, batches, request);
    for (const batch of batches) request.saved(batch);
  } catch (error) {
    if (isEngineFailure(error)) throw error;
    if (batches.length === 1) return fail(element, [batches[0].interview], error);
    for (const batch of batches) {
      attempt(element, batch.interview, () => {
        save(engine, [batch], request);
        request.saved(batch);
      });
    }
  }
}

function save(engine: FlowEngine, batches: SaveBatch[], { operation, options }: SaveRequest): void {
  const records = batches.flatMap((batch) => batch.records);
  if (records.length === 0) return;
  if (engine.services.host.schema.object(records[0].type)?.kind === 'event') {
    return publish(engine, records);
  }
  engine.services.spend('dmlStatements', 1);
  engine.services.spend('dmlRows', records.length);
  engine.services.host.database.dml(operation, records, options, batches[0].interview.access);
}

/** Creating a platform event publishes it. */
function publish(engine: FlowEngine, events: SObject[]): void {
  engine.services.spend('dmlStatements', 1);
  const results = engine.services.host.publish(events);
  const failed = results.find(({ success }) => !success);
  if (failed) throw new DmlFailure('insert', results);
}

export function attempt(element: FlowElement, interview: Interview, body: () => void): void {
  try {
    body();
  } catch (error) {
    fail(element, [interview], error);
  }
}

/** The records of `<inputReference>`; a variable without a record is a fault, an empty collection is not. */
export function referencedRecords(
  input: FlowValue,
  reference: string,
  interview: Interview
): SObject[] {
  const value = input(interview);
  if (value instanceof SObject) return [value];
  if (value instanceof ApexList) return value.items as SObject[];
  throw notSet(reference);
}
