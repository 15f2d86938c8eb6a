/** What no permission set grants, and what one grants too much. */
import { fieldXml, objectXml, writeProject } from '../../local-org/src/metadata/testing-project.ts';
import { grants } from './grants.ts';

const BASE = {
  'objects/Note__c/Note__c.object-meta.xml': objectXml(
    'Note',
    '<sharingModel>Private</sharingModel><nameField><label>Name</label><type>Text</type></nameField>'
  ),
  'objects/Note__c/fields/Due__c.field-meta.xml': fieldXml(
    'Due__c',
    'Date',
    '<required>true</required>'
  ),
  'objects/Note__c/fields/Text__c.field-meta.xml': fieldXml('Text__c', 'Url'),
  'tabs/Note__c.tab-meta.xml':
    '<CustomTab><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>',
  'classes/Notes.cls':
    '/** Notes. */\npublic class Notes {\n  @AuraEnabled\n  public static void read() {\n  }\n}',
  'classes/Notes.cls-meta.xml':
    '<ApexClass><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>',
  'lwc/notes/notes.js': "import read from '@salesforce/apex/Notes.read';",
  'customPermissions/See_Notes.customPermission-meta.xml':
    '<CustomPermission><label>See</label></CustomPermission>'
};
const SET = 'permissionsets/Reader.permissionset-meta.xml';
const OBJECT =
  '<objectPermissions><allowRead>true</allowRead><object>Note__c</object></objectPermissions>';
const FIELD =
  '<fieldPermissions><editable>true</editable><field>Note__c.Text__c</field><readable>true</readable></fieldPermissions>';
const TAB = '<tabSettings><tab>Note__c</tab><visibility>Visible</visibility></tabSettings>';
const CLASS = '<classAccesses><apexClass>Notes</apexClass><enabled>true</enabled></classAccesses>';
const CUSTOM =
  '<customPermissions><enabled>true</enabled><name>See_Notes</name></customPermissions>';
const ALL = [OBJECT, FIELD, TAB, CLASS, CUSTOM];

async function problems(granted: string[], more: Record<string, string> = {}): Promise<string[]> {
  const set = `<PermissionSet>\n${granted.join('\n')}</PermissionSet>`;
  const folder = writeProject({ ...BASE, [SET]: set, ...more });
  try {
    const found = await grants.run({ root: folder.root });
    return found.map(({ line, message }) => `${line}: ${message}`);
  } finally {
    folder.remove();
  }
}

describe('what permission sets grant', () => {
  it('is enough when each object, optional field, tab, called class and permission is there', async () => {
    expect(await problems(ALL)).toEqual([]);
  });

  it.each([
    ['an object', OBJECT, '1: No permission set grants the object Note__c.'],
    ['a field', FIELD, '1: No permission set grants the field Note__c.Text__c.'],
    ['a tab', TAB, '1: No permission set grants the tab Note__c.'],
    ['a class', CLASS, '2: No permission set grants the Apex class Notes, which notes calls.'],
    ['a custom permission', CUSTOM, '1: No permission set grants the custom permission See_Notes.']
  ])('misses %s', async (_what, left, expected) => {
    expect(await problems(ALL.filter((entry) => entry !== left))).toEqual([expected]);
  });

  it('goes too far with all data, a formula that is editable, or a profile', async () => {
    expect(
      await problems(
        [
          ...ALL,
          '<userPermissions><enabled>true</enabled><name>ModifyAllData</name></userPermissions>',
          '<fieldPermissions><editable>true</editable><field>Note__c.Twice__c</field><readable>true</readable></fieldPermissions>'
        ],
        {
          'objects/Note__c/fields/Twice__c.field-meta.xml': fieldXml(
            'Twice__c',
            'Text',
            '<formula>Name</formula>'
          ),
          'profiles/Rep.profile-meta.xml': '<Profile/>'
        }
      )
    ).toEqual([
      '7: Reader grants ModifyAllData, which goes far beyond the package.',
      '8: Reader lets people edit Note__c.Twice__c, which is a formula.',
      "1: The package has the profile Rep, and profiles are the customer's."
    ]);
  });
});
