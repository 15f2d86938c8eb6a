import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connect, type RestServer } from './testing/rest-server.ts';

const SCRIPT = fileURLToPath(new URL('testing/serve-until-killed.ts', import.meta.url));

async function serve(dataDirectory: string): Promise<{ server: RestServer; child: ChildProcess }> {
  const child = spawn(process.execPath, [SCRIPT, dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' }
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await new Promise((resolve) =>
    lines.once('line', (text) => resolve([text]))
  )) as string[];
  return { server: JSON.parse(line ?? '') as RestServer, child };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

describe('a served org that is killed', () => {
  it('has everything that it has answered for when it starts again', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-killed-'));
    const first = await serve(dataDirectory);
    const admin = await connect(first.server, 'admin@test.example');
    const saved: string[] = [];
    let isKilled = false;
    const write = async (): Promise<void> => {
      for (let count = 0; !isKilled; count += 1) {
        const { id } = await admin.sobject('Account').create({ Name: `Saved ${count}` });
        saved.push(id ?? '');
      }
    };
    const writing = Promise.all([write(), write()]).catch(() => {});
    while (saved.length < 40) await new Promise((resolve) => setTimeout(resolve, 10));
    await killed(first.child);
    isKilled = true;
    await writing;
    const second = await serve(dataDirectory);
    const again = await connect(second.server, 'admin@test.example');
    const { records } = await again.query("SELECT Id FROM Account WHERE Name LIKE 'Saved %'");
    const found = new Set(records.map(({ Id }) => Id));
    expect(saved.filter((id) => !found.has(id))).toEqual([]);
    expect(found.size - saved.length).toBeLessThanOrEqual(2);
    // The sessions of before are still good, and nothing of the folder is locked.
    const headers = { authorization: `Bearer ${admin.accessToken}` };
    expect((await fetch(`${second.server.url}/services/data`, { headers })).status).toBe(200);
    await killed(second.child);
  }, 60_000);
});

describe('a fresh start', () => {
  let moveAside: (folder: string, now?: Date) => string | null;
  beforeAll(async () => {
    const script = new URL('../../../scripts/fresh.mjs', import.meta.url).href;
    ({ moveAside } = (await import(script)) as { moveAside: typeof moveAside });
  });
  const folder = join(mkdtempSync(join(tmpdir(), 'local-org-fresh-')), 'demo');
  const now = new Date('2026-11-21T08:00:00Z');

  it('moves the data aside and says where it is', () => {
    expect(moveAside(folder, now)).toBeNull();
    for (const suffix of ['', '-2']) {
      mkdirSync(join(folder, 'local-org'), { recursive: true });
      writeFileSync(join(folder, 'local-org', 'journal.jsonl'), 'x');
      expect(moveAside(folder, now)).toBe(`${folder}-until-2026-11-21T08-00-00${suffix}`);
      expect(existsSync(folder)).toBe(false);
      expect(
        existsSync(`${folder}-until-2026-11-21T08-00-00${suffix}/local-org/journal.jsonl`)
      ).toBe(true);
    }
  });

  it('touches nothing while the org runs, and takes no notice of a dead one', () => {
    mkdirSync(join(folder, 'local-org'), { recursive: true });
    const lock = join(folder, 'local-org', 'journal.jsonl.lock');
    writeFileSync(lock, `${process.pid} 1`);
    expect(() => moveAside(folder, now)).toThrow(/in use by process \d+.*Nothing was changed/);
    writeFileSync(lock, '4194305 1');
    expect(moveAside(folder, now)).not.toBeNull();
  });
});
