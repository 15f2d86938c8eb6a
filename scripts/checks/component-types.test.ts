import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldXml, objectXml, writeProject } from '../../local-org/src/org/test-org.ts';
import { componentTypes } from './component-types.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const apexMeta =
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';
const componentMeta =
  '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><isExposed>false</isExposed></LightningComponentBundle>';

const CONTROLLER = `public with sharing class Deals {
  public enum Mood { GOOD, BAD }
  public class Row {
    @AuraEnabled public Integer size;
    @AuraEnabled public Datetime closedAt;
    @AuraEnabled public Mood mood;
    public String hidden;
  }
  @AuraEnabled(cacheable=true)
  public static List<Row> rows(Id dealId, List<String> names) { return null; }
  @AuraEnabled
  public static Map<String, Decimal> totals() { return null; }
  @AuraEnabled
  public static Deal__c save(Row row) { return null; }
}
`;

function check(script: string, template = '<template></template>'): string[] {
  const project = writeProject({
    ...objectXml('Deal__c'),
    ...fieldXml(
      'Deal__c',
      'Amount__c',
      '<type>Number</type><precision>10</precision><scale>2</scale>'
    ),
    'classes/Deals.cls': CONTROLLER,
    'classes/Deals.cls-meta.xml': apexMeta,
    'lwc/panel/panel.js': script,
    'lwc/panel/panel.html': template,
    'lwc/panel/panel.js-meta.xml': componentMeta
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  mkdirSync(path.join(project, 'config/lwc-types'), { recursive: true });
  for (const name of ['platform.d.ts', 'lightning.d.ts']) {
    const text = readFileSync(path.join(root, 'config/lwc-types', name));
    writeFileSync(path.join(project, 'config/lwc-types', name), text);
  }
  const problems = componentTypes.run({ root: project });
  if (problems instanceof Promise) throw new Error('The gate answers at once.');
  return problems.map(
    ({ file, line, message }) => `${path.basename(file)}:${line} ${message.split('.')[0]}`
  );
}

const component = (body: string): string => `import { LightningElement, api, wire } from 'lwc';
import rows from '@salesforce/apex/Deals.rows';
import totals from '@salesforce/apex/Deals.totals';
import save from '@salesforce/apex/Deals.save';
export default class Panel extends LightningElement {
${body}
}
`;

describe('the types of Lightning components', () => {
  it('are those in which the platform hands Apex values over', () => {
    const body = `  /** @type {string} */
  @api recordId;
  /** @type {Platform.Wired<Apex.Deals.Row[]>} */
  @wire(rows, { dealId: '$recordId', names: ['a'] }) wired;
  async run() {
    const [row] = await rows({ dealId: this.recordId, names: [] });
    const day = row.closedAt.slice(0, 10);
    const isGood = row.mood === 'GOOD';
    const sum = (await totals()).first.toFixed(2);
    const record = await save({ row: { size: 3 } });
    return [row.size.toFixed(), day, isGood, sum, record.Amount__c.toFixed(), save, totals];
  }`;
    const template =
      '<template><template for:each={wired.data} for:item="row"><p key={row.mood}>{row.size}</p></template></template>';
    expect(check(component(body), template)).toEqual([]);
  });

  it('refuse what Apex does not know, in the script and in the template', () => {
    const body = `  /** @type {Platform.Wired<Apex.Deals.Row[]>} */
  @wire(save, { row: {} }) wired;
  async run() {
    const [row] = await rows({ dealId: 3, names: [] });
    return [row.hidden, row.mood === 'UGLY', await totals({ deal: 1 })];
  }`;
    const template =
      '<template>\n<template for:each={wired.data} for:item="row">\n<p key={row.mood}>{row.hidden}</p></template></template>';
    expect(check(component(body), template)).toEqual([
      expect.stringMatching(/^panel.html:3 Property 'hidden' does not exist on type 'Row'/),
      expect.stringMatching(/^panel.js:7 /),
      expect.stringMatching(/^panel.js:9 Type 'number' is not assignable to type 'string'/),
      expect.stringMatching(/^panel.js:10 Property 'hidden' does not exist on type 'Row'/),
      expect.stringMatching(/^panel.js:10 This comparison appears to be unintentional/),
      expect.stringMatching(/^panel.js:10 Expected 0 arguments, but got 1/)
    ]);
  });
});
