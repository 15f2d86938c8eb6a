// Lightning Web Components are type-correct, down to the parameters and results of the Apex methods they call.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDeployment, type DeployContext } from '../../local-org/src/deploy/context.ts';
import { Bundles } from '../../local-org/src/deploy/references/components-bundles.ts';
import { ApexDeclarations } from './component-types-apex.ts';
import { projectDeclarations } from './component-types-project.ts';
import type { Gate } from './gate.ts';
import { typeProblems } from './types.ts';

/** Made anew by each check; `force-app/jsconfig.json` shows it to editors. */
const FOLDER = '.cache/lwc-types';
/** Published declarations that config/lwc-types replaces. */
const REPLACED = ['lightningModal.d.ts'];

/** Writes the declarations and their tsconfig.json. */
export function writeDeclarations(context: DeployContext): void {
  const { root } = context;
  const bundles = new Bundles(context);
  const folder = path.join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void =>
    writeFileSync(path.join(folder, name), `${text}\n`);
  write('apex.d.ts', new ApexDeclarations().text(context.org.userTypes.values()));
  write('project.d.ts', projectDeclarations(context, bundles, root));
  write('tsconfig.json', JSON.stringify(settings(root, bundles), null, 2));
}

function settings(root: string, bundles: Bundles): object {
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
      noUnusedLocals: true,
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
      ...scripts.map(relative)
    ]
  };
}

function declarationFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => path.join(folder, file));
}

export const componentTypes: Gate = {
  name: 'component-types',
  run(scope) {
    writeDeclarations(readDeployment({ root: scope.root }));
    return typeProblems(scope, path.join(FOLDER, 'tsconfig.json'));
  }
};
