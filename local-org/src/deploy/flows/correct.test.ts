/** Correct flows that look wrong: none of them is reported. */
import {
  afterSave,
  assign,
  beforeSave,
  condition,
  decision,
  filter,
  input,
  problemsOfFlows,
  screen,
  start,
  variable
} from './testing-flows.ts';

const deals = variable(
  'deals',
  'SObject',
  '<objectType>Deal__c</objectType><isCollection>true</isCollection>'
);
const deal = variable('deal', 'SObject', '<objectType>Deal__c</objectType>');
const set = (type: string, text: string, operator = 'Assign'): string =>
  `${start('Set')}${assign('target', text, operator)}${variable('target', type)}`;

const correct: Record<string, string> = {
  'a number goes into a text': set('String', '5'),
  'a truth goes into a picklist': set('Picklist', '=$GlobalConstant.True'),
  'the empty text clears a date': set('Date', '=$GlobalConstant.EmptyString'),
  'an empty value clears a number': set('Number', ''),
  'a date/time goes into a date': set('Date', '=$Flow.CurrentDateTime'),
  'days are added to a date': set('Date', '7', 'Add'),
  'a currency goes into a number': `${set('Number', '=money')}${variable('money', 'Currency')}`,
  'the items of a collection are counted': `${set('Number', '=deals', 'AssignCount')}${deals}`,
  'a record is added to a collection': `${start('Set')}${assign('deals', '=deal', 'Add')}${deals}${deal}`,
  'a collection is added to a collection': `${start('Set')}${assign('deals', '=others', 'Add')}${deals}${deals.replace('>deals<', '>others<')}`,
  'a field of a parent is read': `${afterSave('Set')}${assign('text', '=$Record.Account__r.Owner:User.Name')}${variable('text', 'String')}`,
  'the type of the record is read': `${afterSave('Set')}${assign('text', '=$Record.LastModifiedBy.Name')}${variable('text', 'String')}`,
  'the prior record is read when a record is updated': `${afterSave('Set')}${assign('$Record.Text__c', '=$Record__Prior.Text__c')}`,
  'a field of the record changes before the save': `${beforeSave('Save')}<recordUpdates><name>Save</name><inputReference>$Record</inputReference><inputAssignments><field>Text__c</field><value><stringValue>x</stringValue></value></inputAssignments></recordUpdates>`,
  'the entry formula uses ISCHANGED': `${afterSave('Set', '<filterFormula>ISCHANGED({!$Record.Stage__c}) &amp;&amp; ISPICKVAL({!$Record.Stage__c}, "New") &amp;&amp; {!$Record.Score__c} &gt; 1</filterFormula>')}${assign('$Record.Text__c', 'x')}`,
  'a formula compares a picklist as a text': `${afterSave('Set')}${assign('$Record.Text__c', '=Stage')}<formulas><name>Stage</name><dataType>String</dataType><expression>IF({!$Record.Stage__c} = "New", "a", TEXT({!$Record.Stage__c}))</expression></formulas>`,
  'an outcome is read as a truth': `${start('Ask')}${decision(condition('Yes', 'EqualTo', 'true'))}`,
  'it is asked whether an element was visited': `${start('Ask')}${decision(condition('Ask', 'WasVisited', 'true'))}`,
  'a collection contains a value': `${start('Ask')}${decision(condition('names', 'Contains', 'x'))}${variable('names', 'String', '<isCollection>true</isCollection>')}`,
  'logic joins conditions by their numbers': `${start('Ask')}${decision(`${condition('amount', 'EqualTo', '1')}${condition('amount', 'EqualTo', '2')}`, '1 OR (NOT 2)')}${variable('amount', 'Number')}`,
  'a filter asks for values in a collection': `${start('Get')}<recordLookups><name>Get</name><object>Deal__c</object>${filter('Name', 'In', '=names')}</recordLookups>${variable('names', 'String', '<isCollection>true</isCollection>')}`,
  'a filter asks for a null': `${start('Get')}<recordLookups><name>Get</name><object>Deal__c</object>${filter('Account__c', 'IsNull', 'true')}</recordLookups>`,
  'an id is compared with that of a record': `${afterSave('Get')}<recordLookups><name>Get</name><object>Account</object>${filter('Id', 'EqualTo', '=$Record.Account__c')}<getFirstRecordOnly>true</getFirstRecordOnly></recordLookups>`,
  'the found record is read': `${start('Get')}<recordLookups><name>Get</name><object>Deal__c</object><getFirstRecordOnly>true</getFirstRecordOnly><connector><targetReference>Set</targetReference></connector></recordLookups>${assign('Get.Text__c', '=Get.Account__r.Name')}`,
  'a loop is read as its item': `${start('Each')}<loops><name>Each</name><collectionReference>deals</collectionReference><nextValueConnector><targetReference>Set</targetReference></nextValueConnector></loops>${assign('Each.Text__c', 'x')}${deals}`,
  'the id of a created record is read': `${start('Make')}<recordCreates><name>Make</name><object>Deal__c</object><connector><targetReference>Set</targetReference></connector></recordCreates>${assign('text', '=Make')}${variable('text', 'String')}`,
  'the output of an action is read': `${start('Count')}<actionCalls><name>Count</name><actionName>CountAction</actionName><actionType>apex</actionType>${input('dealId', 'x')}<connector><targetReference>Set</targetReference></connector></actionCalls>${assign('n', '=Count.count')}${variable('n', 'Number')}`,
  'an action of a package is called': `${start('Count')}<actionCalls><name>Count</name><actionName>pkg__Count</actionName><actionType>apex</actionType>${input('any', 'x')}</actionCalls>`,
  'a standard action is called': `${start('Go')}<actionCalls><name>Go</name><actionName>routeWork</actionName><actionType>routeWork</actionType>${input('recordId', 'x')}</actionCalls>`,
  'the output of a subflow is read': `${start('Sub')}<subflows><name>Sub</name><flowName>Inner</flowName>${input('most', '1', 'inputAssignments')}<connector><targetReference>Set</targetReference></connector></subflows>${assign('n', '=Sub.total')}${variable('n', 'Number')}`,
  'fields of an Apex-defined type are set': `${start('Set')}${assign('row.name', 'x')}${variable('row', 'Apex', '<apexClass>Row</apexClass>')}`,
  'objects and classes of a package are used': `${start('Set')}${assign('row', '=row')}${variable('row', 'Apex', '<apexClass>pkg__Row</apexClass>')}${variable('other', 'SObject', '<objectType>pkg__Deal__c</objectType>')}`,
  'a text has braces of another language': `${set('String', '=Mail')}<textTemplates><name>Mail</name><text>{{{Recipient.Name}}} {!$Label.Greeting} {!target} {!NOW()}</text></textTemplates>`,
  'an own component stands on a screen': `${start('Ask')}${screen(`<fields><name>Pick</name><fieldType>ComponentInstance</fieldType><extensionName>c:dealPicker</extensionName>${input('most', '3')}</fields><fields><name>Said</name><fieldType>DisplayText</fieldType><fieldText>{!Pick.chosen}</fieldText></fields>`)}`,
  'a standard component stands on a screen': `${start('Ask')}${screen(`<fields><name>Mail</name><fieldType>ComponentInstance</fieldType><extensionName>flowruntime:email</extensionName>${input('label', 'x')}</fields><fields><name>Said</name><fieldType>DisplayText</fieldType><fieldText>{!Mail.value}</fieldText></fields>`)}`,
  'fields stand in the columns of a section': `${start('Ask')}${screen('<fields><name>Part</name><fieldType>RegionContainer</fieldType><fields><name>Column</name><fieldType>Region</fieldType><fields><name>Amount</name><dataType>Number</dataType><fieldType>InputField</fieldType></fields></fields></fields><fields><name>Said</name><fieldType>DisplayText</fieldType><fieldText>{!Amount}</fieldText></fields>')}`,
  'an InvalidDraft is wrong': `<status>InvalidDraft</status>${start('Nowhere')}`
};

describe('the check of flows', () => {
  const texts = Object.values(correct);
  const found = problemsOfFlows(
    Object.fromEntries(texts.map((body, index) => [`Flow${index}`, body]))
  );

  it.each(Object.keys(correct).map((what, index) => [what, index] as const))(
    'takes it that %s',
    (_what, index) => {
      expect(found.get(`Flow${index}`)!.map(({ line, message }) => `${line}: ${message}`)).toEqual(
        []
      );
    }
  );
});
