// A copy of the repository in which faults are planted one at a time.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFiles } from '../checks/files.ts';
import { root } from '../toolchain.mjs';
import type { Edit, Fault } from './fault.ts';

export interface Planted {
  /** The edited file as it was and as it is, null where it is not there. */
  before: string | null;
  after: string | null;
  /** Every file of the fault. */
  files: string[];
}

export class Copy {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(path.join(tmpdir(), 'countersign-faults-'));
    for (const file of projectFiles({ root })) cpSync(path.join(root, file), this.path(file));
    for (const folder of ['', 'ai-service/', 'local-org/', 'config/tools/code-analyzer/']) {
      const modules = path.join(root, folder, 'node_modules');
      if (existsSync(modules)) symlinkSync(modules, this.path(`${folder}node_modules`));
    }
    // The gates ask git which files there are.
    spawnSync('git', ['init', '--quiet'], { cwd: this.root });
    spawnSync('git', ['add', '--all'], { cwd: this.root });
  }

  path(file: string): string {
    return path.join(this.root, file);
  }

  /** Text of a file; null when it is not there. */
  read(file: string): string | null {
    return existsSync(this.path(file)) ? readFileSync(this.path(file), 'utf8') : null;
  }

  /** Plants the fault, lets it be judged and puts everything back. */
  async with<T>(fault: Fault, judge: (planted: Planted) => Promise<T>): Promise<T> {
    const edits: Record<string, Edit> = { [fault.file]: fault.edit, ...fault.more };
    const files = Object.keys(edits);
    const before = new Map(files.map((file) => [file, this.read(file)]));
    try {
      for (const [file, edit] of Object.entries(edits)) {
        this.write(file, edit(before.get(file) ?? ''));
      }
      const own = { before: before.get(fault.file) ?? null, after: this.read(fault.file) };
      return await judge({ ...own, files });
    } finally {
      for (const [file, text] of before) this.write(file, text);
    }
  }

  private write(file: string, text: string | null): void {
    if (text === null) return rmSync(this.path(file), { force: true });
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
