// Searches the text fields of all records of an object, as SOSL does.
import { SEARCHED_TYPES } from '../../metadata/field-types.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { SearchGroup } from '../../soql/ast.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { matches, parseWords, wordsOf } from './words.ts';

const NAMES: ReadonlySet<string> = new Set(['firstname', 'middlename', 'lastname', 'suffix']);

/**
 * Ids of the live records whose fields have the words, in the order of their ids.
 * DIFFERS: No stemming, synonyms or relevance; a new record is found at once.
 */
export function searchIds(
  engine: Engine,
  object: ObjectDef,
  group: SearchGroup,
  text: string,
  access: Access
): string[] {
  const expression = parseWords(text);
  if (!expression) return [];
  const fields = [...object.fields.values()].filter(
    (field) => isSearched(field, group) && isReadable(engine, access, object, field)
  );
  const found: string[] = [];
  for (const [id, row] of engine.store.rows(object.name)) {
    if (row.get('IsDeleted') === true) continue;
    const texts = fields.flatMap((field) => {
      const value = row.get(field.name);
      return typeof value === 'string' ? [wordsOf(value)] : [];
    });
    if (matches(expression, texts)) found.push(id);
  }
  return found.sort();
}

/** In user mode a match must not tell what a hidden field holds. */
function isReadable(
  { security }: Engine,
  { mode, user }: Access,
  object: ObjectDef,
  field: FieldDef
): boolean {
  if (mode !== 'user' || field.nameField) return true;
  return security.fieldAccess(user, object.name, field.name).read;
}

function isSearched(field: FieldDef, group: SearchGroup): boolean {
  if (field.formula !== undefined) return false;
  switch (group) {
    case 'EMAIL':
      return field.type === 'Email';
    case 'PHONE':
      return field.type === 'Phone';
    case 'NAME':
      return field.nameField || NAMES.has(field.name.toLowerCase());
    case 'SIDEBAR':
      return field.nameField || field.externalId || NAMES.has(field.name.toLowerCase());
    case 'ALL':
      return SEARCHED_TYPES.has(field.type);
    default:
      return group satisfies never;
  }
}
