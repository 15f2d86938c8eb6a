// Installs programs that the tests need from Debian, where we are root there. Runs on Node 20 or newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

function isDebianRoot() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    readFileSync('/etc/os-release', 'utf8').includes('ID=debian')
  );
}

/** Does nothing elsewhere. What apt-get says goes to stderr: stdout may belong to the caller's answer. */
export function installFromDebian(name, ...packages) {
  if (!isDebianRoot()) return;
  process.stderr.write(`Installing ${name} from Debian (once) ...\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}
