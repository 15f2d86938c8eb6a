/** Deals with what a killed service left in its database folder: a server that still runs, a stale lock file. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const patienceMilliseconds = 15_000;

/** Call only while holding the folder's lock: then no other service owns a server that runs there. */
export async function clearLeftovers(databaseFolder: string, pgCtl: string): Promise<void> {
  const lockFile = join(databaseFolder, 'postmaster.pid');
  const deadline = Date.now() + patienceMilliseconds;
  for (let isAsked = false; ;) {
    const pid = await serverProcess(lockFile);
    if (pid === null) return;
    if (!(await isServerOf(pid, databaseFolder))) {
      // The number belongs to another program by now, and PostgreSQL would refuse to start because of it.
      await rm(lockFile, { force: true });
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `A PostgreSQL server (process ${pid}) still runs in ${databaseFolder} and does not stop. Stop it by hand.`
      );
    }
    if (!isAsked) {
      isAsked = true;
      await stopServer(pid, databaseFolder, pgCtl);
    }
    await sleep(100);
  }
}

async function serverProcess(lockFile: string): Promise<number | null> {
  const text = await readFile(lockFile, 'utf8').catch(() => '');
  const pid = Math.abs(Number.parseInt(text, 10));
  return pid > 0 ? pid : null;
}

/** Fast shutdown: clients are cut off, data is written. */
async function stopServer(pid: number, databaseFolder: string, pgCtl: string): Promise<void> {
  try {
    if (process.platform === 'win32')
      await run(pgCtl, ['stop', '-D', databaseFolder, '-m', 'fast']);
    else process.kill(pid, 'SIGINT');
  } catch {
    // It ended in between, which the caller's loop sees.
  }
}

async function isServerOf(pid: number, databaseFolder: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const command = await commandLine(pid);
  return command === null || (/postgres/.test(command) && command.includes(databaseFolder));
}

/** Null where the system does not tell. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' '),
      () => ''
    );
  }
  if (process.platform === 'win32') return null;
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => ''
  );
}
