// `npm start -- --fresh`: the data of before is moved aside, never deleted.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

/** Locks of the programs that write into the folder, with the process id at their beginning. */
const LOCKS = ['local-org/journal.jsonl.lock', 'ai-service/postgres/postmaster.pid'];

/**
 * Answers where the folder is now, or null when there was none. Throws when a program still uses it.
 * @param {string} folder
 * @param {Date} [now]
 * @returns {string | null}
 */
export function moveAside(folder, now = new Date()) {
  if (!existsSync(folder)) return null;
  for (const lock of LOCKS) {
    const holder = processOf(path.join(folder, lock));
    if (holder === null) continue;
    throw new Error(
      `${folder} is in use by process ${holder}. Stop it, then start afresh. Nothing was changed.`
    );
  }
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  let target = `${folder}-until-${stamp}`;
  for (let count = 2; existsSync(target); count += 1) target = `${folder}-until-${stamp}-${count}`;
  renameSync(folder, target);
  return target;
}

function processOf(lock) {
  if (!existsSync(lock)) return null;
  const id = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (!Number.isInteger(id) || id <= 0) return null;
  try {
    process.kill(id, 0);
    return id;
  } catch (error) {
    return error.code === 'EPERM' ? id : null;
  }
}
