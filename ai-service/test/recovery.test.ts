/** The service killed, restarted, started twice or started wrongly: nothing lost, nothing done twice. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { makePdf } from './support/contracts.ts';
import { goodAnswer, startMessagesApi, type MessagesApi } from './support/messages-api.ts';
import {
  freePort,
  launch,
  makeDataFolder,
  removeDataFolder,
  startService
} from './support/service.ts';

jest.setTimeout(120_000);

const run = promisify(execFile);
const isEmbedded = !process.env.DATABASE_URL;
const onlyEmbedded = isEmbedded ? it : it.skip;

let api: MessagesApi;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  api = await startMessagesApi();
});

afterAll(() => api.close());

beforeEach(async () => {
  folder = await makeDataFolder();
  api.requests.length = 0;
  environment = { ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: api.url };
});

afterEach(() => removeDataFolder(folder));

async function untilAsked(count: number) {
  while (api.requests.length < count) await sleep(20);
}

describe('kill -9 in the middle of a reading', () => {
  it('is followed by one completed reading after the restart', async () => {
    api.reply({ kind: 'hang' }, { kind: 'answer', answer: goodAnswer });
    const first = await startService(environment, folder);
    const { body: document } = await first.upload(await makePdf({ seed: `kill ${Date.now()}` }));
    const { body: requested } = await first.extract(document.id);
    await untilAsked(1);
    await first.signal('SIGKILL');

    const second = await startService(environment, folder);
    try {
      const extraction = (await second.follow(requested.id, 60)).at(-1);
      expect(extraction).toMatchObject({ status: 'completed', attempt: 2, error: null });
      expect(api.requests).toHaveLength(2);
      const again = await second.call('GET', `/v1/extractions/${requested.id}`);
      expect(again.body).toEqual(extraction);
    } finally {
      await second.signal('SIGTERM');
    }
  });

  onlyEmbedded('needs no waiting: the embedded database knows that nobody else works', async () => {
    const first = await startService({}, folder);
    const { body: document } = await first.upload(await makePdf({ pages: 250, seed: 'kill' }));
    const { body: requested } = await first.extract(document.id);
    await sleep(120);
    await first.signal('SIGKILL');
    const second = await startService({}, folder);
    try {
      const extraction = (await second.follow(requested.id, 8)).at(-1);
      expect(extraction).toMatchObject({ status: 'completed' });
      expect(extraction.result.pageCount).toBe(250);
    } finally {
      await second.signal('SIGTERM');
    }
  });

  onlyEmbedded('leaves no database server behind', async () => {
    const service = await startService({}, folder);
    expect(await serversIn(folder)).toBeGreaterThan(0);
    await service.signal('SIGKILL');
    for (let i = 0; i < 50 && (await serversIn(folder)) > 0; i++) await sleep(100);
    expect(await serversIn(folder)).toBe(0);
  });
});

describe('SIGTERM in the middle of a reading', () => {
  it('ends the process with code 0, and the reading goes on at the next start', async () => {
    api.reply({ kind: 'hang' }, { kind: 'answer', answer: goodAnswer });
    const first = await startService(environment, folder);
    const { body: document } = await first.upload(await makePdf({ seed: `term ${Date.now()}` }));
    const { body: requested } = await first.extract(document.id);
    await untilAsked(1);
    expect(await first.signal('SIGTERM')).toBe(0);
    const second = await startService(environment, folder);
    const extraction = (await second.follow(requested.id, 60)).at(-1);
    expect(extraction).toMatchObject({ status: 'completed', attempt: 2 });
    expect(await second.signal('SIGTERM')).toBe(0);
  });
});

describe('the data folder', () => {
  onlyEmbedded('is refused to a second service, which says who holds it', async () => {
    const service = await startService({}, folder);
    const { child, output } = launch({
      PORT: String(await freePort()),
      DATA_DIR: folder,
      COUNTERSIGN_API_KEYS: 'org:0123456789abcdef'
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toMatch(/in use by another ai-service \(process \d+\).*DATA_DIR/);
    await service.signal('SIGTERM');
  });

  onlyEmbedded('opens in spite of a lock file that names a process of somebody else', async () => {
    await (await startService({}, folder)).signal('SIGTERM');
    const lock = [process.pid, join(folder, 'postgres'), 1, 5432, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${lock.join('\n')}\n`);
    const service = await startService({}, folder);
    expect((await service.call('GET', '/readyz')).status).toBe(200);
    await service.signal('SIGTERM');
  });

  onlyEmbedded('keeps keys as nothing at all and passwords for the owner only', async () => {
    const service = await startService({}, folder);
    const { stdout } = await run('grep', ['-rlE', 'first-key-0123456789', folder]).catch(() => ({
      stdout: ''
    }));
    expect(stdout).toBe('');
    const { stdout: mode } = await run('stat', ['-c', '%a', join(folder, 'postgres-password')]);
    expect(mode.trim()).toBe('600');
    await service.signal('SIGTERM');
  });
});

describe('a wrong start', () => {
  const good = { COUNTERSIGN_API_KEYS: 'org:0123456789abcdef' };

  it.each<[string, Record<string, string>, RegExp]>([
    ['no API keys', { DATABASE_URL: '' }, /COUNTERSIGN_API_KEYS is missing/],
    ['a wrong port', { ...good, PORT: 'http' }, /PORT: /],
    [
      'a role without its database',
      { ...good, ROLE: 'worker', DATABASE_URL: '' },
      /needs DATABASE_URL/
    ],
    [
      'a database that is not there',
      { ...good, DATABASE_URL: 'postgres://nobody:hidden@127.0.0.1:1/none' },
      /database/i
    ]
  ])('with %s ends with code 1 and one clear message', async (_, settings, message) => {
    const { child, output } = launch({ DATA_DIR: folder, ...settings });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toMatch(message);
    expect(output()).not.toMatch(/\n\s+at |hidden|0123456789abcdef/);
  });

  it('on a port that is taken says so', async () => {
    const service = await startService({}, folder);
    const second = await makeDataFolder();
    const { child, output } = launch({
      ...good,
      DATA_DIR: second,
      PORT: new URL(service.url).port
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toMatch(/Port \d+ on 127.0.0.1 is taken/);
    await service.signal('SIGTERM');
    await removeDataFolder(second);
  });
});

describe('several processes on one database', () => {
  it('share the work: an API process and a worker process', async () => {
    const server = isEmbedded ? await startService({}, folder) : null;
    const url = server ? await databaseUrl(folder) : String(process.env.DATABASE_URL);
    const second = await makeDataFolder();
    const reader = await startService({ ROLE: 'api', DATABASE_URL: url }, second);
    const worker = await startService({ ROLE: 'worker', DATABASE_URL: url }, second);
    const { body: document } = await reader.upload(await makePdf({ seed: `shared ${Date.now()}` }));
    const { body: requested } = await reader.extract(document.id);
    expect((await reader.follow(requested.id)).at(-1)).toMatchObject({ status: 'completed' });
    expect((await worker.call('GET', '/v1/extractions/x')).status).toBe(404);
    for (const service of [worker, reader, server])
      expect((await service?.signal('SIGTERM')) ?? 0).toBe(0);
    await removeDataFolder(second);
  });
});

async function serversIn(dataFolder: string): Promise<number> {
  const { stdout } = await run('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(`-D ${dataFolder}`)).length;
}

async function databaseUrl(dataFolder: string): Promise<string> {
  const password = (await readFile(join(dataFolder, 'postgres-password'), 'utf8')).trim();
  const lines = (await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split(
    '\n'
  );
  return `postgresql://postgres:${password}@127.0.0.1:${lines[3]}/postgres`;
}
