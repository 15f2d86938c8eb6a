import { fieldXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import { checkObjects } from './objects.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const object = (inside: string): string =>
  `<CustomObject><label>A</label><pluralLabel>As</pluralLabel><deploymentStatus>Deployed</deploymentStatus>\n${inside}\n</CustomObject>`;
const master = (order: number): string =>
  fieldXml(
    'Master__c',
    'MasterDetail',
    `<referenceTo>Account</referenceTo><relationshipName>As</relationshipName><relationshipOrder>${order}</relationshipOrder>`
  );

const check = (inside: string, fields: Record<string, string> = {}, name = 'A__c'): string[] =>
  problemsOf(checkObjects, {
    [`objects/${name}/${name}.object-meta.xml`]: object(inside),
    ...Object.fromEntries(
      Object.entries(fields).map(([field, xml]) => [
        `objects/${name}/fields/${field}.field-meta.xml`,
        xml.replaceAll('Master__c', field)
      ])
    )
  });

describe('custom objects', () => {
  it('need a name field and a sharing model', () => {
    expect(check('')).toEqual([
      '1: A__c has no <nameField>, which a custom object needs.',
      '1: A__c has no <sharingModel>, which a custom object needs.'
    ]);
    expect(check(`\n<sharingModel/>${NAME}`)).toEqual([
      '3: A__c has no <sharingModel>, which a custom object needs.'
    ]);
    expect(check(`<sharingModel>Read</sharingModel>${NAME}`)).toEqual([]);
    expect(check('<customSettingsType>Hierarchy</customSettingsType>')).toEqual([]);
  });

  it('have names that are texts or numbered', () => {
    const named = (inside: string): string[] =>
      check(`<sharingModel>Read</sharingModel><nameField><label>N</label>${inside}</nameField>`);
    expect(named('<type>Number</type>')).toEqual(["2: A__c: the name field is of type 'Number'."]);
    expect(named('<type>AutoNumber</type>')).toEqual([
      '2: A__c: the numbered name has no <displayFormat>.'
    ]);
    expect(named('<type>AutoNumber</type><displayFormat>A-{000}</displayFormat>')).toEqual([]);
    expect(named('<type>Text</type><displayFormat>A-{0}</displayFormat>')).toEqual([
      '2: A__c: only numbered names have a <displayFormat>.'
    ]);
  });

  it('are controlled by their parent exactly when they have a master', () => {
    const controlled = `<sharingModel>ControlledByParent</sharingModel>${NAME}`;
    expect(check(controlled)).toEqual([
      '2: A__c has no master-detail field, so that <sharingModel> cannot be ControlledByParent.'
    ]);
    expect(check(controlled, { Master__c: master(0) })).toEqual([]);
    expect(check(`<sharingModel>Read</sharingModel>${NAME}`, { Master__c: master(0) })).toEqual([
      '2: A__c has a master-detail field, so that <sharingModel> cannot be Read.'
    ]);
  });

  it('are not more open outside than inside', () => {
    const models =
      '<externalSharingModel>ReadWrite</externalSharingModel><sharingModel>Read</sharingModel>';
    expect(check(models + NAME)[0]).toContain('<externalSharingModel> is ReadWrite');
  });

  it('have two masters of different order at most', () => {
    const controlled = `<sharingModel>ControlledByParent</sharingModel>${NAME}`;
    const two = { Master__c: master(0), Other__c: master(1) };
    expect(check(controlled, two)).toEqual([]);
    expect(check(controlled, { ...two, Other__c: master(0) })[0]).toContain(
      'the same <relationshipOrder>'
    );
    expect(check(controlled, { ...two, Third__c: master(1) })[0]).toContain(
      'the third master-detail'
    );
  });

  it('of special kinds have fields of few types', () => {
    const html = fieldXml('Text__c', 'Html');
    expect(check('', { Text__c: html }, 'A__mdt')).toEqual([
      '4: A__mdt.Text__c: a custom metadata type has no Html fields.'
    ]);
    expect(check('<eventType>HighVolume</eventType>', { Text__c: html }, 'A__e')).toHaveLength(1);
    expect(check('', { Text__c: fieldXml('Text__c', 'Checkbox') }, 'A__mdt')).toEqual([]);
  });
});
