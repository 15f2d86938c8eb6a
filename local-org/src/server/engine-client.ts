/** The main thread's side of the engine: sends requests, serves callouts, restarts a dead engine. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { serveCallouts } from '../callout/bridge.ts';
import { performCallout } from '../callout/http-client.ts';
import type { MainMessage, OrgRequest, WorkerMessage, WorkerSettings } from '../worker-protocol.ts';

type OptionalSetting = 'packages' | 'sources' | 'isTolerant';
export type EngineSettings = Omit<WorkerSettings, 'calloutPort' | 'calloutBell' | OptionalSetting> &
  Partial<Pick<WorkerSettings, OptionalSetting>>;

/** A request that the org refused, with HTTP status and JSON body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body['message']));
    this.status = status;
    this.body = body;
  }
}

/** The project cannot run; `lines` name file and line of each problem. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const STACK_MB = 48;
/** Longer than the two minutes of callout time that one Apex transaction may take. */
export const BACKSTOP_MS = 180_000;
const MAXIMUM_RESTARTS = 5;

export class EngineClient {
  private readonly settings: EngineSettings;
  private readonly onMessage: (message: WorkerMessage) => void;
  private worker: Worker | null = null;
  private pending = new Map<number, Pending>();
  private lastId = 0;
  private restarts = 0;
  private isClosing = false;
  isReady = false;

  /** `onMessage` gets logs, record changes, platform events and test results. */
  constructor(settings: EngineSettings, onMessage: (message: WorkerMessage) => void) {
    this.settings = settings;
    this.onMessage = onMessage;
  }

  /** Resolves when the org answers requests; rejects with StartError when it never will. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const calloutBell = new SharedArrayBuffer(4);
      serveCallouts({ port: port1, bell: calloutBell });
      const workerData: WorkerSettings = {
        packages: [],
        sources: [],
        isTolerant: false,
        ...this.settings,
        calloutPort: port2,
        calloutBell
      };
      const worker = new Worker(new URL('../worker.ts', import.meta.url), {
        workerData,
        transferList: [port2],
        resourceLimits: { stackSizeMb: STACK_MB },
        execArgv: ['--disable-warning=ExperimentalWarning']
      });
      this.worker = worker;
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') {
          this.isReady = true;
          resolve();
        } else if (message.kind === 'failed') {
          this.isClosing = true;
          reject(new StartError(message.lines));
          void worker.terminate();
        } else this.receive(message);
      });
      worker.on('error', (error) => reject(error));
      worker.on('exit', () => {
        port1.close();
        this.ended();
        reject(new StartError(['The engine stopped while it was starting.']));
      });
    });
  }

  request(request: OrgRequest): Promise<unknown> {
    if (!this.worker || !this.isReady) {
      return Promise.reject(
        new Refusal(503, { message: 'The org is starting. Try again in a few seconds.' })
      );
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.post({ kind: 'request', id, request });
    });
  }

  /** Lets the current request end, closes the journal and stops the thread. */
  async close(): Promise<void> {
    this.isClosing = true;
    const { worker } = this;
    if (!worker) return;
    if (this.isReady) await this.request({ kind: 'close' }).catch(() => {});
    await worker.terminate();
  }

  private post(message: MainMessage): void {
    this.worker?.postMessage(message);
  }

  private receive(message: WorkerMessage): void {
    if (message.kind === 'callout') {
      const { calloutId, request } = message;
      void performCallout(request).then((outcome) =>
        this.post({ kind: 'callout-outcome', calloutId, outcome })
      );
      return;
    }
    if (message.kind !== 'answer' && message.kind !== 'refusal') {
      this.onMessage(message);
      return;
    }
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === 'answer') pending?.resolve(message.value);
    else pending?.reject(new Refusal(message.status, message.body));
  }

  private ended(): void {
    this.isReady = false;
    this.worker = null;
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of lost) {
      reject(
        new Refusal(500, {
          message: 'The org stopped while it worked on this request. Nothing of it was saved.'
        })
      );
    }
    if (this.isClosing) return;
    if (++this.restarts > MAXIMUM_RESTARTS) {
      this.onMessage({ kind: 'log', line: 'The engine stopped too often. Restart the org.' });
      return;
    }
    this.start().catch((error: Error) => {
      this.onMessage({ kind: 'log', line: `The engine does not start again: ${error.message}` });
    });
  }
}
