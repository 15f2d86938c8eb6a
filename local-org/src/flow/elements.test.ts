import { fieldXml, inOrg, insertRecord, objectXml, testOrg } from '../org/test-org.ts';
import { Decimal } from '../values/decimal.ts';
import {
  assign,
  autolaunched,
  DEAL,
  numbers,
  plain,
  run,
  texts,
  to,
  value,
  variable
} from './testing.ts';

const CLASS_META =
  '<?xml version="1.0"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';

function apexClass(name: string, text: string): Record<string, string> {
  return { [`classes/${name}.cls`]: text, [`classes/${name}.cls-meta.xml`]: CLASS_META };
}

describe('an assignment', () => {
  const LIST =
    variable('list', 'String', 'in out list') +
    variable('other', 'String', 'in list') +
    variable('count', 'Number', 'out');
  const cases: [operator: string, content: unknown, expected: string[]][] = [
    ['Add', 'x', ['a', 'b', 'c', 'b', 'x']],
    ['AddAtStart', '@other', ['b', 'z', 'a', 'b', 'c', 'b']],
    ['RemoveFirst', 'b', ['a', 'c', 'b']],
    ['RemoveAll', '@other', ['a', 'c']],
    ['RemoveUncommon', '@other', ['b', 'b']],
    ['RemoveBeforeFirst', 'c', ['c', 'b']],
    ['RemoveAfterFirst', 'b', ['a', 'b']],
    ['RemovePosition', 2, ['a', 'c', 'b']]
  ];
  const org = testOrg(
    Object.assign(
      {},
      ...cases.map(([operator, content]) =>
        autolaunched(
          operator,
          'A',
          LIST + assign('A', null, ['list', operator, content], ['count', 'AssignCount', '@list'])
        )
      ),
      autolaunched(
        'Sums',
        'A',
        variable('n', 'Number', 'out') +
          variable('t', 'String', 'out') +
          variable('d', 'Number', 'in') +
          assign(
            'A',
            null,
            ['n', 'Add', 2],
            ['n', 'Subtract', '@d'],
            ['t', 'Add', 'x'],
            ['t', 'Add', '@n']
          )
      )
    ) as Record<string, string>
  );

  it.each(cases)('%s', (operator, _content, expected) => {
    const inputs = { list: texts('a', 'b', 'c', 'b'), other: texts('b', 'z') };
    expect(run(org, operator, inputs)).toEqual({ list: expected, count: expected.length });
  });

  it('takes numbers of every Apex type', () => {
    expect(run(org, 'Sums', { d: 1 })).toEqual({ n: 1, t: 'x1' });
  });

  it('counts what is not set as nothing', () => {
    expect(run(org, 'Sums', { d: Decimal.parse('0.5') })).toEqual({ n: 1.5, t: 'x1.5' });
    expect(run(org, 'Sums', {})).toEqual({ n: 2, t: 'x2' });
  });
});

describe('a record variable', () => {
  const RECORD = '<objectType>Deal__c</objectType>';
  const org = testOrg({
    ...DEAL,
    ...autolaunched(
      'Two_Deals',
      'A',
      variable('deal', 'SObject', '', RECORD) +
        variable('deals', 'SObject', 'out list', RECORD) +
        assign('A', 'B', ['deal.Name', 'Assign', 'first'], ['deals', 'Add', '@deal']) +
        assign('B', 'Make', ['deal.Name', 'Assign', 'second'], ['deals', 'Add', '@deal']) +
        '<recordCreates><name>Make</name><label>Make</label><inputReference>deals</inputReference></recordCreates>'
    ),
    ...autolaunched(
      'No_Deal',
      'Make',
      variable('deal', 'SObject', '', RECORD) +
        variable('fault', 'String', 'out') +
        `<recordCreates><name>Make</name><label>Make</label><inputReference>deal</inputReference>${to('Note', 'faultConnector')}</recordCreates>` +
        assign('Note', null, ['fault', 'Assign', '@$Flow.FaultMessage'])
    )
  });

  it('can be used again after it was added to a collection', () => {
    expect(run(org, 'Two_Deals')).toEqual({ deals: ['first', 'second'] });
    expect(org.database.all('Deal__c').map((deal) => deal.get('Name'))).toEqual([
      'first',
      'second'
    ]);
  });

  it('without a record is a fault where a record is needed', () => {
    expect(run(org, 'No_Deal')).toEqual({
      fault: "The flow failed to access the value for deal because it hasn't been set or assigned."
    });
  });
});

