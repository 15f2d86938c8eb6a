// Features use each other in one direction: those further down the list use those above, all use the common ones.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles, settingsOf } from '../files.ts';
import { lineAt, type Problem, type Scope } from '../gate.ts';
import {
  featureOf,
  isKind,
  lineOfNode,
  nodesOf,
  refuse,
  type ApexFile,
  type Node
} from './source.ts';

const ORDER = [
  'document',
  'extraction',
  'review',
  'obligation',
  'playbook',
  'draft',
  'assistant',
  'portfolio'
];
/** What every feature may use, and which uses none. */
const COMMON = ['audit', 'setup', 'shared'];
/** What joins the features on a screen and in permission sets names all of them. */
const JOINING = ['access', 'app'];
/** Uses against the direction, by file and feature, each with its reason. */
const LIST = 'config/feature-exceptions.json';

interface Use {
  file: string;
  line: number;
  /** What is used, as it is called there. */
  name: string;
  feature: string;
}

export function featureProblems(scope: Scope, apex: ApexFile[]): Problem[] {
  const owners = ownersOf(scope);
  const accepted = readExceptions(scope);
  const met = new Set<string>();
  const uses = [...apex.flatMap((file) => apexUses(owners, file)), ...fileUses(scope, owners)];
  const problems = uses.flatMap(({ file, line, name, feature }) => {
    const own = featureOf(file);
    if (mayUse(own, feature)) return [];
    met.add(`${file} ${feature}`);
    if (accepted[file]?.[feature]) return [];
    const message = `The feature ${own} uses ${name} of ${feature}, which is not below it.`;
    const fix = `Move it to where both may use it, or list it with a reason in ${LIST}.`;
    return [refuse(scope, file, line, ['feature', message, fix])];
  });
  return [...problems, ...needless(scope, accepted, met)];
}

export function mayUse(own: string, other: string): boolean {
  if (own === other || JOINING.includes(own)) return true;
  if (COMMON.includes(other)) return true;
  if (COMMON.includes(own) || JOINING.includes(other)) return false;
  return ORDER.indexOf(other) < ORDER.indexOf(own);
}

/** Features by what they own, in lower case: Apex classes, objects and components (as `c/name`). */
function ownersOf(scope: Scope): Map<string, string> {
  const owners = new Map<string, string>();
  for (const file of projectFiles({ root: scope.root }, /^force-app\/main\/[^/]+\/.+/)) {
    const owned =
      /\/classes\/(\w+)\.cls$/.exec(file)?.[1] ??
      /\/objects\/\w+\/(\w+__(?:c|mdt|e))\.object-meta\.xml$/.exec(file)?.[1] ??
      /\/lwc\/(\w+)\/\w+\.js-meta\.xml$/.exec(file)?.[1]?.replace(/^/, 'c/');
    if (owned) owners.set(owned.toLowerCase(), featureOf(file));
  }
  return owners;
}

function apexUses(owners: Map<string, string>, { file, unit }: ApexFile): Use[] {
  const first = new Map<string, Use>();
  for (const node of nodesOf(unit)) {
    const name = namedBy(node)?.split('.')[0];
    const feature = name && owners.get(name.toLowerCase());
    if (!name || !feature || first.has(name)) continue;
    first.set(name, { file, line: lineOfNode(node), name, feature });
  }
  return [...first.values()];
}

/** The class or object that a node names: a name, a type, FROM of a query, the object of a trigger. */
function namedBy(node: Node): string | null {
  const isType = Array.isArray(node['args']) && node['kind'] === undefined;
  if (isType || isKind(node, 'name')) return String(node['name']);
  if (isKind(node, 'trigger')) return String(node['object']);
  if (isKind(node, 'soql')) return String((node['query'] as Node)['from']);
  return null;
}

/** What text names others, by the kind of file. */
const NAMING: [file: RegExp, names: RegExp, prefix: string][] = [
  [/\.field-meta\.xml$/, /<(?:referenceTo|summaryForeignKey)>([\w]+)/g, ''],
  [/\.flow-meta\.xml$/, /<(?:actionName|object)>([\w]+)</g, ''],
  [/\/lwc\/[^/]+\/[^/]+\.js$/, /from '(c\/\w+)'/g, ''],
  [/\/lwc\/[^/]+\/[^/]+\.js$/, /from '@salesforce\/(?:apex|schema)\/(\w+)/g, ''],
  [/\/lwc\/[^/]+\/[^/]+\.html$/, /<c-([\w-]+)/g, 'c/']
];

function fileUses(scope: Scope, owners: Map<string, string>): Use[] {
  const files = projectFiles({ root: scope.root }, /^force-app\/main\/[^/]+\/.+/);
  const records = files.flatMap((file) => {
    const type = /\/customMetadata\/(\w+)\.\w+\.md-meta\.xml$/.exec(file)?.[1];
    const feature = type && owners.get(`${type}__mdt`.toLowerCase());
    return feature ? [{ file, line: 1, name: `${type}__mdt`, feature }] : [];
  });
  const named = files.flatMap((file) => {
    const patterns = NAMING.filter(([pattern]) => pattern.test(file));
    if (patterns.length === 0) return [];
    const text = readFileSync(path.join(scope.root, file), 'utf8');
    return patterns.flatMap(([, names, prefix]) =>
      [...text.matchAll(names)].flatMap(({ 1: written = '', index }) => {
        const name = prefix + written;
        const feature = owners.get(name.replaceAll('-', '').toLowerCase());
        return feature ? [{ file, line: lineAt(text, index), name, feature }] : [];
      })
    );
  });
  return [...records, ...named];
}

type Exceptions = Record<string, Record<string, string>>;

function readExceptions({ root }: Scope): Exceptions {
  const file = path.join(root, LIST);
  return existsSync(file) ? settingsOf<Exceptions>(file, readFileSync(file, 'utf8')) : {};
}

/** A reason for something that is no more would let it come back unseen. */
function needless(scope: Scope, accepted: Exceptions, met: Set<string>): Problem[] {
  const list = path.join(scope.root, LIST);
  const text = existsSync(list) ? readFileSync(list, 'utf8') : '';
  return Object.entries(accepted).flatMap(([file, features]) =>
    Object.keys(features)
      .filter((feature) => !met.has(`${file} ${feature}`))
      .map((feature) => {
        const message = `${file} does not use ${feature} any more.`;
        const line = lineAt(text, Math.max(0, text.indexOf(`"${file}"`)));
        return refuse(scope, LIST, line, ['feature', message, 'Take it off the list.']);
      })
  );
}
