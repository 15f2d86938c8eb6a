import { buildSchema } from './build-schema.ts';
import { loadProject } from './project.ts';
import { fieldXml, objectXml, picklistXml, writeProject } from './testing-project.ts';

const OWNED = '<sharingModel>Read</sharingModel>';
const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const NOTE = 'objects/Note__c/Note__c.object-meta.xml';
const noteField = (name: string): string => `objects/Note__c/fields/${name}.field-meta.xml`;

/** The problem and the place, without the temporary folder. */
function problemOf(files: Record<string, string>, rootFiles: Record<string, string> = {}): string {
  const project = writeProject(files, rootFiles);
  try {
    buildSchema(loadProject(project.root));
    return 'no problem';
  } catch (problem) {
    return (problem as Error).message
      .replaceAll(project.root, '')
      .replace('/force-app/main/default/', '');
  } finally {
    project.remove();
  }
}

describe('loading a project', () => {
  it('reads classes with their API version, triggers, labels and bundles by name', () => {
    const project = writeProject({
      'classes/B.cls': 'public class B {}',
      'classes/B.cls-meta.xml':
        '<ApexClass><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>',
      'triggers/T.trigger': 'trigger T on Account (before insert) {}',
      'triggers/T.trigger-meta.xml':
        '<ApexTrigger><apiVersion>65.0</apiVersion><status>Inactive</status></ApexTrigger>',
      'labels/CustomLabels.labels-meta.xml':
        '<CustomLabels><labels><fullName>Hello</fullName><language>en_US</language><value>Hello &amp; welcome</value></labels></CustomLabels>',
      'lwc/panel/panel.js': 'export default class {}',
      'lwc/panel/panel.js-meta.xml':
        '<LightningComponentBundle><isExposed>true</isExposed></LightningComponentBundle>',
      'staticresources/viewer.resource-meta.xml':
        '<StaticResource><contentType>application/zip</contentType></StaticResource>',
      'staticresources/viewer/index.html': '<p></p>'
    });
    const loaded = loadProject(project.root);
    project.remove();
    expect(loaded.classes.map(({ name, apiVersion }) => [name, apiVersion])).toEqual([
      ['B', '65.0']
    ]);
    expect(loaded.triggers[0]?.active).toBe(false);
    expect(loaded.labels[0]?.value).toBe('Hello & welcome');
    expect(loaded.lwcBundles[0]?.meta?.root.name).toBe('LightningComponentBundle');
    expect(loaded.staticResources[0]?.isFolder).toBe(true);
  });

  it('leaves out what .forceignore names', () => {
    const files = { 'notes/readme.txt': 'x', 'lwc/panel/__tests__/panel.test.js': 'x' };
    expect(problemOf(files, { '.forceignore': '**/*.txt\n**/__tests__/**\n' })).toBe('no problem');
    expect(problemOf(files, { '.forceignore': '# nothing' })).toContain('notes/readme.txt:1: ');
  });

  it.each([
    ['labels/Odd.riddles-meta.xml', '<Riddles/>', 'metadata type of .riddles'],
    ['layouts/A.layout-meta.xml', '<Layout>\n<a>\n</Layout>', 'not well-formed XML'],
    [
      'layouts/B.layout-meta.xml',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>\n<Layout>&x;</Layout>',
      'This is not well-formed XML: a DOCTYPE is not read here.'
    ],
    ['classes/Lost.cls', 'public class Lost {}', 'There is no Lost.cls-meta.xml beside it']
  ])('refuses %s', (path, text, problem) => {
    expect(problemOf({ [path]: text })).toContain(`${path}:`);
    expect(problemOf({ [path]: text })).toContain(problem);
  });

  it('says which folder to name when there is no project file', () => {
    expect(() => loadProject('/nowhere')).toThrow('There is no sfdx-project.json here');
  });
});

