/** Makes sure that one process at a time uses a data folder; the lock dies with the process that holds it. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

class FolderInUse extends Error {
  constructor(folder: string, holder: string | null) {
    super(
      `The data folder ${folder} is in use by another ai-service${holder ? ` (process ${holder})` : ''}. ` +
        'Stop that one first, or give this one a folder of its own with DATA_DIR.'
    );
    this.name = 'FolderInUse';
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * A listening local socket is the lock: the kernel frees it even after kill -9. Linux has sockets
 * without a file, Windows has pipes; elsewhere a socket file may be left over, which a refused
 * connection tells.
 */
function socketPath(folder: string): { path: string; isFile: boolean } {
  const hash = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24);
  const name = `countersign-ai-service-${hash}`;
  if (process.platform === 'linux') return { path: `\0${name}`, isFile: false };
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, isFile: false };
  return { path: join(tmpdir(), `${name}.sock`), isFile: true };
}

function listen(path: string): Promise<Server> {
  return new Promise((fulfil, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(String(process.pid));
    });
    server.once('error', reject);
    server.listen(path, () => {
      server.unref();
      fulfil(server);
    });
  });
}

/** The process id that the holder tells, '' when it does not answer, null when nobody listens. */
function askHolder(path: string): Promise<string | null> {
  return new Promise((fulfil) => {
    let answer = '';
    const socket = connect(path);
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (bytes) => (answer += bytes.toString('utf8').slice(0, 20)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') fulfil(null);
    });
    socket.on('close', () => fulfil(answer));
  });
}

export async function lockFolder(folder: string): Promise<FolderLock> {
  const { path, isFile } = socketPath(folder);
  for (let attempt = 1; ; attempt++) {
    try {
      const server = await listen(path);
      return { release: () => new Promise((fulfil) => server.close(() => fulfil())) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      const holder = await askHolder(path);
      if (holder !== null || attempt >= 3) throw new FolderInUse(folder, holder);
      if (isFile) await rm(path, { force: true });
    }
  }
}
