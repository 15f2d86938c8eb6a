// The files that git tracks or would track, as the checks see them.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Scope } from './gate.ts';

/** Paths relative to the root, forward slashes, of the files that are there, in the scope and match the pattern. */
export function projectFiles({ root, files }: Scope, pattern = /./): string[] {
  return (files ?? allFiles(root)).filter(
    (file) => pattern.test(file) && isFile(path.join(root, file))
  );
}

/** Links to folders are none: git lists them as it lists files. */
function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Throws where the folder is no git repository: without it, ignored and built files would be checked. */
function allFiles(root: string): string[] {
  const { status, stdout, stderr } = spawnSync(
    'git',
    // names as they are: without -z, git writes those with other letters than ASCII as escapes
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  );
  if (status !== 0) throw new Error(`git cannot list the files of ${root}: ${stderr}`);
  return stdout.split('\0').filter(Boolean);
}

/** What a settings file of ours says; an error that names the file when it is broken. */
export function settingsOf<Settings>(file: string, text: string): Settings {
  try {
    return JSON.parse(text) as Settings;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}. Mend it first.`);
  }
}
