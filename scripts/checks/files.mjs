// The files that git tracks or would track, as the checks see them.
import { spawnSync } from 'node:child_process';
import { root } from '../toolchain.mjs';

/** Paths relative to the root, forward slashes, filtered by a pattern. */
export function projectFiles(pattern = /./) {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  );
  return stdout.split('\n').filter((file) => file && pattern.test(file));
}
