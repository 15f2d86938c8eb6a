import {
  flowXml,
  inOrg,
  insertRecord,
  objectXml,
  fieldXml,
  testOrg,
  updateRecord
} from '../org/test-org.ts';
import type { LocalOrg } from '../org.ts';
import type { ApexList } from '../values/list.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';

const DEAL = {
  ...objectXml('Deal__c'),
  ...fieldXml('Deal__c', 'Stage__c', '<type>Text</type><length>40</length>'),
  ...fieldXml('Deal__c', 'Note__c', '<type>Text</type><length>255</length>'),
  ...fieldXml(
    'Deal__c',
    'Amount__c',
    '<type>Number</type><precision>10</precision><scale>2</scale>'
  ),
  ...fieldXml(
    'Deal__c',
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>'
  )
};

function start(trigger: string, connector: string, extra = ''): string {
  return `<start><connector><targetReference>${connector}</targetReference></connector>${extra}
    <object>Deal__c</object><recordTriggerType>CreateAndUpdate</recordTriggerType>
    <triggerType>${trigger}</triggerType></start>`;
}

const WON = `<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>
  <filterLogic>and</filterLogic><filters><field>Stage__c</field><operator>EqualTo</operator>
  <value><stringValue>Won</stringValue></value></filters>`;

function setNote(text: string): string {
  return `<recordUpdates><name>Set_Note</name><label>Set</label><inputAssignments><field>Note__c</field>
    <value>${text}</value></inputAssignments><inputReference>$Record</inputReference></recordUpdates>`;
}

function noteOf(org: LocalOrg, record: SObject): unknown {
  return org.database.get('Deal__c', record.id ?? '')?.get('Note__c');
}

describe('a flow before the save', () => {
  const org = testOrg({
    ...DEAL,
    ...flowXml(
      'Deal_BeforeSave_Note',
      start('RecordBeforeSave', 'Set_Note') +
        setNote('<elementReference>Text</elementReference>') +
        `<formulas><name>Text</name><dataType>String</dataType>
         <expression>UPPER({!$Record.Stage__c}) &amp; " " &amp; {!$Record.Account__r.Name}</expression></formulas>`
    )
  });

  it('changes the record itself and follows relationships', () => {
    inOrg(org, () => {
      const account = insertRecord(org, 'Account', { Name: 'Harbor' });
      const deal = insertRecord(org, 'Deal__c', {
        Name: 'A',
        Stage__c: 'Open',
        Account__c: account.id
      });
      expect(noteOf(org, deal)).toBe('OPEN Harbor');
    });
  });
});

describe('a flow after the save', () => {
  const org = testOrg({
    ...DEAL,
    ...flowXml(
      'Deal_AfterSave_Task',
      start('RecordAfterSave', 'Big_Deal', WON) +
        `<decisions><name>Big_Deal</name><label>Big?</label><defaultConnectorLabel>No</defaultConnectorLabel>
         <rules><name>Yes</name><conditionLogic>1 AND (2 OR 3)</conditionLogic>
         <conditions><leftValueReference>$Record.Amount__c</leftValueReference><operator>GreaterThan</operator><rightValue><numberValue>100</numberValue></rightValue></conditions>
         <conditions><leftValueReference>$Record.Note__c</leftValueReference><operator>IsNull</operator><rightValue><booleanValue>true</booleanValue></rightValue></conditions>
         <conditions><leftValueReference>$Record.Note__c</leftValueReference><operator>StartsWith</operator><rightValue><stringValue>vip</stringValue></rightValue></conditions>
         <connector><targetReference>Make_Task</targetReference></connector><label>Yes</label></rules></decisions>
         <recordCreates><name>Make_Task</name><label>Make</label>
         <inputAssignments><field>Subject</field><value><stringValue>Won: {!$Record.Name}</stringValue></value></inputAssignments>
         <inputAssignments><field>WhatId</field><value><elementReference>$Record.Id</elementReference></value></inputAssignments>
         <object>Task</object><storeOutputAutomatically>true</storeOutputAutomatically></recordCreates>`
    )
  });
  const subjects = (): unknown[] => org.database.all('Task').map((task) => task.get('Subject'));

  it('runs only when the record changed to meet its conditions', () => {
    inOrg(org, () => {
      const deal = insertRecord(org, 'Deal__c', {
        Name: 'B',
        Stage__c: 'Open',
        Amount__c: Decimal.parse('500')
      });
      expect(subjects()).toEqual([]);
      updateRecord(org, new SObject('Deal__c', { Id: deal.id, Stage__c: 'Won' }));
      expect(subjects()).toEqual(['Won: B']);
      updateRecord(org, new SObject('Deal__c', { Id: deal.id, Note__c: 'again' }));
      expect(subjects()).toEqual(['Won: B']);
    });
  });

  it('takes the other way when the conditions of the decision are not met', () => {
    const before = subjects().length;
    inOrg(org, () => {
      insertRecord(org, 'Deal__c', { Name: 'S', Stage__c: 'Won', Amount__c: Decimal.parse('5') });
      insertRecord(org, 'Deal__c', {
        Name: 'N',
        Stage__c: 'Won',
        Amount__c: Decimal.parse('500'),
        Note__c: 'plain'
      });
    });
    expect(subjects()).toHaveLength(before);
  });
});