describe('Create Records that looks for matching records', () => {
  const org = testOrg({
    ...DEAL,
    ...autolaunched(
      'Keep_One',
      'Make',
      variable('id', 'String', 'out') +
        `<recordCreates><name>Make</name><label>Make</label><assignRecordIdToReference>id</assignRecordIdToReference>
         <filterLogic>and</filterLogic><filters><field>Stage__c</field><operator>EqualTo</operator>${value('Open')}</filters>
         <inputAssignments><field>Name</field>${value('new')}</inputAssignments><inputAssignments><field>Stage__c</field>${value('Open')}</inputAssignments>
         <object>Deal__c</object><operationMultMatchingRecords>UpdateAllRecords</operationMultMatchingRecords>
         <operationOneMatchingRecord>UpdateAllRecords</operationOneMatchingRecord></recordCreates>`
    ),
    ...autolaunched(
      'Upsert',
      'Make',
      variable('deals', 'SObject', 'in list', '<objectType>Deal__c</objectType>') +
        `<recordCreates><name>Make</name><label>Make</label><doesUpsert>true</doesUpsert><doesUpsertAllOrNone>true</doesUpsertAllOrNone>
         <inputReference>deals</inputReference><upsertExternalIdField>Key__c</upsertExternalIdField></recordCreates>`
    )
  });

  it('creates when there is none and updates what is there', () => {
    const first = run(org, 'Keep_One').id;
    expect(org.database.all('Deal__c').length).toBe(1);
    expect(run(org, 'Keep_One').id).toBe(first);
    expect(org.database.all('Deal__c').length).toBe(1);
  });
});

describe('Get Records', () => {
  const find = (extra: string, filters = ''): string =>
    `<recordLookups><name>Find</name><label>Find</label>${filters}<object>Deal__c</object>${extra}<storeOutputAutomatically>true</storeOutputAutomatically>${to('Out')}</recordLookups>`;
  const filter = (field: string, operator: string, content: unknown): string =>
    `<filters><field>${field}</field><operator>${operator}</operator>${value(content)}</filters>`;
  const OUT =
    variable('found', 'SObject', 'out list', '<objectType>Deal__c</objectType>') +
    assign('Out', null, ['found', 'Assign', '@Find']);
  const org = testOrg({
    ...DEAL,
    ...autolaunched(
      'Logic',
      'Find',
      OUT +
        find(
          '<getFirstRecordOnly>false</getFirstRecordOnly><sortField>Name</sortField><sortOrder>Asc</sortOrder>',
          `<filterLogic>(1 OR 2) AND 3</filterLogic>${filter('Name', 'StartsWith', 'a_')}${filter('Name', 'EndsWith', '%')}${filter('Stage__c', 'IsNull', false)}`
        )
    ),
    ...autolaunched(
      'Limited',
      'Find',
      OUT +
        find(
          `<getFirstRecordOnly>false</getFirstRecordOnly><limit><numberValue>2</numberValue></limit><sortField>Name</sortField><sortOrder>Desc</sortOrder>`
        )
    ),
    ...autolaunched(
      'Among',
      'Find',
      variable('names', 'String', 'in list') +
        OUT +
        find(
          '<getFirstRecordOnly>false</getFirstRecordOnly><sortField>Name</sortField><sortOrder>Asc</sortOrder>',
          `<filterLogic>and</filterLogic>${filter('Name', 'In', '@names')}`
        )
    ),
    ...autolaunched(
      'Empty',
      'Find',
      variable('isNull', 'Boolean', 'out') +
        find(
          '<getFirstRecordOnly>true</getFirstRecordOnly>',
          `<filterLogic>and</filterLogic>${filter('Name', 'EqualTo', 'nobody')}`
        ).replace('Out<', 'Is_Null<') +
        `<decisions><name>Is_Null</name><label>?</label><defaultConnectorLabel>No</defaultConnectorLabel><rules><name>Yes</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>Find</leftValueReference><operator>IsNull</operator><rightValue><booleanValue>true</booleanValue></rightValue></conditions>${to('Set')}<label>Yes</label></rules></decisions>` +
        assign('Set', null, ['isNull', 'Assign', '@Yes'])
    )
  });
  inOrg(org, () => {
    for (const [Name, Stage__c] of [
      ['a_1', 'x'],
      ['ab1', 'x'],
      ['100%', 'x'],
      ['a_2', null]
    ])
      insertRecord(org, 'Deal__c', { Name, Stage__c });
  });

  it('follows the logic of its filters and takes wildcards as they are', () => {
    expect(run(org, 'Logic')).toEqual({ found: ['100%', 'a_1'] });
  });

  it('has a limit and an order', () => {
    expect(run(org, 'Limited')).toEqual({ found: ['ab1', 'a_2'] });
  });

  it('finds what is in a collection', () => {
    expect(run(org, 'Among', { names: texts('ab1', 'nobody') })).toEqual({ found: ['ab1'] });
  });

  it('gives nothing when it finds no record', () => {
    expect(run(org, 'Empty')).toEqual({ isNull: true });
  });
});

