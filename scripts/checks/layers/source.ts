// The package's Apex as syntax trees, and what its features own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOf, type ParsedFile } from '../../../local-org/src/apex/syntax/ast.ts';
import { ParseCache } from '../../../local-org/src/apex/syntax/parse-cache.ts';
import { projectFiles } from '../files.ts';
import { problemAt, type Problem, type Scope } from '../gate.ts';

export interface ApexFile {
  /** Relative to the root. */
  file: string;
  name: string;
  unit: ParsedFile['unit'];
}

/** A part of a syntax tree: plain data with its place. */
export type Node = Record<string, unknown>;

// The one that local-org fills when it runs the package.
const cache = new ParseCache(fileURLToPath(new URL('../../../.cache/apex', import.meta.url)));

/** What does not parse is left out: the gate `apex` reports it. */
export function apexFiles(scope: Scope): ApexFile[] {
  const files = projectFiles({ root: scope.root }, /^force-app\/main\/.*\.(cls|trigger)$/);
  return files.sort().flatMap((file) => {
    const kind = file.endsWith('.trigger') ? 'trigger' : 'class';
    const { unit, problems } = cache.parse(kind, readFileSync(path.join(scope.root, file), 'utf8'));
    return unit && problems.length === 0 ? [{ file, name: path.parse(file).name, unit }] : [];
  });
}

/** Every node of the tree, outer ones first. */
export function* nodesOf(tree: unknown): Generator<Node> {
  if (tree === null || typeof tree !== 'object') return;
  if (!Array.isArray(tree)) yield tree as Node;
  for (const part of Object.values(tree)) yield* nodesOf(part);
}

/** Line of a node, or of the query that it holds. */
export function lineOfNode({ at, line }: Node): number {
  if (typeof at === 'number') return lineOf(at);
  return typeof line === 'number' ? line : 1;
}

export const isKind = (node: Node, kind: string): boolean => node['kind'] === kind;

/** `Database.insert(…)`, `ProtectedElevated.write(…)`: the method of the named class that is called. */
export function callOf(node: Node, className: string): string | null {
  const target = node['target'] as Node | null | undefined;
  if (!isKind(node, 'call') || !target || !isKind(target, 'name')) return null;
  const name = String(target['name']).toLowerCase();
  return name === className.toLowerCase() ? String(node['name']) : null;
}

/** First folder below force-app/main. */
export const featureOf = (file: string): string => file.split('/')[2] ?? '';

export function refuse(
  scope: Scope,
  file: string,
  line: number,
  [rule, message, fix]: readonly [rule: string, message: string, fix: string]
): Problem {
  return problemAt(scope, file, line, { rule, message, fix });
}