describe('faults', () => {
  const failing = `<recordCreates><name>Bad</name><label>Bad</label>FAULT
    <inputAssignments><field>Description</field><value><stringValue>x</stringValue></value></inputAssignments>
    <object>Account</object><storeOutputAutomatically>true</storeOutputAutomatically></recordCreates>`;

  it('without a fault path refuse the record with the platform’s text', () => {
    const org = testOrg({
      ...DEAL,
      ...flowXml('Deal_Fails', start('RecordAfterSave', 'Bad') + failing.replace('FAULT', ''))
    });
    expect(() => inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'C' }))).toThrow(
      /We can't save this record because the “Deal_Fails” process failed.*tried to create records: REQUIRED_FIELD_MISSING/
    );
    expect(org.database.all('Deal__c')).toEqual([]);
  });

  it('go down the fault path with the message', () => {
    const connector =
      '<faultConnector><targetReference>Set_Note</targetReference></faultConnector>';
    const org = testOrg({
      ...DEAL,
      ...flowXml(
        'Deal_Handles',
        start('RecordAfterSave', 'Bad', '<filterFormula>ISNEW()</filterFormula>') +
          failing.replace('FAULT', connector) +
          setNote('<elementReference>$Flow.FaultMessage</elementReference>')
      )
    });
    inOrg(org, () => {
      const deal = insertRecord(org, 'Deal__c', { Name: 'D' });
      expect(noteOf(org, deal)).toMatch(/REQUIRED_FIELD_MISSING/);
    });
  });

  it('of a custom error land on the field', () => {
    const org = testOrg({
      ...DEAL,
      ...flowXml(
        'Deal_Refuses',
        start('RecordBeforeSave', 'Refuse') +
          `<customErrors><name>Refuse</name><label>Refuse</label><customErrorMessages>
           <errorMessage>No deal named {!$Record.Name}</errorMessage><fieldSelection>Stage__c</fieldSelection>
           <isFieldError>true</isFieldError></customErrorMessages></customErrors>`
      )
    });
    expect(() => inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'E' }))).toThrow(
      /No deal named E: \[Stage__c\]/
    );
  });
});

