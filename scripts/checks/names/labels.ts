// Every custom label is used: one that is not still costs each translator a sentence.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { childOf, childrenOf } from '../../../local-org/src/metadata/xml.ts';
import { projectFiles } from '../files.ts';
import type { Problem } from '../gate.ts';
import type { PackageSource } from '../package/source.ts';

const USERS = /^force-app\/main\/.*\.(cls|trigger|js|html|xml|page|component|cmp|app)$/;

export function labelProblems({ scope, components }: PackageSource): Problem[] {
  const labels = components
    .filter(({ type }) => type === 'labels')
    .flatMap(({ root }) => childrenOf(root, 'labels'));
  const words = new Set<string>();
  for (const file of projectFiles({ root: scope.root }, USERS)) {
    if (/\.(labels|translation)-meta\.xml$/.test(file)) continue;
    const text = readFileSync(path.join(scope.root, file), 'utf8');
    for (const word of text.toLowerCase().match(/\w+/g) ?? []) words.add(word);
  }
  return labels.flatMap((label) => {
    const name = childOf(label, 'fullName');
    if (!name || words.has(name.text.trim().toLowerCase())) return [];
    const message = `The label ${name.text.trim()} is used nowhere.`;
    const fix = 'Use it, or remove it.';
    return [{ file: name.file, line: name.line, rule: 'unused-label', message, fix }];
  });
}
