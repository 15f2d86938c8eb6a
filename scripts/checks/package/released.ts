// What a release has promised: config/released.json lists the components that a later version may not take back.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childOf, textOf } from '../../../local-org/src/metadata/xml.ts';
import { root as projectRoot } from '../../toolchain.mjs';
import { lineAt, problemAt, type Problem } from '../gate.ts';
import { readPackage, type PackageSource } from './source.ts';
import { tableOf } from '../../../local-org/src/metadata/table.ts';

export const RELEASED_FILE = 'config/released.json';

/** Component by `Type:Full.Name`, with the properties that must stay as they are. */
type Released = Record<string, Record<string, string>>;

/** XML root elements whose components stay for ever once a customer has them, or need Salesforce's help to go. */
const PERMANENT = new Set([
  'CustomObject',
  'CustomField',
  'CustomMetadata',
  'CustomPermission',
  'ExternalCredential',
  'FlexiPage',
  'LightningComponentBundle',
  'NamedCredential',
  'PermissionSet',
  'RecordType'
]);

/** Properties that no upgrade may change, by XML root element. */
const FIXED = tableOf<string[]>({
  CustomField: ['type', 'externalId', 'unique', 'caseSensitive', 'referenceTo'],
  CustomObject: ['visibility', 'customSettingsType'],
  CustomMetadata: ['protected'],
  LightningComponentBundle: ['isExposed']
});

export function promisesOf({ components }: PackageSource): Released {
  const entries = components
    .filter(({ root }) => PERMANENT.has(root.name))
    .map(({ root, name }) => [
      `${root.name}:${name}`,
      Object.fromEntries(
        (FIXED[root.name] ?? []).flatMap((property) => {
          const value = textOf(root, property);
          return value === null ? [] : [[property, value]];
        })
      )
    ]);
  return Object.fromEntries(
    entries.sort(([left], [right]) => String(left).localeCompare(String(right), 'en'))
  ) as Released;
}

export function releasedProblems(source: PackageSource): Problem[] {
  const { scope, components } = source;
  const file = path.join(scope.root, RELEASED_FILE);
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const present = new Map(components.map((found) => [`${found.root.name}:${found.name}`, found]));
  return Object.entries(JSON.parse(text) as Released).flatMap(([key, properties]) => {
    const component = present.get(key);
    if (!component) {
      const line = lineAt(text, Math.max(0, text.indexOf(`"${key}"`)));
      const message = `${key.replace(':', ' ')} was released and is gone: customers cannot upgrade past it.`;
      const fix = 'Bring it back; mark it as deprecated in its description.';
      return [problemAt(scope, RELEASED_FILE, line, { rule: 'released', message, fix })];
    }
    return Object.entries(properties).flatMap(([property, value]) => {
      const now = textOf(component.root, property);
      if (now === value) return [];
      const line = childOf(component.root, property)?.line ?? component.root.line;
      const message = `<${property}> of ${component.name} was released as '${value}' and is now '${now ?? ''}'.`;
      const fix = `Write ${value} again; add a new component for the new meaning.`;
      return [problemAt(scope, component.file, line, { rule: 'released', message, fix })];
    });
  });
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  const promises = promisesOf(readPackage({ root: projectRoot }));
  writeFileSync(path.join(projectRoot, RELEASED_FILE), `${JSON.stringify(promises, null, 2)}\n`);
}
