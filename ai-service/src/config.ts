/** The settings of the service, read from the environment once and checked; nobody else reads it. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The hash of one API key of one org; the key itself is not kept. */
export interface ApiKey {
  orgId: string;
  hash: Buffer;
}

export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}

const shortestKey = 16;

/** `orgId:key,orgId:key`; an org may have several keys, so that they can be rotated. */
const apiKeys = z.string().transform((text, context): ApiKey[] => {
  const keys: ApiKey[] = [];
  for (const [index, entry] of text
    .split(',')
    .map((part) => part.trim())
    .entries()) {
    if (!entry) continue;
    const separator = entry.indexOf(':');
    const orgId = entry.slice(0, separator);
    const key = entry.slice(separator + 1);
    if (separator < 1 || !/^[\w-]{1,64}$/.test(orgId)) {
      context.addIssue(`entry ${index + 1} must look like orgId:key`);
    } else if (key.length < shortestKey || !/^[\x21-\x7e]+$/.test(key)) {
      context.addIssue(`the key of ${orgId} needs at least ${shortestKey} visible characters`);
    } else keys.push({ orgId, hash: hashApiKey(key) });
  }
  if (keys.length === 0) context.addIssue('give at least one orgId:key');
  return keys;
});

const wholeNumber = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

const environment = z.object({
  PORT: wholeNumber(0, 65535).default(4331),
  HOST: z.string().min(1).default('127.0.0.1'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  DATA_DIR: z.string().min(1).default('.local/ai-service'),
  COUNTERSIGN_API_KEYS: apiKeys,
  MAX_DOCUMENT_BYTES: wholeNumber(1024, 500 * 1024 * 1024).default(50 * 1024 * 1024),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(3000),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLAUDE_MODEL: z.string().min(1).default('claude-opus-5-5'),
  CLAUDE_TIMEOUT_SECONDS: wholeNumber(1, 1800).default(300),
  READING_TIMEOUT_SECONDS: wholeNumber(1, 3600).default(120),
  READING_MEMORY_MEGABYTES: wholeNumber(64, 16384).default(768),
  READING_THREADS: wholeNumber(1, 16).default(2),
  EXTRACTION_CONCURRENCY: wholeNumber(1, 32).default(2),
  EXTRACTION_ATTEMPTS: wholeNumber(1, 20).default(5),
  EXTRACTION_RETRY_SECONDS: wholeNumber(1, 600).default(2),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')
});

export type Config = ReturnType<typeof readConfig>;

/** A setting is wrong; the message says which and what it must be, never its value. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The ai-service cannot start, its settings are wrong:\n  - ${problems.join('\n  - ')}`);
    this.name = 'ConfigError';
  }
}

export function readConfig(variables: Record<string, string | undefined>) {
  // An empty variable means "not set": that is how shells and compose files say it.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return given[name] === undefined ? `${name} is missing` : `${name}: ${message}`;
      })
    );
  }
  const settings = parsed.data;
  if (settings.ROLE !== 'all' && !settings.DATABASE_URL) {
    throw new ConfigError([
      `ROLE=${settings.ROLE} needs DATABASE_URL: the embedded database serves one process only`
    ]);
  }
  return {
    port: settings.PORT,
    host: settings.HOST,
    servesApi: settings.ROLE !== 'worker',
    runsJobs: settings.ROLE !== 'api',
    databaseUrl: settings.DATABASE_URL ?? null,
    dataFolder: resolve(settings.DATA_DIR),
    apiKeys: settings.COUNTERSIGN_API_KEYS,
    maxDocumentBytes: settings.MAX_DOCUMENT_BYTES,
    requestsPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    claude: settings.ANTHROPIC_API_KEY
      ? {
          apiKey: settings.ANTHROPIC_API_KEY,
          baseUrl: settings.ANTHROPIC_BASE_URL ?? null,
          model: settings.CLAUDE_MODEL,
          timeoutSeconds: settings.CLAUDE_TIMEOUT_SECONDS
        }
      : null,
    reading: {
      timeoutSeconds: settings.READING_TIMEOUT_SECONDS,
      memoryMegabytes: settings.READING_MEMORY_MEGABYTES,
      threads: settings.READING_THREADS
    },
    jobs: {
      concurrency: settings.EXTRACTION_CONCURRENCY,
      attempts: settings.EXTRACTION_ATTEMPTS,
      retrySeconds: settings.EXTRACTION_RETRY_SECONDS
    },
    logLevel: settings.LOG_LEVEL
  };
}
