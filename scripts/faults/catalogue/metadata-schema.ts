// Faults against the Metadata API's schema, and against the rules that the schema does not hold.
import { swap, swapFirst, type Fault } from '../fault.ts';

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
  }
];