describe('collections', () => {
  const ITEM = 'currentItem_Filter';
  const org = testOrg({
    ...DEAL,
    ...autolaunched(
      'Big_Ones',
      'Filter',
      variable('list', 'Number', 'in list') +
        variable('sorted', 'Number', 'out list') +
        variable('total', 'Number', 'out') +
        `<collectionProcessors><name>Filter</name><label>F</label><elementSubtype>FilterCollectionProcessor</elementSubtype><assignNextValueToReference>${ITEM}</assignNextValueToReference>
         <collectionProcessorType>FilterCollectionProcessor</collectionProcessorType><collectionReference>list</collectionReference><conditionLogic>and</conditionLogic>
         <conditions><leftValueReference>${ITEM}</leftValueReference><operator>GreaterThan</operator><rightValue><numberValue>2</numberValue></rightValue></conditions>${to('Sort')}</collectionProcessors>
         <collectionProcessors><name>Sort</name><label>S</label><collectionProcessorType>SortCollectionProcessor</collectionProcessorType><collectionReference>Filter</collectionReference>
         <limit>2</limit><sortOptions><doesPutEmptyStringAndNullFirst>false</doesPutEmptyStringAndNullFirst><sortOrder>Desc</sortOrder></sortOptions>${to('Sum')}</collectionProcessors>
         <transforms><name>Sum</name><label>T</label><dataType>Number</dataType><isCollection>false</isCollection><transformValues><transformValueActions>
         <inputParameters><name>aggregationValues</name>${value('@Sort')}</inputParameters><transformType>Sum</transformType></transformValueActions></transformValues>${to('Out')}</transforms>` +
        assign('Out', null, ['sorted', 'Assign', '@Sort'], ['total', 'Assign', '@Sum'])
    ),
    ...autolaunched(
      'Make_Tasks',
      'Map',
      variable('deals', 'SObject', 'in list', '<objectType>Deal__c</objectType>') +
        variable('subjects', 'String', 'out list') +
        variable('tasks', 'SObject', 'list', '<objectType>Task</objectType>') +
        `<transforms><name>Map</name><label>M</label><dataType>SObject</dataType><isCollection>true</isCollection><objectType>Task</objectType><transformValues>
         <transformValueActions><outputFieldApiName>Subject</outputFieldApiName><transformType>Map</transformType><value><formulaDataType>String</formulaDataType><formulaExpression>"Call " &amp; {!deals[$EachItem].Name}</formulaExpression></value></transformValueActions>
         <transformValueActions><outputFieldApiName>Priority</outputFieldApiName><transformType>Map</transformType>${value('High')}</transformValueActions></transformValues>${to('Each')}</transforms>
         <loops><name>Each</name><label>E</label><collectionReference>Map</collectionReference><iterationOrder>Desc</iterationOrder>${to('Take', 'nextValueConnector')}</loops>` +
        assign('Take', 'Each', ['subjects', 'Add', '@Each.Subject'])
    )
  });

  it('are filtered, sorted and summed up', () => {
    expect(run(org, 'Big_Ones', { list: numbers(1, 5, 3, 4) })).toEqual({
      sorted: [5, 4],
      total: 9
    });
  });

  it('are mapped to other records and looped over from the end', () => {
    const deals = inOrg(org, () =>
      ['A', 'B'].map((Name) => insertRecord(org, 'Deal__c', { Name }))
    );
    const list = texts();
    list.items = deals;
    expect(run(org, 'Make_Tasks', { deals: list })).toEqual({ subjects: ['Call B', 'Call A'] });
  });
});

