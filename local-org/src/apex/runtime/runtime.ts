/** What running Apex shares: the org it runs in, its limits, its test state, its access to data. */

import type { Access } from '../../database/database.ts';
import type { AccessMode, BindResolver } from './queries.ts';
import type { CompiledClasses } from '../compiled-class.ts';
import type { Host, RunningJob, TransactionKind } from '../../host.ts';
import type { Schema } from '../../metadata/schema.ts';
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import type { DmlOperation } from '../../database/database.ts';
import { ApexException, raise } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { ApexType } from '../../values/type.ts';
import { compiledClassOf } from '../compiled-class.ts';
import { objectText } from './object-text.ts';
import { installTextSettings } from '../../values/format.ts';
import { InternalError } from '../../values/errors.ts';
import { LimitCounters } from './limits.ts';
import { platformTypes } from '../library/catalogue.ts';
import { metadataAll, metadataInstance, orgDefaults } from './custom-metadata.ts';
import { objectOf } from './record-fields.ts';
import { performDml, recordsOf } from './dml.ts';
import { performMerge } from './dml-operations.ts';
import { runCountQuery, runQuery } from './queries.ts';
import { runSearch } from './search.ts';
import { SObject } from '../../values/sobject.ts';
import { SObjectFieldToken, SObjectTypeToken } from './tokens.ts';
import { PlatformCache } from './platform-cache.ts';
import { TestState } from './test-state.ts';
import type { PlatformLibrary } from '../library/define.ts';
import type { OutboxMessage } from './outbox.ts';

export interface ApexStack {
  /** Innermost frame first, one a line, as `getStackTraceString()` gives it. */
  text: string;
  line: number;
}

/** A savepoint of the database and the state of the transaction when it was set. */
export interface Savepoint {
  mark: number;
  uncommittedBefore: boolean;
}

/** Whether setup objects were changed in a transaction, and the object that decided it. */
export interface ChangedKind {
  isSetup: boolean;
  object: string;
}

/** RestContext of the transaction; the values belong to the library. */
export interface RestState {
  request: unknown;
  response: unknown;
}

class Transaction {
  limits: LimitCounters;
  uncommittedWork = false;
  changedKind: ChangedKind | null = null;
  readonly savepoints: Savepoint[] = [];
  readonly work: string | null;
  requestId: string | null = null;
  readonly rest: RestState = { request: null, response: null };
  readonly pageMessages: unknown[] = [];

  constructor(kind: TransactionKind, job: RunningJob | null) {
    this.limits = new LimitCounters(kind, job);
    this.work = pieceOf(job);
  }
}

/** Names the piece of a job that is a transaction of its own; null outside of jobs. */
function pieceOf(job: RunningJob | null): string | null {
  return job && `${job.id} ${job.phase}`;
}

export class Runtime {
  readonly host: Host;
  /** The platform's types and those that the project's metadata makes; the compiler sets it. */
  library: PlatformLibrary = platformTypes;
  /** The loaded program; the compiler sets it. */
  classes: CompiledClasses = { find: () => undefined, all: () => [], isInstance: () => false };
  /** Sharing of the class whose method runs; the emitted code moves it. */
  sharing: 'with' | 'without' = 'without';
  /** A trigger runs: it may not call out. */
  isTrigger = false;
  /** The running code came as text of its own, not as a class or trigger. */
  isAnonymous = false;
  test: TestState | null = null;
  /** E-mails and notifications that Apex has sent since the org started, oldest first. */
  readonly outbox: OutboxMessage[] = [];
  readonly cache = new PlatformCache();
  /** Local variables for dynamic SOQL; the emitted code sets it around Database.query. */
  bindResolver: BindResolver | null = null;
  /** Maps a JavaScript stack to Apex; the compiler sets it. */
  stackOf: (error: ApexException) => ApexStack = () => ({ text: '', line: 0 });
  private transaction = new Transaction('synchronous', null);
  private readonly typeTokens = new Map<string, SObjectTypeToken>();
  private readonly fieldTokens = new Map<string, SObjectFieldToken>();

  constructor(host: Host) {
    this.host = host;
    installTextSettings({
      timeZone: () => host.timeZone(),
      objectText: (value) => objectText(this, value)
    });
  }

  get schema(): Schema {
    return this.host.schema;
  }

