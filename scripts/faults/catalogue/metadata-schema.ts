// Faults against the Metadata API's schema, and against the rules that the schema does not hold.
import { create, remove, swap, swapFirst, type Fault } from '../fault.ts';

const gate = 'metadata';
const reviewer = 'force-app/main/access/permissionsets/Countersign_Reviewer.permissionset-meta.xml';
const documents = 'force-app/main/document/objects/Contract_Document__c';
const terms = 'force-app/main/extraction/objects/Extracted_Term__c/fields';

export const faults: Fault[] = [
  {
    kind: 2,
    what: 'an element of a field is misspelt',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: (text) => text.replaceAll('precision>', 'precison>'),
    at: '<precison>',
    says: /CustomField has no element <precison>\. Write <precision>/
  },
  {
    kind: 2,
    what: 'a field has a type that does not exist',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: swap('<type>Number</type>', '<type>Numeric</type>'),
    says: /<type> is 'Numeric', which is no value of FieldType/
  },
  {
    kind: 2,
    what: 'a checkbox of a field is neither true nor false',
    gate,
    file: `${terms}/Is_Found__c.field-meta.xml`,
    edit: swap('<type>Checkbox</type>', '<trackHistory>no</trackHistory>\n  <type>Checkbox</type>'),
    says: /<trackHistory> is 'no', which is not true or false/
  },
  {
    kind: 2,
    what: 'a permission set has lost its label',
    gate,
    file: reviewer,
    edit: (text) => text.replace(/\n {2}<label>.*<\/label>/, ''),
    at: '<PermissionSet xmlns',
    says: /<PermissionSet> needs a <label>/
  },
  {
    kind: 2,
    what: 'repeats of a permission set do not follow each other',
    gate,
    file: reviewer,
    edit: swap(
      '</PermissionSet>',
      '  <classAccesses>\n    <apexClass>ReviewService</apexClass>\n    <enabled>true</enabled>\n  </classAccesses>\n</PermissionSet>'
    ),
    says: /<classAccesses> stands apart from the one of line \d+; elements of one name must follow/
  },
  {
    kind: 2,
    what: 'an object has two labels',
    gate,
    file: `${documents}/Contract_Document__c.object-meta.xml`,
    edit: swap(
      '<label>Contract Document</label>',
      '<label>Contract Document</label>\n  <label>Contract</label>'
    ),
    says: /<label> may be written once in <CustomObject>/
  },
  {
    kind: 2,
    what: 'a close tag is wrong',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: swap('<type>Number</type>', '<type>Number</typ>'),
    says: /not well-formed XML: the close tag does not fit <type>/
  },
  {
    kind: 2,
    what: 'an ampersand is not escaped',
    gate,
    file: 'force-app/main/shared/labels/CustomLabels.labels-meta.xml',
    edit: swapFirst('</shortDescription>', ' & more</shortDescription>'),
    says: /not well-formed XML/
  },
  {
    kind: 2,
    what: 'the root of a permission set is another one',
    gate,
    file: reviewer,
    edit: (text) =>
      text.replaceAll('PermissionSet ', 'Profile ').replace('</PermissionSet>', '</Profile>'),
    says: /The root of a \.permissionset file is <PermissionSet>, not <Profile>/
  },
  {
    kind: 2,
    what: 'a field is in no namespace',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: swap(' xmlns="http://soap.sforce.com/2006/04/metadata"', ''),
    says: /<CustomField> has no namespace/
  },
  {
    kind: 2,
    what: 'a text field has no length',
    gate,
    file: `${terms}/Section__c.field-meta.xml`,
    edit: swap('  <length>80</length>\n', ''),
    at: '<CustomField',
    says: /Extracted_Term__c\.Section__c has no <length>/
  },
  {
    kind: 2,
    what: 'a text field is longer than texts are',
    gate,
    file: `${terms}/Section__c.field-meta.xml`,
    edit: swap('<length>80</length>', '<length>300</length>'),
    says: /<length> of a Text field is 300\. Write a number from 1 to 255/
  },
  {
    kind: 2,
    what: 'a number field has no precision',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: (text) => text.replace(/\n {2}<precision>.*<\/precision>/, ''),
    at: '<CustomField',
    says: /Extracted_Term__c\.Page__c has no <precision>/
  },
  {
    kind: 2,
    what: 'a long text field has no visible lines',
    gate,
    file: `${terms}/Quote__c.field-meta.xml`,
    edit: (text) => text.replace(/\n {2}<visibleLines>.*<\/visibleLines>/, ''),
    at: '<CustomField',
    says: /has no <visibleLines>/
  },
  {
    kind: 2,
    what: 'a required lookup is emptied on delete',
    gate,
    file: `${terms}/Decided_By__c.field-meta.xml`,
    edit: swap('<required>false</required>', '<required>true</required>'),
    at: '<deleteConstraint>',
    says: /a required lookup cannot be emptied/
  },
  {
    kind: 2,
    what: 'a master-detail field says that it is required',
    gate,
    file: `${terms}/Contract_Extraction__c.field-meta.xml`,
    edit: swap(
      '<type>MasterDetail</type>',
      '<required>true</required>\n  <type>MasterDetail</type>'
    ),
    says: /a MasterDetail field has no <required>/
  },
  {
    kind: 2,
    what: 'a checkbox has no default value',
    gate,
    file: `${terms}/Is_Found__c.field-meta.xml`,
    edit: swap('  <defaultValue>false</defaultValue>\n', ''),
    at: '<CustomField',
    says: /has no <defaultValue>/
  },
  {
    kind: 2,
    what: 'a permission set grants a required field',
    gate,
    file: reviewer,
    edit: swapFirst(
      '<fieldPermissions>',
      '<fieldPermissions>\n    <editable>false</editable>\n    <field>Extracted_Term__c.Contract_Extraction__c</field>\n    <readable>true</readable>\n  </fieldPermissions>\n  <fieldPermissions>'
    ),
    at: 'Extracted_Term__c.Contract_Extraction__c',
    says: /is required/
  },
  {
    kind: 2,
    what: 'a detail object has a sharing model of its own',
    gate,
    file: 'force-app/main/extraction/objects/Extracted_Term__c/Extracted_Term__c.object-meta.xml',
    edit: swap('<sharingModel>ControlledByParent', '<sharingModel>ReadWrite'),
    says: /has a master-detail field, so that <sharingModel> cannot be ReadWrite/
  },
  {
    kind: 2,
    what: 'an object is more open outside than inside',
    gate,
    file: `${documents}/Contract_Document__c.object-meta.xml`,
    edit: swap('<externalSharingModel>Private', '<externalSharingModel>ReadWrite'),
    says: /<externalSharingModel> is ReadWrite and so more open than <sharingModel>, Read/
  },
  {
    kind: 2,
    what: 'the numbers of an object have no place in its name format',
    gate,
    file: `${documents}/Contract_Document__c.object-meta.xml`,
    edit: swap('<displayFormat>CD-{000000}', '<displayFormat>CD-000000'),
    says: /<displayFormat> is 'CD-000000', which has no place for the number/
  },
  {
    kind: 2,
    what: 'a custom metadata type has a rich text field',
    gate,
    file: 'force-app/main/setup/objects/Countersign_Setting__mdt/fields/Notes__c.field-meta.xml',
    edit: create(
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n  <fullName>Notes__c</fullName>\n  <label>Notes</label>\n  <length>1000</length>\n  <type>Html</type>\n  <visibleLines>10</visibleLines>\n</CustomField>\n'
    ),
    at: '<type>Html',
    says: /a custom metadata type has no Html fields/
  },
  {
    kind: 2,
    what: 'the label of a field is too long',
    gate,
    file: `${terms}/Section__c.field-meta.xml`,
    edit: swap(
      '<label>Section</label>',
      '<label>Section of the contract that says it best</label>'
    ),
    says: /<label> has 41 characters; 40 are allowed/
  },
  {
    kind: 2,
    what: 'a field and its file have different names',
    gate,
    file: `${terms}/Section__c.field-meta.xml`,
    edit: swap('<fullName>Section__c</fullName>', '<fullName>Sektion__c</fullName>'),
    says: /<fullName> is 'Sektion__c' and the file's name 'Section__c'/
  },
  {
    kind: 2,
    what: 'a permission set has a space in its API name',
    gate,
    file: 'force-app/main/access/permissionsets/Contract Auditor.permissionset-meta.xml',
    edit: create(
      '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n  <label>Contract Auditor</label>\n</PermissionSet>\n'
    ),
    at: '<PermissionSet',
    says: /'Contract Auditor' is no API name/
  },
  {
    kind: 2,
    what: 'a permission set names no app',
    gate,
    file: reviewer,
    edit: swap('<application>Countersign</application>', '<application></application>'),
    at: '<application></application>',
    says: /<application> is empty/
  },
  {
    kind: 2,
    what: 'a compact layout has a field without a name',
    gate,
    file: 'force-app/main/audit/objects/AI_Audit__c/compactLayouts/AI_Audit_Compact.compactLayout-meta.xml',
    edit: swap('<fields>Name</fields>', '<fields></fields>'),
    at: '<fields></fields>',
    says: /<fields> is empty/
  },
  {
    kind: 2,
    what: 'an object leaves its sharing model empty',
    gate,
    file: `${documents}/Contract_Document__c.object-meta.xml`,
    edit: swap('<sharingModel>Read</sharingModel>', '<sharingModel></sharingModel>'),
    at: '<sharingModel></sharingModel>',
    says: /has no <sharingModel>, which a custom object needs/
  },
  {
    kind: 2,
    what: 'a field has a precision below zero',
    gate,
    file: `${terms}/Page__c.field-meta.xml`,
    edit: (text) => text.replace(/<precision>\d+</, '<precision>-1<'),
    at: '<precision>-1',
    says: /<precision> of a Number field is -1/
  },
  {
    kind: 2,
    what: 'a component has a version of the API that cannot be',
    gate,
    file: 'force-app/main/review/lwc/contractPanel/contractPanel.js-meta.xml',
    edit: (text) => text.replace(/<apiVersion>\d+\.0</, '<apiVersion>6500.0<'),
    at: '<apiVersion>6500.0',
    says: /<apiVersion> is '6500.0', which is no API version/
  },
  {
    kind: 2,
    what: 'a layout says neither yes nor no',
    gate,
    file: 'force-app/main/document/layouts/Contract_Document__c-Contract Document Layout.layout-meta.xml',
    edit: swap(
      '<showEmailCheckbox>false</showEmailCheckbox>',
      '<showEmailCheckbox></showEmailCheckbox>'
    ),
    at: '<showEmailCheckbox></showEmailCheckbox>',
    says: /<showEmailCheckbox> is '', which is not true or false/
  },
  {
    kind: 2,
    what: 'a component is configured for a page that it is not made for',
    gate,
    file: 'force-app/main/review/lwc/contractPanel/contractPanel.js-meta.xml',
    edit: swap('targets="lightning__RecordPage"', 'targets="lightning__HomePage"'),
    says: /<targetConfig> is for lightning__HomePage, which <targets> does not list/
  },
  {
    kind: 2,
    what: 'the target of a component is misspelt',
    gate,
    file: 'force-app/main/review/lwc/contractPanel/contractPanel.js-meta.xml',
    edit: swap('<target>lightning__RecordPage', '<target>lightning__RecordPages'),
    says: /There is no target 'lightning__RecordPages'\. Write lightning__RecordPage/
  },
  {
    kind: 3,
    what: 'a class has no -meta.xml',
    gate,
    file: 'force-app/main/audit/classes/AuditService.cls-meta.xml',
    edit: remove,
    reportedIn: 'force-app/main/audit/classes/AuditService.cls',
    says: /AuditService\.cls has no AuditService\.cls-meta\.xml/
  },
  {
    kind: 3,
    what: 'the script of a component is gone',
    gate,
    file: 'force-app/main/shared/lwc/format/format.js',
    edit: remove,
    reportedIn: 'force-app/main/shared/lwc/format/format.js-meta.xml',
    says: /format\.js is missing/
  },
  {
    kind: 9,
    what: 'a file lies where the command line drops new ones',
    gate: 'features',
    file: 'force-app/main/default/classes/NewThing.cls',
    edit: create('/** New. */\npublic with sharing class NewThing {\n}\n'),
    at: 1,
    says: /belongs to no feature/
  },
  {
    kind: 2,
    what: 'two lists of a parent have one name',
    gate,
    file: `${terms}/Second_Extraction__c.field-meta.xml`,
    edit: create(
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n  <fullName>Second_Extraction__c</fullName>\n  <label>Second</label>\n  <referenceTo>User</referenceTo>\n  <relationshipName>Decided_Terms</relationshipName>\n  <type>Lookup</type>\n</CustomField>\n'
    ),
    at: '<relationshipName>',
    says: /User has the child relationship Decided_Terms already, of Extracted_Term__c\.Decided_By__c/
  },
  {
    kind: 2,
    what: 'the tab of an object has a label of its own',
    gate,
    file: 'force-app/main/app/tabs/AI_Audit__c.tab-meta.xml',
    edit: swap(
      '<customObject>true</customObject>',
      '<customObject>true</customObject>\n  <label>Audit</label>'
    ),
    says: /has the label of its object and none of its own/
  },
  {
    kind: 2,
    what: 'the name of a label has a hyphen',
    gate,
    file: 'force-app/main/shared/labels/CustomLabels.labels-meta.xml',
    edit: swap(
      '</CustomLabels>',
      '  <labels>\n    <fullName>Review-Again</fullName>\n    <language>en_US</language>\n    <protected>true</protected>\n    <shortDescription>Review again</shortDescription>\n    <value>Review again</value>\n  </labels>\n</CustomLabels>'
    ),
    at: 'Review-Again',
    says: /'Review-Again' is no API name/
  },
  {
    kind: 2,
    what: 'a label has no language',
    gate,
    file: 'force-app/main/shared/labels/CustomLabels.labels-meta.xml',
    edit: (text) => text.replace(/\n {4}<language>en_US<\/language>/, ''),
    at: 3,
    says: /<labels> needs a <language>/
  }
];
