/** Compiles one formula of a metadata file, as its kind allows, and says where in the file it is wrong. */
import { FormulaError, type FormulaNode } from '../../formula/ast.ts';
import { CoercionError } from '../../formula/coerce.ts';
import { compileFormula } from '../../formula/compile.ts';
import { parseFormula } from '../../formula/parser.ts';
import { isOpen, type FormulaType } from '../../formula/types.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { namesOf } from '../references/names.ts';
import { fieldOfPath, typeOfField, typeOfGlobal, UNREADABLE } from './formula-names.ts';
import { placeInFile } from './formula-places.ts';
import { tableOf } from '../../metadata/table.ts';

/** Spaces, line ends and comments count. */
export const MAX_LENGTH = 3900;

/** What a record was before is known only where it is saved. */
const OF_A_SAVE = ['ISCHANGED', 'ISCLONE', 'ISNEW', 'PRIORVALUE'];
const OF_PAGES = ['HTMLENCODE', 'JSENCODE', 'JSINHTMLENCODE', 'URLENCODE'];
const SHOWN = ['HYPERLINK', 'IMAGE'];

/**
 * The functions that a kind of formula does not have, as far as it is sure: orgs refuse them when the formula is saved.
 * UNVERIFIED: which functions of a save workflow rules know; they have them all here.
 */
const REFUSED = {
  field: new Set([...OF_A_SAVE, ...OF_PAGES, 'REGEX', 'VLOOKUP']),
  default: new Set([...OF_A_SAVE, ...OF_PAGES, ...SHOWN]),
  validation: new Set([...OF_PAGES, ...SHOWN]),
  condition: new Set([...OF_PAGES, ...SHOWN, 'VLOOKUP']),
  update: new Set([...OF_PAGES, ...SHOWN, 'VLOOKUP']),
  action: new Set([...OF_A_SAVE, ...OF_PAGES, ...SHOWN, 'UNIXTIMESTAMP', 'VLOOKUP'])
};
/** The addresses and the session of the API are for links. */
const WITHOUT_API: ReadonlySet<keyof typeof REFUSED> = new Set([
  'validation',
  'condition',
  'update'
]);

export interface FormulaUse {
  /** Of the thing with the formula, for the message. */
  name: string;
  /** The record whose fields the formula reads; null for none. */
  object: ObjectDef | null;
  kind: keyof typeof REFUSED;
  /** Result types, the usual one first; empty for any. */
  wanted: readonly FormulaType[];
}

/** Null when the platform would save the formula. */
export function formulaProblem(
  context: DeployContext,
  element: XmlElement,
  use: FormulaUse
): Problem | null {
  const { text } = element;
  const at = (position: number, message: string, fix: string): Problem => ({
    file: element.file,
    ...placeInFile(element, position),
    rule: 'formula',
    message: `${use.name}: ${message.replace(/[.\s]*$/, '')}.`.replace(/\?\.$/, '?'),
    fix
  });
  const start = text.length - text.trimStart().length;
  if (text.trim() === '') return at(0, 'The formula is empty', 'Write the formula.');
  if (text.length > MAX_LENGTH) {
    const [length, most] = [text.length, MAX_LENGTH].map((count) => count.toLocaleString('en'));
    const message = `Formula is too long (${length} characters). Maximum length is ${most} characters`;
    return at(start, message, 'Move a part of it into a formula field of its own.');
  }
  try {
    const { type } = compileFormula(
      text,
      (path) => typeOfPath(context, use, path),
      REFUSED[use.kind]
    );
    checkNodes(context, use, text);
    if (isOpen(type) || use.wanted.length === 0 || use.wanted.includes(type)) return null;
    const expected = use.wanted[0] === 'Boolean' ? 'true or false' : use.wanted[0];
    const message = `Formula result is data type (${type}), incompatible with expected data type (${expected})`;
    return at(start, message, 'Mend the formula, or the type that it is for.');
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return at(error.position, error.reason, 'Mend the formula at this place.');
  }
}

