// The records of the org: queries, DML with the platform's order of execution, transactions.
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type { SharingRule } from '../metadata/sharing-rules.ts';
import type { WorkflowRule } from '../metadata/workflows.ts';
import type { Security } from '../security/security.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexException } from '../values/exception.ts';
import { toId18 } from '../values/id.ts';
import type { SObject } from '../values/sobject.ts';
import type { Access } from './access.ts';
import type { Automation, CommittedChange } from './automation.ts';
import { convertFieldValue } from './dml/field-values.ts';
import { convertLeads } from './dml/lead-conversion.ts';
import type { LeadConversion, LeadConversionOutcome } from './dml/lead-conversion.ts';
import { mergeRecords, type MergeOutcome } from './dml/merge.ts';
import { defaultValues } from './dml/prepare.ts';
import { emptyRecycleBin } from './dml/recycle-bin.ts';
import { nextAutoNumber } from './dml/save.ts';
import { runStatement } from './dml/statement.ts';
import { rowById, toRecord, type Engine } from './engine.ts';
import { Journal } from './journal.ts';
import type { DmlOperation, DmlOptions, DmlResult } from './results.ts';
import { isNotes, RecordLocks } from './record-locks.ts';
import { createSharing, type Sharing } from './sharing.ts';
import { countRows, runQuery, type RowTally } from './soql/run.ts';
import { emptyRow, Store, type Change } from './store.ts';

export type { Access, UserContext } from './access.ts';
export type { Automation, CommittedChange, FlowPhase, TriggerEvent } from './automation.ts';
export type { LeadConversion, LeadConversionOutcome } from './dml/lead-conversion.ts';
export type { MergeOutcome } from './dml/merge.ts';
export type { DmlError, DmlOperation, DmlOptions, DmlResult } from './results.ts';

export interface DatabaseOptions {
  automation: Automation;
  security: Security;
  now: () => number;
  parseSoql: (text: string) => SoqlQuery;
  /** IANA zone for date literals; GMT when absent. */
  timeZone?: () => string;
  sharingRules?: SharingRule[];
  workflows?: ReadonlyMap<string, WorkflowRule[]>;
  /** Without it the records live in memory only. */
  journalFile?: string;
}

const MAX_DEPTH = 16;

export class Database implements Engine {
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  readonly sharing: Sharing;
  readonly locks: RecordLocks;
  readonly automation: Automation;
  readonly workflows: ReadonlyMap<string, WorkflowRule[]>;
  private readonly options: DatabaseOptions;
  private readonly journal: Journal | null;
  readonly inTriggers = { before: new Set<string>(), after: new Set<string>() };
  private inTransaction = false;
  private depth = 0;

  constructor(schema: Schema, options: DatabaseOptions) {
    this.schema = schema;
    this.options = options;
    this.security = options.security;
    this.automation = options.automation;
    this.workflows = options.workflows ?? new Map();
    this.store = new Store(schema);
    this.locks = new RecordLocks(this.store);
    this.security.connect(this.store);
    this.sharing = createSharing(this, options.sharingRules);
    for (const record of schema.setupRecords()) this.seed(record);
    this.journal = options.journalFile ? new Journal(options.journalFile, this.store) : null;
  }

  now(): number {
    return this.options.now();
  }

  timeZone(): string {
    return this.options.timeZone?.() ?? 'GMT';
  }

  /** `tally` takes the number of rows that count against the governor limit. */
  query(query: SoqlQuery, binds: unknown[], access: Access, tally?: RowTally): SObject[] {
    return runQuery(this, query, binds, access, tally);
  }

  /** Number of rows of `SELECT COUNT() FROM …`. */
  count(query: SoqlQuery, binds: unknown[], access: Access): number {
    return countRows(this, query, binds, access);
  }

  queryText(text: string, binds: unknown[], access: Access): SObject[] {
    return this.query(this.options.parseSoql(text), binds, access);
  }

  /** An all-or-none failure throws DmlFailure with the results. */
  dml(
    operation: DmlOperation,
    records: SObject[],
    options: DmlOptions,
    access: Access
  ): DmlResult[] {
    return this.nested(records[0]?.type ?? 'a record', () =>
      runStatement(this, operation, records, options, access)
    );
  }

  /** Up to two records go into the master; an all-or-none failure throws DmlFailure. */
  merge(master: SObject, loserIds: string[], options: DmlOptions, access: Access): MergeOutcome {
    return this.nested(master.type, () => mergeRecords(this, master, loserIds, options, access));
  }

  convertLeads(
    requests: LeadConversion[],
    options: DmlOptions,
    access: Access
  ): LeadConversionOutcome[] {
    return this.nested('Lead', () => convertLeads(this, requests, options, access));
  }

  /** Deleted records go for good. */
  emptyRecycleBin(ids: string[], access: Access): DmlResult[] {
    return this.nested('a record', () => emptyRecycleBin(this, ids, access));
  }

  /** A statement in the open transaction, or in one of its own. */
  private nested<T>(type: string, body: () => T): T {
    if (!this.inTransaction) return this.autonomously(() => this.nested(type, body));
    if (this.depth >= MAX_DEPTH) {
      throw new ApexException('System.DmlException', `maximum trigger depth exceeded on ${type}`);
    }
    this.depth += 1;
    try {
      return body();
    } finally {
      this.depth -= 1;
    }
  }

