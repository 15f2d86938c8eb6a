/** Finds the queries that Apex makes of texts, and what is put into those texts. */
import {
  columnOf,
  lineOf,
  type CallExpression,
  type Expression,
  type Member,
  type ParsedFile,
  type Position
} from '../apex/syntax/ast.ts';
import { MethodTexts, nodesOf } from './soql-texts.ts';
import { tableOf } from '../metadata/table.ts';

export interface QueryPart {
  line: number;
  column: number;
  /** As in the source, as far as a name or call tells. */
  written: string;
}

export interface DynamicQuery {
  /** `Database.query` */
  call: string;
  /** `Outer.method` or `Outer.Inner.method`. */
  where: string;
  line: number;
  column: number;
  /** What is put into the text and is neither literal, nor escaped, nor described. */
  unsafe: QueryPart[];
  /** Every text that the query can be, with Id in the place of described names; null when it cannot be told. */
  texts: string[] | null;
  /** Place of the text, for its mistakes. */
  textLine: number;
  /** Names with values: keys of the map of …WithBinds when it is written out, variables otherwise; null for any. */
  binds: Set<string> | null;
}

const CALLS = tableOf<ReadonlySet<string>>({
  database: new Set([
    'query',
    'querywithbinds',
    'countquery',
    'countquerywithbinds',
    'getquerylocator',
    'getquerylocatorwithbinds',
    'getcursor',
    'getcursorwithbinds',
    'getpaginationcursor',
    'getpaginationcursorwithbinds'
  ]),
  search: new Set(['query', 'find'])
});

/** Quick look at a source: only those that may have such a call need parsing. */
export const MAY_QUERY_TEXTS =
  /\b(?:Database\s*\.\s*(?:query|countQuery|getQueryLocator|getCursor|getPaginationCursor)|Search\s*\.\s*(?:query|find))/i;

interface Body {
  where: string;
  /** Of the method; fields and initializers have none. */
  parameters: readonly { name: string; type: { name: string } }[];
  node: unknown;
  /** Members of the types around, the innermost first. */
  members: readonly Member[];
}

export function dynamicQueries({ unit }: ParsedFile): DynamicQuery[] {
  if (!unit) return [];
  if (unit.kind === 'script') return [];
  if (unit.kind === 'trigger') {
    const body = { where: unit.name, parameters: [], node: unit.body, members: unit.members };
    return [body, ...bodiesOf(unit.members, unit.name, [])].flatMap(queriesOf);
  }
  return bodiesOf(unit.members, unit.name, []).flatMap(queriesOf);
}

function bodiesOf(members: readonly Member[], owner: string, outer: readonly Member[]): Body[] {
  const around = [...members, ...outer];
  return members.flatMap((member): Body[] => {
    switch (member.kind) {
      case 'method':
      case 'constructor':
        return [
          {
            where: `${owner}.${member.name}`,
            parameters: member.parameters,
            node: member.body,
            members: around
          }
        ];
      case 'type': {
        const { declaration } = member;
        return bodiesOf(declaration.members, `${owner}.${declaration.name}`, around);
      }
      case 'property':
        return [
          { where: `${owner}.${member.name}`, parameters: [], node: member, members: around }
        ];
      default:
        return [{ where: owner, parameters: [], node: member, members: around }];
    }
  });
}

function queriesOf(body: Body): DynamicQuery[] {
  const texts = new MethodTexts(body.node, body.parameters, body.members);
  return nodesOf(body.node).flatMap((node) => {
    const call = queryCall(node);
    if (!call) return [];
    const [text] = call.args;
    // The Apex of a query locator often has its query in brackets.
    if (!text || text.kind === 'soql' || text.kind === 'sosl') return [];
    return [
      {
        call: nameOf(call),
        where: body.where,
        ...placeOf(call.at),
        unsafe: texts
          .unsafeParts(text)
          .map((part) => ({ ...placeOf(part.at), written: writtenOf(part) })),
        texts: texts.textsOf(text),
        textLine: lineOf(texts.sourceOf(text).at),
        binds: /withbinds$/i.test(call.name) ? keysOf(call.args[1]) : texts.variables()
      }
    ];
  });
}

const placeOf = (at: Position) => ({ line: lineOf(at), column: columnOf(at) });

function queryCall(node: Expression): CallExpression | null {
  if (node.kind !== 'call' || !node.target) return null;
  const { target } = node;
  const owner = target.kind === 'name' || target.kind === 'dot' ? target.name.toLowerCase() : '';
  const isSystem =
    target.kind === 'name' ||
    (target.kind === 'dot' &&
      target.target.kind === 'name' &&
      target.target.name.toLowerCase() === 'system');
  return isSystem && CALLS[owner]?.has(node.name.toLowerCase()) ? node : null;
}

function nameOf({ target, name }: CallExpression): string {
  const owner = target?.kind === 'name' || target?.kind === 'dot' ? target.name : '';
  return `${owner}.${name}`;
}

/** The names of `new Map<String, Object>{ 'id' => id }`. */
function keysOf(binds: Expression | undefined): Set<string> | null {
  if (binds?.kind !== 'newMap') return null;
  const keys = binds.entries.map(([key]) => (key.kind === 'literal' ? String(key.value) : null));
  return keys.includes(null) ? null : new Set(keys.map((key) => String(key).toLowerCase()));
}

function writtenOf(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'dot':
      return `${writtenOf(expression.target)}.${expression.name}`;
    case 'call':
      return expression.target
        ? `${writtenOf(expression.target)}.${expression.name}(…)`
        : `${expression.name}(…)`;
    case 'index':
      return `${writtenOf(expression.target)}[…]`;
    case 'literal':
      return String(expression.value);
    default:
      return '(…)';
  }
}