describe('an autolaunched flow', () => {
  const org = testOrg({
    ...DEAL,
    ...flowXml(
      'Count_Deals',
      `<start><connector><targetReference>Get</targetReference></connector></start>
       <variables><name>stage</name><dataType>String</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>
       <variables><name>total</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput><scale>2</scale><value><numberValue>0</numberValue></value></variables>
       <variables><name>names</name><dataType>String</dataType><isCollection>true</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables>
       <recordLookups><name>Get</name><label>Get</label><connector><targetReference>Each</targetReference></connector>
       <filterLogic>and</filterLogic><filters><field>Stage__c</field><operator>EqualTo</operator><value><elementReference>stage</elementReference></value></filters>
       <getFirstRecordOnly>false</getFirstRecordOnly><object>Deal__c</object><sortField>Name</sortField><sortOrder>Desc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
       <loops><name>Each</name><label>Each</label><collectionReference>Get</collectionReference><iterationOrder>Asc</iterationOrder><nextValueConnector><targetReference>Sum</targetReference></nextValueConnector></loops>
       <assignments><name>Sum</name><label>Sum</label><connector><targetReference>Each</targetReference></connector>
       <assignmentItems><assignToReference>total</assignToReference><operator>Add</operator><value><elementReference>Each.Amount__c</elementReference></value></assignmentItems>
       <assignmentItems><assignToReference>names</assignToReference><operator>Add</operator><value><elementReference>Each.Name</elementReference></value></assignmentItems></assignments>`
    )
  });

  it('queries, loops, adds up and returns its outputs', () => {
    inOrg(org, () => {
      for (const [Name, amount] of [
        ['A', '1.5'],
        ['B', '2']
      ]) {
        insertRecord(org, 'Deal__c', { Name, Stage__c: 'X', Amount__c: Decimal.parse(amount) });
      }
      const { total, names } = org.requireFlows().start('Count_Deals', { stage: 'x' });
      expect(String(total)).toBe('3.50');
      expect((names as ApexList).items).toEqual(['B', 'A']);
    });
  });
});

describe('the asynchronous path', () => {
  it('runs after the commit, in a transaction of its own', () => {
    const org = testOrg({
      ...DEAL,
      ...flowXml(
        'Deal_Later',
        `<start><object>Deal__c</object><recordTriggerType>Create</recordTriggerType>
         <scheduledPaths><connector><targetReference>Set_Note</targetReference></connector><pathType>AsyncAfterCommit</pathType></scheduledPaths>
         <triggerType>RecordAfterSave</triggerType></start>` +
          setNote('<stringValue>later</stringValue>')
      )
    });
    const deal = inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'F' }));
    expect(noteOf(org, deal)).toBeNull();
    expect(org.jobs.runNext()).toBe(true);
    expect(noteOf(org, deal)).toBe('later');
  });
});

describe('two flows of one name', () => {
  it('in different folders are one flow', () => {
    const files = flowXml('Twice', '<start/>');
    const [text] = Object.values(files);
    const org = testOrg({ ...files, 'more/flows/Twice.flow-meta.xml': text });
    expect(org.requireFlows().all().length).toBe(1);
  });
});

describe('what cannot run', () => {
  it.each([
    [
      '<screens><name>Ask</name><label>Ask</label></screens>',
      /Bad_Flow.flow-meta.xml:\d+: .*<screens> \('Ask'\)/
    ],
    [
      '<actionCalls><name>Mail</name><label>Mail</label><actionName>submit</actionName><actionType>submit</actionType></actionCalls>',
      /action type 'submit' \(element 'Mail'\)/
    ],
    [
      '<actionCalls><name>Act</name><label>Act</label><actionName>Nobody</actionName><actionType>apex</actionType></actionCalls>',
      /Bad_Flow.flow-meta.xml:\d+: .*the Apex action Nobody, which the project does not have/
    ],
    [
      setNote('<elementReference>$Record.Nope__c</elementReference>'),
      /Deal__c has no field 'Nope__c'/
    ],
    [
      '<formulas><name>F</name><dataType>String</dataType><expression>NOPE(1)</expression></formulas>',
      /Unknown function NOPE/
    ]
  ])('is refused when the org loads, with file and line: %#', (body, message) => {
    const files = { ...DEAL, ...flowXml('Bad_Flow', start('RecordAfterSave', 'Set_Note') + body) };
    if (!body.includes('Set_Note')) {
      files['flows/Bad_Flow.flow-meta.xml'] = files['flows/Bad_Flow.flow-meta.xml'].replace(
        /<connector>.*<\/connector>/,
        ''
      );
    }
    expect(() => testOrg(files)).toThrow(message);
  });
});
