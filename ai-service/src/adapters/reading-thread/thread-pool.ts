/** Runs reading tasks in a few worker threads, each with a time limit and a memory cap. */
import { Worker } from 'node:worker_threads';
import type { TaskName, TaskRequest, Tasks, ThreadAnswer } from './messages.ts';
import { ServiceError } from '../../errors.ts';

export interface ThreadLimits {
  threads: number;
  timeoutSeconds: number;
  memoryMegabytes: number;
}

export interface RunOptions<Name extends TaskName> {
  onProgress?(progress: Tasks[Name]['progress']): void;
  signal?: AbortSignal;
  /** Goes before waiting tasks that nobody watches. */
  isUrgent?: boolean;
}

interface Waiting {
  request: TaskRequest;
  options: RunOptions<TaskName>;
  fulfil(output: unknown): void;
  reject(error: unknown): void;
}

type FinalAnswer = Exclude<ThreadAnswer, { kind: 'progress' }> | ServiceError;

export class ThreadPool {
  readonly #limits: ThreadLimits;
  readonly #file: URL;
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #isClosed = false;

  constructor(limits: ThreadLimits, file = new URL('./thread.ts', import.meta.url)) {
    this.#limits = limits;
    this.#file = file;
  }

  run<Name extends TaskName>(
    task: Name,
    input: Tasks[Name]['input'],
    options: RunOptions<Name> = {}
  ): Promise<Tasks[Name]['output']> {
    return new Promise((fulfil, reject) => {
      const waiting: Waiting = {
        request: { task, input } as TaskRequest,
        options: options as RunOptions<TaskName>,
        fulfil: fulfil as (output: unknown) => void,
        reject
      };
      if (options.isUrgent) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(interrupted());
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#running >= this.#limits.threads) return;
    const waiting = this.#waiting.shift();
    if (!waiting) return;
    if (this.#isClosed || waiting.options.signal?.aborted) {
      waiting.reject(interrupted());
      this.#next();
      return;
    }
    this.#running++;
    const worker = this.#idle.pop() ?? this.#startWorker();
    void this.#execute(worker, waiting).finally(() => {
      this.#running--;
      this.#next();
    });
  }

  #startWorker(): Worker {
    const worker = new Worker(this.#file, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMegabytes },
      // Keys in the environment are none of a document reader's business.
      env: {},
      stdout: true,
      stderr: true
    });
    // What a parser prints may quote the document.
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    // An idle thread that dies must not end the process, nor be used again.
    worker.on('error', () => this.#forget(worker));
    return worker;
  }

  /** Settles the task; a thread that failed in any other way than by an answer is not used again. */
  async #execute(worker: Worker, { request, options, fulfil, reject }: Waiting): Promise<void> {
    worker.ref();
    const answer = await this.#converse(worker, request, options);
    worker.unref();
    if (answer instanceof ServiceError) {
      await worker.terminate();
      return reject(answer);
    }
    if (this.#isClosed) await worker.terminate();
    else this.#idle.push(worker);
    if (answer.kind === 'done') fulfil(answer.output);
    else reject(threadError(answer));
  }

  #forget(worker: Worker): void {
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
  }

  #converse(
    worker: Worker,
    request: TaskRequest,
    { onProgress, signal }: RunOptions<TaskName>
  ): Promise<FinalAnswer> {
    const { timeoutSeconds } = this.#limits;
    return new Promise((fulfil) => {
      const settle = (answer: FinalAnswer) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        // One by one: removeAllListeners would take the thread's own plumbing along.
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        fulfil(answer);
      };
      const onAbort = () => settle(interrupted());
      const onMessage = (answer: ThreadAnswer) => {
        if (answer.kind === 'progress') onProgress?.(answer.progress as never);
        else settle(answer);
      };
      const onError = (error: NodeJS.ErrnoException) => settle(crash(error));
      const onExit = () => settle(new ServiceError('internal-error', 'A reading thread ended.'));
      const timer = setTimeout(
        () =>
          settle(new ServiceError('reading-timeout', `It took over ${timeoutSeconds} seconds.`)),
        timeoutSeconds * 1000
      );
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(request);
    });
  }
}

function interrupted(): ServiceError {
  return new ServiceError('reading-interrupted', 'The reading was stopped before it was finished.');
}

function crash(error: NodeJS.ErrnoException): ServiceError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new ServiceError('document-too-complex', 'The memory for one document was used up.');
  }
  return new ServiceError('internal-error', 'A reading thread failed.', { cause: error });
}

/** Keeps name and code, which toServiceError understands. */
function threadError({
  name,
  code,
  message,
  stack
}: Extract<ThreadAnswer, { kind: 'failed' }>): Error {
  const error = Object.assign(new Error(message), { code: code ?? undefined });
  error.name = name;
  error.stack = stack;
  return error;
}
