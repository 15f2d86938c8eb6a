/** Mistakes in flows: each is reported, at its line, and alone. */
import {
  afterSave,
  assign,
  beforeSave,
  condition,
  decision,
  filter,
  input,
  lineIn,
  problemsOfFlows,
  screen,
  start,
  variable
} from './testing-flows.ts';

type Mistake = [what: string, body: string, at: string, says: RegExp];

const lookup = (more: string): string =>
  `${start('Get')}\n<recordLookups><name>Get</name><object>Deal__c</object>\n${more}\n</recordLookups>`;
const create = (more: string): string =>
  `${start('Make')}\n<recordCreates><name>Make</name><object>Deal__c</object>\n${more}\n</recordCreates>`;
const action = (more: string, name = 'CountAction'): string =>
  `${start('Count')}\n<actionCalls><name>Count</name>\n<actionName>${name}</actionName>\n<actionType>apex</actionType>\n${more}\n</actionCalls>`;
const formula = (type: string, text: string): string =>
  `${start('Set')}${assign('text', '=Result')}${variable('text', 'String')}\n<formulas><name>Result</name><dataType>${type}</dataType>\n<expression>${text}</expression></formulas>`;
const field = (body: string): string =>
  `${start('Ask')}${screen(`<fields><name>Field</name>\n${body}\n</fields>`)}`;
const set = (type: string, text: string, operator = 'Assign'): string =>
  `${start('Set')}${assign('target', text, operator)}${variable('target', type)}`;

