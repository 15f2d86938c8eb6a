// Finds a Java 17 or newer for the checkers that need one; on Debian, as root, installs the distribution's own.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OLDEST = 17;

/** JAVA_HOME first: it names the one that somebody chose. */
function candidates() {
  const home = process.env.JAVA_HOME;
  const executable = process.platform === 'win32' ? 'java.exe' : 'java';
  return [...(home ? [path.join(home, 'bin', executable)] : []), 'java'];
}

/** `openjdk version "17.0.15" 2025-04-15` → 17; null where there is no such program. */
function versionOf(command) {
  const { status, stderr, stdout } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  if (status !== 0) return null;
  const version = /version "(?:1\.)?(\d+)/.exec(`${stderr}${stdout}`)?.[1];
  return version ? Number(version) : null;
}

const find = () => candidates().find((command) => (versionOf(command) ?? 0) >= OLDEST);

function isDebianRoot() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    readFileSync('/etc/os-release', 'utf8').includes('ID=debian')
  );
}

/** Command that starts Java. Throws a sentence that says what to do when there is none. */
export function java() {
  const found = find();
  if (found) return found;
  if (isDebianRoot()) {
    process.stderr.write('Installing Java 17 from Debian (once) ...\n');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // What apt-get says must not mix with what the caller prints.
    const run = (...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: environment });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'openjdk-17-jre-headless');
    const installed = find();
    if (installed) return installed;
  }
  throw new Error(
    `This check needs Java ${OLDEST} or newer: install one, or set JAVA_HOME to its folder, then run again.`
  );
}
