// Which role of Apex class may query, write, call out and read custom metadata; every place where another one does.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TypeDeclaration } from '../../../local-org/src/apex/syntax/ast.ts';
import { lineAt, type Problem, type Scope } from '../gate.ts';
import { callOf, isKind, lineOfNode, nodesOf, refuse, type ApexFile, type Node } from './source.ts';

interface Rule {
  does: string;
  /** The node does it. */
  is: (node: Node) => boolean;
  /** Names of classes that may. */
  allowed: RegExp;
  fix: string;
}

const QUERY_METHODS =
  /^(query|queryWithBinds|countQuery|countQueryWithBinds|getQueryLocator|getCursor)/i;
const WRITE_METHODS = /^(insert|update|upsert|delete|undelete|merge|convertLead)/i;

const isMetadataType = (name: unknown): boolean => /__mdt$/i.test(String(name));
const isStaticQuery = (node: Node): boolean => isKind(node, 'soql') || isKind(node, 'sosl');
const fromOf = (node: Node): unknown => (node['query'] as Node | undefined)?.['from'];

const RULES: Rule[] = [
  {
    does: 'queries',
    is: (node) =>
      (isStaticQuery(node) && !isMetadataType(fromOf(node))) ||
      QUERY_METHODS.test(callOf(node, 'Database') ?? '') ||
      callOf(node, 'Search') !== null,
    allowed: /(Selector|Elevated)$/,
    fix: 'Move the query into the Selector of its subject.'
  },
  {
    does: 'writes records',
    is: (node) =>
      isKind(node, 'dml') ||
      isKind(node, 'merge') ||
      WRITE_METHODS.test(callOf(node, 'Database') ?? ''),
    allowed: /(Service|Elevated)$/,
    fix: 'Let a Service write.'
  },
  {
    does: 'writes protected records',
    is: (node) => callOf(node, 'ProtectedElevated') !== null,
    // The guard itself asks whether such a write is on its way.
    allowed: /(Service|Elevated|ProtectedRecordTriggerHandler)$/,
    fix: 'Let a Service check and write.'
  },
  {
    does: 'calls out',
    is: (node) => isKind(node, 'new') && /^http$/i.test(String((node['type'] as Node)['name'])),
    allowed: /Gateway$/,
    fix: 'Call out through the Gateway.'
  },
  {
    does: 'reads custom metadata',
    is: (node) =>
      (isStaticQuery(node) && isMetadataType(fromOf(node))) ||
      (isKind(node, 'call') &&
        isMetadataType((node['target'] as Node | null)?.['name']) &&
        /^(getInstance|getAll)$/i.test(String(node['name']))),
    allowed: /(Definitions|Mappings|Policies|Settings)$/,
    fix: 'Use the typed reader of that custom metadata type.'
  }
];

export function roleProblems(scope: Scope, { file, name, unit }: ApexFile): Problem[] {
  const rules = RULES.filter(({ allowed }) => !allowed.test(name));
  return [...nodesOf(unit)].flatMap((node) =>
    rules
      .filter(({ is }) => is(node))
      .map(({ does, fix }) =>
        refuse(scope, file, lineOfNode(node), [
          'role',
          `${name} ${does}, which its role may not.`,
          fix
        ])
      )
  );
}

/** The access of every query and every write is written out, and more than the user's is for Elevated classes. */
export function accessProblems(scope: Scope, { file, name, unit }: ApexFile): Problem[] {
  const isElevated = name.endsWith('Elevated');
  return [...nodesOf(unit)].flatMap((node): Problem[] => {
    const isQuery = isKind(node, 'soql');
    if (!isQuery && !isKind(node, 'dml') && !isKind(node, 'merge')) return [];
    // Custom metadata has no rights to check.
    if (isQuery && isMetadataType(fromOf(node))) return [];
    const what = isQuery ? 'The query' : 'The write';
    const mode = isQuery ? (node['query'] as Node)['mode'] : node['mode'];
    const line = lineOfNode(node);
    if (mode === undefined || mode === null) {
      const fix = isQuery ? 'Write WITH USER_MODE.' : 'Write as user.';
      return [refuse(scope, file, line, ['access-mode', `${what} has no access mode.`, fix])];
    }
    if (mode !== 'system' || isElevated) return [];
    const fix = 'Write user, or move it into a class named …Elevated.';
    return [refuse(scope, file, line, ['access-mode', `${what} runs in system mode.`, fix])];
  });
}