  // DIFFERS: classes of API version 67 and later run in system mode and without sharing by default, as older ones do.
  /** null is the default of API versions up to 66: system mode. User mode always enforces sharing. */
  accessFor(mode: AccessMode | null): Access {
    const user = this.host.user();
    if (mode === 'user') return { user, mode: 'user', withSharing: true };
    return { user, mode: 'system', withSharing: this.sharing === 'with' };
  }

  /** The counters that the current piece of work fills; every piece of a test's jobs starts with fresh ones. */
  private current(): Transaction {
    const job = this.host.runningJob();
    if (pieceOf(job) !== this.transaction.work) {
      this.transaction = new Transaction(job === null ? 'synchronous' : 'asynchronous', job);
    }
    return this.transaction;
  }

  get limits(): LimitCounters {
    return this.current().limits;
  }

  set limits(limits: LimitCounters) {
    this.current().limits = limits;
  }

  /** Records were changed and not committed: no callout may follow. */
  get uncommittedWork(): boolean {
    return this.current().uncommittedWork;
  }

  set uncommittedWork(uncommitted: boolean) {
    this.current().uncommittedWork = uncommitted;
  }

  /** What DML has changed first: setup objects and other records cannot change in one transaction. */
  get changedKind(): ChangedKind | null {
    return this.current().changedKind;
  }

  set changedKind(kind: ChangedKind | null) {
    this.current().changedKind = kind;
  }

  /** Savepoints that were set and neither released nor rolled back, in order. */
  get savepoints(): Savepoint[] {
    return this.current().savepoints;
  }

  get rest(): RestState {
    return this.current().rest;
  }

  /** Messages of ApexPages.addMessage. */
  get pageMessages(): unknown[] {
    return this.current().pageMessages;
  }

  /** `Request.getCurrent().getRequestId()`: one text for each transaction. */
  get requestId(): string {
    const transaction = this.current();
    transaction.requestId ??= this.host.randomBytes(12).toString('base64url');
    return transaction.requestId;
  }

  /** Fresh limits; the compiler resets static state at the same moment. */
  startTransaction(kind: TransactionKind): void {
    this.transaction = new Transaction(kind, this.host.runningJob());
    this.sharing = 'without';
    this.isTrigger = false;
  }

  /** Runs a piece of work with its own limits inside another transaction (jobs of Test.stopTest). */
  asTransaction<T>(kind: TransactionKind, body: () => T): T {
    const { transaction, sharing } = this;
    this.startTransaction(kind);
    try {
      return body();
    } finally {
      this.transaction = transaction;
      this.sharing = sharing;
    }
  }

  /** The test runner calls these around each @isTest method. */
  beginTest(): TestState {
    this.startTransaction('synchronous');
    this.test = new TestState();
    return this.test;
  }

  endTest(): void {
    this.test = null;
  }

  exception(typeName: string, message: string): ApexException {
    return new ApexException(typeName, message);
  }

  query(query: SoqlQuery, binds: unknown[]): ApexList {
    return runQuery(this, query, binds, null);
  }

  search(search: SoslSearch, binds: unknown[]): ApexList {
    return runSearch(this, search, binds, null);
  }

  countQuery(query: SoqlQuery, binds: unknown[]): number {
    return runCountQuery(this, query, binds, null);
  }

  /** A DML statement: all or none; sets ids on the records. */
  dml(
    operation: DmlOperation,
    target: unknown,
    mode: AccessMode | null,
    externalIdField: string | null = null
  ): void {
    const access = this.accessFor(mode);
    performDml(this, { operation, allOrNone: true, access, externalIdField }, recordsOf(target));
  }

  /** The statement `merge master duplicates`. */
  merge(master: unknown, duplicates: unknown, mode: AccessMode | null): void {
    if (!(master instanceof SObject) || duplicates === null) {
      raise('NullPointerException', 'Attempt to de-reference a null object');
    }
    performMerge(this, { allOrNone: true, access: this.accessFor(mode) }, master, duplicates);
  }

  typeLiteral(name: string): ApexType {
    return new ApexType(name);
  }

  sObjectType(name: string): SObjectTypeToken {
    const object = objectOf(this, name);
    let token = this.typeTokens.get(object.name);
    if (!token) this.typeTokens.set(object.name, (token = new SObjectTypeToken(object)));
    return token;
  }

