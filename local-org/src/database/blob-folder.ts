// Keeps file contents in a folder, each once, named by its hash.
import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Blob } from '../values/blob.ts';
import { writeDurably } from './durable-file.ts';
import type { BlobFiles } from './row-codec.ts';

export class BlobFolder implements BlobFiles {
  private readonly folder: string;
  private readonly used = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Written before the line that names it, so a line never lacks its content. */
  save(blob: Blob): string {
    const hash = createHash('sha256').update(blob.bytes).digest('hex');
    this.used.add(hash);
    const file = join(this.folder, hash);
    if (existsSync(file)) return hash;
    mkdirSync(this.folder, { recursive: true });
    writeDurably(`${file}.new`, [blob.bytes]);
    renameSync(`${file}.new`, file);
    return hash;
  }

  load(name: string): Buffer {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new Error(`'${name}' names no file content.`);
    return readFileSync(join(this.folder, name));
  }

  /** Removes what was neither saved nor kept since the folder was opened. */
  removeUnused(): void {
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder)) {
      if (!this.used.has(name)) rmSync(join(this.folder, name));
    }
  }
}
