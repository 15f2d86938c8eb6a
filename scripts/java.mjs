// Finds a Java 17 or newer for the checkers that need one; on Debian, as root, installs the distribution's own.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installFromDebian } from './debian.mjs';

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

/** Command that starts Java. Throws a sentence that says what to do when there is none. */
export function java() {
  const found = find();
  if (found) return found;
  installFromDebian('Java', 'default-jre-headless');
  const installed = find();
  if (installed) return installed;
  throw new Error(
    `This check needs Java ${OLDEST} or newer: install one, or set JAVA_HOME to its folder, then run again.`
  );
}
