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
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder !== process.pid && isAlive(holder)) return holder;
  writeFileSync(file, String(process.pid));
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
