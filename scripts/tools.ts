// The tools that only some commands need: installed on demand, at the versions of their lock files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './toolchain.mjs';

const TOOLS = {
  'code-analyzer': 'Salesforce Code Analyzer (280 MB)',
  'salesforce-cli': 'the Salesforce CLI (485 MB)'
};

/** Folder with the tool's node_modules; installs it first where it is missing or of another version. */
export function toolFolder(name: keyof typeof TOOLS): string {
  const folder = path.join(root, 'config', 'tools', name);
  const lock = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(folder, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;
  process.stderr.write(`Installing ${TOOLS[name]}, once ...\n`);
  const { status } = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'],
    // What npm says must not mix with what the caller prints.
    { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
  );
  if (status !== 0) {
    throw new Error(
      `${TOOLS[name]} could not be installed: check the network and the messages above, then run again.`
    );
  }
  writeFileSync(stamp, lock);
  return folder;
}
