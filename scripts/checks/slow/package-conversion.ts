// Converts the package as `sf project deploy` and `sf package version create` do, and asks what became of every file:
// the CLI drops what it does not recognize or is told to ignore, without a word.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFiles } from '../files.ts';
import { problemAt, type Gate, type Problem, type Scope } from '../gate.ts';
import { sf, type Answer } from './salesforce-cli.ts';
import { sourceComponents, type SourceComponent } from './source-components.ts';

const RULE = 'package-conversion';
/** Helps to write components, and is none. */
const NEVER_SHIPS =
  /(^|\/)(__tests__|__mocks__)\/|\.(test|spec)\.js$|(^|\/)(jsconfig\.json|README\.md)$/;

/** A failure names the file that caused it, absolute or relative, or none. */
function failure(scope: Scope, command: string, { message }: Answer): Problem {
  const file = /(?:[\w./\\-]*)?force-app[\w ./\\-]+\.[\w.-]*\w/.exec(message)?.[0];
  const found = file === undefined ? '' : file.slice(file.indexOf('force-app'));
  const isThere = found !== '' && existsSync(path.join(scope.root, found));
  return problemAt(scope, isThere ? found : 'sfdx-project.json', 1, {
    rule: RULE,
    message: `sf ${command} fails: ${sentence(message)}`,
    fix: 'Mend what it names; the package cannot be built.'
  });
}

/** Without the folder of the copy. */
function sentence(message: string): string {
  const text = message
    .replace(/\S*countersign-package-\w+[\\/]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Members of a package.xml by type. */
function manifestMembers(file: string): Map<string, Set<string>> {
  const text = readFileSync(file, 'utf8');
  const types = [...text.matchAll(/<types>([\s\S]*?)<\/types>/g)].map(([, body = '']) => body);
  return new Map(
    types.map((body) => [
      /<name>([^<]+)<\/name>/.exec(body)?.[1] ?? '',
      new Set(
        [...body.matchAll(/<members>([^<]+)<\/members>/g)].map(([, member = '']) => plain(member))
      )
    ])
  );
}

const plain = (text: string): string =>
  text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function isListed(members: Map<string, Set<string>>, { type, name }: SourceComponent): boolean {
  if (type !== null) return members.get(type)?.has(name) ?? false;
  return [...members.values()].some((names) => names.has(name));
}

/** Whether the converted package holds the file: as a file of its own, or as an element of its object. */
function isConverted(
  output: string,
  files: Set<string>,
  { convertedTo }: SourceComponent
): boolean {
  if (convertedTo.element === undefined) return files.has(convertedTo.file);
  const parent = path.join(output, convertedTo.folder, convertedTo.file);
  return (
    existsSync(parent) &&
    readFileSync(parent, 'utf8').includes(`<fullName>${convertedTo.element}</fullName>`)
  );
}

function compare(scope: Scope, project: string): Problem[] {
  const components = sourceComponents(projectFiles({ root: scope.root }, /^force-app\//));
  const members = manifestMembers(path.join(project, 'manifest', 'package.xml'));
  const converted = readdirSync(path.join(project, 'converted'), {
    recursive: true,
    encoding: 'utf8'
  });
  const names = new Set(converted.map((file) => path.basename(file)));
  const missing = (file: string, where: string): Problem =>
    problemAt(scope, file, 1, {
      rule: RULE,
      message: `${path.basename(file)} is not in the ${where}: sf leaves it out without a word.`,
      fix: 'Add its -meta.xml, correct its name or folder, or take it out of .forceignore.'
    });
  const lost = components.flatMap((component) => {
    if (!isListed(members, component)) return [missing(component.file, 'manifest')];
    if (!isConverted(path.join(project, 'converted'), names, component)) {
      return [missing(component.file, 'converted package')];
    }
    return [];
  });
  const sources = projectFiles({ root: scope.root }, NEVER_SHIPS);
  const shipped = converted
    .filter((file) => NEVER_SHIPS.test(file.split(path.sep).join('/')))
    .map((file) => sources.find((source) => path.basename(source) === path.basename(file)))
    .filter((source) => source !== undefined)
    .map((source) =>
      problemAt(scope, source, 1, {
        rule: RULE,
        message: `${path.basename(source)} would be installed with the package.`,
        fix: 'Name it in .forceignore.'
      })
    );
  return [...lost, ...shipped];
}

export const packageConversion: Gate = {
  name: 'package-conversion',
  async run(scope) {
    // A copy, with the output inside of it: there .forceignore is applied to the converted names of files too,
    // and hides some by accident.
    const project = mkdtempSync(path.join(tmpdir(), 'countersign-package-'));
    try {
      for (const name of ['force-app', 'sfdx-project.json', '.forceignore']) {
        const from = path.join(scope.root, name);
        if (existsSync(from)) cpSync(from, path.join(project, name), { recursive: true });
      }
      scope.progress?.('sf project convert source, generate manifest');
      const [converted, listed] = await Promise.all([
        sf(project, 'project', 'convert', 'source', '--output-dir', 'converted'),
        sf(
          project,
          'project',
          'generate',
          'manifest',
          '--source-dir',
          'force-app',
          '--output-dir',
          'manifest'
        )
      ]);
      if (converted.status !== 0) return [failure(scope, 'project convert source', converted)];
      if (listed.status !== 0) return [failure(scope, 'project generate manifest', listed)];
      return compare(scope, project);
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  }
};
