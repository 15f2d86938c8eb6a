/** Database.insert and its siblings: all-or-none, partial success and access levels. */

import type { Access, DmlOperation } from '../../../../database/database.ts';
import type { ResultType } from '../../Database/results.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { StaticImplementation } from '../../define.ts';
import { AccessLevelValue } from '../AccessLevel.ts';
import { ApexList } from '../../../../values/list.ts';
import { DmlOptionsValue } from '../../Database/DMLOptions.ts';
import { given } from '../../../runtime/arguments.ts';
import { type LeadConvertValue, LeadConvertResultValue } from '../../Database/LeadConvert.ts';
import { MergeResultValue } from '../../Database/MergeResult.ts';
import { performDml, recordsOf } from '../../../runtime/dml.ts';
import {
  performEmptyRecycleBin,
  performLeadConversion,
  performMerge
} from '../../../runtime/dml-operations.ts';
import { raise } from '../../../../values/exception.ts';
import { ResultValue } from '../../Database/results.ts';
import { SObject } from '../../../../values/sobject.ts';
import { SObjectFieldToken } from '../../../runtime/tokens.ts';

const TAILS = [
  '',
  ', Boolean allOrNone',
  ', AccessLevel level',
  ', Boolean allOrNone, AccessLevel level'
];
const OPTION_TAILS = [
  ', Database.DMLOptions options',
  ', Database.DMLOptions options, AccessLevel level'
];

/** Options that do not say OptAllOrNone allow partial success, as their documentation says. */
function allOrNone(rest: unknown[]): boolean {
  const options = rest.find((value) => value instanceof DmlOptionsValue);
  if (options) return options.optAllOrNone ?? false;
  return rest.find((value) => typeof value === 'boolean') ?? true;
}

function accessOf(rt: Runtime, rest: unknown[]): Access {
  const level = rest.find((value) => value instanceof AccessLevelValue);
  return rt.accessFor(level?.mode ?? null);
}

/** Arguments behind the records are told apart by their values: a flag, options, a level, a field. */
function perform(
  rt: Runtime,
  operation: DmlOperation,
  resultType: ResultType,
  target: unknown,
  rest: unknown[]
): unknown {
  const options = rest.find((value) => value instanceof DmlOptionsValue);
  const field = rest.find((value) => value instanceof SObjectFieldToken);
  const call = {
    operation,
    allOrNone: allOrNone(rest),
    access: accessOf(rt, rest),
    externalIdField: field?.field.name ?? null,
    options: options?.toDatabase()
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
  const tails = [...TAILS];
  if (operation === 'insert' || operation === 'update') tails.push(...OPTION_TAILS);
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

/** Writes of external objects and big objects; each record is saved on its own. */
function immediateForms(
  operation: 'insert' | 'update' | 'delete',
  resultType: ResultType
): Record<string, StaticImplementation> {
  const result = `Database.${resultType}`;
  const implementation: StaticImplementation = (rt, target: unknown, ...rest: unknown[]) =>
    perform(rt, operation, resultType, target, [false, ...rest]);
  return Object.fromEntries(
    ['', ', AccessLevel level'].flatMap((tail) => [
      [`${result} ${operation}Immediate(SObject record${tail})`, implementation],
      [`List<${result}> ${operation}Immediate(List<SObject> records${tail})`, implementation]
    ])
  );
}

function merge(rt: Runtime, master: SObject | null, losers: unknown, rest: unknown[]): unknown {
  const outcome = performMerge(
    rt,
    { allOrNone: allOrNone(rest), access: accessOf(rt, rest) },
    given(master),
    losers
  );
  const result = new MergeResultValue(outcome);
  return losers instanceof ApexList ? new ApexList('Database.MergeResult', [result]) : result;
}

function mergeForms(): Record<string, StaticImplementation> {
  const implementation: StaticImplementation = (
    rt,
    master: SObject | null,
    losers: unknown,
    ...rest: unknown[]
  ) => merge(rt, master, losers, rest);
  return Object.fromEntries(
    TAILS.flatMap((tail) => [
      [`Database.MergeResult merge(SObject master, Id loser${tail})`, implementation],
      [`Database.MergeResult merge(SObject master, SObject loser${tail})`, implementation],
      [`List<Database.MergeResult> merge(SObject master, List<Id> losers${tail})`, implementation],
      [
        `List<Database.MergeResult> merge(SObject master, List<SObject> losers${tail})`,
        implementation
      ]
    ])
  );
}

function convert(rt: Runtime, target: unknown, rest: unknown[]): unknown {
  const requests = target instanceof ApexList ? target.items : [given(target)];
  const outcomes = performLeadConversion(
    rt,
    { allOrNone: allOrNone(rest), access: accessOf(rt, rest) },
    requests.map((request) => (given(request) as LeadConvertValue).toRequest())
  );
  const results = outcomes.map((outcome) => new LeadConvertResultValue(outcome));
  return target instanceof ApexList
    ? new ApexList('Database.LeadConvertResult', results)
    : results[0];
}

function convertForms(): Record<string, StaticImplementation> {
  const implementation: StaticImplementation = (rt, target: unknown, ...rest: unknown[]) =>
    convert(rt, target, rest);
  const result = 'Database.LeadConvertResult';
  const tails = [...TAILS, ...OPTION_TAILS];
  return Object.fromEntries(
    tails.flatMap((tail) => [
      [`${result} convertLead(Database.LeadConvert lead${tail})`, implementation],
      [`List<${result}> convertLead(List<Database.LeadConvert> leads${tail})`, implementation]
    ])
  );
}

function emptyBin(rt: Runtime, target: unknown): unknown {
  const records = target instanceof ApexList ? target.items : [given(target)];
  const ids = records.map((record) => {
    const id = record instanceof SObject ? record.id : (record as string | null);
    return id ?? raise('ListException', 'Missing id at index: 0');
  });
  const results = performEmptyRecycleBin(rt, ids).map(
    (result) => new ResultValue('EmptyRecycleBinResult', result)
  );
  return target instanceof ApexList
    ? new ApexList('Database.EmptyRecycleBinResult', results)
    : results[0];
}

export const databaseDml: Record<string, StaticImplementation> = {
  ...forms('insert', 'SaveResult', ['']),
  ...forms('update', 'SaveResult', ['']),
  ...forms('upsert', 'UpsertResult', ['', ', Schema.SObjectField externalIdField']),
  ...formsWithIds('delete', 'DeleteResult'),
  ...formsWithIds('undelete', 'UndeleteResult'),
  ...immediateForms('insert', 'SaveResult'),
  ...immediateForms('update', 'SaveResult'),
  ...immediateForms('delete', 'DeleteResult'),
  ...mergeForms(),
  ...convertForms(),
  'Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)': emptyBin,
  'List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)': emptyBin,
  'List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> ids)': emptyBin
};
