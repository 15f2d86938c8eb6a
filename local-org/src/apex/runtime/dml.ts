/** DML statements and Database methods: limits, checks of the list, and the platform's exceptions. */

import type { Access, DmlOperation, DmlOptions, DmlResult } from '../../database/database.ts';
import type { Runtime } from './runtime.ts';
import { DmlFailure } from '../../database/results.ts';
import { mixedDmlFailure } from './mixed-dml.ts';
import { DmlOptionsValue } from '../library/Database/DMLOptions.ts';
import { optionsOf } from '../library/System/SObject.ts';
import { ApexException, raise } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';

export interface DmlCall {
  operation: DmlOperation;
  allOrNone: boolean;
  access: Access;
  externalIdField: string | null;
  /** DMLOptions of the caller. */
  options?: Partial<DmlOptions>;
}

/** The records of a DML argument: one record or a list of them. */
export function recordsOf(value: unknown): SObject[] {
  if (value === null) raise('NullPointerException', 'Attempt to de-reference a null object');
  if (value instanceof ApexList && value.readOnly) {
    raise('SObjectException', 'DML statement cannot operate on trigger.new or trigger.old');
  }
  const records = value instanceof ApexList ? value.items : [value];
  records.forEach((record, index) => {
    if (!(record instanceof SObject)) {
      raise('ListException', `DML statement found null SObject at position ${index}`);
    }
  });
  return records as SObject[];
}

/** Runs one statement and answers one result for each record. */
export function performDml(rt: Runtime, call: DmlCall, records: SObject[]): DmlResult[] {
  if (records.length === 0) return [];
  rt.limits.spend('dmlStatements');
  rt.limits.spend('dmlRows', records.length);
  assertDistinct(call.operation, records);
  rt.uncommittedWork = true;
  const mark = rt.host.database.savepoint();
  try {
    return save(rt, call, records);
  } catch (error) {
    if (call.allOrNone) rt.host.database.rollbackTo(mark);
    throw asDmlException(error, records);
  }
}

function save(rt: Runtime, call: DmlCall, records: SObject[]): DmlResult[] {
  const runs = runsOfOneType(records);
  const refused = runs.map((run) => mixedDmlFailure(rt, call.operation, run));
  if (refused.every((failure) => failure === null)) return perform(rt, call, records);
  if (!call.allOrNone) return runs.flatMap((run, at) => refused[at] ?? perform(rt, call, run));
  throw new DmlFailure(
    call.operation,
    runs.flatMap((run, at) => refused[at] ?? run.map(unsaved))
  );
}

/** A record that had no fault of its own, in a statement that failed. */
function unsaved({ id }: SObject): DmlResult {
  return { success: true, created: false, id, errors: [] };
}

function perform(rt: Runtime, call: DmlCall, records: SObject[]): DmlResult[] {
  const options = {
    ...(call.options ?? keptOptions(records)),
    allOrNone: call.allOrNone,
    ...(call.externalIdField ? { externalIdField: call.externalIdField } : {})
  };
  return rt.host.database.dml(call.operation, records, options, call.access);
}

/** What `record.setOptions` has said, when the call names no options. */
function keptOptions(records: SObject[]): Partial<DmlOptions> {
  const options = records[0] ? optionsOf(records[0]) : null;
  return options instanceof DmlOptionsValue ? options.toDatabase() : {};
}

/** A list of several types is handled in chunks of neighbours of the same type. */
function runsOfOneType(records: SObject[]): SObject[][] {
  const runs: SObject[][] = [];
  for (const record of records) {
    const run = runs.at(-1);
    if (run?.[0]?.type === record.type) run.push(record);
    else runs.push([record]);
  }
  if (runs.length > 10) {
    raise('TypeException', 'Cannot have more than 10 chunks in a single operation');
  }
  return runs;
}

function assertDistinct(operation: DmlOperation, records: SObject[]): void {
  if (operation === 'insert' || operation === 'upsert') {
    if (new Set(records).size === records.length) return;
    raise(
      'ListException',
      'Before Insert or Upsert list must not have two identically equal elements'
    );
  }
  const ids = new Set<string>();
  for (const { id } of records) {
    if (id !== null && ids.has(id)) raise('ListException', `Duplicate id in list: ${id}`);
    if (id !== null) ids.add(id);
  }
}

/** `records` are those of the statement, if it had records and not only ids. */
export function asDmlException(error: unknown, records: SObject[] = []): unknown {
  if (!isDmlFailure(error)) return error;
  const dmlErrors = error.results.flatMap((result, index) =>
    result.success
      ? []
      : result.errors.map((cause) => ({
          index,
          ...(records[index] ? { object: records[index].type } : {}),
          id: result.id,
          statusCode: cause.statusCode,
          message: cause.message,
          fields: cause.fields
        }))
  );
  return new ApexException('System.DmlException', error.message, null, dmlErrors);
}

export function isDmlFailure(error: unknown): error is DmlFailure {
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'DmlFailure'
  );
}
