import { fieldXml, picklistXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import { checkFields } from './fields.ts';

const check = (type: string, extra: string): string[] =>
  problemsOf(checkFields, {
    'objects/Account/fields/A__c.field-meta.xml': fieldXml('A__c', type, extra)
  });

describe('custom fields', () => {
  it('have one problem where a number is out of its range and of that of another', () => {
    expect(check('Number', '<precision>4</precision>\n<scale>99</scale>')).toEqual([
      '6: Account.A__c: <scale> of a Number field is 99.'
    ]);
  });

  it.each([
    ['Text', '', '1: Account.A__c has no <length>.'],
    ['Text', '<length>256</length>', '5: Account.A__c: <length> of a Text field is 256.'],
    ['Text', '<length>-1</length>', '5: Account.A__c: <length> of a Text field is -1.'],
    ['TextArea', '<length>255</length>', '5: Account.A__c: a TextArea field has no <length>.'],
    ['LongTextArea', '<length>32768</length>', '1: Account.A__c has no <visibleLines>.'],
    [
      'Html',
      '<length>32768</length>\n<visibleLines>5</visibleLines>',
      '6: Account.A__c: <visibleLines>'
    ],
    ['Number', '<scale>0</scale>', '1: Account.A__c has no <precision>.'],
    ['Number', '<precision>19</precision>\n<scale>0</scale>', '5: Account.A__c: <precision>'],
    [
      'Number',
      '<precision>4</precision>\n<scale>5</scale>',
      '6: Account.A__c: <scale> is 5 and the precision'
    ],
    ['Checkbox', '', '1: Account.A__c has no <defaultValue>.'],
    ['Picklist', '', '1: Account.A__c has no <valueSet>.'],
    [
      'Picklist',
      '<valueSet><valueSetName>X</valueSetName><valueSetDefinition/></valueSet>',
      'names a value set and defines one'
    ],
    ['Picklist', picklistXml(['One', 'one']), "the value 'one' is there twice"],
    ['Lookup', '<relationshipName>As</relationshipName>', '1: Account.A__c has no <referenceTo>.'],
    [
      'Lookup',
      '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName><relationshipOrder>0</relationshipOrder>',
      'a Lookup field has no <relationshipOrder>'
    ],
    [
      'Lookup',
      '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName>\n<required>true</required>\n<deleteConstraint>SetNull</deleteConstraint>',
      '7: Account.A__c: a required lookup cannot be emptied'
    ],
    [
      'MasterDetail',
      '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName><relationshipOrder>0</relationshipOrder><deleteConstraint>Cascade</deleteConstraint>',
      'a MasterDetail field has no <deleteConstraint>'
    ],
    [
      'LongTextArea',
      '<length>300</length><visibleLines>3</visibleLines><required>true</required>',
      'a LongTextArea field has no <required>'
    ],
    [
      'Summary',
      '<summaryForeignKey>B__c.A__c</summaryForeignKey><summaryOperation>sum</summaryOperation>',
      'has no <summarizedField>'
    ],
    [
      'Summary',
      '<summaryForeignKey>B__c</summaryForeignKey><summaryOperation>count</summaryOperation>',
      "<summaryForeignKey> is 'B__c'"
    ],
    ['AutoNumber', '<displayFormat>A-</displayFormat>', 'has no place for the number'],
    ['Phone', '<externalId>true</externalId>', '<externalId> cannot be true in a Phone field'],
    ['Picklist', `<formula>1</formula>${picklistXml(['A'])}`, 'no formula answers Picklist'],
    ['Number', '<formula>1</formula>', 'has no <precision>']
  ])('of type %s: %s', (type, extra, problem) => {
    expect(check(type, extra).join('\n')).toContain(problem);
  });

  it.each([
    [
      'Text',
      '<length>255</length><unique>true</unique><externalId>true</externalId><required>true</required>'
    ],
    ['Text', '<formula>"x"</formula>'],
    ['Currency', '<precision>18</precision><scale>2</scale><externalId>false</externalId>'],
    ['LongTextArea', '<length>131072</length><visibleLines>3</visibleLines>'],
    [
      'Picklist',
      '<required>false</required><valueSet><restricted>true</restricted><valueSetName>Industry</valueSetName></valueSet>'
    ],
    [
      'Lookup',
      '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName><deleteConstraint>Restrict</deleteConstraint><required>true</required>'
    ],
    [
      'MasterDetail',
      '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail>'
    ],
    [
      'Summary',
      '<summaryForeignKey>B__c.A__c</summaryForeignKey><summaryOperation>count</summaryOperation>'
    ],
    ['AutoNumber', '<displayFormat>A-{0000}</displayFormat><startingNumber>1</startingNumber>']
  ])('takes %s with %s', (type, extra) => {
    expect(check(type, extra)).toEqual([]);
  });
});