const mistakes: Mistake[] = [
  [
    'two elements have one name',
    `${set('Number', '1')}\n<assignments><name>set</name></assignments>`,
    '<name>set<',
    /'set' is used twice/
  ],
  [
    'a name ends with an underscore',
    `${start('Set')}${assign('n_', '1')}${variable('n_', 'Number')}`,
    '<name>n_<',
    /'n_' is no API name/
  ],
  [
    'a connector leads nowhere',
    `${start('Sit')}${assign('n', '1')}${variable('n', 'Number')}`,
    'Sit',
    /leads to 'Sit', which does not exist/
  ],
  [
    'a connector leads to a variable',
    `${start('n')}${assign('n', '1')}${variable('n', 'Number')}`,
    '<start>',
    /'n', which is no element/
  ],
  [
    'an active flow starts nothing',
    `<start></start>${assign('n', '1')}${variable('n', 'Number')}`,
    '<start>',
    /nothing is connected/
  ],
  [
    'the object of the start does not exist',
    afterSave('Set').replace('Deal__c', 'Dael__c') + assign('$Record.Name', 'x'),
    '<start>',
    /no object Dael__c/
  ],
  [
    'a record trigger has no operation',
    `${afterSave('Set').replace(/<recordTriggerType>.*<\/recordTriggerType>/, '')}${assign('$Record.Text__c', 'x')}`,
    '<start>',
    /needs a <recordTriggerType>/
  ],
  [
    'a flow after the save starts on Delete',
    `${afterSave('Set').replace('CreateAndUpdate', 'Delete')}${assign('$Record.Text__c', 'x')}`,
    '<start>',
    /cannot start on Delete/
  ],
  [
    'an entry condition names an unknown field',
    `${afterSave('Set', filter('Scor__c', 'EqualTo', '1'))}${assign('$Record.Text__c', 'x')}`,
    'Scor__c',
    /Deal__c has no field Scor__c/
  ],
  [
    'an entry condition compares a number with a text',
    `${afterSave('Set', filter('Score__c', 'EqualTo', 'ten'))}${assign('$Record.Text__c', 'x')}`,
    '>ten<',
    /'Score__c' is a number and cannot take a text/
  ],
  [
    'an entry formula gives no truth',
    `${afterSave('Set', '<filterFormula>{!$Record.Score__c} + 1</filterFormula>')}${assign('$Record.Text__c', 'x')}`,
    'filterFormula',
    /gives a number, not a boolean/
  ],
  [
    'a scheduled path counts from a text',
    `${afterSave('Set', '<scheduledPaths><name>Later</name><label>Later</label><offsetNumber>1</offsetNumber><offsetUnit>Days</offsetUnit>\n<recordField>Text__c</recordField>\n<timeSource>RecordField</timeSource><connector><targetReference>Set</targetReference></connector></scheduledPaths>')}${assign('$Record.Text__c', 'x')}`,
    '<recordField>',
    /Text__c, which is no date/
  ],
  [
    'a flow before the save has an asynchronous path',
    `${beforeSave('Set', '<scheduledPaths><pathType>AsyncAfterCommit</pathType><connector><targetReference>Set</targetReference></connector></scheduledPaths>')}${assign('$Record.Text__c', 'x')}`,
    '<scheduledPaths>',
    /only flows after the save/
  ],
  [
    'a flow before the save creates a record',
    `${beforeSave('Make')}\n<recordCreates><name>Make</name><object>Deal__c</object></recordCreates>`,
    '<recordCreates>',
    /cannot stand in a flow before the save/
  ],
  [
    'a screen flow is started by records',
    `<processType>Flow</processType>${afterSave('Set')}${assign('$Record.Text__c', 'x')}`,
    'RecordAfterSave',
    /screen flow .* cannot have the trigger/
  ],
  [
    'an autolaunched flow has a screen',
    `${start('Ask')}\n<screens><name>Ask</name></screens>`,
    '<screens>',
    /cannot stand in an autolaunched flow/
  ],
  [
    '$Record is used where no record starts the flow',
    `${start('Set')}${assign('text', '=$Record.Name')}${variable('text', 'String')}`,
    '$Record.Name',
    /no record starts this flow/
  ],
  [
    'a filter asks for an unknown field',
    lookup(filter('Nope__c', 'EqualTo', '1')),
    'Nope__c',
    /Deal__c has no field Nope__c/
  ],
  [
    'a filter orders a checkbox',
    lookup(filter('Won__c', 'GreaterThan', 'true')),
    'GreaterThan',
    /does not fit 'Won__c', which is a boolean/
  ],
  [
    'a filter compares a date with a truth',
    lookup(filter('Day__c', 'EqualTo', 'true')),
    'booleanValue',
    /'Day__c' is a date and cannot take a boolean/
  ],
  [
    'the logic of filters names a filter that is not there',
    lookup(
      `<filterLogic>1 AND 3</filterLogic>\n${filter('Name', 'EqualTo', 'x')}${filter('Won__c', 'EqualTo', 'true')}`
    ),
    '1 AND 3',
    /there is no condition 3/
  ],
  [
    'a query reads an unknown field',
    lookup('<queriedFields>Namee</queriedFields>'),
    'Namee',
    /Deal__c has no field Namee\. Write Name/
  ],
  [
    'a query sorts by an unknown field',
    lookup('<sortField>Rank__c</sortField>'),
    'Rank__c',
    /no field Rank__c/
  ],
  [
    'a query fills a variable of another object',
    `${lookup('<outputReference>account</outputReference>')}${variable('account', 'SObject', '<objectType>Account</objectType>')}`,
    '<outputReference>',
    /an Account record, not a record of Deal__c/
  ],
  [
    'a query puts a number into a truth',
    `${lookup('<outputAssignments><assignToReference>done</assignToReference><field>Score__c</field></outputAssignments>')}${variable('done', 'Boolean')}`,
    '<assignToReference>',
    /'done' is a boolean/
  ],
  [
    'a field gets a value of another type',
    create(input('Score__c', 'many', 'inputAssignments').replace(/name>/g, 'field>')),
    '>many<',
    /Deal__c.Score__c is a number and cannot take a text/
  ],
  [
    'a formula field is written',
    create(input('Twice__c', '2', 'inputAssignments').replace(/name>/g, 'field>')),
    'Twice__c',
    /cannot be written/
  ],
  [
    'a text is saved as a record',
    `${start('Save')}\n<recordUpdates><name>Save</name>\n<inputReference>text</inputReference></recordUpdates>${variable('text', 'String')}`,
    '<inputReference>',
    /a text, not a record/
  ],
  [
    'an assignment names an unknown variable',
    `${start('Set')}${assign('cuont', '1')}${variable('count', 'Number')}`,
    'cuont',
    /no resource 'cuont'\. Write count/
  ],
  [
    'an assignment sets an unknown field',
    `${start('Set')}${assign('deal.Scores__c', '1')}${variable('deal', 'SObject', '<objectType>Deal__c</objectType>')}`,
    'deal.Scores__c',
    /no field Scores__c/
  ],
  [
    'a text goes into a number',
    set('Number', 'many'),
    '>many<',
    /'target' is a number and cannot take a text/
  ],
  [
    'a record goes into a text',
    `${set('String', '=deal')}${variable('deal', 'SObject', '<objectType>Deal__c</objectType>')}`,
    '=deal'.slice(1) + '</elementReference>',
    /cannot take a Deal__c record/
  ],
  [
    'a truth is subtracted from',
    set('Boolean', 'true', 'Subtract'),
    'Subtract',
    /does not fit 'target', which is a boolean/
  ],
  [
    'a formula is assigned to',
    `${start('Set')}${assign('Sum', '1')}\n<formulas><name>Sum</name><dataType>Number</dataType><expression>1</expression></formulas>`,
    '<assignToReference>',
    /'Sum' cannot be assigned/
  ],
  [
    'a collection gets items of another object',
    `${start('Set')}${assign('deals', '=account', 'Add')}${variable('deals', 'SObject', '<objectType>Deal__c</objectType><isCollection>true</isCollection>')}${variable('account', 'SObject', '<objectType>Account</objectType>')}`,
    '>account</elementReference>',
    /a collection of Deal__c records/
  ],
  [
    'a condition names an unknown resource',
    `${start('Ask')}${decision(condition('amout', 'EqualTo', '1'))}${variable('amount', 'Number')}`,
    'amout',
    /no resource 'amout'/
  ],
  [
    'a condition compares a number with a text',
    `${start('Ask')}${decision(condition('amount', 'EqualTo', 'ten'))}${variable('amount', 'Number')}`,
    '>ten<',
    /'amount' is a number/
  ],
  [
    'a condition looks into a number',
    `${start('Ask')}${decision(condition('amount', 'StartsWith', '1'))}${variable('amount', 'Number')}`,
    'StartsWith',
    /does not fit 'amount'/
  ],
  [
    'IsNull is asked with a text',
    `${start('Ask')}${decision(condition('amount', 'IsNull', 'yes'))}${variable('amount', 'Number')}`,
    '>yes<',
    /The value of IsNull is a boolean/
  ],
  [
    'the logic of an outcome is no logic',
    `${start('Ask')}${decision(condition('amount', 'EqualTo', '1'), '1 XOR 2')}${variable('amount', 'Number')}`,
    'XOR',
    /The logic '1 XOR 2' cannot be read/
  ],
  [
    'a loop goes through one record',
    `${start('Each')}\n<loops><name>Each</name>\n<collectionReference>deal</collectionReference></loops>${variable('deal', 'SObject', '<objectType>Deal__c</objectType>')}`,
    '<collectionReference>',
    /not a collection/
  ],
  [
    'a collection is sorted by an unknown field',
    `${start('Sort')}\n<collectionProcessors><name>Sort</name><collectionProcessorType>SortCollectionProcessor</collectionProcessorType><collectionReference>deals</collectionReference><sortOptions><doesPutEmptyStringAndNullFirst>false</doesPutEmptyStringAndNullFirst>\n<sortField>Rank__c</sortField>\n<sortOrder>Asc</sortOrder></sortOptions></collectionProcessors>${variable('deals', 'SObject', '<objectType>Deal__c</objectType><isCollection>true</isCollection>')}`,
    'Rank__c',
    /no field Rank__c/
  ],
  [
    'an action does not exist',
    action('', 'CuontAction'),
    'CuontAction',
    /no Apex action CuontAction/
  ],
  [
    'a class without an invocable method is called',
    action('', 'Row'),
    '>Row<',
    /no Apex action Row/
  ],
  [
    'an action gets an unknown input',
    action(`${input('dealId', 'x')}\n${input('mosst', '1')}`),
    '<name>mosst',
    /has no input mosst\. Write most/
  ],
  [
    'an action gets an input of another type',
    action(`${input('dealId', 'x')}\n${input('most', 'many')}`),
    '>many<',
    /The input most is a number/
  ],
  [
    'an action lacks a required input',
    action(input('most', '1')),
    '<actionCalls>',
    /needs the input dealId/
  ],
  [
    'an unknown output of an action is read',
    `${action(input('dealId', 'x')).replace('</actionName>', '</actionName>\n<connector><targetReference>Set</targetReference></connector>')}${assign('n', '=Count.cuont')}${variable('n', 'Number')}`,
    'Count.cuont',
    /there is no output cuont/
  ],
  [
    'an output goes into a variable of another type',
    `${action(`${input('dealId', 'x')}<outputParameters>\n<assignToReference>done</assignToReference>\n<name>count</name></outputParameters>`)}${variable('done', 'Boolean')}`,
    '<assignToReference>',
    /The output count is a number; 'done' is a boolean/
  ],
  [
    'an e-mail alert does not exist',
    action(input('SObjectRowId', 'x'), 'Deal__c.Tell').replace('>apex<', '>emailAlert<'),
    'Deal__c.Tell',
    /no e-mail alert Deal__c.Tell/
  ],
  [
    'a subflow does not exist',
    `${start('Sub')}\n<subflows><name>Sub</name>\n<flowName>Innner</flowName></subflows>`,
    'Innner',
    /no flow Innner/
  ],
  [
    'a subflow gets an unknown input',
    `${start('Sub')}\n<subflows><name>Sub</name>\n<flowName>Inner</flowName>\n${input('total', '1', 'inputAssignments')}</subflows>`,
    '<name>total',
    /The flow Inner has no input total/
  ],
  [
    'a subflow gets an input of another type',
    `${start('Sub')}\n<subflows><name>Sub</name><flowName>Inner</flowName>\n${input('most', 'many', 'inputAssignments')}</subflows>`,
    '>many<',
    /The input most is a number/
  ],
  [
    'a variable is of an unknown object',
    `${start('Set')}${assign('deal', '=deal')}${variable('deal', 'SObject', '\n<objectType>Dael__c</objectType>')}`,
    'Dael__c',
    /no object Dael__c/
  ],
  [
    'a variable is of an unknown class',
    `${start('Set')}${assign('row', '=row')}${variable('row', 'Apex', '\n<apexClass>Rov</apexClass>')}`,
    'Rov',
    /no Apex class Rov/
  ],
  [
    'a field of an Apex-defined type is not enabled',
    `${start('Set')}${assign('row.hidden', 'x')}${variable('row', 'Apex', '<apexClass>Row</apexClass>')}`,
    'row.hidden',
    /no @AuraEnabled field hidden/
  ],
  [
    'a text template names an unknown resource',
    `${set('String', '=Mail')}\n<textTemplates><name>Mail</name><text>Hello\n{!nmae}!</text></textTemplates>`,
    '{!nmae}',
    /no resource 'nmae'/
  ],
  [
    'the interview label names an unknown resource',
    `${set('Number', '1')}\n<interviewLabel>For {!Deal}</interviewLabel>`,
    '<interviewLabel>',
    /no resource 'Deal'/
  ],
  [
    'a label does not exist',
    set('String', '=$Label.Greting'),
    'Greting',
    /no custom label Greting/
  ],
  [
    'a custom permission does not exist',
    `${start('Ask')}${decision(condition('$Permission.May_Cuont', 'EqualTo', 'true'))}`,
    'May_Cuont',
    /no custom permission May_Cuont/
  ],
  [
    'a global variable does not exist',
    set('String', '=$Flow.CurentDate'),
    'CurentDate',
    /no global variable \$Flow.CurentDate/
  ],
  ['a formula does not compile', formula('Number', '1 +'), '<expression>', /The formula is wrong/],
  [
    'a formula names an unknown variable',
    formula('Number', '{!amuont} + 1'),
    '<expression>',
    /no resource 'amuont'/
  ],
  [
    'a formula gives another type',
    formula('Boolean', '1 + 1'),
    '<expression>',
    /gives a number, not a boolean/
  ],
  [
    'a formula adds a truth',
    formula('Number', '{!$Permission.May_Count} + 1'),
    '<expression>',
    /The formula is wrong: Incorrect parameter type/
  ],
  [
    'a screen component does not exist',
    field('<fieldType>ComponentInstance</fieldType>\n<extensionName>c:dealPikcer</extensionName>'),
    'dealPikcer',
    /no component c:dealPikcer/
  ],
  [
    'a component is not made for flow screens',
    field('<fieldType>ComponentInstance</fieldType>\n<extensionName>c:recordOnly</extensionName>'),
    'recordOnly',
    /no target lightning__FlowScreen/
  ],
  [
    'a component gets an unknown input',
    field(
      `<fieldType>ComponentInstance</fieldType><extensionName>c:dealPicker</extensionName>\n${input('chosen', 'x')}`
    ),
    '<name>chosen',
    /has no input chosen/
  ],
  [
    'a component gets an input of another type',
    field(
      `<fieldType>ComponentInstance</fieldType><extensionName>c:dealPicker</extensionName>\n${input('most', 'x')}`
    ),
    '>x<',
    /The input most is a number/
  ],
  [
    'a screen field offers an unknown choice',
    field(
      '<dataType>String</dataType><fieldType>RadioButtons</fieldType>\n<choiceReferences>Red</choiceReferences>'
    ),
    'Red',
    /no choice Red/
  ],
  [
    'an input field has no data type',
    field('<fieldType>InputField</fieldType>'),
    '<fields>',
    /has no <dataType>/
  ],
  [
    'choices come from a field that is no picklist',
    `${set('String', 'x')}\n<dynamicChoiceSets><name>Stages</name><dataType>Picklist</dataType><picklistObject>Deal__c</picklistObject>\n<picklistField>Text__c</picklistField></dynamicChoiceSets>`,
    '<picklistField>',
    /Deal__c.Text__c is no picklist/
  ],
  [
    'a custom error stands at an unknown field',
    `${beforeSave('Refuse')}\n<customErrors><name>Refuse</name><customErrorMessages><errorMessage>No</errorMessage>\n<fieldSelection>Txt__c</fieldSelection>\n<isFieldError>true</isFieldError></customErrorMessages></customErrors>`,
    'Txt__c',
    /no field Txt__c/
  ],
  [
    'a filter asks for a value among one',
    lookup(filter('Name', 'In', 'x')),
    '>x<',
    /asks for a collection, not for a text/
  ],
  [
    'a filter asks for a long text',
    lookup(filter('Notes__c', 'EqualTo', 'x')),
    'Notes__c',
    /Notes__c cannot stand in a filter/
  ],
  [
    'a flow reads platform events',
    `${start('Get')}<recordLookups><name>Get</name>\n<object>Ping__e</object></recordLookups>`,
    'Ping__e',
    /can only be created/
  ],
  [
    'a flow writes custom metadata',
    `${start('Make')}<recordCreates><name>Make</name>\n<object>Rule__mdt</object></recordCreates>`,
    'Rule__mdt',
    /flows cannot write its records/
  ],
  [
    'choices of numbers have texts as values',
    `${set('String', 'x')}<dynamicChoiceSets><name>Deals</name><dataType>Number</dataType><displayField>Name</displayField><object>Deal__c</object>\n<valueField>Name</valueField></dynamicChoiceSets>`,
    '<valueField>',
    /a number each, and Name is a text/
  ],
  [
    'a date is none',
    `${start('Set')}${assign('day', 'x').replace('<stringValue>x</stringValue>', '<dateValue>2026-02-31</dateValue>')}${variable('day', 'Date')}`,
    '<dateValue>',
    /<dateValue> cannot be read: Invalid date/
  ],
  [
    'a formula asks whether a record is new where none is saved',
    formula('Boolean', 'ISNEW()'),
    '<expression>',
    /The formula is wrong: .*ISNEW/
  ],
  [
    'a formula shows an image',
    formula('String', 'IMAGE("x", "y")'),
    '<expression>',
    /The formula is wrong: .*IMAGE/
  ]
];