describe('an Apex action', () => {
  const org = testOrg({
    ...apexClass(
      'Splitter',
      `public class Splitter {
         public class Request { @InvocableVariable(required=true) public List<String> parts; @InvocableVariable public Integer most; }
         public class Answer { @InvocableVariable public String joined; @InvocableVariable public Point place; }
         @InvocableMethod public static List<Answer> run(List<Request> requests) {
           List<Answer> answers = new List<Answer>();
           for (Request request : requests) {
             if (request.parts.isEmpty()) throw new IllegalArgumentException('no parts');
             if (request.parts[0] == 'lost') continue;
             Answer answer = new Answer();
             answer.joined = String.join(request.parts, '+') + ':' + request.most + ':' + requests.size();
             answer.place = new Point();
             answer.place.x = 2;
             answers.add(answer);
           }
           return answers;
         }
       }`
    ),
    ...apexClass(
      'Point',
      'public class Point { @AuraEnabled public Integer x; @AuraEnabled public String label; }'
    ),
    ...apexClass(
      'Lengths',
      `public class Lengths { @InvocableMethod public static List<List<Integer>> run(List<List<String>> texts) {
         List<List<Integer>> answers = new List<List<Integer>>();
         for (List<String> each : texts) { List<Integer> lengths = new List<Integer>(); for (String item : each) lengths.add(item.length()); answers.add(lengths); }
         return answers; } }`
    ),
    ...autolaunched(
      'Call',
      'Act',
      variable('parts', 'String', 'in list') +
        variable('result', 'String', 'out') +
        variable('x', 'Number', 'out') +
        variable('point', 'Apex', '', '<apexClass>Point</apexClass>') +
        `<actionCalls><name>Act</name><label>Act</label><actionName>Splitter</actionName><actionType>apex</actionType>
         <inputParameters><name>parts</name>${value('@parts')}</inputParameters><inputParameters><name>most</name>${value(3)}</inputParameters>
         <storeOutputAutomatically>true</storeOutputAutomatically>${to('Out')}${to('Failed', 'faultConnector')}</actionCalls>` +
        assign(
          'Out',
          null,
          ['result', 'Assign', '@Act.joined'],
          ['point', 'Assign', '@Act.place'],
          ['point.x', 'Add', 5],
          ['point.label', 'Assign', 'p'],
          ['x', 'Assign', '@point.x']
        ) +
        assign('Failed', null, ['result', 'Assign', '@$Flow.FaultMessage'])
    ),
    ...autolaunched(
      'Count',
      'Act',
      variable('parts', 'String', 'in list') +
        variable('lengths', 'Number', 'out list') +
        `<actionCalls><name>Act</name><label>Act</label><actionName>Lengths</actionName><actionType>apex</actionType>
         <inputParameters><name>texts</name>${value('@parts')}</inputParameters><storeOutputAutomatically>true</storeOutputAutomatically>${to('Out')}</actionCalls>` +
        assign('Out', null, ['lengths', 'Assign', '@Act'])
    )
  });

  it('gets its values in the types that it wants and gives objects back', () => {
    expect(run(org, 'Call', { parts: texts('a', 'b') })).toEqual({ result: 'a+b:3:1', x: 7 });
  });

  it('that throws leads to the fault path with the message of the platform', () => {
    expect(run(org, 'Call', { parts: texts() }).result).toBe(
      'An Apex error occurred: System.IllegalArgumentException: no parts'
    );
  });

  it('without an input that it requires takes the fault path', () => {
    expect(run(org, 'Call', { parts: null }).result).toBe(
      'Missing required input parameter: parts'
    );
  });

  it('that answers less than it was asked takes the fault path', () => {
    expect(run(org, 'Call', { parts: texts('lost') }).result).toBe(
      'The number of results does not match the number of interviews that were executed in a single bulk execution request.'
    );
  });

  it('takes and gives lists of lists', () => {
    expect(run(org, 'Count', { parts: texts('a', 'bcd') })).toEqual({ lengths: [1, 3] });
  });
});

