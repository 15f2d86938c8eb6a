/** The names of columns in list views, related lists and search layouts, where standard fields have names of their own. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { likelyMeant } from '../likely.ts';
import { isSlipOf } from './near.ts';
import type { Names } from './names.ts';
import { followPath } from './paths.ts';

/** Of custom objects, as list views and layouts of public packages have them. */
const CUSTOM_OBJECT_COLUMNS = [
  'NAME',
  'OWNER.ALIAS',
  'OWNER.FIRST_NAME',
  'OWNER.LAST_NAME',
  'CREATED_DATE',
  'CREATEDBY_USER',
  'CREATEDBY_USER.ALIAS',
  'UPDATEDBY_USER',
  'UPDATEDBY_USER.ALIAS',
  'LAST_UPDATE',
  'LAST_ACTIVITY',
  'RECORDTYPE',
  'OBJECT_ID',
  'CURRENCY_ISO_CODE'
];

/**
 * What is wrong with the name of a column; null when nothing is, or when only the platform can tell. Standard objects have
 * too many names of their own to be listed; of custom objects a name in the wrong letters or one slip away is refused.
 */
export function columnProblem(names: Names, object: ObjectDef, column: string): string | null {
  const name = column.startsWith(`${object.name}.`) ? column.slice(object.name.length + 1) : column;
  if (/__[a-z]+$/i.test(name)) {
    const { found, problem } = followPath(names, object, name);
    return found === 'missing' ? problem : null;
  }
  if (object.kind !== 'sobject' || !object.custom || CUSTOM_OBJECT_COLUMNS.includes(name)) {
    return null;
  }
  const isAlias = /^[A-Z][A-Z0-9_.]*$/.test(name);
  // NAME is too short for a slip, and no other column looks like it.
  const alias =
    CUSTOM_OBJECT_COLUMNS.find((known) => isSlipOf(name, known)) ??
    (isAlias ? likelyMeant(name, ['NAME']) : null);
  if (alias) return `${object.name} has no column ${name}; did you mean ${alias}?`;
  if (isAlias || name.includes('.')) return null;
  return `${object.name} has no column ${name}; standard columns are written like ${standardColumn(name)}.`;
}

const COLUMN_OF: ReadonlyMap<string, string> = new Map([
  ['OwnerId', 'OWNER.ALIAS'],
  ['CreatedDate', 'CREATED_DATE'],
  ['CreatedById', 'CREATEDBY_USER'],
  ['LastModifiedDate', 'LAST_UPDATE'],
  ['LastModifiedById', 'UPDATEDBY_USER']
]);

function standardColumn(name: string): string {
  return COLUMN_OF.get(name) ?? 'NAME';
}
