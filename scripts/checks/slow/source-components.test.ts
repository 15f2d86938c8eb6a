import { sourceComponents } from './source-components.ts';

const named = (...files: string[]): string[] =>
  sourceComponents(files).map(({ type, name }) => `${type} ${name}`);

describe('the components of source files', () => {
  it('are named as a manifest names them', () => {
    expect(
      named(
        'force-app/main/a/classes/Reader.cls',
        'force-app/main/a/classes/Reader.cls-meta.xml',
        'force-app/main/a/objects/Deal__c/Deal__c.object-meta.xml',
        'force-app/main/a/objects/Deal__c/fields/Amount__c.field-meta.xml',
        'force-app/main/a/customMetadata/Rule.First.md-meta.xml',
        'force-app/main/a/layouts/Deal__c-Deal %28new%29.layout-meta.xml'
      )
    ).toEqual([
      'ApexClass Reader',
      'CustomObject Deal__c',
      'CustomField Deal__c.Amount__c',
      'CustomMetadata Rule.First',
      'Layout Deal__c-Deal (new)'
    ]);
  });

  it('are all files of a component bundle but its tests', () => {
    const [component, ...others] = sourceComponents([
      'force-app/main/a/lwc/panel/panel.js',
      'force-app/main/a/lwc/panel/__tests__/panel.test.js',
      'force-app/main/a/lwc/jsconfig.json'
    ]);
    expect(component).toMatchObject({ type: 'LightningComponentBundle', name: 'panel' });
    expect(others).toEqual([]);
  });

  it('are parts of an object only in a folder of that object', () => {
    const [part, stray] = sourceComponents([
      'force-app/main/a/objects/Deal__c/listViews/All.listView-meta.xml',
      'force-app/main/a/objects/All.listView-meta.xml'
    ]);
    expect(part?.convertedTo).toEqual({
      folder: 'objects',
      file: 'Deal__c.object',
      element: 'All'
    });
    expect(stray?.convertedTo.element).toBeUndefined();
  });

  it('take a type that nobody listed by its name', () => {
    expect(named('force-app/main/a/sites/Shop.site-meta.xml')).toEqual(['null Shop']);
  });
});
