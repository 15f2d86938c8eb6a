/** Forms of metadata that other projects use: old sources, parts of objects, templates, relationships to definitions. */
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from './build-schema.ts';
import { loadProject } from './project.ts';
import type { Project } from './project-types.ts';
import type { Schema } from './schema.ts';
import { fieldXml, objectXml, writeProject } from './testing-project.ts';

const NAME =
  '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>';

function load(files: Record<string, string>): { project: Project; schema: Schema } {
  const folder = writeProject(files);
  try {
    const project = loadProject(folder.root);
    return { project, schema: buildSchema(project) };
  } finally {
    folder.remove();
  }
}

describe('old sources', () => {
  it('keep objects with all their parts in one file, and labels without a meta file', () => {
    const { project, schema } = load({
      'objects/Trip__c.object': objectXml(
        'Trip',
        `${NAME}<fields><fullName>City__c</fullName><label>City</label><type>Picklist</type><picklist><picklistValues><fullName>Rome</fullName><default>true</default></picklistValues><sorted>false</sorted></picklist></fields><fields><fullName>Note__c</fullName><label>Note</label><type>Text</type><length>20</length></fields>`
      ),
      'labels/CustomLabels.labels':
        '<CustomLabels><labels><fullName>Hello</fullName><language>en_US</language><value>Hi</value></labels></CustomLabels>',
      'package.xml': '<Package/>'
    });
    expect(schema.object('Trip__c')?.field('City__c')?.picklist?.values[0]).toMatchObject({
      fullName: 'Rome',
      default: true
    });
    expect(schema.object('trip__c')?.field('note__c')?.length).toBe(20);
    expect(project.labels[0]?.value).toBe('Hi');
  });
});

describe('types without effect on Apex', () => {
  it('are recognised and left alone', () => {
    const files = {
      'reports/Folder/Sales.report-meta.xml': '<Report/>',
      'aura/Panel/Panel.cmp': '<aura:component/>',
      'aura/Panel/Panel.cmp-meta.xml': '<AuraDefinitionBundle/>',
      'objectTranslations/Trip__c-fr/City__c.fieldTranslation-meta.xml': '<x/>',
      'corsWhitelistOrigins/Site.corsWhitelistOrigin-meta.xml': '<CorsWhitelistOrigin/>',
      'contentassets/logo.asset': 'x',
      'contentassets/logo.asset-meta.xml': '<ContentAsset/>'
    };
    expect(load(files).project.objects).toEqual([]);
  });
});

describe('texts', () => {
  it('of templates and of labels in other languages are read', () => {
    const { project, schema } = load({
      'translations/fr.translation-meta.xml':
        '<Translations><customLabels><label>Salut</label><name>Hello</name></customLabels></Translations>',
      'email/Letters.emailFolder-meta.xml': '<EmailFolder><name>Letters</name></EmailFolder>',
      'email/Letters/Welcome.email': 'Dear {!Contact.Name}',
      'email/Letters/Welcome.email-meta.xml':
        '<EmailTemplate><available>true</available><name>Welcome</name><subject>Hello</subject><type>text</type></EmailTemplate>'
    });
    expect(project.translations).toMatchObject([{ name: 'Hello', value: 'Salut', language: 'fr' }]);
    const template = schema.setupRecords().find(({ type }) => type === 'EmailTemplate');
    expect(template?.get('Body')).toBe('Dear {!Contact.Name}');
    expect(template?.get('FolderName')).toBe('Letters');
  });
});

