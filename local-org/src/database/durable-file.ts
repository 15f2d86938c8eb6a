// Writing that is on disk when it returns, and a lock against a second process.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync
} from 'node:fs';

/** A write call may take only a part of the bytes. */
export function writeFully(handle: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(handle, bytes, written, bytes.length - written);
  }
}

export function writeDurably(file: string, chunks: Iterable<Buffer>): void {
  const handle = openSync(file, 'w');
  try {
    for (const chunk of chunks) writeFully(handle, chunk);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename in the folder durable; systems that cannot open folders do without. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Windows refuses to open a folder; the rename itself is then the best there is.
  }
}

/** Answers the id of the living process that holds the lock, or null after taking it. */
export function takeLock(file: string): number | null {
  const [id = '', start = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  const holder = Number(id);
  if (holder !== process.pid && isAlive(holder) && startOf(holder) === start) return holder;
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}`);
  return null;
}

export function releaseLock(file: string): void {
  rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When the process started, in clock ticks since boot: tells it from a later one with its number. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
