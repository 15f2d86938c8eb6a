import { problemsOf } from '../testing.ts';
import { checkNames } from './names.ts';

const check = (path: string, text: string): string[] => problemsOf(checkNames, { [path]: text });
const set = (inside: string): string => `<PermissionSet>${inside}</PermissionSet>`;

describe('names', () => {
  it.each([
    ['permissionsets/My Set.permissionset-meta.xml', "'My Set' is no API name."],
    ['permissionsets/My__Set_.permissionset-meta.xml', "'Set_' is no API name."],
    ['permissionsets/1st.permissionset-meta.xml', "'1st' is no API name."],
    [`permissionsets/${'x'.repeat(81)}.permissionset-meta.xml`, 'has 81 characters'],
    [`objects/A__c/fields/${'x'.repeat(41)}__c.field-meta.xml`, 'has 41 characters']
  ])('of %s are refused', (path, problem) => {
    expect(check(path, '<x/>').join()).toContain(problem);
  });

  it.each([
    'permissionsets/ns__My_Set.permissionset-meta.xml',
    `objects/A__c/fields/ns__${'x'.repeat(40)}__c.field-meta.xml`,
    'objects/ns__A__mdt/ns__A__mdt.object-meta.xml',
    'customMetadata/A.Record_1.md-meta.xml',
    'layouts/Account-My Layout.layout-meta.xml',
    'quickActions/Account.New_Case.quickAction-meta.xml',
    'flows/My_Flow-3.flow-meta.xml',
    'reports/My_Folder/My_Report.report-meta.xml'
  ])('of %s are fine', (path) => {
    expect(check(path, '<x/>')).toEqual([]);
  });

  it('of labels are API names', () => {
    const label = (name: string): string[] =>
      check(
        'labels/CustomLabels.labels-meta.xml',
        `<CustomLabels><labels>\n<fullName>${name}</fullName></labels></CustomLabels>`
      );
    expect(label('Review-Title')).toEqual(["2: 'Review-Title' is no API name."]);
    expect(label('Review_Title')).toEqual([]);
  });

  it('in the file are those of the file', () => {
    const path = 'objects/A__c/fields/B__c.field-meta.xml';
    expect(check(path, '<CustomField>\n<fullName>C__c</fullName></CustomField>')).toEqual([
      "2: <fullName> is 'C__c' and the file's name 'B__c'."
    ]);
    expect(check(path, '<CustomField><fullName>B__c</fullName></CustomField>')).toEqual([]);
  });
});

describe('texts', () => {
  it('are as long as they may be, counted in characters', () => {
    const path = 'permissionsets/A.permissionset-meta.xml';
    expect(check(path, set(`\n<label>${'x'.repeat(81)}</label>`))).toEqual([
      '2: <label> has 81 characters; 80 are allowed.'
    ]);
    expect(check(path, set(`<label>${'😀'.repeat(80)}</label>`))).toEqual([]);
    const labels = `<CustomLabels><labels><fullName>A</fullName>\n<value>${'x'.repeat(1001)}</value></labels></CustomLabels>`;
    expect(check('labels/CustomLabels.labels-meta.xml', labels)).toEqual([
      '2: <value> has 1001 characters; 1000 are allowed.'
    ]);
  });
});

describe('lists', () => {
  it('name a thing once', () => {
    const label = (name: string): string => `\n<labels><fullName>${name}</fullName></labels>`;
    const text = `<CustomLabels>${label('B')}${label('C')}${label('b')}</CustomLabels>`;
    expect(check('labels/CustomLabels.labels-meta.xml', text)).toEqual([
      '4: <labels> names b twice; the first is on line 2.'
    ]);
  });
});
