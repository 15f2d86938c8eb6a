// Writes small Salesforce DX projects to a temporary folder, for tests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TemporaryProject {
  root: string;
  remove(): void;
}

/** `files` by path below force-app/main/default; contents without the XML prologue. */
export function writeProject(
  files: Record<string, string>,
  rootFiles: Record<string, string> = {}
): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), 'local-org-project-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write(
    'sfdx-project.json',
    JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
  );
  mkdirSync(join(root, 'force-app'));
  for (const [path, text] of Object.entries(rootFiles)) write(path, text);
  for (const [path, text] of Object.entries(files)) write(`force-app/main/default/${path}`, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export function objectXml(label: string, extra = ''): string {
  return `<CustomObject><label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus>${extra}</CustomObject>`;
}

export function fieldXml(name: string, type: string, extra = ''): string {
  const label = name.replace(/__c$/, '').replaceAll('_', ' ');
  return `<CustomField>\n<fullName>${name}</fullName>\n<label>${label}</label>\n<type>${type}</type>\n${extra}</CustomField>`;
}

export function picklistXml(values: string[], defaultValue?: string): string {
  const entries = values.map(
    (value) =>
      `<value><fullName>${value}</fullName><default>${value === defaultValue}</default><label>${value}</label></value>`
  );
  return `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${entries.join('')}</valueSetDefinition></valueSet>`;
}