function typeOfPath(
  context: DeployContext,
  { object, kind }: FormulaUse,
  path: readonly string[]
): FormulaType | undefined {
  const [first = ''] = path;
  if (WITHOUT_API.has(kind) && first.toLowerCase() === '$api') {
    throw new CoercionError(`${first} may not be used in this type of formula`);
  }
  if (first.startsWith('$')) return typeOfGlobal(context, path);
  if (kind === 'default') return undefined;
  if (!object) return 'Any';
  const field = fieldOfPath(context, object, ownPath(object, path));
  if (kind === 'field' && field !== 'unknown' && UNREADABLE.has(field.type)) {
    throw new CoercionError(`Field ${path.join('.')} may not be used in this type of formula`);
  }
  return typeOfField(field);
}

/** Predefined values of actions name the record before its fields: Account.Name. */
function ownPath(object: ObjectDef, path: readonly string[]): readonly string[] {
  const [first = '', ...rest] = path;
  const isOwnName = rest.length > 0 && first.toLowerCase() === object.name.toLowerCase();
  return isOwnName && !object.relationship(first) ? rest : path;
}

/** What the types of values do not tell. */
function checkNodes(context: DeployContext, use: FormulaUse, text: string): void {
  for (const node of nodesOf(parseFormula(text))) {
    const problem =
      node.kind === 'reference'
        ? tokenProblem(context, node.path)
        : node.kind === 'call'
          ? callProblem(context, use, node)
          : null;
    if (problem) throw new FormulaError(problem, text, node.position);
  }
}

/** `$ObjectType.Zip__c.Fields.City__c` names a field of a lookup table. */
function tokenProblem(context: DeployContext, path: readonly string[]): string | null {
  const [scope, objectName = '', word, fieldName] = path;
  if (scope?.toLowerCase() !== '$objecttype') return null;
  const object = namesOf(context).object(objectName);
  if (object === 'foreign') return null;
  if (object === 'missing') return `There is no object ${objectName}`;
  if (word?.toLowerCase() !== 'fields' || fieldName === undefined) return null;
  const isMissing = namesOf(context).field(object, fieldName) === 'missing';
  return isMissing ? `${object.name} has no field ${fieldName}` : null;
}

/** Functions that flows call with texts too; the fields of a record are picklists or are not. */
const OF_CHOICES = tableOf<FormulaType>({
  ISPICKVAL: 'Picklist',
  INCLUDES: 'MultiPicklist',
  PICKLISTCOUNT: 'MultiPicklist'
});

/** A checkbox is never blank. */
const NOT_OF_BOOLEANS = new Set(['ISBLANK', 'ISNULL']);

function callProblem(
  context: DeployContext,
  use: FormulaUse,
  { name, args }: Extract<FormulaNode, { kind: 'call' }>
): string | null {
  if (name === 'TRUNC' && args.length === 1 && use.kind !== 'field') {
    return "Incorrect number of parameters for function 'TRUNC()'. Expected 2, received 1";
  }
  const wanted = OF_CHOICES[name];
  const [field] = args;
  if (field?.kind !== 'reference') return null;
  const type = typeOfPath(context, use, field.path);
  if (type === 'Boolean' && NOT_OF_BOOLEANS.has(name)) {
    return `Incorrect argument type for function '${name}()'. ${field.path.join('.')} is a checkbox`;
  }
  if (!wanted) return null;
  if (type === undefined || isOpen(type) || type === wanted) return null;
  const kind = wanted === 'Picklist' ? 'a picklist' : 'a multi-select picklist';
  return `Incorrect parameter type for function '${name}()'. ${field.path.join('.')} is not ${kind} field`;
}

export function nodesOf(node: FormulaNode): FormulaNode[] {
  switch (node.kind) {
    case 'unary':
      return [node, ...nodesOf(node.operand)];
    case 'binary':
      return [node, ...nodesOf(node.left), ...nodesOf(node.right)];
    case 'call':
      return [node, ...node.args.flatMap(nodesOf)];
    default:
      return [node];
  }
}
