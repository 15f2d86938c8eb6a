/** Starts the service: settings, adapters, HTTP, jobs; and ends it without losing work. */
import { claudeReader } from './adapters/claude/claude-reader.ts';
import { startEmbeddedServer } from './adapters/embedded-postgres/postgres-server.ts';
import { startJobQueue } from './adapters/pg-boss/job-queue.ts';
import { connectDatabase } from './adapters/postgres/database.ts';
import { postgresDocumentStore } from './adapters/postgres/document-store.ts';
import { postgresExtractionStore } from './adapters/postgres/extraction-store.ts';
import { threadDocumentOpener } from './adapters/reading-thread/document-opener.ts';
import { threadEmbeddedReader } from './adapters/reading-thread/embedded-reader.ts';
import { ThreadPool } from './adapters/reading-thread/thread-pool.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { runInContext } from './context.ts';
import { buryExtraction, runExtraction } from './features/extractions/run-extraction.ts';
import { listen } from './http/server.ts';
import { createLog, type Log } from './log.ts';
import { collectProcessMetrics } from './metrics.ts';
import type { ContractReader } from './ports/reader.ts';

const jobPatience = 3_000;
const requestPatience = 5_000;

async function start(config: Config, log: Log): Promise<() => Promise<void>> {
  const cleanups: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup().catch((error: unknown) =>
        log.error({ err: error }, 'an error while stopping')
      );
    }
  };
  try {
    const embedded = config.databaseUrl ? null : await startEmbeddedServer(config.dataFolder);
    if (embedded) cleanups.push(() => embedded.stop());
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    const { database, isReady, close } = await connectDatabase(databaseUrl, (error) =>
      log.error({ err: error }, 'a database connection was lost')
    );
    cleanups.push(close);

    const threads = new ThreadPool(config.reading);
    cleanups.push(() => threads.close());
    const queue = await startJobQueue(
      databaseUrl,
      { ...config.jobs, isOnlyWorker: embedded !== null },
      log
    );
    cleanups.push(() => queue.stop(jobPatience + 2_000));

    const ports = {
      documents: postgresDocumentStore(database),
      extractions: postgresExtractionStore(database, queue.enqueue),
      opener: threadDocumentOpener(threads),
      reader: await chooseReader(config, threads),
      clock: { now: () => new Date() },
      isDatabaseReady: isReady,
      queue,
      log
    };
    const stopping = new AbortController();
    if (config.runsJobs) {
      await queue.work({
        run: (job, signal) =>
          runInContext({ correlationId: job.correlationId, orgId: job.orgId }, () =>
            runExtraction(
              job.extractionId,
              config.jobs.attempts,
              ports,
              AbortSignal.any([signal, stopping.signal])
            )
          ),
        bury: (job) =>
          runInContext({ correlationId: job.correlationId, orgId: job.orgId }, () =>
            buryExtraction(job.extractionId, ports)
          )
      });
    }
    let isStopping = false;
    const app = createApp({ ...ports, isStopping: () => isStopping }, config);
    const server = await listen(app, config.host, config.port);
    cleanups.push(() => server.close(requestPatience));
    cleanups.push(async () => {
      isStopping = true;
      setTimeout(() => stopping.abort(), jobPatience).unref();
    });
    log.info(
      { host: config.host, port: server.port, reader: ports.reader.model },
      'ai-service is ready'
    );
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** A configured key chooses the model; without one the service reads by itself. */
async function chooseReader({ claude }: Config, threads: ThreadPool): Promise<ContractReader> {
  if (!claude) return threadEmbeddedReader(threads);
  return claudeReader(claude, (result, pages, signal) =>
    threads.run('verifyQuotes', { result, pages }, { signal })
  );
}

async function main() {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  collectProcessMetrics();
  const stop = await start(config, log);
  let isEnding = false;
  const end = (signal: string) => {
    // A second Ctrl-C means "now"; the database recovers by itself.
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ signal }, 'ai-service is stopping');
    void stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