const LIST = 'config/elevated.json';

/** Every class writes its sharing mode; one without sharing is named so and listed with its reason. */
export function sharingProblems(scope: Scope, files: ApexFile[]): Problem[] {
  const list = path.join(scope.root, LIST);
  const text = existsSync(list) ? readFileSync(list, 'utf8') : '{}';
  const reviewed = Object.entries(JSON.parse(text) as Record<string, string>)
    .filter(([, reason]) => reason.trim() !== '')
    .map(([name]) => name);
  const problems = files.flatMap(({ file, name, unit }) => {
    if (unit?.kind !== 'class') return [];
    const line = lineOfNode(unit as unknown as Node);
    if (unit.modifiers.sharing === null) {
      const fix = 'Write it out (with sharing).';
      return [refuse(scope, file, line, ['sharing', `${name} has no sharing mode.`, fix])];
    }
    return classesOf(unit)
      .filter(({ modifiers }) => modifiers.sharing === 'without')
      .filter(() => !name.endsWith('Elevated') || !reviewed.includes(name))
      .map((declaration) => {
        const fix = `Name it …Elevated and list it with a reason in ${LIST}.`;
        const place = lineOfNode(declaration as unknown as Node);
        const message = `${declaration.name} runs without sharing.`;
        return refuse(scope, file, place, ['elevated', message, fix]);
      });
  });
  return [...problems, ...needless(scope, files, text)];
}

/** A reason for a class that is no more would let another one of its name run without sharing unseen. */
function needless(scope: Scope, files: ApexFile[], text: string): Problem[] {
  const elevated = files.filter(
    ({ unit }) =>
      unit?.kind === 'class' &&
      classesOf(unit).some(({ modifiers }) => modifiers.sharing === 'without')
  );
  return Object.keys(JSON.parse(text) as object)
    .filter((name) => !elevated.some((file) => file.name === name))
    .map((name) => {
      const message = `There is no class ${name} that runs without sharing.`;
      const line = lineAt(text, Math.max(0, text.indexOf(`"${name}"`)));
      return refuse(scope, LIST, line, ['elevated', message, 'Take it off the list.']);
    });
}

function classesOf(declaration: TypeDeclaration): TypeDeclaration[] {
  const inner = declaration.members.flatMap((member) =>
    member.kind === 'type' ? classesOf(member.declaration) : []
  );
  return [declaration, ...inner];
}

/** One trigger for each object, which does nothing but call a handler. */
export function triggerProblems(scope: Scope, files: ApexFile[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file, name, unit }): Problem[] => {
    if (unit?.kind !== 'trigger') return [];
    const object = unit.object.toLowerCase();
    const line = lineOfNode(unit as unknown as Node);
    const other = first.get(object);
    if (other !== undefined) {
      const message = `${name} is the second trigger of ${unit.object}, after ${other}.`;
      const fix = 'Let one trigger call both handlers.';
      return [refuse(scope, file, line, ['trigger', message, fix])];
    }
    first.set(object, name);
    const stray = unit.body.statements.find((statement) => !isHandlerCall(statement as never));
    const [misplaced] = unit.members;
    if (!stray && !misplaced) return [];
    const place = lineOfNode((stray ?? unit) as unknown as Node);
    const message = `${name} does more than call its handler.`;
    const fix = 'Move it into a class named …TriggerHandler.';
    return [refuse(scope, file, place, ['trigger', message, fix])];
  });
}

function isHandlerCall(statement: Node): boolean {
  const value = statement['value'] as Node | undefined;
  const target = value?.['target'] as Node | null | undefined;
  const isCall = isKind(statement, 'expression') && value !== undefined && isKind(value, 'call');
  return isCall && /TriggerHandler$/.test(String(target?.['name'] ?? ''));
}