describe('mistakes in object metadata name file and line', () => {
  const note = { [NOTE]: objectXml('Note', OWNED + NAME) };

  it.each<[string, string, string]>([
    [
      'a lookup to an object that does not exist',
      fieldXml('To__c', 'Lookup', '<referenceTo>Nope__c</referenceTo>'),
      `${noteField('To__c')}:1: Note__c.To__c refers to Nope__c, which does not exist.`
    ],
    [
      'a field type local-org does not have',
      fieldXml('To__c', 'Riddle'),
      `${noteField('To__c')}:4: local-org does not support fields of type Riddle.`
    ],
    [
      'a text without length',
      fieldXml('To__c', 'Text'),
      `${noteField('To__c')}:1: <CustomField> needs a <length>.`
    ],
    [
      'a picklist without values',
      fieldXml('To__c', 'Picklist'),
      `${noteField('To__c')}:1: A picklist needs a <valueSet>.`
    ],
    [
      'a name that differs from the file name',
      fieldXml('Other__c', 'Date'),
      `${noteField('To__c')}:2: <fullName> says Other__c, the file name To__c; make them the same.`
    ],
    [
      'a boolean that is none',
      fieldXml('To__c', 'Date', '<required>yes</required>'),
      `${noteField('To__c')}:5: <required> is 'yes'; write true or false.`
    ]
  ])('%s', (_what, text, problem) => {
    expect(problemOf({ ...note, [noteField('To__c')]: text })).toBe(problem);
  });

  it('a custom field on an object nobody defines', () => {
    const files = { [noteField('A__c')]: fieldXml('A__c', 'Date') };
    expect(problemOf(files)).toContain('Note__c has fields but no Note__c.object-meta.xml.');
  });

  it('an unknown standard field', () => {
    const path = 'objects/Account/fields/Nope.field-meta.xml';
    expect(problemOf({ [path]: fieldXml('Nope', 'Text') })).toContain(
      'Account has no standard field Nope'
    );
  });

  it('a custom metadata value for a field that does not exist', () => {
    const files = {
      'objects/Rule__mdt/Rule__mdt.object-meta.xml':
        '<CustomObject><label>Rule</label></CustomObject>',
      'customMetadata/Rule.One.md-meta.xml':
        '<CustomMetadata><label>One</label>\n<values><field>Nope__c</field><value>1</value></values></CustomMetadata>'
    };
    expect(problemOf(files)).toBe(
      'customMetadata/Rule.One.md-meta.xml:2: Rule__mdt has no field Nope__c.'
    );
  });

  it('two children of one name below the same parent', () => {
    const lookup = '<referenceTo>Account</referenceTo><relationshipName>Notes9</relationshipName>';
    const files = {
      ...note,
      [noteField('A__c')]: fieldXml('A__c', 'Lookup', lookup),
      [noteField('B__c')]: fieldXml('B__c', 'Lookup', lookup)
    };
    expect(problemOf(files)).toContain('Account has a child relationship Notes9__r already');
  });

  it('an organization-wide default that does not fit a master-detail', () => {
    const files = {
      ...note,
      [noteField('A__c')]: fieldXml(
        'A__c',
        'MasterDetail',
        '<referenceTo>Account</referenceTo><relationshipName>Notes9</relationshipName>'
      )
    };
    expect(problemOf(files)).toContain('must be ControlledByParent');
  });
});

describe('the schema', () => {
  const project = writeProject({
    [NOTE]: objectXml('Note', OWNED + NAME),
    [noteField('Account__c')]: fieldXml(
      'Account__c',
      'Lookup',
      '<referenceTo>Account</referenceTo><relationshipName>PackageNotes</relationshipName>'
    ),
    [noteField('Kind__c')]: fieldXml('Kind__c', 'Picklist', picklistXml(['A', 'B'], 'B')),
    'objects/Account/fields/Grade__c.field-meta.xml': fieldXml(
      'Grade__c',
      'Text',
      '<length>9</length>'
    )
  });
  const schema = buildSchema(loadProject(project.root));
  project.remove();
  const note = schema.object('NOTE__C')!;

  it('finds objects and fields without regard to case', () => {
    expect(note.name).toBe('Note__c');
    expect(note.field('account__C')?.name).toBe('Account__c');
  });

  it('links relationships in both directions', () => {
    expect(note.relationship('Account__r')?.name).toBe('Account__c');
    expect(schema.object('Account')?.childRelationship('packagenotes__r')).toMatchObject({
      childObject: 'Note__c',
      field: 'Account__c'
    });
  });

  it('adds system fields, an owner and a share object', () => {
    const names = [...note.fields.values()].map((field) => field.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Id',
        'Name',
        'OwnerId',
        'CreatedById',
        'SystemModstamp',
        'IsDeleted'
      ])
    );
    expect(schema.object('Note__Share')?.field('ParentId')?.referenceTo).toEqual(['Note__c']);
  });

  it('adds custom fields to standard objects', () => {
    expect(schema.object('Account')?.field('Grade__c')).toMatchObject({ custom: true, length: 9 });
  });

  it('keeps picklist values with their default', () => {
    const chosen = note.field('Kind__c')?.picklist?.values.filter((value) => value.default);
    expect(chosen?.map((value) => value.fullName)).toEqual(['B']);
  });

  it('gives custom objects prefixes of their own that ids lead back from', () => {
    expect(note.keyPrefix).toMatch(/^a[0-9A-Za-z]{2}$/);
    expect(schema.objectByPrefix(note.keyPrefix)).toBe(note);
    expect(schema.objectByPrefix('006')?.name).toBe('Opportunity');
  });
});
