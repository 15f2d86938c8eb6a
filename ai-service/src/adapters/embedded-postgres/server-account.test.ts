import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachable, reachableFolder, reachablePrograms } from './server-account.ts';

const account = { uid: 65534, gid: 65534 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-account-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder below a closed one', () => {
  it('is not reachable for the account that the database runs under', async () => {
    const inner = join(folder, 'inner');
    await mkdir(inner);
    expect(await isReachable(inner)).toBe(false);
    await chmod(folder, 0o755);
    expect(await isReachable(inner)).toBe(true);
  });

  it('is used as it is when the service is not root', async () => {
    expect(await reachableFolder(join(folder, 'postgres'), null)).toBe(join(folder, 'postgres'));
  });

  const onlyRoot = process.getuid?.() === 0 ? it : it.skip;

  onlyRoot('is replaced by one that is reachable, with the programs copied beside it', async () => {
    const programs = join(folder, 'native');
    await mkdir(join(programs, 'bin'), { recursive: true });
    await writeFile(join(programs, 'bin', 'postgres'), 'x', { mode: 0o755 });
    const database = await reachableFolder(join(folder, 'data', 'postgres'), account);
    expect(database).toMatch(/^\/var\/tmp\/countersign-[0-9a-f]+\/postgres$/);
    expect(await reachableFolder(join(folder, 'data', 'postgres'), account)).toBe(database);
    const copied = await reachablePrograms(programs, database, account);
    expect((await stat(join(copied, 'bin', 'postgres'))).mode & 0o111).toBe(0o111);
    expect(await isReachable(copied)).toBe(true);
    await rm(join(database, '..'), { recursive: true });
  });
});
