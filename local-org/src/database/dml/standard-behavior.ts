// Field values that the platform itself derives when a standard object is saved.
import { ApexDatetime } from '../../values/datetime.ts';
import { valueEquals } from '../../values/equality.ts';
import { Decimal } from '../../values/decimal.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { deriveVersion } from './files.ts';

type Derive = (engine: Engine, record: SObject, prior: Row | null) => void;

const DERIVATIONS: Record<string, Derive> = {
  User: deriveUser,
  Contact: deriveFullName,
  Lead: deriveFullName,
  Opportunity: deriveOpportunity,
  Task: deriveTask,
  Case: deriveCase,
  PermissionSetAssignment: (_engine, record) => record.set('IsActive', true),
  ContentVersion: deriveVersion,
  ContentDocumentLink: deriveLink
};

/** Fills derived fields of a record that is about to be validated and written. */
export function deriveFields(engine: Engine, record: SObject, prior: Row | null): void {
  DERIVATIONS[record.type]?.(engine, record, prior);
}

function deriveFullName(_engine: Engine, record: SObject): void {
  const parts = [record.get('FirstName'), record.get('LastName')];
  record.set('Name', parts.filter((part) => part !== null).join(' ') || null);
}

function deriveUser(engine: Engine, record: SObject): void {
  deriveFullName(engine, record);
  record.set('UserType', record.get('UserType') ?? 'Standard');
}

/** A new stage brings its probability unless the same save names another one. */
function deriveOpportunity(engine: Engine, record: SObject, prior: Row | null): void {
  const stageName = record.get('StageName');
  const stage = [...engine.store.rows('OpportunityStage').values()].find(
    (row) => row.get('ApiName') === stageName
  );
  if (!stage) return;
  const stageChanged = prior?.get('StageName') !== stageName;
  const current = record.get('Probability');
  const isUntouched = valueEquals(current, prior?.get('Probability') ?? null);
  if (current === null || (stageChanged && isUntouched)) {
    record.set('Probability', stage.get('DefaultProbability') ?? null);
  }
  record.set('IsClosed', stage.get('IsClosed'));
  record.set('IsWon', stage.get('IsWon'));
  record.set('ForecastCategory', stage.get('ForecastCategory'));
  record.set(
    'ForecastCategoryName',
    record.get('ForecastCategoryName') ?? stage.get('ForecastCategoryName')
  );
  if (stageChanged) record.set('ForecastCategoryName', stage.get('ForecastCategoryName'));
  if (stageChanged && prior) record.set('LastStageChangeDate', new ApexDatetime(engine.now()));
  deriveFiscalPeriod(record);
  const amount = record.get('Amount');
  const probability = record.get('Probability');
  if (amount instanceof Decimal && probability instanceof Decimal) {
    const expected = amount.multiply(probability).divide(Decimal.fromInteger(100), 2);
    record.set('ExpectedRevenue', expected);
  } else record.set('ExpectedRevenue', null);
}

function deriveFiscalPeriod(record: SObject): void {
  const closes = record.get('CloseDate') as { days?: number } | null;
  if (typeof closes?.days !== 'number') return;
  const day = new Date(closes.days * 86_400_000);
  record.set('FiscalYear', day.getUTCFullYear());
  record.set('FiscalQuarter', Math.floor(day.getUTCMonth() / 3) + 1);
}

function deriveTask(engine: Engine, record: SObject, prior: Row | null): void {
  const isClosed = record.get('Status') === 'Completed';
  record.set('IsClosed', isClosed);
  record.set('IsHighPriority', record.get('Priority') === 'High');
  if (!isClosed) record.set('CompletedDateTime', null);
  else if (prior?.get('IsClosed') !== true) {
    record.set('CompletedDateTime', new ApexDatetime(engine.now()));
  }
  record.set('AccountId', accountOf(engine, record.get('WhatId')));
}

function accountOf(engine: Engine, id: unknown): string | null {
  if (typeof id !== 'string') return null;
  if (id.startsWith('001')) return id;
  const object = engine.schema.objectByPrefix(id.slice(0, 3));
  if (!object?.field('AccountId')) return null;
  return (engine.store.get(object.name, id)?.get('AccountId') as string | null) ?? null;
}

function deriveCase(engine: Engine, record: SObject): void {
  const isClosed = record.get('Status') === 'Closed';
  record.set('IsClosed', isClosed);
  if (!isClosed) record.set('ClosedDate', null);
  else record.set('ClosedDate', record.get('ClosedDate') ?? new ApexDatetime(engine.now()));
}

function deriveLink(_engine: Engine, record: SObject): void {
  record.set('ShareType', record.get('ShareType') ?? 'V');
  record.set('Visibility', record.get('Visibility') ?? 'AllUsers');
}