  private autonomously<T>(body: () => T): T {
    this.begin();
    try {
      const result = body();
      this.commit();
      return result;
    } catch (problem) {
      this.abort();
      throw problem;
    }
  }

  /** A raw write of the platform: no triggers, validation or permissions; answers the id. */
  put(record: SObject, userId: string | null = null): string {
    if (!this.inTransaction) return this.autonomously(() => this.put(record, userId));
    const object = this.definition(record.type);
    const id = record.id ?? this.store.nextId(object);
    const before = this.store.get(object.name, id);
    const row = new Map<string, unknown>(before ?? emptyRow(object));
    for (const [name, value] of record.fields) {
      const field = object.field(name);
      if (field && field.formula === undefined)
        row.set(field.name, convertFieldValue(field, value));
    }
    row.set('Id', id);
    this.stamp(object, row, before === null, userId, record);
    this.store.put(object.name, id, row);
    record.set('Id', id);
    return id;
  }

  /** Removes a row for good, without triggers. */
  remove(type: string, id: string): void {
    if (!this.inTransaction) return this.autonomously(() => this.remove(type, id));
    this.store.put(this.definition(type).name, id, null);
  }

  private stamp(
    object: ObjectDef,
    row: Map<string, unknown>,
    isNew: boolean,
    userId: string | null,
    record: SObject
  ): void {
    const now = new ApexDatetime(this.now());
    const set = (name: string, value: unknown): void => {
      if (object.field(name) && !record.has(name)) row.set(name, value);
    };
    if (isNew) {
      set('CreatedDate', now);
      set('CreatedById', userId);
      for (const field of object.fields.values()) {
        if (field.type === 'AutoNumber') set(field.name, nextAutoNumber(this, object, field));
      }
    }
    set('LastModifiedDate', now);
    set('LastModifiedById', userId);
    set('SystemModstamp', now);
  }

  /** Has the open transaction changed a record? */
  hasChanges(): boolean {
    return this.store.hasChanges();
  }

  savepoint(): number {
    return this.store.mark();
  }

  rollbackTo(mark: number): void {
    this.store.rollbackTo(mark);
  }

  begin(): void {
    if (this.inTransaction) throw new Error('A transaction is open already.');
    this.inTransaction = true;
    this.store.forgetUndo();
  }

  /** Makes the changes durable and answers them; when the disk refuses them they are undone. */
  commit(): CommittedChange[] {
    const changes = this.store.changesSince(0);
    try {
      this.journal?.append(changes, this.store.counters);
    } catch (problem) {
      this.abort();
      throw problem;
    }
    this.inTransaction = false;
    this.store.forgetUndo();
    const committed = changes.filter(({ type }) => !isNotes(type)).map(committedChange);
    this.automation.afterCommit?.(committed);
    return committed;
  }

  /** Takes back what is done beside the records when the open transaction is undone to a point before now. */
  onUndo(undo: () => void): void {
    this.store.onUndo(undo);
  }

  abort(): void {
    this.inTransaction = false;
    this.store.rollbackTo(0);
  }

  /** A raw read with all fields, formulas included; null for a deleted or unknown record. */
  get(type: string, id: string): SObject | null {
    const object = this.definition(type);
    const row = this.store.get(object.name, id);
    return row && row.get('IsDeleted') !== true ? toRecord(this, object, row) : null;
  }

  /** A raw read by the id alone; null for a deleted or unknown record. */
  find(id: string): SObject | null {
    const id18 = toId18(id);
    const found = id18 && rowById(this, id18);
    return found ? toRecord(this, found.object, found.row) : null;
  }

  /** All live records of an object, as raw reads. */
  all(type: string): SObject[] {
    const object = this.definition(type);
    return [...this.store.rows(object.name).values()]
      .filter((row) => row.get('IsDeleted') !== true)
      .map((row) => toRecord(this, object, row));
  }

  /** May the user see (1), edit (2) or delete (3) this record? */
  recordLevel(access: Access, type: string, id: string): 0 | 1 | 2 | 3 {
    const object = this.definition(type);
    const row = this.store.get(object.name, id);
    return row ? this.sharing.level(access.user, object, row) : 0;
  }

  /** Default field values of a new record. */
  defaults(type: string): Map<string, unknown> {
    return defaultValues(this, this.definition(type));
  }

  /** A JSON or Apex value in the type of the field; throws FieldProblem. */
  convert(field: FieldDef, value: unknown): unknown {
    return convertFieldValue(field, value);
  }

  close(): void {
    this.journal?.close();
  }

  private definition(type: string): ObjectDef {
    const object = this.schema.object(type);
    if (!object) throw new Error(`There is no object ${type}.`);
    return object;
  }

  private seed(record: SObject): void {
    const object = this.definition(record.type);
    const row = new Map([...emptyRow(object), ...record.fields]);
    const start = new ApexDatetime(Date.UTC(2026, 0, 1));
    for (const name of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp']) {
      if (object.field(name)) row.set(name, start);
    }
    this.store.load(object.name, record.id!, row);
  }
}

function committedChange({ type, id, before, after }: Change): CommittedChange {
  const isGone = after === null || (after.get('IsDeleted') === true && before !== null);
  const isNew = before === null || before.get('IsDeleted') === true;
  return { type, id, operation: isGone ? 'delete' : isNew ? 'insert' : 'update' };
}
