/** Merge, lead conversion and the recycle bin: limits, checks and the platform's exceptions. */

import type {
  Access,
  DmlResult,
  LeadConversion,
  LeadConversionOutcome,
  MergeOutcome
} from '../../database/database.ts';
import type { Runtime } from './runtime.ts';
import { asDmlException } from './dml.ts';
import { ApexList } from '../../values/list.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';

export interface OperationCall {
  allOrNone: boolean;
  access: Access;
}

/** `losers` is a record, an id, or a list of one of them. */
export function performMerge(
  rt: Runtime,
  call: OperationCall,
  master: SObject,
  losers: unknown
): MergeOutcome {
  const items = losers instanceof ApexList ? losers.items : [losers];
  const ids = items.map((item, index) => {
    if (item instanceof SObject && item.type !== master.type) {
      raise('TypeException', `Merge needs records of one type: ${master.type}, ${item.type}`);
    }
    const id = item instanceof SObject ? item.id : (item as string | null);
    return id ?? raise('ListException', `Missing id at index: ${index}`);
  });
  return spending(rt, ids.length + 1, call.allOrNone, () =>
    rt.host.database.merge(master, ids, { allOrNone: call.allOrNone }, call.access)
  );
}

export function performLeadConversion(
  rt: Runtime,
  call: OperationCall,
  requests: LeadConversion[]
): LeadConversionOutcome[] {
  if (requests.length === 0) return [];
  return spending(rt, requests.length, call.allOrNone, () =>
    rt.host.database.convertLeads(requests, { allOrNone: call.allOrNone }, call.access)
  );
}

export function performEmptyRecycleBin(rt: Runtime, ids: string[]): DmlResult[] {
  if (ids.length === 0) return [];
  return spending(rt, ids.length, false, () =>
    rt.host.database.emptyRecycleBin(ids, rt.accessFor(null))
  );
}

function spending<T>(rt: Runtime, rows: number, allOrNone: boolean, body: () => T): T {
  rt.limits.spend('dmlStatements');
  rt.limits.spend('dmlRows', rows);
  rt.uncommittedWork = true;
  const mark = rt.host.database.savepoint();
  try {
    return body();
  } catch (error) {
    if (allOrNone) rt.host.database.rollbackTo(mark);
    throw asDmlException(error);
  }
}
