import { fieldXml, objectXml, picklistXml } from '../../metadata/testing-project.ts';
import { ACCESS_CHECKS } from './access.ts';
import { problemsOf } from '../testing.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const BASE = {
  'objects/Note__c/Note__c.object-meta.xml': objectXml(
    'Note',
    `<sharingModel>Private</sharingModel>${NAME}`
  ),
  'objects/Note__c/fields/Due__c.field-meta.xml': fieldXml(
    'Due__c',
    'Date',
    '<required>true</required>'
  ),
  'objects/Note__c/fields/Kind__c.field-meta.xml': fieldXml(
    'Kind__c',
    'Picklist',
    picklistXml(['A', 'B'])
  ),
  'objects/Note__c/fields/Amount__c.field-meta.xml': fieldXml(
    'Amount__c',
    'Number',
    '<precision>9</precision><scale>2</scale>'
  ),
  'objects/Note__c/fields/Body__c.field-meta.xml': fieldXml(
    'Body__c',
    'LongTextArea',
    '<length>500</length><visibleLines>3</visibleLines>'
  ),
  'objects/Note__c/fields/Twice__c.field-meta.xml': fieldXml(
    'Twice__c',
    'Number',
    '<formula>Amount__c * 2</formula><precision>9</precision><scale>2</scale>'
  ),
  'objects/Line__c/Line__c.object-meta.xml': objectXml(
    'Line',
    `<sharingModel>ControlledByParent</sharingModel>${NAME}`
  ),
  'objects/Line__c/fields/Note__c.field-meta.xml': fieldXml(
    'Note__c',
    'MasterDetail',
    '<referenceTo>Note__c</referenceTo>\n<relationshipName>Lines</relationshipName>'
  )
};

const problems = (files: Record<string, string>): string[] =>
  ACCESS_CHECKS.flatMap((check) => problemsOf(check, { ...BASE, ...files }));

const layout = (...lines: string[]): string => `<Layout>\n${lines.join('\n')}</Layout>`;
const item = (field: string, behavior = 'Edit'): string =>
  `<layoutSections><layoutColumns><layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems></layoutColumns></layoutSections>`;
const complete = [item('Name', 'Required'), item('Due__c', 'Required')];
const permissionSet = (...lines: string[]): string =>
  `<PermissionSet>\n${lines.join('\n')}\n<label>Set</label></PermissionSet>`;
const objectPermission = (object: string, ...granted: string[]): string =>
  `<objectPermissions>${granted.map((name) => `<${name}>true</${name}>`).join('')}<object>${object}</object></objectPermissions>`;
const fieldPermission = (field: string, editable = false, readable = true): string =>
  `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>${readable}</readable></fieldPermissions>`;

const SET = 'permissionsets/Set.permissionset-meta.xml';
const LAYOUT = 'layouts/Note__c-Note.layout-meta.xml';
const NOTE = 'objects/Note__c';