  sObjectField(objectName: string, fieldName: string): SObjectFieldToken {
    const object = objectOf(this, objectName);
    const field = object.field(fieldName);
    if (!field) throw new InternalError(`${object.name} has no field ${fieldName}`);
    const key = `${object.name}.${field.name}`;
    let token = this.fieldTokens.get(key);
    if (!token) this.fieldTokens.set(key, (token = new SObjectFieldToken(object, field)));
    return token;
  }

  label(name: string): string {
    return this.host.label(name);
  }

  /** System.runAs: only tests may become another user. Answers what ends the block. */
  runAs(user: SObject): () => void {
    if (!this.test) raise('TypeException', 'System.runAs is allowed only in test methods');
    this.limits.spend('dmlStatements');
    const id = user.id ?? this.insertUser(user);
    const transaction = this.current();
    const { changedKind } = transaction;
    const leave = this.host.become(id);
    // The platform gives the block a context of its own, where setup objects may change.
    transaction.changedKind = null;
    return () => {
      leave();
      transaction.changedKind = changedKind;
    };
  }

  /** A user that was only made is inserted by System.runAs itself. */
  private insertUser(user: SObject): string {
    const access = this.accessFor('system');
    const call = { operation: 'insert' as const, allOrNone: true, access, externalIdField: null };
    performDml(this, call, [user]);
    return user.id as string;
  }

  metadataInstance(type: string, name: string | null): SObject | null {
    return metadataInstance(this, type, name);
  }

  metadataAll(type: string): ApexMap {
    return metadataAll(this, type);
  }

  orgDefaults(type: string): SObject {
    return orgDefaults(this, type);
  }

  /** Calls a method of a user-defined class by name and number of arguments. */
  invoke(target: unknown, methodName: string, args: unknown[]): unknown {
    const userClass = compiledClassOf(target);
    const wanted = methodName.toLowerCase();
    const candidates = (userClass?.methods ?? []).filter(
      ({ name, parameters }) => name.toLowerCase() === wanted && parameters.length === args.length
    );
    const method =
      candidates.find(({ parameters }) =>
        parameters.every((parameter, index) => this.accepts(parameter.type, args[index]))
      ) ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (!method) {
      throw new InternalError(`${userClass?.name ?? 'a value'} has no method ${methodName}`);
    }
    const given = method.parameters.map(({ type }, index) => typedList(type, args[index]));
    return method.invoke(method.isStatic ? null : target, given);
  }

  private accepts(type: string, value: unknown): boolean {
    return value === null || type === 'Object' || this.classes.isInstance(value, type);
  }

  /** A call of a @future method, `name(Types)`: it runs after the transaction, from a job of its own. */
  enqueueFuture(className: string, methodName: string, args: unknown[]): void {
    const kind = this.host.runningJob()?.kind;
    if (kind === 'future' || kind === 'batch') {
      raise(
        'AsyncException',
        `Future method cannot be called from a future or batch method: ${className}.${methodName}`
      );
    }
    this.limits.spend('futureCalls');
    this.uncommittedWork = true;
    this.host.enqueue({ kind: 'future', className, instance: null, methodName, args });
  }

  /** Creates an instance of a user-defined class with the constructor of that many parameters. */
  newInstance(typeName: string, args: unknown[] = []): unknown {
    const userClass = this.classes.find(typeName);
    const constructor = userClass?.constructors.find(
      (candidate) => candidate.parameters.length === args.length
    );
    if (!userClass || !constructor || userClass.isAbstract) {
      raise('TypeException', `Cannot create an instance of type ${typeName}`);
    }
    return constructor.newInstance(args);
  }

  /** The Apex stack of an exception, taken once. */
  stackText(error: ApexException): string {
    if (error.apexStack === null) {
      const stack = this.stackOf(error);
      error.apexStack = stack.text;
      error.lineNumber = stack.line;
    }
    return error.apexStack;
  }
}

/** A list whose element type is not known is one of the wanted type. */
function typedList(type: string, value: unknown): unknown {
  const element = /^List<(.+)>$/.exec(type)?.[1];
  if (!element || !(value instanceof ApexList) || value.elementType !== 'Object') return value;
  return new ApexList(element, value.items);
}
