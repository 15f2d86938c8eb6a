/** The local org: one project's metadata, records, Apex and flows, and the transactions that run in it. */
import { join } from 'node:path';
import { compileProject } from './apex/compile.ts';
import { platformTypes } from './apex/library/catalogue.ts';
import { projectLibrary } from './apex/library/project-library.ts';
import type { CompileResult } from './apex/compile.ts';
import type { UserType } from './apex/types/symbols.ts';
import { checkMutants } from './apex/testing/mutation-check.ts';
import { OrgClock } from './async/clock.ts';
import { JobQueue } from './async/job-queue.ts';
import { fileStore, noJobStore } from './async/job-store.ts';
import type { StoredJob } from './async/job-store.ts';
import { Timers } from './async/timers.ts';
import type { StoredTimer } from './async/timers.ts';
import type { Replay } from './callout/replay.ts';
import { credentialSettings } from './callout/settings.ts';
import type { CredentialSettings } from './callout/settings.ts';
import type { CommittedChange } from './database/automation.ts';
import { Database } from './database/database.ts';
import type { UserContext } from './database/database.ts';
import { FlowEngine } from './flow/engine.ts';
import type { CalloutOutcome } from './callout/http-client.ts';
import type {
  ApexProgram,
  EventContext,
  Host,
  HttpAnswer,
  HttpCallout,
  MutantResult,
  OutboxMessage,
  TransactionKind
} from './host.ts';
import { buildSchema } from './metadata/build-schema.ts';
import { readEmailAlerts } from './metadata/email-alerts.ts';
import type { EmailAlerts } from './metadata/email-alerts.ts';
import { throwProblem } from './metadata/errors.ts';
import type { Report } from './metadata/errors.ts';
import type { Problem } from './metadata/problem.ts';
import { loadProject } from './metadata/project.ts';
import type { Project } from './metadata/project.ts';
import { readSharingRules } from './metadata/sharing-rules.ts';
import { readWorkflows } from './metadata/workflows.ts';
import type { Schema } from './metadata/schema.ts';
import { Activity } from './org/activity.ts';
import { createAutomation } from './org/automation.ts';
import { ChangeCapture } from './org/change-events.ts';
import { createHost } from './org/host.ts';
import { createFlowServices } from './org/flow-services.ts';
import { createJobServices } from './org/job-services.ts';
import { readRecordPath } from './org/record-path.ts';
import { BOOT_USER, quoted, systemQuery } from './org/users.ts';
import { createSecurity } from './security/security.ts';
import type { Security } from './security/security.ts';
import { userContext } from './security/user-context.ts';
import { parseSoql } from './soql/parse.ts';
import { InternalError } from './values/errors.ts';
import type { SObject } from './values/sobject.ts';
import { isTimeZone } from './values/time-zone.ts';

export interface OrgOptions {
  projectRoot: string;
  /** Folders of projects whose packages are installed first. */
  packages?: readonly string[];
  /** Package directories instead of those of sfdx-project.json. */
  sources?: readonly string[];
  /**
   * Takes what local-org cannot run, with file and line; the org then runs without it. Without `onProblem` metadata
   * problems are thrown, and compile errors keep the program from loading.
   */
  onProblem?: (problem: Problem) => void;
  /** Folder of the journal and the waiting jobs; without it everything is in memory. */
  dataDirectory?: string;
  /** Folder for compiled Apex. */
  cacheDirectory?: string;
  credentials?: CredentialSettings;
  /** Performs a resolved callout and waits; absent where no callouts are possible. */
  sendCallout?: (request: HttpCallout) => HttpAnswer;
  /** Performs the callout of a job while the org goes on; without it jobs block. */
  awaitCallout?: (request: HttpCallout, resume: (outcome: CalloutOutcome) => void) => void;
  /** Milliseconds between commit and start of a job. */
  jobLatencyMs?: number;
  log?: (line: string) => void;
}

export interface Diagnostic {
  file: string;
  line: number;
  column: number;
  message: string;
}

