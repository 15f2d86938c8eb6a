/** What a developer may look at afterwards: the messages that the org has sent and its last transactions. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isCalloutPending } from '../callout/replay.ts';
import type { OutboxMessage, Usage } from '../host.ts';
import { isApexException } from '../values/exception.ts';

export interface SentMessage {
  /** Counts up over restarts: the address of the message's page. */
  number: number;
  sentAt: number;
  /** Name of the user whose transaction sent it. */
  sender: string;
  message: OutboxMessage;
}

export interface TransactionEntry {
  number: number;
  startedAt: number;
  user: string;
  /** What was asked for: an Apex method, a REST resource, a job. */
  label: string;
  milliseconds: number;
  /** System.debug and what the org itself reports. */
  lines: string[];
  /** Name, message and Apex stack of what ended it; null for a committed transaction. */
  failure: string | null;
  usage: Usage[];
}

/** What every page does all the time is worth a line only when it fails or logs something. */
const QUIET = /^(UI API|session|download)\b|work of the org$/;
const KEPT_TRANSACTIONS = 100;
const KEPT_LINES = 500;
const KEPT_MESSAGES = 500;

export class Activity {
  readonly transactions: TransactionEntry[] = [];
  readonly messages: SentMessage[];
  /** What the next transaction is for. */
  label: string | null = null;
  private readonly file: string | null;
  private readonly suspended = new WeakMap<object, TransactionEntry>();
  private open: TransactionEntry | null = null;
  private lastTransaction = 0;

  /** `file` keeps the messages between runs; without it they live in memory. */
  constructor(file: string | null) {
    this.file = file;
    this.messages = file && existsSync(file) ? readMessages(file) : [];
    if (file && this.messages.length > 0) {
      writeFileSync(file, this.messages.map(line).join(''), { mode: 0o600 });
    }
  }

  /** An attempt that waited for a callout goes on where it was: `attempt` stands for all of them. */
  begin(user: string, label: string, attempt: object | null): void {
    const waiting = attempt && this.suspended.get(attempt);
    this.open = waiting ?? {
      number: ++this.lastTransaction,
      startedAt: Date.now(),
      user,
      label,
      milliseconds: 0,
      lines: [],
      failure: null,
      usage: []
    };
  }

  log(text: string): void {
    if (this.open && this.open.lines.length < KEPT_LINES) this.open.lines.push(text);
  }

  committed(sent: OutboxMessage[], usage: Usage[]): void {
    const { open } = this;
    this.close(usage, null);
    for (const message of sent) this.keep(message, open?.user ?? '');
  }

  /** What an undone transaction has sent was never sent. */
  failed(error: unknown, usage: Usage[], attempt: object | null): void {
    if (isCalloutPending(error) && attempt && this.open) {
      this.suspended.set(attempt, this.open);
      this.open = null;
    } else this.close(usage, failureText(error));
  }

  private close(usage: Usage[], failure: string | null): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    const isQuiet = open.lines.length === 0 && failure === null && QUIET.test(open.label);
    if (isQuiet) return;
    const milliseconds = Date.now() - open.startedAt;
    this.transactions.push({ ...open, milliseconds, failure, usage });
    if (this.transactions.length > KEPT_TRANSACTIONS) this.transactions.shift();
  }

  private keep(message: OutboxMessage, sender: string): void {
    const number = (this.messages.at(-1)?.number ?? 0) + 1;
    const sent = { number, sentAt: Date.now(), sender, message };
    this.messages.push(sent);
    if (this.messages.length > KEPT_MESSAGES) this.messages.shift();
    if (this.file) appendFileSync(this.file, line(sent), { mode: 0o600 });
  }
}

const line = (sent: SentMessage): string => `${JSON.stringify(sent)}\n`;

/** A line that a crash has cut off is left out. */
function readMessages(file: string): SentMessage[] {
  const messages = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return text ? [JSON.parse(text) as SentMessage] : [];
      } catch {
        return [];
      }
    });
  return messages.slice(-KEPT_MESSAGES);
}

function failureText(error: unknown): string {
  if (isApexException(error)) {
    const message = `${error.apexType}: ${error.apexMessage ?? 'Script-thrown exception'}`;
    return error.apexStack ? `${message}\n${error.apexStack}` : message;
  }
  if (!(error instanceof Error)) return String(error);
  return error.name === 'RestError' ? error.message : `${error.name}: ${error.message}`;
}
