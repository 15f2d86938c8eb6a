/** Finds records whose name has words that begin as the ones typed: Search.suggest. */

import { searchIds } from '../../../database/search/search.ts';
import { noSuchObject } from '../../../soql/errors.ts';
import type { SObject } from '../../../values/sobject.ts';
import type { Runtime } from '../../runtime/runtime.ts';

/** In tests nothing is indexed, so nothing is suggested. */
export function suggest(rt: Runtime, text: string, type: string): SObject[] {
  const object = rt.schema.object(type);
  if (!object) throw noSuchObject(type);
  rt.limits.spend('soslQueries');
  if (rt.test) return [];
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => `${word}*`);
  const access = rt.accessFor(null);
  const ids = searchIds(rt.host.database, object, 'NAME', words.join(' '), access);
  const list = ids.map((id) => `'${id}'`).join(', ');
  if (ids.length === 0) return [];
  const fields = object.nameField ? `Id, ${object.nameField}` : 'Id';
  const soql = `SELECT ${fields} FROM ${object.name} WHERE Id IN (${list})`;
  return rt.host.database.queryText(soql, [], access);
}
