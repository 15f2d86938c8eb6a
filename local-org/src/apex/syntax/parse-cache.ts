/** Keeps parsed files on disk by the hash of their text, so that a second start does not parse again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { restoreValues } from '../../soql/restore.ts';
import type { ParsedFile } from './ast.ts';
import { parseApex, type FileKind } from './parse.ts';

/** Raise it whenever the syntax tree of a text changes. */
const VERSION = 10;

/** Parses through the cache folder; a damaged or missing entry is parsed again. */
export class ParseCache {
  private readonly directory: string | null;
  /** What this compilation has read; a project that is compiled in part is compiled several times. */
  private readonly seen = new Map<string, ParsedFile>();

  constructor(directory: string | null) {
    this.directory = directory;
    if (directory) mkdirSync(directory, { recursive: true });
  }

  parse(kind: FileKind, text: string): ParsedFile {
    const key = `${kind}:${text}`;
    let parsed = this.seen.get(key);
    if (!parsed) this.seen.set(key, (parsed = this.read(kind, text)));
    return parsed;
  }

  private read(kind: FileKind, text: string): ParsedFile {
    if (!this.directory) return parseApex(kind, text);
    const hash = createHash('sha256').update(`${VERSION}:${kind}:${text}`).digest('hex');
    const file = join(this.directory, `${hash.slice(0, 40)}.ast`);
    const known = readEntry(file);
    if (known) return known;
    const parsed = parseApex(kind, text);
    if (parsed.unit) writeEntry(file, parsed);
    return parsed;
  }
}

function readEntry(file: string): ParsedFile | null {
  try {
    const parsed = deserialize(readFileSync(file)) as ParsedFile;
    parsed.queries.forEach(restoreValues);
    return parsed;
  } catch {
    return null;
  }
}

function writeEntry(file: string, parsed: ParsedFile): void {
  // Two processes may write the same entry; the rename makes each of them whole.
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, serialize(parsed));
  renameSync(temporary, file);
}
