/** What Apex and Flow get from the org, and what the org asks of the compiled Apex program. */
import type { Database, DmlResult, UserContext } from './database/database.ts';
import type { Project } from './metadata/project.ts';
import type { Schema } from './metadata/schema.ts';
import type { SObject } from './values/sobject.ts';

/** One callout as Apex or Flow asks for it; `endpoint` may start with `callout:Named_Credential`. */
export interface HttpCallout {
  endpoint: string;
  method: string;
  headers: [name: string, value: string][];
  body: Buffer | null;
  timeoutMs: number;
}

export interface HttpAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** A callout that got no HTTP answer; the library turns it into a System.CalloutException. */
export class CalloutError extends Error {
  override readonly name = 'CalloutError';
}

/** An action lacks an input that it requires; a flow takes its fault path. */
export class ActionInputError extends Error {
  override readonly name = 'ActionInputError';
}

export type JobKind = 'queueable' | 'future' | 'batch' | 'scheduled';

/** A unit of asynchronous work, as `System.enqueueJob`, `@future`, `Database.executeBatch` and `System.schedule` ask for it. */
export interface JobRequest {
  kind: JobKind;
  /** Name of the Apex class, `Outer.Inner` for inner classes. */
  className: string;
  /** The user class instance (queueable, batch, scheduled); null for a future method. */
  instance: unknown;
  /** Future methods: `name(Types)` and the arguments. */
  methodName?: string;
  args?: unknown[];
  delaySeconds?: number;
  /** Batch: records per execute call (default 200). */
  scopeSize?: number;
  /** Scheduled jobs: the job's name and cron expression. */
  jobName?: string;
  cronExpression?: string;
  /** AsyncOptions.DuplicateSignature and the depth limit of chained jobs. */
  duplicateSignature?: string | null;
  maximumDepth?: number | null;
}

/** Which part of a job runs: of a batch one of the three, of a queueable also its finalizer. */
export type JobPhase = 'start' | 'execute' | 'finish' | 'finalizer';

/** The job that runs now, for QueueableContext, BatchableContext, SchedulableContext and System.isQueueable(). */
export interface RunningJob {
  id: string;
  kind: JobKind;
  className: string;
  /** 1 for a job that was started from a synchronous transaction, +1 for each chained job. */
  depth: number;
  maximumDepth: number | null;
  delaySeconds: number;
  phase: JobPhase;
  /** Does its class (Database.AllowsCallouts) or annotation (callout=true) allow callouts? */
  mayCallOut(): boolean;
}

export type PublishCallback = (outcome: 'Success' | 'Failure', eventUuids: string[]) => void;

/** What an event trigger can know about its delivery, and ask of it. */
export interface EventContext {
  /** How often this delivery was repeated after an EventBus.RetryableException. */
  retries: number;
  lastError: string | null;
  /** ReplayId of the last event that is done; the rest is delivered again. */
  checkpoint: string | null;
}

/** What code in a transaction can know about and ask of its org. Everything is synchronous. */
export interface Host {
  readonly schema: Schema;
  readonly database: Database;
  readonly project: Project;

  user(): UserContext;
  /** Goes on as another user (System.runAs) until the answer is called; throws when the user does not exist. */
  become(userId: string): () => void;
  /** Milliseconds since 1970 on the org's clock, which tests and the demo can move. */
  now(): number;
  /** IANA name of the running user's time zone. */
  timeZone(): string;

  /** Has anything of the transaction changed records: Apex, a flow or the request itself? */
  hasChanges(): boolean;
  /** Resolves Named Credentials and waits for the answer; throws CalloutError. */
  sendHttp(request: HttpCallout): HttpAnswer;

  /** Inserts the AsyncApexJob (or CronTrigger) row and returns its id; the job runs after commit. */
  enqueue(job: JobRequest): string;
  abortJob(jobId: string): void;
  runningJob(): RunningJob | null;
  /** System.attachFinalizer: at most one in each queueable. */
  attachFinalizer(finalizer: unknown): void;
  /** Test.stopTest and Test.getEventBus().deliver(): runs what is due, in order, until nothing is left. */
  drainJobs(): void;
  deliverEvents(): void;
  /** Test.enableChangeDataCapture: from now on the changes of all objects become events. */
  captureChanges(): void;
  /** Forgets the jobs and events that a test has started and not waited for. */
  discardJobs(): void;
  /** Test.getEventBus().fail(): the events that wait are lost. */
  failEvents(): void;
  /** What EventBus.TriggerContext shows of the event trigger that runs; null in every other place. */
  eventContext(): EventContext | null;

