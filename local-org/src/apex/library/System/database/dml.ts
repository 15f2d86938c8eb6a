/** Database.insert and its siblings: all-or-none, partial success and access levels. */

import type { DmlOperation } from '../../../../database/database.ts';
import type { ResultType } from '../../Database/results.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { StaticImplementation } from '../../define.ts';
import { AccessLevelValue } from '../AccessLevel.ts';
import { ApexList } from '../../../../values/list.ts';
import { DmlOptionsValue } from '../../Database/DMLOptions.ts';
import { performDml, recordsOf } from '../../../runtime/dml.ts';
import { ResultValue } from '../../Database/results.ts';
import { SObject } from '../../../../values/sobject.ts';
import { SObjectFieldToken } from '../../../runtime/tokens.ts';

/** Arguments behind the records are told apart by their values: a flag, options, a level, a field. */
function perform(
  rt: Runtime,
  operation: DmlOperation,
  resultType: ResultType,
  target: unknown,
  rest: unknown[]
): unknown {
  const options = rest.find((value) => value instanceof DmlOptionsValue);
  const flag = rest.find((value) => typeof value === 'boolean');
  const level = rest.find((value) => value instanceof AccessLevelValue);
  const field = rest.find((value) => value instanceof SObjectFieldToken);
  const call = {
    operation,
    allOrNone: options?.optAllOrNone ?? flag ?? true,
    access: rt.accessFor(level?.mode ?? null),
    externalIdField: field?.field.name ?? null
  };
  const results = performDml(rt, call, recordsOf(target)).map(
    (result) => new ResultValue(resultType, result)
  );
  return target instanceof ApexList
    ? new ApexList(`Database.${resultType}`, results)
    : (results[0] ?? null);
}

function asRecords(rt: Runtime, ids: unknown): unknown {
  const recordOf = (id: unknown): SObject => {
    const object = rt.schema.objectByPrefix(String(id).slice(0, 3));
    return new SObject(object?.name ?? 'SObject', { Id: id });
  };
  if (ids instanceof ApexList) return new ApexList('SObject', ids.items.map(recordOf));
  return ids === null ? null : recordOf(ids);
}

/** Every documented form of one operation. */
function forms(
  operation: DmlOperation,
  resultType: ResultType,
  middle: string[]
): Record<string, StaticImplementation> {
  const result = `Database.${resultType}`;
  const tails = [
    '',
    ', Boolean allOrNone',
    ', AccessLevel level',
    ', Boolean allOrNone, AccessLevel level'
  ];
  if (operation === 'insert' || operation === 'update') {
    tails.push(', Database.DMLOptions options', ', Database.DMLOptions options, AccessLevel level');
  }
  const implementation: StaticImplementation = (rt, target: unknown, ...rest: unknown[]) =>
    perform(rt, operation, resultType, target, rest);
  const signatures = middle.flatMap((extra) =>
    tails.flatMap((tail) => [
      `${result} ${operation}(SObject record${extra}${tail})`,
      `List<${result}> ${operation}(List<SObject> records${extra}${tail})`
    ])
  );
  return Object.fromEntries(signatures.map((signature) => [signature, implementation]));
}

/** delete and undelete also take ids. */
function formsWithIds(
  operation: DmlOperation,
  resultType: ResultType
): Record<string, StaticImplementation> {
  const byRecords = forms(operation, resultType, ['']);
  const byIds = Object.entries(byRecords).map(
    ([signature, implementation]): [string, StaticImplementation] => [
      signature.replace('List<SObject> records', 'List<Id> ids').replace('SObject record', 'Id id'),
      (rt, ids: unknown, ...rest: unknown[]) => implementation(rt, asRecords(rt, ids), ...rest)
    ]
  );
  return { ...byRecords, ...Object.fromEntries(byIds) };
}

export const databaseDml: Record<string, StaticImplementation> = {
  ...forms('insert', 'SaveResult', ['']),
  ...forms('update', 'SaveResult', ['']),
  ...forms('upsert', 'UpsertResult', ['', ', Schema.SObjectField externalIdField']),
  ...formsWithIds('delete', 'DeleteResult'),
  ...formsWithIds('undelete', 'UndeleteResult')
};