export function diagnosticText({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** What the transaction that is open knows about itself. */
interface Session {
  user: UserContext;
  waitedMs: number;
  /** What the transaction saw in earlier attempts; null when callouts block. */
  replay: Replay | null;
  isOpen: boolean;
  /** Set while an event trigger runs. */
  eventContext: EventContext | null;
}

export type OrgEvent =
  { kind: 'record'; changes: CommittedChange[] } | { kind: 'platform-event'; event: SObject };

export class LocalOrg {
  readonly options: OrgOptions & Required<Pick<OrgOptions, 'log' | 'credentials'>>;
  readonly project: Project;
  readonly schema: Schema;
  readonly security: Security;
  readonly clock = new OrgClock();
  readonly activity: Activity;
  readonly emailAlerts: EmailAlerts;
  readonly session: Session = {
    user: BOOT_USER,
    waitedMs: 0,
    replay: null,
    isOpen: false,
    eventContext: null
  };
  readonly database: Database;
  readonly host: Host;
  readonly diagnostics: Diagnostic[];
  readonly jobs: JobQueue;
  readonly changeCapture: ChangeCapture;
  /** Null until the flows are loaded: they are checked against the finished org. */
  flows: FlowEngine | null = null;
  private compiled: ApexProgram | null = null;
  private readonly compilation: CompileResult;
  private readonly listeners = new Set<(event: OrgEvent) => void>();

  /** Reads and compiles the project; throws for metadata that local-org cannot run. */
  constructor(options: OrgOptions) {
    const log = options.log ?? (() => {});
    this.activity = new Activity(
      options.dataDirectory ? join(options.dataDirectory, 'outbox.jsonl') : null
    );
    this.options = {
      credentials: credentialSettings(process.env),
      ...options,
      log: (line) => {
        this.activity.log(line);
        log(line);
      }
    };
    const { onProblem } = options;
    const reporter = (rule: string): Report =>
      onProblem
        ? ({ file, line, problem, rule: own = rule }) =>
            onProblem({ file, line, rule: own, message: problem })
        : throwProblem;
    const report = reporter('metadata');
    this.project = loadProject(options.projectRoot, {
      report,
      packages: options.packages ?? [],
      sources: options.sources ?? []
    });
    this.schema = buildSchema(this.project);
    this.security = createSecurity(this.project, this.schema);
    this.emailAlerts = readEmailAlerts(this.project, this.schema);
    const { dataDirectory } = options;
    this.database = new Database(this.schema, {
      automation: createAutomation(this),
      security: this.security,
      now: () => this.now(),
      parseSoql,
      timeZone: () => this.timeZone(),
      sharingRules: readSharingRules(this.project, this.schema),
      workflows: readWorkflows(this.project, this.schema, this.emailAlerts),
      ...(dataDirectory ? { journalFile: join(dataDirectory, 'journal.jsonl') } : {})
    });
    this.changeCapture = new ChangeCapture(this);
    this.host = createHost(this);
    this.compilation = compileProject(this.project, this.schema, {
      cacheDir: options.cacheDirectory,
      labels: this.project.labels.map((label) => label.name),
      library: projectLibrary(platformTypes, this.project),
      leavesOut: onProblem !== undefined
    });
    this.diagnostics = this.compilation.diagnostics;
    if (onProblem) this.diagnostics.forEach((found) => onProblem({ ...found, rule: 'apex' }));
    if (onProblem || this.diagnostics.length === 0)
      this.compiled = this.compilation.program(this.host);
    const store = dataDirectory
      ? fileStore<StoredJob>(join(dataDirectory, 'jobs.json'))
      : noJobStore;
    const timers = dataDirectory
      ? new Timers(fileStore<StoredTimer>(join(dataDirectory, 'timers.json')))
      : new Timers();
    const latency = options.jobLatencyMs ?? 0;
    this.jobs = new JobQueue(createJobServices(this), store, latency, timers);
    this.flows = new FlowEngine(this.project.flows, createFlowServices(this), reporter('flow'));
    const { schedules } = this.flows;
    if (schedules.exist()) {
      this.transaction(this.administratorId(), 'asynchronous', () => schedules.planAll());
    }
  }

  /** The org's time as the transaction that is open sees it. */
  now(): number {
    const { replay } = this.session;
    return replay ? replay.now(() => this.clock.now()) : this.clock.now();
  }

  /** Runs work whose callouts end the attempt with CalloutPending instead of blocking the org. */
  attempt<T>(replay: Replay, body: () => T): T {
    replay.rewind();
    this.session.replay = replay;
    try {
      return body();
    } finally {
      this.session.replay = null;
    }
  }

  get isCompiled(): boolean {
    return this.compiled !== null;
  }

  /** The project's classes as the compiler knows them, by their names in lower case. */
  get userTypes(): ReadonlyMap<string, UserType> {
    return this.compilation.sources.compilation.resolver.userTypes;
  }

  get program(): ApexProgram {
    if (!this.compiled) throw new InternalError('The Apex code of the project does not compile');
    return this.compiled;
  }

  /** Uses of what compiles and that local-org cannot run, with file and line. */
  get gaps(): string[] {
    return this.compilation.gaps.map(diagnosticText);
  }

  /** Runs the tests of a class with one fault of it at a time. */
  mutate(className: string, onResult: (result: MutantResult) => void): MutantResult[] {
    const use = (program: ApexProgram): void => {
      this.compiled = program;
    };
    return checkMutants(this.compilation.sources, { host: this.host, className, use, onResult });
  }

  requireFlows(): FlowEngine {
    if (!this.flows) throw new InternalError('The flows are not loaded yet');
    return this.flows;
  }

  /** One unit of work that is committed as a whole or leaves no trace. */
  transaction<T>(userId: string | null, kind: TransactionKind, body: () => T): T {
    if (this.session.isOpen) throw new InternalError('A transaction is open already');
    Object.assign(this.session, { isOpen: true, waitedMs: 0 });
    this.database.begin();
    this.compiled?.startTransaction(kind);
    this.activity.begin(this.userName(userId), this.takeLabel(kind), this.session.replay);
    try {
      const result = userId === null ? body() : this.asUser(userId, body);
      this.changeCapture.stageOfTransaction();
      this.jobs.beforeCommit();
      this.database.commit();
      this.jobs.committed();
      this.activity.committed(this.compiled?.takeOutbox() ?? [], this.compiled?.usage() ?? []);
      return result;
    } catch (error) {
      this.database.abort();
      this.jobs.aborted();
      this.compiled?.takeOutbox();
      this.activity.failed(error, this.compiled?.usage() ?? [], this.session.replay);
      throw error;
    } finally {
      this.session.isOpen = false;
    }
  }

  private userName(userId: string | null): string {
    const user = userId === null ? null : this.database.store.get('User', userId);
    return String(user?.get('Name') ?? this.session.user.name);
  }

  private takeLabel(kind: TransactionKind): string {
    const { label } = this.activity;
    this.activity.label = null;
    return label ?? `${kind} work of the org`;
  }

  /** Runs a test: nothing that it does stays. */
  isolated<T>(body: () => T): T {
    if (this.session.isOpen) throw new InternalError('A transaction is open already');
    Object.assign(this.session, { isOpen: true, waitedMs: 0 });
    this.database.begin();
    try {
      return this.jobs.isolated(() => this.asUser(this.administratorId(), body));
    } finally {
      this.database.abort();
      this.compiled?.takeOutbox();
      this.session.isOpen = false;
    }
  }

  inEventContext(context: EventContext, body: () => void): void {
    const before = this.session.eventContext;
    this.session.eventContext = context;
    try {
      body();
    } finally {
      this.session.eventContext = before;
    }
  }

  asUser<T>(userId: string, body: () => T): T {
    const leave = this.become(userId);
    try {
      return body();
    } finally {
      leave();
    }
  }

  /** Answers the way back to the user of before. */
  become(userId: string): () => void {
    const before = this.session.user;
    const user = userContext(this.database, userId);
    if (!user) throw new InternalError(`There is no user ${userId}`);
    this.session.user = user;
    return () => {
      this.session.user = before;
    };
  }

  /** A field of a record or, through relationships, of its parents. */
  field(record: SObject, path: readonly string[]): unknown {
    return readRecordPath(this.database, record, path, (source, object, field) =>
      this.database.automation.formula(field.formula ?? '', source, object, null, field)
    );
  }

  timeZone(): string {
    // Asked for each date that becomes text: the row itself, without the copy and the formulas of a record.
    const user = this.database.store.get('User', this.session.user.userId);
    const zone = user?.get('TimeZoneSidKey');
    return typeof zone === 'string' && isTimeZone(zone) ? zone : 'GMT';
  }

  administratorId(): string {
    return this.userIdOf('Alias', 'admin');
  }

  automatedProcessId(): string {
    return this.userIdOf('Alias', 'autoproc');
  }

  /** Puts a message into the outbox; it goes when the transaction is undone to a point before now. */
  send(message: OutboxMessage): void {
    this.database.onUndo(this.program.deliver(message));
  }

  listen(listener: (event: OrgEvent) => void): void {
    this.listeners.add(listener);
  }

  announce(changes: CommittedChange[]): void {
    if (changes.length === 0) return;
    for (const listener of this.listeners) listener({ kind: 'record', changes });
  }

  announceEvent(event: SObject): void {
    for (const listener of this.listeners) listener({ kind: 'platform-event', event });
  }

  private userIdOf(field: string, value: string): string {
    const [user] = systemQuery(
      this.database,
      `SELECT Id FROM User WHERE ${field} = ${quoted(value)} LIMIT 1`
    );
    if (!user?.id) throw new InternalError(`The org has no user '${value}'`);
    return user.id;
  }
}
