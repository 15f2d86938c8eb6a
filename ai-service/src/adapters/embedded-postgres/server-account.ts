/** Finds an account that PostgreSQL may run under when the service itself runs as root. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chown, cp, lstat, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/** Null: the service is not root, the server simply runs as the same user. */
export type ServerAccount = { uid: number; gid: number } | null;

function idsOf(user: string): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root. An existing folder keeps its owner. */
export async function serverAccount(databaseFolder: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(databaseFolder).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = idsOf('postgres') ?? createPostgresUser() ?? idsOf('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL cannot run as root and no account "postgres" or "nobody" exists. ' +
      'Start the ai-service as an ordinary user or set DATABASE_URL.'
  );
}

function createPostgresUser() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore'
    });
  } catch {
    return null;
  }
  return idsOf('postgres');
}

/** Whether another account than root can walk down to this folder. */
export async function isReachable(folder: string): Promise<boolean> {
  const { root } = parse(folder);
  for (let path = folder; path !== root; path = dirname(path)) {
    const found = await stat(path).catch(() => null);
    if (found && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * A folder that the account can reach: `wanted` where possible, else one in the system's place for
 * lasting temporary files (a checkout below /root is closed to everybody else).
 */
export async function reachableFolder(wanted: string, account: ServerAccount): Promise<string> {
  if (account === null || (await isReachable(dirname(wanted)))) return wanted;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  const folder = join('/var/tmp', `countersign-${hash}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const { uid } = await lstat(folder);
  // Anybody may have made a folder of this name there before us.
  if (uid !== 0) throw new Error(`${folder} belongs to another user; remove it or set DATA_DIR.`);
  return join(folder, 'postgres');
}

/** The server's programs where the account can run them; copied once where it could not reach them. */
export async function reachablePrograms(
  programs: string,
  databaseFolder: string,
  account: ServerAccount
): Promise<string> {
  if (account === null || (await isReachable(programs))) return programs;
  const target = join(dirname(databaseFolder), 'programs');
  const copied = await access(target).then(
    () => true,
    () => false
  );
  if (!copied) {
    await rm(`${target}.new`, { recursive: true, force: true });
    await cp(programs, `${target}.new`, { recursive: true, verbatimSymlinks: true });
    await rename(`${target}.new`, target);
  }
  return target;
}

export async function makeFolderFor(account: ServerAccount, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}
