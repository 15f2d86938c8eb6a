/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { databaseDml } from './database/dml.ts';
import { databaseQueries } from './database/queries.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import type { SavepointValue } from './Savepoint.ts';
import { releaseSavepoint, rollback, setSavepoint } from './Savepoint.ts';
import { typeNameOf } from '../../runtime/type-name.ts';

const LARGEST_SCOPE = 2000;

/** Batches start others in their finish method only; future methods start none. */
function refuseInJob(rt: Runtime): void {
  const running = rt.host.runningJob();
  const isInBatch = running?.kind === 'batch' && running.phase !== 'finish';
  if (!isInBatch && running?.kind !== 'future') return;
  raise(
    'AsyncException',
    'Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
  );
}

function executeBatch(rt: Runtime, job: unknown, scopeSize: number): string {
  const instance = given(job);
  refuseInJob(rt);
  if (scopeSize < 1) raise('AsyncException', 'Scope must be a positive number');
  rt.uncommittedWork = true;
  return rt.host.enqueue({
    kind: 'batch',
    className: typeNameOf(instance),
    instance,
    scopeSize: Math.min(scopeSize, LARGEST_SCOPE)
  });
}

export const DatabaseClass = platformClass('System.Database', {
  statics: {
    ...databaseDml,
    ...databaseQueries,
    'Savepoint setSavepoint()': (rt) => setSavepoint(rt),
    'void rollback(Savepoint savepoint)': (rt, savepoint: SavepointValue | null) =>
      rollback(rt, given(savepoint)),
    'void releaseSavepoint(Savepoint savepoint)': (rt, savepoint: SavepointValue | null) =>
      releaseSavepoint(rt, given(savepoint)),
    'Id executeBatch(Object job)': (rt, job: unknown) => executeBatch(rt, job, 200),
    'Id executeBatch(Object job, Integer scopeSize)': (rt, job: unknown, size: number | null) =>
      executeBatch(rt, job, given(size))
  }
});