describe('the check of flows', () => {
  const name = (index: number): string => `Flow${index}`;
  const found = problemsOfFlows(
    Object.fromEntries(mistakes.map(([, body], index) => [name(index), body]))
  );

  it.each(mistakes.map((mistake, index) => [mistake[0], index] as const))(
    'reports that %s',
    (_what, index) => {
      const [, body, at, says] = mistakes[index]!;
      const problems = found.get(name(index))!;
      const texts = problems.map(({ line, message, fix }) => `${line}: ${message} ${fix ?? ''}`);
      expect(texts).toEqual([expect.stringMatching(says)]);
      expect(problems[0]!.line).toBe(lineIn(body, at));
    }
  );

  it('reports odd values and goes on', () => {
    const found = problemsOfFlows({
      Odd: action(input('x', 'y')).replace('>apex<', '>__proto__<'),
      Maybe: lookup('<getFirstRecordOnly>maybe</getFirstRecordOnly>')
    });
    expect(found.get('Odd')).toEqual([]);
    expect(found.get('Maybe')![0]!.message).toMatch(/'maybe'; write true or false/);
  });

  it('reports a file name that is no API name', () => {
    const [problem] = problemsOfFlows({ Deal_Call_: set('Number', '1') }).get('Deal_Call_')!;
    expect(problem!.message).toMatch(/'Deal_Call_' is no API name of at most 80 characters/);
  });
});
