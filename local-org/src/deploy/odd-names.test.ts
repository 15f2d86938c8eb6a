import { checkFormulas } from './formulas.ts';
import { checkReferences } from './references/references.ts';
import { checkMetadata } from './schema/metadata.ts';
import type { DeployContext } from './context.ts';
import { problemsOf } from './testing.ts';

const FOLDER = 'force-app/main/default';
const xml = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>`;

/** Words that every object of JavaScript answers to. */
const WORDS = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

const files = (word: string): Record<string, string> => ({
  [`${FOLDER}/objects/Car__c/Car__c.object-meta.xml`]: xml(
    'CustomObject',
    '<label>Car</label><pluralLabel>Cars</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>' +
      '<sharingModel>ReadWrite</sharingModel><deploymentStatus>Deployed</deploymentStatus>'
  ),
  [`${FOLDER}/objects/Car__c/fields/Type__c.field-meta.xml`]: xml(
    'CustomField',
    `<fullName>Type__c</fullName><label>Type</label><type>${word}</type>`
  ),
  [`${FOLDER}/objects/Car__c/fields/Note__c.field-meta.xml`]: xml(
    'CustomField',
    `<fullName>Note__c</fullName><label>Note</label><type>${word}</type><formula>${word}(Name) + $${word}.Name</formula>`
  ),
  [`${FOLDER}/objects/Car__c/listViews/All.listView-meta.xml`]: xml(
    'ListView',
    `<fullName>All</fullName><columns>${word}</columns><filterScope>Everything</filterScope>` +
      `<filters><field>${word}</field><operation>${word}</operation><value>1</value></filters><label>All</label>`
  ),
  [`${FOLDER}/flexipages/Cars.flexipage-meta.xml`]: xml(
    'FlexiPage',
    '<flexiPageRegions><itemInstances><componentInstance>' +
      `<componentName>${word}</componentName><identifier>a</identifier></componentInstance></itemInstances>` +
      `<name>main</name><type>Region</type></flexiPageRegions><masterLabel>Cars</masterLabel>` +
      `<template><name>${word}</name></template><type>${word}</type>`
  ),
  [`${FOLDER}/${word}/odd.${word}-meta.xml`]: xml(word.startsWith('_') ? 'Odd' : word, '')
});

describe('names that JavaScript knows', () => {
  it.each(WORDS)('are names like others: %s', (word) => {
    const all = (context: DeployContext) => [
      ...checkMetadata(context),
      ...checkReferences(context),
      ...checkFormulas(context)
    ];
    const said = problemsOf(all, files(word));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => /native code|undefined|NaN|\[object/.test(text))).toEqual([]);
  });
});