  /** Value of a custom label; throws when the package has no such label. */
  label(name: string): string;
  invokeFlow(name: string, inputs: Record<string, unknown>): Record<string, unknown>;
  /** A global variable of formulas, such as ['$User', 'Id']; throws for one that does not exist. */
  formulaGlobal(path: readonly string[]): unknown;
  /** Runs the work in a transaction of its own when this one is committed. */
  afterCommit(description: string, run: () => void): void;
  /** Calls the @InvocableMethod of a class; one map of input variables for each request. */
  invokeAction(className: string, inputs: Record<string, unknown>[]): Record<string, unknown>[];
  /** EventBus.publish; `onOutcome` learns later what became of the events that were accepted. */
  publish(events: SObject[], onOutcome?: PublishCallback): DmlResult[];

  /**
   * Runs a test in a transaction that is always aborted, as the org's administrator and with an empty job queue.
   */
  isolated<T>(body: () => T): T;
  /** Milliseconds that the current transaction has spent waiting for callouts (they cost no CPU time). */
  waitedMs(): number;

  log(line: string): void;
  randomBytes(count: number): Buffer;
}

export interface TriggerEvent {
  object: string;
  timing: 'before' | 'after';
  operation: 'insert' | 'update' | 'delete' | 'undelete';
  newRecords: SObject[] | null;
  oldRecords: SObject[] | null;
}

/** Governor counters of a fresh transaction: which set of limits applies. */
export type TransactionKind = 'synchronous' | 'asynchronous';

/** The outcome of one @isTest method. */
export interface ApexTestResult {
  className: string;
  methodName: string;
  outcome: 'pass' | 'fail';
  message: string | null;
  stackTrace: string | null;
  milliseconds: number;
}

/** Lines of one file that ran since the program was loaded, and those that could have. */
export interface FileCoverage {
  file: string;
  isTest: boolean;
  covered: number[];
  executable: number[];
}

/** One small fault that the mutation check planted, and whether a test noticed. */
export interface MutantResult {
  file: string;
  line: number;
  column: number;
  change: string;
  outcome: 'killed' | 'survived' | 'not-covered' | 'does-not-compile';
  /** `Class.method` of a test that failed. */
  killedBy: string | null;
}

/** Parameters of an @AuraEnabled call that failed, shaped like the platform's FetchResponse body. */
export interface ApexErrorBody {
  message: string;
  exceptionType: string;
  isUserDefinedException: boolean;
  stackTrace: string;
}

/** An HTTP request to a class with @RestResource. */
export interface ApexRestRequest {
  method: string;
  /** What follows `/services/apexrest`. */
  path: string;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  body: Uint8Array;
  remoteAddress: string;
}

export interface ApexRestAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** A class with an @InvocableMethod. */
export interface InvocableAction {
  name: string;
  label: string;
}

/** A parameter of an action or a field of an Apex-defined type; `type` is an Apex type such as `List<Account>`. */
export interface ApexParameter {
  name: string;
  type: string;
  required: boolean;
}

/** Inputs and outputs of one request of an @InvocableMethod. */
export interface ApexSignature {
  inputs: ApexParameter[];
  outputs: ApexParameter[];
}

/** Instances of Apex classes by the names of their fields. */
export interface ApexObjects {
  create(className: string): unknown;
  isObject(value: unknown): boolean;
  read(instance: unknown, field: string): unknown;
  write(instance: unknown, field: string, value: unknown): void;
}

/** Governor limits that flows and Apex share. */
export type SharedLimit = 'queries' | 'queryRows' | 'dmlStatements' | 'dmlRows';

/** What Apex and flows send to people; a local org keeps it instead of sending it. */
export type OutboxMessage =
  | {
      kind: 'email';
      to: string[];
      cc: string[];
      bcc?: string[];
      senderName?: string | null;
      /** The address it comes from, where that is not the user's own. */
      senderAddress?: string | null;
      replyTo?: string | null;
      attachments?: { name: string; bytes: number }[];
      subject: string | null;
      text: string | null;
      html: string | null;
      targetId: string | null;
      whatId: string | null;
    }
  | {
      kind: 'notification';
      recipients: string[];
      title: string | null;
      body: string | null;
      targetId: string | null;
      typeId: string | null;
    };

