// Keeps the records on disk: one line for each commit, file contents beside it by their hash.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Blob } from '../values/blob.ts';
import { decodeRow, encodeRow, type BlobFiles } from './row-codec.ts';
import type { Change, Row, Store } from './store.ts';

/** What one line says: rows to put (null removes) and the last used numbers. */
interface Entry {
  rows: [type: string, id: string, row: Record<string, unknown> | null][];
  counters: Record<string, number>;
}

/** The journal holds something that no crash can explain. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

const ROWS_PER_LINE = 500;

export class Journal {
  private readonly file: string;
  private readonly blobs: BlobFiles & { remove(): void };
  private handle: number;
  private savedCounters = new Map<string, number>();

  /** Reads what is there into the store, then rewrites it compactly. */
  constructor(file: string, store: Store) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    this.blobs = blobFolder(`${file}.files`);
    const known = this.replay(store);
    this.compact(store, known);
    this.handle = openSync(file, 'a');
  }

  append(changes: Change[], counters: ReadonlyMap<string, number>): void {
    const rows = changes.map(({ type, id, after }) => this.encode(type, id, after));
    const grown = [...counters].filter(([name, value]) => this.savedCounters.get(name) !== value);
    if (rows.length === 0) return;
    writeSync(this.handle, line({ rows, counters: Object.fromEntries(grown) }));
    fsyncSync(this.handle);
    this.savedCounters = new Map(counters);
  }

  close(): void {
    closeSync(this.handle);
  }

  private encode(type: string, id: string, row: Row | null): Entry['rows'][number] {
    return [type, id, row && encodeRow(row, this.blobs)];
  }

  /** A torn last line is the trace of a crash: its commit never happened. */
  private replay(store: Store): Set<string> {
    const known = new Set<string>();
    if (!existsSync(this.file)) return known;
    const bytes = readFileSync(this.file);
    let start = 0;
    for (let number = 1; start < bytes.length; number += 1) {
      const end = bytes.indexOf(10, start);
      const entry = end < 0 ? null : parseLine(bytes.toString('utf8', start, end));
      if (!entry) {
        if (end >= 0 && end < bytes.length - 1) throw damaged(this.file, number);
        truncateSync(this.file, start);
        break;
      }
      for (const [type, id, row] of entry.rows) {
        if (!store.schema.object(type)) continue;
        store.load(type, id, row && decodeRow(row, this.blobs));
        known.add(`${type} ${id}`);
      }
      for (const [name, value] of Object.entries(entry.counters)) store.counters.set(name, value);
      start = end + 1;
    }
    return known;
  }

  private compact(store: Store, known: Set<string>): void {
    const rows = [...known].map((key) => {
      const [type = '', id = ''] = key.split(' ');
      return this.encode(type, id, store.get(type, id));
    });
    const temporary = `${this.file}.new`;
    const handle = openSync(temporary, 'w');
    for (let start = 0; start < rows.length; start += ROWS_PER_LINE) {
      const part = rows.slice(start, start + ROWS_PER_LINE);
      const counters = start === 0 ? Object.fromEntries(store.counters) : {};
      writeSync(handle, line({ rows: part, counters }));
    }
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, this.file);
    this.savedCounters = new Map(store.counters);
    this.blobs.remove();
  }
}

function line(entry: Entry): string {
  const json = JSON.stringify(entry);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

function parseLine(text: string): Entry | null {
  const json = text.slice(9);
  if (crc32(json).toString(16).padStart(8, '0') !== text.slice(0, 8)) return null;
  return JSON.parse(json) as Entry;
}

function damaged(file: string, number: number): JournalError {
  return new JournalError(
    `${file}:${number}: this line is damaged although later ones exist. ` +
      'Restore the file from a copy, or delete it to start with an empty org.'
  );
}

/** Contents are written before the line that names them, so a line never lacks its content. */
function blobFolder(folder: string): BlobFiles & { remove(): void } {
  const used = new Set<string>();
  return {
    save(blob: Blob): string {
      const hash = createHash('sha256').update(blob.bytes).digest('hex');
      used.add(hash);
      const file = join(folder, hash);
      if (existsSync(file)) return hash;
      mkdirSync(folder, { recursive: true });
      const handle = openSync(`${file}.new`, 'w');
      writeSync(handle, blob.bytes);
      fsyncSync(handle);
      closeSync(handle);
      renameSync(`${file}.new`, file);
      return hash;
    },
    load(hash: string): Buffer {
      if (!/^[0-9a-f]{64}$/.test(hash)) throw new JournalError(`'${hash}' names no file content.`);
      return readFileSync(join(folder, hash));
    },
    /** Called after compaction: what no row names any more goes. */
    remove(): void {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder)) {
        if (!used.has(name)) rmSync(join(folder, name));
      }
    }
  };
}