describe('names of the data model and of access', () => {
  it('are taken where they lead somewhere, or to packages and standard things that are not here', () => {
    expect(
      problems({
        [LAYOUT]: layout(
          ...complete,
          item('Twice__c', 'Readonly'),
          '<relatedLists><fields>NAME</fields><fields>OWNER.ALIAS</fields><relatedList>Line__c.Note__c</relatedList></relatedLists>',
          '<relatedLists><relatedList>RelatedFileList</relatedList></relatedLists>',
          '<quickActionList><quickActionListItems><quickActionName>FeedItem.TextPost</quickActionName></quickActionListItems></quickActionList>'
        ),
        [SET]: permissionSet(
          objectPermission('Note__c', 'allowRead', 'allowEdit'),
          objectPermission('Line__c', 'allowRead'),
          objectPermission('npsp__Fund__c', 'allowRead'),
          fieldPermission('Note__c.Twice__c', true),
          fieldPermission('Contact.SomeFeature', true),
          '<tabSettings><tab>standard-Account</tab><visibility>Visible</visibility></tabSettings>',
          '<classAccesses><apexClass>npsp__Thing</apexClass><enabled>true</enabled></classAccesses>'
        ),
        [`${NOTE}/listViews/All.listView-meta.xml`]:
          '<ListView><fullName>All</fullName><booleanFilter>1</booleanFilter><columns>NAME</columns><columns>Kind__c</columns><columns>CREATEDBY_USER</columns><filterScope>Everything</filterScope><filters><field>Kind__c</field><operation>equals</operation><value>A</value></filters><label>All</label></ListView>',
        [`${NOTE}/fieldSets/Main.fieldSet-meta.xml`]:
          '<FieldSet><displayedFields><field>Owner.Name</field></displayedFields><displayedFields><field>Kind__c</field></displayedFields></FieldSet>'
      })
    ).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    [
      'an unknown field on a layout',
      LAYOUT,
      layout(...complete, item('Nope__c')),
      ['4: Note__c has no field Nope__c.']
    ],
    [
      'a layout without a required field',
      LAYOUT,
      layout(item('Name', 'Required')),
      ['1: The required field Due__c is not on the layout.']
    ],
    [
      'a required field that is not so on the layout',
      LAYOUT,
      layout(item('Name', 'Required'), item('Due__c')),
      ['3: The required field Due__c is not required on the layout.']
    ],
    [
      'a formula that must be filled in',
      LAYOUT,
      layout(...complete, item('Twice__c', 'Required')),
      ['4: Twice__c is computed, so nobody can fill it in.']
    ],
    [
      'a field twice on a layout',
      LAYOUT,
      layout(...complete, item('Kind__c'), item('Kind__c')),
      ['5: Kind__c is on the layout twice, first at line 4.']
    ],
    [
      'a related list of no lookup',
      LAYOUT,
      layout(
        ...complete,
        '<relatedLists><relatedList>Line__c.Nope__c</relatedList></relatedLists>'
      ),
      ['4: There is no lookup Line__c.Nope__c to Note__c for a related list.']
    ],
    [
      'an action nobody defines',
      LAYOUT,
      layout(
        ...complete,
        '<quickActionList><quickActionListItems><quickActionName>Note__c.Nope</quickActionName></quickActionListItems></quickActionList>'
      ),
      ['4: Note__c has no quick action Nope.']
    ],
    [
      'a button nobody defines',
      LAYOUT,
      layout('<customButtons>Nope</customButtons>', ...complete),
      ['2: Note__c has no button Nope.']
    ],
    [
      'a layout of no object',
      'layouts/Nope__c-Nope.layout-meta.xml',
      layout(),
      ['1: There is no object Nope__c, which the layout is named after.']
    ],
    [
      'a grant on a required field',
      SET,
      permissionSet(fieldPermission('Note__c.Due__c')),
      [
        '2: Note__c.Due__c is required, so everybody who sees the record sees it and it takes no permission.'
      ]
    ],
    [
      'a grant on a master-detail',
      SET,
      permissionSet(fieldPermission('Line__c.Note__c')),
      [
        '2: Line__c.Note__c is a master-detail field, so everybody who sees the record sees it and it takes no permission.'
      ]
    ],
    [
      'a grant on no field',
      SET,
      permissionSet(fieldPermission('Note__c.Nope__c')),
      ['2: Note__c has no field Nope__c.']
    ],
    [
      'a slip in a standard field',
      SET,
      permissionSet(fieldPermission('Account.Industri')),
      ['2: Account has no field Industri.']
    ],
    [
      'edit without read',
      SET,
      permissionSet(fieldPermission('Note__c.Kind__c', true, false)),
      ['2: Note__c.Kind__c is editable but not readable.']
    ],
    [
      'a grant twice',
      SET,
      permissionSet(fieldPermission('Note__c.Kind__c'), fieldPermission('Note__c.Kind__c')),
      ['3: Note__c.Kind__c is granted twice, first at line 2.']
    ],
    [
      'delete without edit',
      SET,
      permissionSet(objectPermission('Note__c', 'allowRead', 'allowDelete')),
      ['2: allowDelete on Note__c needs allowEdit.']
    ],
    [
      'a detail without its master',
      SET,
      permissionSet(objectPermission('Line__c', 'allowRead')),
      ['2: allowRead on Line__c needs allowRead on its master Note__c.']
    ],
    [
      'a class that is not there',
      SET,
      permissionSet(
        '<classAccesses><apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>'
      ),
      ['2: There is no Apex class Nope.']
    ],
    [
      'a custom permission that is not there',
      SET,
      permissionSet(
        '<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions>'
      ),
      ['2: There is no custom permission Nope.']
    ],
    [
      'a list view column',
      `${NOTE}/listViews/All.listView-meta.xml`,
      '<ListView><columns>Nope__c</columns>\n<columns>Name</columns><label>All</label></ListView>',
      [
        '1: Note__c has no field Nope__c.',
        '2: Note__c has no column Name; standard columns are written like NAME.'
      ]
    ],
    [
      'filter logic over a filter that is not there',
      `${NOTE}/listViews/All.listView-meta.xml`,
      '<ListView><booleanFilter>1 AND 2</booleanFilter><columns>NAME</columns><filters><field>Kind__c</field></filters></ListView>',
      ['1: The filter logic names condition 2, and there are 1.']
    ],
    [
      'a list view of a queue that is not there',
      `${NOTE}/listViews/All.listView-meta.xml`,
      '<ListView><columns>NAME</columns><filterScope>Queue</filterScope>\n<queue>Nope</queue></ListView>',
      ['2: There is no queue Nope.']
    ],
    [
      'long text in a compact layout',
      `${NOTE}/compactLayouts/Short.compactLayout-meta.xml`,
      '<CompactLayout><fields>Name</fields>\n<fields>Body__c</fields></CompactLayout>',
      ['2: Body__c is of type LongTextArea, which a compact layout does not show.']
    ],
    [
      'a field set over a relationship that is not there',
      `${NOTE}/fieldSets/Main.fieldSet-meta.xml`,
      '<FieldSet><displayedFields><field>Nope__r.Name</field></displayedFields></FieldSet>',
      ['1: Note__c has no relationship Nope__r.']
    ],
    [
      'a record type with a value that is none',
      `${NOTE}/recordTypes/A.recordType-meta.xml`,
      '<RecordType><fullName>A</fullName><active>true</active><label>A</label><picklistValues><picklist>Kind__c</picklist>\n<values><fullName>C</fullName></values></picklistValues></RecordType>',
      ['2: C is no value of Note__c.Kind__c.']
    ],
    [
      'a record type of opportunities without a process',
      'objects/Opportunity/recordTypes/A.recordType-meta.xml',
      '<RecordType><fullName>A</fullName><active>true</active><label>A</label></RecordType>',
      ['1: The record type A of Opportunity has no business process.']
    ],
    [
      'a path over a value that is none',
      'pathAssistants/Kinds.pathAssistant-meta.xml',
      '<PathAssistant><entityName>Note__c</entityName><fieldName>Kind__c</fieldName><pathAssistantSteps><picklistValueName>C</picklistValueName></pathAssistantSteps></PathAssistant>',
      ['1: C is no value of the picklist Kind__c.']
    ],
    [
      'a quick action with an unknown field',
      'quickActions/Note__c.Change.quickAction-meta.xml',
      '<QuickAction><quickActionLayout><quickActionLayoutColumns><quickActionLayoutItems>\n<field>Nope__c</field></quickActionLayoutItems></quickActionLayoutColumns></quickActionLayout><type>Update</type></QuickAction>',
      ['2: Note__c has no field Nope__c.']
    ],
    [
      'a sum of a picklist',
      `${NOTE}/fields/Sum__c.field-meta.xml`,
      fieldXml(
        'Sum__c',
        'Summary',
        '<summarizedField>Line__c.Name</summarizedField>\n<summaryForeignKey>Line__c.Note__c</summaryForeignKey>\n<summaryOperation>sum</summaryOperation>'
      ),
      ['5: Line__c.Name is of type Text, which has no sum.']
    ],
    [
      'a sum over no master-detail',
      `${NOTE}/fields/Sum__c.field-meta.xml`,
      fieldXml(
        'Sum__c',
        'Summary',
        '<summaryForeignKey>Line__c.Nope__c</summaryForeignKey>\n<summaryOperation>count</summaryOperation>'
      ),
      ['5: Line__c.Nope__c is no master-detail to Note__c.']
    ],
    [
      'a lookup to nothing',
      `${NOTE}/fields/Up__c.field-meta.xml`,
      fieldXml(
        'Up__c',
        'Lookup',
        '<referenceTo>Nope__c</referenceTo>\n<relationshipName>Ups</relationshipName>'
      ),
      ['5: Up__c refers to Nope__c, which does not exist.']
    ],
    [
      'children of one name',
      'objects/Line__c/fields/Other__c.field-meta.xml',
      fieldXml(
        'Other__c',
        'Lookup',
        '<referenceTo>Note__c</referenceTo>\n<relationshipName>Lines</relationshipName>'
      ),
      ['6: The child relationship Lines of Note__c is taken already, by Line__c.Note__c.']
    ],
    [
      'a dependent picklist with an unknown value',
      `${NOTE}/fields/Sub__c.field-meta.xml`,
      fieldXml(
        'Sub__c',
        'Picklist',
        '<valueSet><controllingField>Kind__c</controllingField><valueSetDefinition><sorted>false</sorted><value><fullName>x</fullName><default>false</default><label>x</label></value></valueSetDefinition>\n<valueSettings><controllingFieldValue>C</controllingFieldValue><valueName>x</valueName></valueSettings></valueSet>'
      ),
      ['6: C is no value of Kind__c, which controls Sub__c.']
    ],
    [
      'history of an object without history',
      `${NOTE}/fields/Kept__c.field-meta.xml`,
      fieldXml('Kept__c', 'Date', '<trackHistory>true</trackHistory>'),
      ['5: Note__c.Kept__c is tracked, but Note__c has no history.']
    ]
  ])('%s is reported at its line', (_what, path, text, expected) => {
    expect(problems({ [path]: text })).toEqual(expected);
  });
});
