// Keeps the cache of compiled modules small: folders that no start used for a week go.
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

const week = 7 * 24 * 60 * 60 * 1000;
const compiled = /^(vendor|platform|package)-[0-9a-f]{12}/;

export function markUsed(directories: string[], now = new Date()): void {
  for (const directory of directories) {
    if (existsSync(directory)) utimesSync(directory, now, now);
  }
}

export function forgetOldBuilds(cacheDirectory: string, now = Date.now()): void {
  for (const name of readdirSync(cacheDirectory)) {
    const directory = path.join(cacheDirectory, name);
    if (!compiled.test(name) || now - statSync(directory).mtimeMs < week) continue;
    rmSync(directory, { recursive: true, force: true });
  }
}
