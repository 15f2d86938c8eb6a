import { fieldXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import { checkRelationshipNames } from './relations.ts';
import { checkTabs } from './tabs.ts';

const lookup = (name: string, relationship: string): string =>
  fieldXml(
    name,
    'Lookup',
    `<referenceTo>Account</referenceTo>\n<relationshipName>${relationship}</relationshipName>`
  );

describe('relationship names', () => {
  const check = (first: string, second: string): string[] =>
    problemsOf(checkRelationshipNames, {
      'objects/Contact/fields/A__c.field-meta.xml': lookup('A__c', first),
      'objects/Contact/fields/B__c.field-meta.xml': lookup('B__c', second)
    });

  it('are API names that a parent has once', () => {
    expect(check('People', 'Others')).toEqual([]);
    expect(check('People', 'people')).toEqual([
      '6: Account has the child relationship people already, of Contact.A__c.'
    ]);
    expect(check('People', 'All People')[0]).toContain("'All People', which is no API name");
  });
});

describe('tabs', () => {
  const check = (inside: string): string[] =>
    problemsOf(checkTabs, { 'tabs/A.tab-meta.xml': `<CustomTab>\n${inside}</CustomTab>` });

  it('of objects have their label, all others need one', () => {
    expect(check('<customObject>true</customObject><motif>x</motif>')).toEqual([]);
    expect(check('<customObject>true</customObject>\n<label>A</label>')[0]).toContain(
      '3: The tab A'
    );
    expect(check('<flexiPage>P</flexiPage><label>A</label>')).toEqual([]);
    expect(check('<flexiPage>P</flexiPage>')).toEqual(['1: The tab A has no label.']);
    expect(check('<motif>x</motif>')).toEqual(['1: The tab A shows nothing.']);
    expect(check('<actionOverrides/>')).toEqual([]);
  });
});
