/** What the commands share: the project they work on, output, and an engine for one piece of work. */
import { join } from 'node:path';
import { EngineClient } from '../server/engine-client.ts';
import type { EngineSettings } from '../server/engine-client.ts';
import type { WorkerMessage } from '../worker-protocol.ts';

export interface ProjectOptions {
  root: string;
  /** Folders of other projects whose packages are installed first. */
  packages: string[];
  /** Package directories instead of those of sfdx-project.json. */
  sources: string[];
}

export const write = (line: string): void => void process.stdout.write(`${line}\n`);
/** `1 problem`, `2 problems` */
export const counted = (count: number): string => `${count} problem${count === 1 ? '' : 's'}`;
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const MAXIMUM_RUN_MS = 30 * 60_000;
/** Of local-org, not of the project: a foreign project's folder is left as it is. */
export const CACHE_DIRECTORY = join(import.meta.dirname, '../../../.cache');

export function engineSettings(
  project: ProjectOptions,
  options: { seedFile?: string | null; isTolerant?: boolean } = {}
): EngineSettings {
  return {
    projectRoot: project.root,
    packages: project.packages,
    sources: project.sources,
    isTolerant: options.isTolerant ?? false,
    dataDirectory: null,
    cacheDirectory: join(CACHE_DIRECTORY, 'apex'),
    seedFile: options.seedFile ?? null,
    jobLatencyMs: 0,
    runsJobs: false,
    // A whole test run is one request: its limits are Apex's own.
    backstopMs: MAXIMUM_RUN_MS,
    environment: process.env
  };
}

export async function withEngine(
  settings: EngineSettings,
  onMessage: (message: WorkerMessage) => void,
  work: (engine: EngineClient) => Promise<void>
): Promise<void> {
  const engine = new EngineClient(settings, onMessage);
  try {
    await engine.start();
    await work(engine);
  } finally {
    await engine.close();
  }
}
