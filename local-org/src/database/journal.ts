// Keeps the records on disk: one line for each commit, file contents beside it by their hash.
import { Buffer } from 'node:buffer';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { BlobFolder } from './blob-folder.ts';
import { releaseLock, syncFolder, takeLock, writeDurably, writeFully } from './durable-file.ts';
import { decodeRow, encodeRow } from './row-codec.ts';
import type { Change, Row, Store } from './store.ts';

type JsonRow = Record<string, unknown>;

/** What one line says: rows to put (null removes) and the last used numbers. */
interface Entry {
  rows: [type: string, id: string, row: JsonRow | null][];
  counters: Record<string, number>;
}

/** The journal cannot be used as it is; the message says what to do. */
class JournalError extends Error {
  override readonly name = 'JournalError';
}

const ROWS_PER_LINE = 500;

export class Journal {
  private readonly file: string;
  private readonly blobs: BlobFolder;
  private readonly handle: number;
  private size: number;
  private savedCounters = new Map<string, number>();
  /** Rows of objects that the project no longer has; they stay until it has them again. */
  private readonly orphans = new Map<string, Entry['rows'][number]>();

  /** Reads what is there into the store, then rewrites it compactly. */
  constructor(file: string, store: Store) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    const holder = takeLock(`${file}.lock`);
    if (holder !== null) {
      throw new JournalError(
        `${file} is in use by process ${holder}. Stop that one, or choose another data folder.`
      );
    }
    this.blobs = new BlobFolder(`${file}.files`);
    const known = this.replay(store);
    this.compact(store, known);
    this.handle = openSync(file, 'a');
    this.size = statSync(file).size;
  }

  /** Returns when the changes are on disk; when it throws, the file is as it was before. */
  append(changes: Change[], counters: ReadonlyMap<string, number>): void {
    if (changes.length === 0) return;
    const rows = changes.map(({ type, id, after }) => this.encode(type, id, after));
    const grown = [...counters].filter(([name, value]) => this.savedCounters.get(name) !== value);
    const bytes = toLine({ rows, counters: Object.fromEntries(grown) });
    try {
      writeFully(this.handle, bytes);
      fsyncSync(this.handle);
    } catch (problem) {
      ftruncateSync(this.handle, this.size);
      throw problem;
    }
    this.size += bytes.length;
    this.savedCounters = new Map(counters);
  }

  close(): void {
    closeSync(this.handle);
    releaseLock(`${this.file}.lock`);
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
      this.apply(store, entry, known);
      start = end + 1;
    }
    return known;
  }

  private apply(store: Store, entry: Entry, known: Set<string>): void {
    for (const item of entry.rows) {
      const [type, id, json] = item;
      const key = `${type} ${id}`;
      const object = store.schema.object(type);
      if (object) {
        if (!id.startsWith(object.keyPrefix)) throw otherIds(this.file, type, id);
        store.restore(type, id, json && decodeRow(json, this.blobs));
        known.add(key);
      } else if (json) this.orphans.set(key, item);
      else this.orphans.delete(key);
    }
    for (const [name, value] of Object.entries(entry.counters)) store.counters.set(name, value);
  }

  private compact(store: Store, known: Set<string>): void {
    const rows = [...known].map((key) => {
      const [type = '', id = ''] = key.split(' ');
      return this.encode(type, id, store.get(type, id));
    });
    rows.push(...this.orphans.values());
    const temporary = `${this.file}.new`;
    writeDurably(temporary, snapshotLines(rows, store.counters));
    renameSync(temporary, this.file);
    syncFolder(dirname(this.file));
    this.savedCounters = new Map(store.counters);
    this.blobs.removeUnused();
  }
}

function* snapshotLines(
  rows: Entry['rows'],
  counters: ReadonlyMap<string, number>
): Generator<Buffer> {
  if (counters.size > 0) yield toLine({ rows: [], counters: Object.fromEntries(counters) });
  for (let start = 0; start < rows.length; start += ROWS_PER_LINE) {
    yield toLine({ rows: rows.slice(start, start + ROWS_PER_LINE), counters: {} });
  }
}

function toLine(entry: Entry): Buffer {
  const json = JSON.stringify(entry);
  return Buffer.from(`${checksum(json)} ${json}\n`);
}

function parseLine(text: string): Entry | null {
  const json = text.slice(9);
  return checksum(json) === text.slice(0, 8) ? (JSON.parse(json) as Entry) : null;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

/** Ids of another release of local-org would point at the wrong objects. */
function otherIds(file: string, type: string, id: string): JournalError {
  return new JournalError(
    `${file}: the id ${id} is none of ${type}: another release of local-org wrote this data. ` +
      'Begin anew with `npm start -- --fresh`, which keeps the old folder, or name another data folder.'
  );
}

function damaged(file: string, number: number): JournalError {
  return new JournalError(
    `${file}:${number}: this line is damaged although later ones exist. ` +
      'Restore the file from a copy, or delete it to start with an empty org.'
  );
}