/** How much of a governor limit is used. */
export interface Usage {
  limit: string;
  used: number;
  maximum: number;
}

/**
 * The compiled Apex of a project. The compiler builds it (`compileProject`), the org drives it: `startTransaction` once
 * before each top-level piece of work, then any of the calls below.
 */
export interface ApexProgram {
  /** Instances of classes, for flows with Apex-defined types. */
  readonly objects: ApexObjects;

  /** Counts what a flow has used; throws the LimitException of the transaction. */
  spendLimit(limit: SharedLimit, count: number): void;

  /** Puts what a flow or workflow rule sends to the outbox; answers how to take it back. */
  deliver(message: OutboxMessage): () => void;

  /** What was sent since the last call; the org keeps it when the transaction is committed. */
  takeOutbox(): OutboxMessage[];

  /** What the transaction has used of its limits. */
  usage(): Usage[];

  /** New static state, new limits. */
  startTransaction(kind: TransactionKind): void;

  /** Runs the Apex triggers of the object for one chunk of at most 200 records; does nothing when there are none. */
  runTriggers(event: TriggerEvent): void;

  /**
   * Calls a static @AuraEnabled method with parameters parsed from JSON (by name) and returns a value that JSON.stringify can
   * take. Throws an ApexException of the method; throws NotFoundError-like `Error` with `code = 'not-aura-enabled'` when there is
   * no such method.
   */
  callAuraEnabled(
    className: string,
    methodName: string,
    parameters: Record<string, unknown>
  ): unknown;

  /** Calls the class's @InvocableMethod; one entry of named inputs per request, one entry of named outputs per result. */
  callInvocable(className: string, inputs: Record<string, unknown>[]): Record<string, unknown>[];

  /** Calls the @Http method for a request; `mayUse` says whether the user has access to the class. */
  callRest(request: ApexRestRequest, mayUse: (className: string) => boolean): ApexRestAnswer;

  invocableActions(): InvocableAction[];

  hasClass(className: string): boolean;

  /** undefined for a class without an @InvocableMethod. */
  actionSignature(className: string): ApexSignature | undefined;

  /** The fields of an Apex-defined type of flows; undefined when there is no such class. */
  auraEnabledFields(className: string): ApexParameter[] | undefined;

  /** Runs the post-install script of the package, as after a first installation. */
  install(className: string): void;

  /** Like callInvocable, with plain JSON on both sides. */
  callInvocableWithJson(
    className: string,
    inputs: Record<string, unknown>[]
  ): Record<string, unknown>[];

  /** Calls a method of a user class instance, e.g. `invoke(job, 'execute', [context])`; picks the overload by arguments. */
  invoke(instance: unknown, methodName: string, args: unknown[]): unknown;

  /** Does the class or the annotation of the job allow callouts? */
  mayCallOut(request: JobRequest): boolean;

  /** Runs a @future method that `JobRequest.methodName` names. */
  callFuture(className: string, methodName: string, args: unknown[]): void;

  /** Platform context objects for jobs: Queueable-, Batchable-, Schedulable-, FinalizerContext. */
  jobContext(kind: JobKind | 'finalizer', values: JobContextValues): unknown;

  /** True when the instance's class implements the interface or extends the class, e.g. 'Database.Stateful'. */
  isInstance(instance: unknown, typeName: string): boolean;

  /** A copy of a user class instance that shares nothing with it. */
  copyInstance(instance: unknown): unknown;

  /** Plain JSON-able picture of a user class instance (for the journal) and back; throws when a field cannot be kept. */
  serializeInstance(instance: unknown): unknown;
  deserializeInstance(className: string, picture: unknown): unknown;

  /** Executes a script of statements (anonymous Apex); throws ApexException. */
  runAnonymous(text: string, fileName: string): void;

  coverage(): FileCoverage[];

  /** Runs the @isTest methods whose `Class` or `Class.method` matches; `onResult` after each. */
  runTests(filter: RegExp | null, onResult: (result: ApexTestResult) => void): ApexTestResult[];
}

export interface JobContextValues {
  jobId: string;
  /** Batch: the id of the child job; scheduled: the id of the CronTrigger. */
  childJobId?: string;
  /** Finalizer only. */
  result?: 'SUCCESS' | 'UNHANDLED_EXCEPTION';
  exception?: unknown;
  requestId?: string;
}
