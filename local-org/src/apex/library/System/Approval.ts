/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm */

import type { LockResultType } from '../Approval/results.ts';
import type { RecordValue } from '../record-class.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { StaticImplementation } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { DatabaseError } from '../Database/Error.ts';
import { given } from '../../runtime/arguments.ts';
import { lockResult } from '../Approval/results.ts';
import { ApexException } from '../../../values/exception.ts';
import { lacking, platformClass } from '../define.ts';
import { recordOfId } from '../../runtime/system-data.ts';
import { SObject } from '../../../values/sobject.ts';

function idOf(value: unknown): string {
  const id = value instanceof SObject ? value.id : (value as string | null);
  return given(id);
}

/** Locks or unlocks; with `allOrNone` the first record that cannot be locked is an exception. */
function change(
  rt: Runtime,
  type: LockResultType,
  targets: unknown[],
  allOrNone: boolean
): RecordValue[] {
  rt.limits.spend('dmlStatements');
  rt.uncommittedWork = true;
  return targets.map((target) => {
    const id = idOf(target);
    const record = recordOfId(rt, id);
    if (record) {
      rt.host.database.locks.set(id, type === 'LockResult');
      return lockResult(type, id);
    }
    const message = 'entity is deleted';
    if (allOrNone) throw failure(type, id, message);
    return lockResult(type, id, [new DatabaseError('ENTITY_IS_DELETED', message, [])]);
  });
}

function failure(type: LockResultType, id: string, message: string): ApexException {
  const verb = type === 'LockResult' ? 'Lock' : 'Unlock';
  return new ApexException(
    'System.DmlException',
    `${verb} failed. First exception on row 0 with id ${id}; first error: ENTITY_IS_DELETED, ${message}: []`,
    null,
    [{ index: 0, id, statusCode: 'ENTITY_IS_DELETED', message, fields: [] }]
  );
}

/** The eight forms of lock or unlock: one or many, ids or records, with and without `allOrNone`. */
function forms(
  name: 'lock' | 'unlock',
  type: LockResultType
): Record<string, StaticImplementation> {
  const result = `Approval.${type}`;
  const one: StaticImplementation = (rt, target: unknown, allOrNone: boolean | null = true) =>
    change(rt, type, [given(target)], allOrNone ?? true)[0];
  const many: StaticImplementation = (
    rt,
    list: ApexList | null,
    allOrNone: boolean | null = true
  ) => new ApexList(result, change(rt, type, given(list).items, allOrNone ?? true));
  return Object.fromEntries(
    ['Id', 'SObject'].flatMap((argument): [string, StaticImplementation][] => [
      [`${result} ${name}(${argument} target)`, one],
      [`${result} ${name}(${argument} target, Boolean allOrNone)`, one],
      [`List<${result}> ${name}(List<${argument}> targets)`, many],
      [`List<${result}> ${name}(List<${argument}> targets, Boolean allOrNone)`, many]
    ])
  );
}

function areLocked(rt: Runtime, targets: ApexList | null): ApexMap {
  const entries = given(targets).items.map((target): [unknown, unknown] => {
    const id = idOf(target);
    return [id, rt.host.database.locks.has(id)];
  });
  return new ApexMap('Id', 'Boolean', entries);
}

const process = lacking('Approval.process: approval processes');

export const ApprovalClass = platformClass('System.Approval', {
  statics: {
    ...forms('lock', 'LockResult'),
    ...forms('unlock', 'UnlockResult'),
    'Boolean isLocked(Id id)': (rt, id: string | null) => rt.host.database.locks.has(given(id)),
    'Boolean isLocked(SObject record)': (rt, record: SObject | null) =>
      rt.host.database.locks.has(idOf(given(record))),
    'Map<Id, Boolean> isLocked(List<Id> ids)': (rt, ids: ApexList | null) => areLocked(rt, ids),
    'Map<Id, Boolean> isLocked(List<SObject> records)': (rt, records: ApexList | null) =>
      areLocked(rt, records),
    // DIFFERS: approval processes do not run.
    'Approval.ProcessResult process(Approval.ProcessRequest request)': process,
    'Approval.ProcessResult process(Approval.ProcessRequest request, Boolean allOrNone)': process,
    'List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests)': process,
    'List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests, Boolean allOrNone)':
      process
  }
});
