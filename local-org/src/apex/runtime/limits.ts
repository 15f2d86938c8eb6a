/** The governor limits of one transaction: what was used, what is allowed, what the platform says beyond it. */

import type { RunningJob, TransactionKind, Usage } from '../../host.ts';
import { raise } from '../../values/exception.ts';

interface LimitRule {
  synchronous: number;
  asynchronous: number;
  /** The platform's message without the count. */
  exceeded: string;
}

const RULES = {
  queries: { synchronous: 100, asynchronous: 200, exceeded: 'Too many SOQL queries' },
  aggregateQueries: { synchronous: 300, asynchronous: 300, exceeded: 'Too many aggregate queries' },
  queryRows: { synchronous: 50_000, asynchronous: 50_000, exceeded: 'Too many query rows' },
  queryLocatorRows: {
    synchronous: 10_000,
    asynchronous: 10_000,
    exceeded: 'Too many query locator rows'
  },
  apexCursors: { synchronous: 10_000, asynchronous: 10_000, exceeded: 'Too many Apex cursors' },
  apexCursorRows: {
    synchronous: 50_000_000,
    asynchronous: 50_000_000,
    exceeded: 'Too many Apex cursor rows'
  },
  apexPaginationCursors: {
    synchronous: 200_000,
    asynchronous: 200_000,
    exceeded: 'Too many Apex pagination cursors'
  },
  apexPaginationCursorRows: {
    synchronous: 100_000,
    asynchronous: 100_000,
    exceeded: 'Too many Apex pagination cursor rows'
  },
  // UNVERIFIED: How often a transaction may fetch from cursors.
  fetchCallsOnApexCursor: {
    synchronous: 100,
    asynchronous: 100,
    exceeded: 'Too many fetch calls on Apex cursor'
  },
  soslQueries: { synchronous: 20, asynchronous: 20, exceeded: 'Too many SOSL queries' },
  dmlStatements: { synchronous: 150, asynchronous: 150, exceeded: 'Too many DML statements' },
  dmlRows: { synchronous: 10_000, asynchronous: 10_000, exceeded: 'Too many DML rows' },
  publishImmediateDml: {
    synchronous: 150,
    asynchronous: 150,
    exceeded: 'Too many Publish Immediate DML Statements'
  },
  callouts: { synchronous: 100, asynchronous: 100, exceeded: 'Too many callouts' },
  futureCalls: { synchronous: 50, asynchronous: 50, exceeded: 'Too many future calls' },
  queueableJobs: {
    synchronous: 50,
    asynchronous: 1,
    exceeded: 'Too many queueable jobs added to the queue'
  },
  emailInvocations: { synchronous: 10, asynchronous: 10, exceeded: 'Too many Email Invocations' },
  mobilePushApexCalls: {
    synchronous: 10,
    asynchronous: 10,
    exceeded: 'Too many mobile push calls'
  },
  cpuTime: { synchronous: 10_000, asynchronous: 60_000, exceeded: 'Apex CPU time limit exceeded' },
  heapSize: {
    synchronous: 6_000_000,
    asynchronous: 12_000_000,
    exceeded: 'Apex heap size too large'
  }
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof RULES;

const CHANGES: ReadonlySet<LimitName> = new Set([
  'dmlStatements',
  'dmlRows',
  'publishImmediateDml',
  'futureCalls',
  'queueableJobs'
]);

/** Finalizers have the limits of synchronous work but for these. */
const ASYNCHRONOUS_IN_FINALIZERS: ReadonlySet<LimitName> = new Set([
  'futureCalls',
  'heapSize',
  'queueableJobs'
]);

/** What a transaction works on decides its limits. */
type LimitedJob = Pick<RunningJob, 'kind' | 'phase'>;

/** The transaction that is computing, and the thread's CPU time when it was last looked at. */
const clock: { running: LimitCounters | null; seen: number } = { running: null, seen: 0 };

export class LimitCounters {
  readonly kind: TransactionKind;
  private readonly job: LimitedJob | null;
  /** Messaging.reserveSingleEmailCapacity: what the transaction will send. */
  reservedEmails = 0;
  private isReadOnly = false;
  private readonly used = new Map<LimitName, number>();
  /** CPU milliseconds of this transaction, without those of the ones that ran inside it. */
  private cpuTime = 0;

  constructor(kind: TransactionKind, job: LimitedJob | null = null) {
    this.kind = kind;
    this.job = job;
    this.chargeCpuTime();
  }

  /** Adds the CPU time since the last look, when this transaction was the one that ran. */
  private chargeCpuTime(): number {
    const { user, system } = process.threadCpuUsage();
    const now = (user + system) / 1000;
    if (clock.running === this) this.cpuTime += now - clock.seen;
    clock.running = this;
    clock.seen = now;
    return Math.round(this.cpuTime);
  }

  /** The largest single value counts; one beyond the limit ends the transaction. */
  measureHeap(size: number): void {
    if (size > this.count('heapSize')) this.used.set('heapSize', size);
    if (size > this.maximum('heapSize')) {
      raise('LimitException', `${RULES.heapSize.exceeded}: ${size}`);
    }
  }

  checkCpuTime(): void {
    if (this.chargeCpuTime() > this.maximum('cpuTime')) {
      raise('LimitException', RULES.cpuTime.exceeded);
    }
  }

  /**
   * A cacheable method changes nothing.
   * UNVERIFIED: that jobs are refused in the same way as DML.
   */
  forbidChanges(): void {
    this.isReadOnly = true;
  }

  /** Counts a use and ends the transaction with a LimitException when it is one too many. */
  spend(name: LimitName, count = 1): void {
    const used = this.count(name) + count;
    this.used.set(name, used);
    const maximum = this.maximum(name);
    // A statement of many rows ends at the first that is too many.
    if (used > maximum) raise('LimitException', `${RULES[name].exceeded}: ${maximum + 1}`);
  }

  count(name: LimitName): number {
    // DIFFERS: the CPU time of queries and DML counts as well, and the processor is another one.
    if (name === 'cpuTime') return this.chargeCpuTime();
    return this.used.get(name) ?? 0;
  }

  /** The limits that something was used of, and the processor time. */
  usage(): Usage[] {
    const names = new Set<LimitName>([...this.used.keys(), 'cpuTime']);
    return [...names].map((limit) => ({
      limit,
      used: this.count(limit),
      maximum: this.maximum(limit)
    }));
  }

  maximum(name: LimitName): number {
    if (this.isReadOnly && CHANGES.has(name)) return 0;
    const { job } = this;
    const isChain = job !== null && (job.kind === 'future' || job.kind === 'batch');
    return name === 'futureCalls' && isChain ? 0 : RULES[name][this.kindFor(name)];
  }

  /** Scheduled Apex and most of a finalizer have the limits of synchronous work. */
  private kindFor(name: LimitName): TransactionKind {
    if (this.job?.phase === 'finalizer') {
      return ASYNCHRONOUS_IN_FINALIZERS.has(name) ? 'asynchronous' : 'synchronous';
    }
    return this.job?.kind === 'scheduled' ? 'synchronous' : this.kind;
  }
}
