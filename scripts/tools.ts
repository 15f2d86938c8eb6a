// The tools that only some commands need: installed on demand, at the versions of their lock files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { root } from './toolchain.mjs';

/** Says which lock file the installed packages are of. */
const STAMP = '.installed-lock';

const TOOLS = {
  'code-analyzer': 'Salesforce Code Analyzer (280 MB)',
  'salesforce-cli': 'the Salesforce CLI (300 MB)'
};

/** Folder with the tool's node_modules; installs it first where it is missing or of another version. */
export function toolFolder(name: keyof typeof TOOLS): string {
  const folder = path.join(root, 'config', 'tools', name);
  const lock = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (!isInstalled(folder, lock)) install(name, folder, lock);
  return folder;
}

function isInstalled(folder: string, lock: string): boolean {
  const stamp = path.join(folder, 'node_modules', STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}

/** Installs beside and moves into place: what is there is whole, however many install it at once. */
function install(name: keyof typeof TOOLS, folder: string, lock: string): void {
  process.stderr.write(`Installing ${TOOLS[name]}, once ...\n`);
  const beside = mkdtempSync(path.join(folder, '.installing-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      copyFileSync(path.join(folder, file), path.join(beside, file));
    }
    const { status } = spawnSync(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'],
      // What npm says must not mix with what the caller prints.
      { cwd: beside, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
    );
    if (status !== 0) {
      throw new Error(
        `${TOOLS[name]} could not be installed: check the network and the messages above, then run again.`
      );
    }
    writeFileSync(path.join(beside, 'node_modules', STAMP), lock);
    const modules = path.join(folder, 'node_modules');
    if (isInstalled(folder, lock)) return;
    rmSync(modules, { recursive: true, force: true });
    renameSync(path.join(beside, 'node_modules'), modules);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