describe('a flow that Apex starts', () => {
  const lines: string[] = [];
  const org = testOrg(
    {
      ...apexClass(
        'Starter',
        `public class Starter { @InvocableMethod public static List<String> run() {
           try { Flow.Interview.createInterview('Fails', new Map<String, Object>()).start(); return null; }
           catch (FlowException problem) { return new List<String>{ problem.getMessage() }; } } }`
      ),
      ...autolaunched(
        'Fails',
        'Make',
        `<recordCreates><name>Make</name><label>Make</label><inputAssignments><field>FirstName</field>${value('x')}</inputAssignments><object>Contact</object></recordCreates>`
      )
    },
    { log: (line) => lines.push(line) }
  );

  it('tells Apex that it failed, and the log why', () => {
    const [answer] = inOrg(org, () => org.program.callInvocable('Starter', [{}]));
    expect(answer.output).toBe('An unhandled fault has occurred in this flow');
    expect(lines.at(-1)).toContain('Required fields are missing: [LastName]');
  });
});

describe('sending', () => {
  const org = testOrg({
    ...autolaunched(
      'Mail',
      'Send',
      `<actionCalls><name>Send</name><label>Send</label><actionName>emailSimple</actionName><actionType>emailSimple</actionType>
       <inputParameters><name>emailAddresses</name>${value('a@example.com, b@example.com')}</inputParameters>
       <inputParameters><name>emailSubject</name>${value('Hi')}</inputParameters><inputParameters><name>emailBody</name>${value('Text')}</inputParameters></actionCalls>`
    )
  });

  it('puts e-mail into the outbox', () => {
    inOrg(org, () => {
      org.requireFlows().start('Mail', {});
      const { rt } = org.program as unknown as { rt: { outbox: unknown[] } };
      expect(rt.outbox.at(-1)).toMatchObject({
        kind: 'email',
        to: ['a@example.com', 'b@example.com'],
        subject: 'Hi',
        text: 'Text'
      });
    });
  });
});

describe('Roll Back Records', () => {
  const org = testOrg({
    ...DEAL,
    ...autolaunched(
      'Nothing',
      'Make',
      `<recordCreates><name>Make</name><label>Make</label><inputAssignments><field>Name</field>${value('x')}</inputAssignments><object>Deal__c</object>${to('Back')}</recordCreates>
       <recordRollbacks><name>Back</name><label>Back</label></recordRollbacks>`
    )
  });

  it('undoes what the flow has written', () => {
    run(org, 'Nothing');
    expect(org.database.all('Deal__c')).toEqual([]);
  });
});

describe('a platform event that a flow creates', () => {
  const EVENT = {
    ...objectXml(
      'Note__e',
      '<eventType>HighVolume</eventType><publishBehavior>PublishAfterCommit</publishBehavior>'
    ),
    ...fieldXml('Note__e', 'Text__c', '<type>Text</type><length>20</length>')
  };
  EVENT['objects/Note__e/Note__e.object-meta.xml'] = EVENT[
    'objects/Note__e/Note__e.object-meta.xml'
  ].replace(/<nameField>.*<\/nameField>|<sharingModel>.*<\/sharingModel>/g, '');
  const org = testOrg({
    ...DEAL,
    ...EVENT,
    ...autolaunched(
      'Publish',
      'Make',
      `<recordCreates><name>Make</name><label>Make</label><inputAssignments><field>Text__c</field>${value('hello')}</inputAssignments><object>Note__e</object></recordCreates>`
    ),
    ...autolaunched(
      'Wait',
      'Pause',
      variable('heard', 'String') +
        `<waits><name>Pause</name><label>P</label><defaultConnectorLabel>D</defaultConnectorLabel><waitEvents><name>Heard</name><conditionLogic>and</conditionLogic>${to('Keep')}<eventType>Note__e</eventType>
       <inputParameters><name>Text__c</name>${value('hello')}</inputParameters><label>H</label><outputParameters><assignToReference>heard</assignToReference><name>Text__c</name></outputParameters></waitEvents></waits>
       <recordCreates><name>Keep</name><label>Keep</label><inputAssignments><field>Name</field>${value('@heard')}</inputAssignments><object>Deal__c</object></recordCreates>`
    )
  });

  it('is published, and wakes an interview that waits for it', () => {
    run(org, 'Wait');
    run(org, 'Publish');
    expect(org.database.all('Deal__c')).toEqual([]);
    while (org.jobs.runNext());
    expect(org.database.all('Deal__c').map(plain)).toEqual(['hello']);
  });
});