describe('objects of a project', () => {
  const custom = (name: string, extra = ''): Record<string, string> => ({
    [`objects/${name}/${name}.object-meta.xml`]: objectXml(name, NAME + extra)
  });

  it('get the objects and child relationships that the platform derives', () => {
    const { schema } = load(
      custom(
        'Trip__c',
        '<enableHistory>true</enableHistory><enableActivities>true</enableActivities>'
      )
    );
    expect(schema.object('Trip__History')?.field('ParentId')?.referenceTo).toEqual(['Trip__c']);
    expect(schema.object('Trip__Share')?.field('RowCause')?.type).toBe('Picklist');
    expect(schema.object('Trip__ChangeEvent')?.kind).toBe('changeEvent');
    expect(schema.object('Trip__Feed')).toBeUndefined();
    const trip = schema.object('Trip__c');
    expect(trip?.childRelationship('Histories')?.childObject).toBe('Trip__History');
    expect(trip?.childRelationship('Tasks')?.field).toBe('WhatId');
    expect(schema.object('Task')?.field('WhatId')?.referenceTo).toContain('Trip__c');
  });

  it('have date of the last view only with a tab', () => {
    const tab = {
      'tabs/Trip__c.tab-meta.xml': '<CustomTab><customObject>true</customObject></CustomTab>'
    };
    expect(
      load(custom('Trip__c')).schema.object('Trip__c')?.field('LastViewedDate')
    ).toBeUndefined();
    const withTab = load({ ...custom('Trip__c'), ...tab }).schema;
    expect(withTab.object('Trip__c')?.field('LastViewedDate')?.type).toBe('DateTime');
  });

  it('keep what roll-ups and lookup filters say', () => {
    const { schema } = load({
      ...custom('Trip__c'),
      'objects/Trip__c/fields/Stops__c.field-meta.xml': fieldXml(
        'Stops__c',
        'Summary',
        '<summaryForeignKey>Stop__c.Trip__c</summaryForeignKey><summaryOperation>count</summaryOperation><summaryFilterItems><field>Stop__c.Name</field><operation>equals</operation><value>A</value></summaryFilterItems>'
      ),
      'objects/Stop__c/Stop__c.object-meta.xml': objectXml(
        'Stop',
        NAME.replace('ReadWrite', 'ControlledByParent')
      ),
      'objects/Stop__c/fields/Trip__c.field-meta.xml': fieldXml(
        'Trip__c',
        'MasterDetail',
        '<referenceTo>Trip__c</referenceTo><relationshipName>Stops</relationshipName>'
      ),
      'objects/Stop__c/fields/Guide__c.field-meta.xml': fieldXml(
        'Guide__c',
        'Lookup',
        '<referenceTo>Contact</referenceTo><relationshipName>Guided</relationshipName><lookupFilter><active>true</active><errorMessage>No guide.</errorMessage><filterItems><field>Contact.Title</field><operation>equals</operation><value>Guide</value></filterItems><isOptional>false</isOptional></lookupFilter>'
      )
    });
    expect(schema.object('Trip__c')?.field('Stops__c')).toMatchObject({
      type: 'Number',
      summary: { childObject: 'Stop__c', operation: 'count', filters: [{ field: 'Name' }] }
    });
    expect(schema.object('Stop__c')?.field('Guide__c')?.lookupFilter?.items[0]?.value).toBe(
      'Guide'
    );
  });

  it('give a roll-up of a roll-up the type and scale of the field below', () => {
    const field = (name: string, type: string, more: string): Record<string, string> => ({
      [`objects/${name.replace('.', '/fields/')}.field-meta.xml`]: fieldXml(
        name.split('.')[1]!,
        type,
        more
      )
    });
    const detail = (name: string): Record<string, string> => ({
      [`objects/${name}/${name}.object-meta.xml`]: objectXml(
        name,
        NAME.replace('ReadWrite', 'ControlledByParent')
      )
    });
    const master = (to: string): string =>
      `<referenceTo>${to}</referenceTo><relationshipName>Parts</relationshipName>`;
    const sum = (of: string, over: string): string =>
      `<summarizedField>${of}</summarizedField><summaryForeignKey>${over}</summaryForeignKey><summaryOperation>sum</summaryOperation>`;
    const { schema } = load({
      ...custom('A__c'),
      ...detail('B__c'),
      ...detail('C__c'),
      ...field('A__c.Sum__c', 'Summary', sum('B__c.Sum__c', 'B__c.A__c')),
      ...field('B__c.A__c', 'MasterDetail', master('A__c')),
      ...field('B__c.Sum__c', 'Summary', sum('C__c.Price__c', 'C__c.B__c')),
      ...field('C__c.B__c', 'MasterDetail', master('B__c')),
      ...field('C__c.Price__c', 'Currency', '<precision>12</precision><scale>2</scale>')
    });
    expect(schema.object('A__c')?.field('Sum__c')).toMatchObject({
      type: 'Currency',
      precision: 12,
      scale: 2
    });
  });

  it('name objects and fields in custom metadata by their durable ids', () => {
    const type = (name: string): Record<string, string> => ({
      [`objects/${name}/${name}.object-meta.xml`]: objectXml(name)
    });
    const { schema } = load({
      ...type('Map__mdt'),
      ...type('Group__mdt'),
      'objects/Map__mdt/fields/Object__c.field-meta.xml': fieldXml(
        'Object__c',
        'MetadataRelationship',
        '<referenceTo>EntityDefinition</referenceTo><relationshipName>A</relationshipName>'
      ),
      'objects/Map__mdt/fields/Field__c.field-meta.xml': fieldXml(
        'Field__c',
        'MetadataRelationship',
        '<metadataRelationshipControllingField>Map__mdt.Object__c</metadataRelationshipControllingField><referenceTo>FieldDefinition</referenceTo><relationshipName>B</relationshipName>'
      ),
      'objects/Map__mdt/fields/Group__c.field-meta.xml': fieldXml(
        'Group__c',
        'MetadataRelationship',
        '<referenceTo>Group__mdt</referenceTo><relationshipName>C</relationshipName>'
      ),
      'customMetadata/Group.Main.md-meta.xml':
        '<CustomMetadata><label>Main</label></CustomMetadata>',
      'customMetadata/Map.One.md-meta.xml':
        '<CustomMetadata><label>One</label><values><field>Object__c</field><value>account</value></values><values><field>Field__c</field><value>Name</value></values><values><field>Group__c</field><value>Main</value></values></CustomMetadata>'
    });
    const records = schema.setupRecords();
    const group = records.find((record) => record.type === 'Group__mdt');
    const map = records.find((record) => record.type === 'Map__mdt');
    expect(map?.get('Object__c')).toBe('Account');
    expect(map?.get('Field__c')).toBe('Account.Name');
    expect(map?.get('Group__c')).toBe(group?.id);
  });
});

describe('the standard objects', () => {
  /** As on the platform. */
  const SHARED = ['069', '00a', '00I', '01J'];

  it('are all readable, with targets that exist and prefixes of their own', () => {
    const { schema } = load({});
    const lost: string[] = [];
    const prefixes = new Map<string, string>();
    for (const object of schema.objects()) {
      if (!/History$|Feed$/.test(object.name) && !['', ...SHARED].includes(object.keyPrefix)) {
        const twin = prefixes.get(object.keyPrefix);
        if (twin) lost.push(`${object.name} and ${twin} share ${object.keyPrefix}`);
        prefixes.set(object.keyPrefix, object.name);
      }
      for (const child of object.childRelationships) {
        const field = schema.object(child.childObject)?.field(child.field);
        if (!field) lost.push(`${object.name} > ${child.childObject}.${child.field}`);
      }
      if (object.nameField !== null && !object.field(object.nameField)) {
        lost.push(`${object.name} has no name field ${object.nameField}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
