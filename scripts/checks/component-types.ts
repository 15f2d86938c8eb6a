// Lightning Web Components are type-correct, down to the parameters and results of the Apex methods they call.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDeployment, type DeployContext } from '../../local-org/src/deploy/context.ts';
import { Bundles } from '../../local-org/src/deploy/references/components-bundles.ts';
import { ApexDeclarations } from './component-types-apex.ts';
import { checkedName, checkedTemplate, type CheckedTemplate } from './component-types-templates.ts';
import { projectDeclarations } from './component-types-project.ts';
import type { Gate, Problem } from './gate.ts';
import { typeProblems } from './types.ts';

/** Made anew by each check; `force-app/jsconfig.json` shows it to editors. */
const FOLDER = '.cache/lwc-types';
/** Published declarations that config/lwc-types replaces. */
const REPLACED = ['lightningModal.d.ts'];

/** Writes the declarations, the templates as TypeScript and their tsconfig.json; gives the templates by their written file. */
export function writeDeclarations(context: DeployContext): Map<string, CheckedTemplate> {
  const { root } = context;
  const bundles = new Bundles(context);
  const templates = writeTemplates(root, bundles);
  const folder = path.join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void =>
    writeFileSync(path.join(folder, name), `${text}\n`);
  write('apex.d.ts', new ApexDeclarations().text(context.org.userTypes.values()));
  write('project.d.ts', projectDeclarations(context, bundles, root));
  write('tsconfig.json', JSON.stringify(settings(root, bundles, [...templates.keys()]), null, 2));
  return templates;
}

function writeTemplates(root: string, bundles: Bundles): Map<string, CheckedTemplate> {
  const folder = path.join(root, FOLDER, 'templates');
  rmSync(folder, { recursive: true, force: true });
  const written = new Map<string, CheckedTemplate>();
  for (const bundle of bundles.list) {
    for (const file of bundle.files.filter((name) => name.endsWith('.html'))) {
      const template = checkedTemplate(bundles, bundle, file);
      if (!template) continue;
      const target = path.join(folder, bundle.name, checkedName(file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, `${template.code}\n`);
      written.set(target, template);
    }
  }
  return written;
}

function settings(root: string, bundles: Bundles, templates: string[]): object {
  const relative = (file: string): string => path.relative(path.join(root, FOLDER), file);
  const scripts = bundles.list.flatMap(({ files }) => files.filter((file) => file.endsWith('.js')));
  const modules = bundles.list.flatMap(({ name, main }) => (main ? [[`c/${name}`, main]] : []));
  return {
    compilerOptions: {
      target: 'ES2024',
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: true,
      // values arrive after the first render; null and undefined are what every component expects
      strictNullChecks: false,
      strictPropertyInitialization: false,
      // what a catch clause gets is handed to errorMessage, which takes anything
      useUnknownInCatchVariables: true,
      skipLibCheck: true,
      types: [],
      paths: Object.fromEntries(modules.map(([name = '', file = '']) => [name, [relative(file)]]))
    },
    files: [
      'apex.d.ts',
      'project.d.ts',
      ...declarationFiles(path.join(root, 'config/lwc-types')).map(relative),
      ...declarationFiles(path.join(root, 'node_modules/@salesforce/lightning-types/dist'))
        .filter((file) => !REPLACED.includes(path.basename(file)))
        .filter((file) => path.basename(file) !== 'index.d.ts')
        .map(relative),
      ...scripts.map(relative),
      ...templates.map(relative)
    ]
  };
}

function declarationFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => path.join(folder, file));
}

/** A problem of the written TypeScript, at the place in the template. */
function inTemplate(problem: Problem, template: CheckedTemplate | undefined): Problem {
  const place = template?.places[problem.line - 1];
  return template ? { ...problem, file: template.file, line: 1, ...place } : problem;
}

export const componentTypes: Gate = {
  name: 'component-types',
  run(scope) {
    const templates = writeDeclarations(readDeployment({ root: scope.root }));
    const problems = typeProblems(scope, path.join(FOLDER, 'tsconfig.json'));
    return problems.map((problem) => inTemplate(problem, templates.get(problem.file)));
  }
};
