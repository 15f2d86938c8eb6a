/** What the names in formulas stand for: fields across relationships, and global variables. */
import { CoercionError } from '../../formula/coerce.ts';
import { formulaTypeOf, type FormulaType } from '../../formula/types.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../metadata/schema.ts';
import type { DeployContext } from '../context.ts';
import { likelyMeant } from '../likely.ts';
import { isForeign, namesOf } from '../references/names.ts';
import { tableOf } from '../../metadata/table.ts';

export const MAX_RELATIONSHIPS = 10;

/** Unknown: a standard name that our tables do not have, or one of a package that is not here. */
export type NamedField = FieldDef | 'unknown';

export function typeOfField(field: NamedField): FormulaType {
  if (field === 'unknown') return 'Any';
  return field.type === 'AnyType' || field.type === 'Address' ? 'Any' : formulaTypeOf(field.type);
}

/** The field at the end of a path; a CoercionError says which name of it leads nowhere. */
export function fieldOfPath(
  context: DeployContext,
  object: ObjectDef,
  path: readonly string[]
): NamedField {
  if (path.length - 1 > MAX_RELATIONSHIPS) {
    throw new CoercionError(
      `${path.join('.')} spans ${path.length - 1} relationships. A formula spans at most ${MAX_RELATIONSHIPS}`
    );
  }
  let current = object;
  for (const [index, step] of path.slice(0, -1).entries()) {
    const [name = '', target] = step.split(':');
    const lookup = current.relationship(name);
    if (!lookup) {
      if (isUnknownRelationship(context, current, name)) return 'unknown';
      throw missing(path, index, current, relationshipNames(current));
    }
    const parent = target === 'Queue' ? 'Group' : (target ?? lookup.referenceTo[0] ?? '');
    const next = context.schema.object(parent);
    if (!next) return 'unknown';
    current = next;
  }
  const name = path.at(-1) ?? '';
  const found = namesOf(context).field(current, name);
  if (found === 'compound' || found === 'foreign') {
    if (!current.relationship(name)) return 'unknown';
    // `Account.Owner` is a record, not a value.
    throw missing(path, path.length - 1, current, []);
  }
  if (found !== 'missing') return found;
  throw missing(
    path,
    path.length - 1,
    current,
    [...current.fields.values()].map((field) => field.name)
  );
}

function isUnknownRelationship(context: DeployContext, object: ObjectDef, name: string): boolean {
  if (isForeign(name, context.project.namespace) || name.endsWith('__pr')) return true;
  if (/__[a-z]$/i.test(name) || object.custom) return false;
  return likelyMeant(name, relationshipNames(object)) === null;
}

function relationshipNames(object: ObjectDef): string[] {
  return [...object.fields.values()].flatMap(({ relationshipName }) => relationshipName ?? []);
}

function missing(
  path: readonly string[],
  index: number,
  object: ObjectDef,
  known: readonly string[]
): CoercionError {
  const meant = likelyMeant(path[index] ?? '', known);
  const advice = meant ? ` Did you mean ${[...path.slice(0, index), meant].join('.')}?` : '';
  const where = path.length > 1 ? ` (no ${path[index]} on ${object.name})` : '';
  return new CoercionError(
    `Field ${path.join('.')} does not exist${where}. Check spelling.${advice}`
  );
}

/** Merge fields that are no fields of the record they seem to be of. */
const EXTRA_FIELDS =
  /^(UITheme|UIThemeDisplayed|Start_?Of_?Day|End_?Of_?Day|UiSkin|GoogleAppsDomain)$/i;
const RECORDS = tableOf<string>({
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
  $recordtype: 'RecordType'
});
/** Global variables of pages, buttons and flows: formulas of records do not know them. */
const KNOWN_ELSEWHERE =
  /^\$(Action|Asset|Client|Component|ComponentLabel|CurrentPage|FieldSet|Flow|Network|Page|Record|Record__Prior|Request|Resource|SControl|Site)$/i;

export function typeOfGlobal(context: DeployContext, path: readonly string[]): FormulaType {
  const [scope = '', name = '', ...rest] = path;
  const word = scope.toLowerCase();
  const text = path.join('.');
  const record = context.schema.object(RECORDS[word] ?? '');
  if (record) {
    if (rest.length === 0 && EXTRA_FIELDS.test(name)) return 'Text';
    return typeOfField(fieldOfPath(context, record, path.slice(1)));
  }
  switch (word) {
    case '$permission':
      check(namesOf(context).mayExist('customPermission', name), `custom permission ${name}`);
      return 'Boolean';
    case '$label':
      return labelType(context, path);
    case '$custommetadata':
      return customMetadataType(context, path);
    case '$setup':
      return settingType(context, path);
    case '$api':
      check(/^(Session_ID|(Enterprise|Partner)_Server_URL_\d+)$/i.test(name), `value ${text}`);
      return 'Text';
    case '$system':
      check(/^OriginDateTime$/i.test(name), `value ${text}`);
      return 'DateTime';
    case '$objecttype':
      return 'Any';
    default:
      if (KNOWN_ELSEWHERE.test(scope)) {
        throw new CoercionError(`${scope} may not be used in this type of formula`);
      }
      throw new CoercionError(`There is no global variable ${scope}`);
  }
}

function check(isThere: boolean, what: string): void {
  if (!isThere) throw new CoercionError(`There is no ${what}`);
}

function labelType({ project }: DeployContext, path: readonly string[]): FormulaType {
  const name = path.at(-1) ?? '';
  const isOther = path.length > 2 || isForeign(name, project.namespace);
  const known = project.labels.map((label) => label.name);
  const isThere = known.some((label) => label.toLowerCase() === name.toLowerCase());
  const meant = likelyMeant(name, known);
  check(isOther || isThere, `label ${name}.${meant ? ` Did you mean ${meant}?` : ''}`);
  return 'Text';
}

/** $CustomMetadata.Type__mdt.Record.Field__c */
function customMetadataType(context: DeployContext, path: readonly string[]): FormulaType {
  const [, typeName = '', record = '', ...fields] = path;
  const type = namesOf(context).object(typeName);
  if (type === 'foreign') return 'Any';
  if (type === 'missing' || type.kind !== 'metadata') {
    throw new CoercionError(`There is no custom metadata type ${typeName}`);
  }
  const wanted = `${typeName.replace(/__mdt$/i, '')}.${record}`.toLowerCase();
  const isThere = context.project.customMetadata.some(({ name }) => name.toLowerCase() === wanted);
  check(
    isThere || isForeign(record, context.project.namespace),
    `record ${record} of ${type.name}`
  );
  return typeOfField(fieldOfPath(context, type, fields));
}

/** $Setup.Setting__c.Field__c, of hierarchy settings only. */
function settingType(context: DeployContext, path: readonly string[]): FormulaType {
  const [, name = '', ...fields] = path;
  const setting = namesOf(context).object(name);
  if (setting === 'foreign') return 'Any';
  if (setting === 'missing' || setting.kind !== 'setting' || setting.settingsType === 'List') {
    throw new CoercionError(`There is no hierarchy custom setting ${name}`);
  }
  return typeOfField(fieldOfPath(context, setting, fields));
}

/** Types whose values no formula field can read. */
export const UNREADABLE: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'Html',
  'EncryptedText',
  'Blob'
]);
