/** Runs the Apex test classes of this folder: each states what the platform's library answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldXml, objectXml, testOrg } from '../../src/org/test-org.ts';
import type { ApexTestResult } from '../../src/host.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const classes = readdirSync(folder).filter((file) => file.endsWith('.cls'));

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion></ApexClass>`;

const sources: Record<string, string> = {
  ...objectXml('Deal__c'),
  ...fieldXml(
    'Deal__c',
    'Amount__c',
    '<type>Number</type><precision>18</precision><scale>2</scale>'
  )
};
for (const file of classes) {
  sources[`classes/${file}`] = readFileSync(join(folder, file), 'utf8');
  sources[`classes/${file}-meta.xml`] = META;
}

describe('the Apex library', () => {
  const org = testOrg(sources, { log: () => undefined });
  const results: ApexTestResult[] = [];

  beforeAll(() => {
    expect(org.diagnostics).toEqual([]);
    org.program.runTests(null, (result) => results.push(result));
  });

  it.each(classes.map((file) => basename(file, '.cls')))('answers as %s expects', (name) => {
    const own = results.filter(({ className }) => className === name);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });
});
