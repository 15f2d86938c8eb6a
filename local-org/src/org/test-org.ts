/** Builds small orgs for tests from files given in the test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LocalOrg } from '../org.ts';
import type { OrgOptions } from '../org.ts';
import { SObject } from '../values/sobject.ts';

const PROJECT = JSON.stringify({
  packageDirectories: [{ path: 'force-app', default: true }],
  name: 'test',
  namespace: '',
  sourceApiVersion: '65.0'
});

/** `files` by path below force-app. */
export function writeProject(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'local-org-test-'));
  writeFileSync(join(root, 'sfdx-project.json'), PROJECT);
  mkdirSync(join(root, 'force-app'));
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, 'force-app', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

export function testOrg(
  files: Record<string, string>,
  options: Partial<OrgOptions> = {}
): LocalOrg {
  return new LocalOrg({ projectRoot: writeProject(files), ...options });
}

/** Runs as the administrator in a transaction that is committed. */
export function inOrg<T>(org: LocalOrg, body: () => T): T {
  return org.transaction(org.administratorId(), 'synchronous', body);
}

export function insertRecord(
  org: LocalOrg,
  type: string,
  fields: Record<string, unknown>
): SObject {
  const record = new SObject(type, fields);
  const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
  org.database.dml('insert', [record], { allOrNone: true }, access);
  return record;
}

export function updateRecord(org: LocalOrg, record: SObject): void {
  const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
  org.database.dml('update', [record], { allOrNone: true }, access);
}

export function objectXml(name: string, extra = ''): Record<string, string> {
  return {
    [`objects/${name}/${name}.object-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <deploymentStatus>Deployed</deploymentStatus>
  <label>${name}</label>
  <nameField><label>Name</label><type>Text</type></nameField>
  <pluralLabel>${name}</pluralLabel>
  <sharingModel>ReadWrite</sharingModel>${extra}
</CustomObject>`
  };
}

export function fieldXml(object: string, name: string, body: string): Record<string, string> {
  return {
    [`objects/${object}/fields/${name}.field-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
  <fullName>${name}</fullName>
  <label>${name}</label>
  ${body}
</CustomField>`
  };
}

export function flowXml(name: string, body: string): Record<string, string> {
  return {
    [`flows/${name}.flow-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion>
  <label>${name}</label>
  <processType>AutoLaunchedFlow</processType>
  <status>Active</status>
  ${body}
</Flow>`
  };
}
