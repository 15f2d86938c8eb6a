// Every Apex class, trigger, component and static resource has its -meta.xml, and the reverse.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './files.ts';
import { problemAt, type Gate, type Problem, type Scope } from './gate.ts';

const CODE = /\.(cls|trigger)$/;

function bundleProblems(scope: Scope, files: string[]): Problem[] {
  const bundles = new Map<string, string>();
  for (const file of files) {
    const [, folder, name] = /^(force-app\/.*\/lwc\/([^/]+))\//.exec(file) ?? [];
    if (folder && name) bundles.set(folder, name);
  }
  return [...bundles]
    .filter(([folder, name]) => !files.includes(`${folder}/${name}.js-meta.xml`))
    .map(([folder, name]) => missing(scope, `${folder}/${name}.js`, `${name}.js-meta.xml`));
}

function missing(scope: Scope, file: string, what: string): Problem {
  const message = `${what} is missing.`;
  return problemAt(scope, file, 1, { rule: 'pair', message, fix: 'Add it.' });
}

export const metadataPairs: Gate = {
  name: 'metadata pairs',
  run(scope) {
    const files = projectFiles({ root: scope.root }, /^force-app\//);
    const all = new Set(files);
    const withoutMeta = files
      .filter((file) => CODE.test(file) && !all.has(`${file}-meta.xml`))
      .map((file) => missing(scope, file, `${path.basename(file)}-meta.xml`));
    const withoutCode = files
      .filter((file) => /\.(cls|trigger)-meta\.xml$/.test(file))
      .filter((file) => !all.has(file.replace(/-meta\.xml$/, '')))
      .map((file) => missing(scope, file, path.basename(file).replace(/-meta\.xml$/, '')));
    const resources = files
      .filter((file) => file.endsWith('.resource-meta.xml'))
      .filter((file) => !hasContent(scope, file))
      .map((file) => missing(scope, file, 'The content of the static resource'));
    const unclaimed = files
      .filter((file) => file.startsWith('force-app/main/default/'))
      .map((file) =>
        problemAt(scope, file, 1, {
          rule: 'unclaimed',
          message: 'The file belongs to no feature.',
          fix: 'Move it into a feature folder.'
        })
      );
    const bundles = bundleProblems(scope, files);
    return [...withoutMeta, ...withoutCode, ...resources, ...unclaimed, ...bundles];
  }
};

function hasContent({ root }: Scope, file: string): boolean {
  const name = path.basename(file, '.resource-meta.xml');
  return readdirSync(path.join(root, path.dirname(file))).some(
    (entry) => entry === name || (entry.startsWith(`${name}.`) && !entry.endsWith('-meta.xml'))
  );
}
