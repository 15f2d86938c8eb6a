/**
 * Lightning web components: they compile, and what their scripts, templates and styles name exists, here or on the platform.
 * Some of it a deployment lets pass, and it fails without a word on the page: attributes that are no public properties,
 * members and exports that are not there, wires that are not cacheable.
 */
import { normalize, relative, sep } from 'node:path';
import type { Problem } from '../../metadata/problem.ts';
import type { DeployContext } from '../context.ts';
import { ApexMethods } from './components-apex.ts';
import { Bundles, type Bundle } from './components-bundles.ts';
import { compileSource } from './components-compile.ts';
import { checkScript } from './components-imports.ts';
import { checkMarkup } from './components-markup.ts';
import { SalesforceModules } from './components-salesforce.ts';
import { checkSettings } from './components-settings.ts';
import { checkStyles } from './components-styles.ts';
import type { Place } from './components-tree.ts';

/** What the parts of this check have in common. */
export interface Inspection {
  context: DeployContext;
  bundles: Bundles;
  apex: ApexMethods;
  modules: SalesforceModules;
  report(rule: string, file: string, place: Place, message: string, fix: string): void;
}

export function checkLightningComponents(context: DeployContext): Problem[] {
  const problems: Problem[] = [];
  const apex = new ApexMethods(context);
  const inspection: Inspection = {
    context,
    bundles: new Bundles(context),
    apex,
    modules: new SalesforceModules(context, apex),
    report: (rule, file, { line, column }, message, fix) =>
      problems.push({ file, line, column, rule, message, fix })
  };
  const { bundles } = inspection;
  for (const bundle of bundles.list) {
    checkBundle(inspection, bundle);
    if (bundle.settings) checkSettings(inspection, bundle, bundle.settings);
    for (const file of bundle.files) {
      if (/\.(js|html|css)$/.test(file)) {
        problems.push(...compileSource(file, bundle.apiVersion).errors);
      }
      if (/\.(js|ts)$/.test(file)) checkScript(inspection, bundle, file);
      if (file.endsWith('.css')) checkStyles(inspection, file);
      if (file.endsWith('.html')) checkMarkup(inspection, bundle, file);
    }
  }
  return problems;
}

const START: Place = { line: 1, column: 1 };

function checkBundle({ bundles, report, context }: Inspection, bundle: Bundle): void {
  const { name, files, directory, main } = bundle;
  const file = files.find((path) => path.endsWith('-meta.xml')) ?? main ?? files[0] ?? directory;
  const twin = bundles.list.find(
    (other) => other.name === name && packageOf(context, other) === packageOf(context, bundle)
  );
  if (twin && twin.directory !== directory) {
    const message = `There are two components ${name}.`;
    report('lwc-bundle', file, START, message, 'Give one of the two another name.');
  }
  const parts = [`${name}.js`, `${name}.ts`, `${name}.html`, `${name}.css`];
  if (!files.some((path) => parts.some((part) => path.endsWith(`/${part}`)))) {
    const message = `The component ${name} has no script of its name.`;
    report('lwc-bundle', file, START, message, `Add ${name}.js, or rename the folder.`);
  }
}

/** Package directories may be for different orgs; within one, a name stands for one component. */
function packageOf({ root, project }: DeployContext, { directory }: Bundle): string | undefined {
  const within = relative(root, directory) + sep;
  return project.packageDirectories.find((folder) => within.startsWith(normalize(`${folder}/`)));
}
