import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowXml, inOrg, insertRecord, testOrg, updateRecord } from '../org/test-org.ts';
import { LocalOrg } from '../org.ts';
import { ApexDate } from '../values/date.ts';
import { SObject } from '../values/sobject.ts';
import { nextStart } from './schedules.ts';
import { assign, DEAL, to, value, variable } from './testing.ts';

const DAY = 86_400_000;

function recordFlow(name: string, start: string, body: string, extra = ''): Record<string, string> {
  return flowXml(
    name,
    `<start>${start}<object>Deal__c</object>${extra}<triggerType>RecordAfterSave</triggerType></start>${body}`
  );
}

function makeTask(subject: string): string {
  return `<recordCreates><name>Make</name><label>Make</label><inputAssignments><field>Subject</field>${value(subject)}</inputAssignments><object>Task</object></recordCreates>`;
}

function subjects(org: LocalOrg): unknown[] {
  return org.database.all('Task').map((task) => task.get('Subject'));
}

function drain(org: LocalOrg): void {
  while (org.jobs.runNext());
}

const OPEN = `<filterLogic>and</filterLogic><filters><field>Stage__c</field><operator>EqualTo</operator>${value('Open')}</filters>`;
const CREATE = '<recordTriggerType>CreateAndUpdate</recordTriggerType>';

describe('a batch of records', () => {
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Task',
      to('Check'),
      `<decisions><name>Check</name><label>?</label><defaultConnectorLabel>No</defaultConnectorLabel>${to('Other', 'defaultConnector')}
       <rules><name>Yes</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>$Record.Stage__c</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>Open</stringValue></rightValue></conditions>${to('Make')}<label>Yes</label></rules></decisions>` +
        assign('Other', 'Make', ['word', 'Assign', 'other']) +
        variable('word', 'String', '', value('first')) +
        `<recordCreates><name>Make</name><label>Make</label><inputAssignments><field>Subject</field>${value('{!word} {!$Record.Name}')}</inputAssignments>
         <inputAssignments><field>Status</field>${value('@$Record.Note__c')}</inputAssignments><object>Task</object></recordCreates>`,
      '<recordTriggerType>Create</recordTriggerType>'
    )
  });
  const insert = (notes: (string | null)[], allOrNone: boolean): void => {
    const records = notes.map(
      (Note__c, index) =>
        new SObject('Deal__c', { Name: `D${index}`, Note__c, Stage__c: index % 2 ? 'Open' : 'Won' })
    );
    const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
    org.database.dml('insert', records, { allOrNone }, access);
  };

  it('is written in one statement, whatever way its interviews took', () => {
    inOrg(org, () => {
      const { rt } = org.program as unknown as { rt: { limits: { count(name: string): number } } };
      insert(['New', 'New', 'New'], true);
      expect(rt.limits.count('dmlStatements')).toBe(1);
      expect(rt.limits.count('dmlRows')).toBe(3);
      expect(subjects(org).sort()).toEqual(['first D1', 'other D0', 'other D2']);
    });
  });

  it('loses only the records whose interviews fail', () => {
    const before = org.database.all('Deal__c').length;
    inOrg(org, () => insert(['New', 'x'.repeat(256), 'New'], false));
    expect(org.database.all('Deal__c').length).toBe(before + 2);
  });
});

describe('elements with conditions', () => {
  const keyFilter = `<filterLogic>and</filterLogic><filters><field>Subject</field><operator>EqualTo</operator>${value('@$Record.Name')}</filters><object>Task</object>`;
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Tasks',
      to('Make'),
      `<recordCreates><name>Make</name><label>Make</label>${keyFilter}<operationMultMatchingRecords>None</operationMultMatchingRecords><operationOneMatchingRecord>UpdateAllRecords</operationOneMatchingRecord>
         <inputAssignments><field>Subject</field>${value('@$Record.Name')}</inputAssignments>${to('Change')}</recordCreates>
       <recordUpdates><name>Change</name><label>Change</label>${keyFilter}<inputAssignments><field>Status</field>${value('Done')}</inputAssignments>${to('Drop')}</recordUpdates>
       <recordDeletes><name>Drop</name><label>Drop</label>${keyFilter}</recordDeletes>`,
      CREATE
    )
  });

  it('issue one query for all records of a batch', () => {
    inOrg(org, () => {
      const { rt } = org.program as unknown as { rt: { limits: { count(name: string): number } } };
      const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
      const records = Array.from(
        { length: 200 },
        (_, index) => new SObject('Deal__c', { Name: `Deal ${index}` })
      );
      org.database.dml('insert', records, { allOrNone: true }, access);
      expect(rt.limits.count('queries')).toBe(3);
      expect(rt.limits.count('dmlStatements')).toBe(3);
      expect(org.database.all('Task')).toEqual([]);
    });
  });
});

describe('a failing flow', () => {
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Fails',
      to('Bad'),
      `<recordCreates><name>Bad</name><label>Bad</label><inputAssignments><field>LastName</field>${value('')}</inputAssignments><object>Contact</object></recordCreates>`,
      CREATE
    )
  });

  it('refuses the record in the words of the platform', () => {
    expect(() => inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'D' }))).toThrow(
      /CANNOT_EXECUTE_FLOW_TRIGGER, We can't save this record because the “Deal_Fails” process failed\. Give your Salesforce admin these details\. This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: \[LastName\]\. You can look up ExceptionCode values in the SOAP API Developer Guide\./
    );
  });
});

describe('entry conditions that cannot be evaluated', () => {
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Number',
      to('Make'),
      makeTask('x'),
      `${CREATE}<filterFormula>VALUE({!$Record.Note__c}) &gt; 1</filterFormula>`
    )
  });

  it('refuse the record', () => {
    expect(() =>
      inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'D', Note__c: 'much' }))
    ).toThrow(/“Deal_Number” process failed.*The value 'much' is not a valid number/);
  });
});

describe('flows of one object', () => {
  const note = (name: string, text: string, order: string): Record<string, string> =>
    flowXml(
      name,
      `${order}<start>${to('Set')}<object>Deal__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordBeforeSave</triggerType></start>` +
        assign('Set', null, ['$Record.Note__c', 'Add', text])
    );
  const org = testOrg({
    ...DEAL,
    ...note('A_Last', 'c', '<triggerOrder>1500</triggerOrder>'),
    ...note('B_Middle', 'b', ''),
    ...note('C_First', 'a', '<triggerOrder>10</triggerOrder>')
  });

  it('run in their order, and those without one in between', () => {
    inOrg(org, () => {
      const { id } = insertRecord(org, 'Deal__c', { Name: 'D' });
      expect(org.database.get('Deal__c', id ?? '')?.get('Note__c')).toBe('abc');
    });
  });
});

describe('a flow that updates the record that started it', () => {
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Grows',
      to('Grow'),
      `<recordUpdates><name>Grow</name><label>G</label><inputAssignments><field>Note__c</field>${value('{!$Record.Note__c}x')}</inputAssignments><inputReference>$Record</inputReference></recordUpdates>`,
      CREATE
    )
  });

  it('is not started again by its own update', () => {
    inOrg(org, () => {
      const { id } = insertRecord(org, 'Deal__c', { Name: 'D' });
      expect(org.database.get('Deal__c', id ?? '')?.get('Note__c')).toBe('x');
    });
  });
});

describe('a path at a time', () => {
  const path = (source: string): string =>
    `<scheduledPaths><name>Later</name><connector><targetReference>Make</targetReference></connector><label>L</label>${source}</scheduledPaths>`;
  const org = testOrg({
    ...DEAL,
    ...recordFlow(
      'Deal_Due',
      OPEN +
        path(
          '<offsetNumber>-1</offsetNumber><offsetUnit>Days</offsetUnit><recordField>Due__c</recordField><timeSource>RecordField</timeSource>'
        ),
      makeTask('Due {!$Record.Name}'),
      CREATE
    )
  });
  const today = (): ApexDate => new ApexDate(Math.floor(org.now() / DAY));
  const insert = (Name: string): SObject =>
    inOrg(org, () =>
      insertRecord(org, 'Deal__c', { Name, Stage__c: 'Open', Due__c: today().addDays(10) })
    );
  const update = (deal: SObject, fields: Record<string, unknown>): void =>
    inOrg(org, () => updateRecord(org, new SObject('Deal__c', { Id: deal.id, ...fields })));

  it('survives a restart of the org', () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-timers-'));
    const projectRoot = org.project.root;
    const open = (): LocalOrg => new LocalOrg({ projectRoot, dataDirectory });
    const before = open();
    inOrg(before, () =>
      insertRecord(before, 'Deal__c', {
        Name: 'kept',
        Stage__c: 'Open',
        Due__c: today().addDays(10)
      })
    );
    before.database.close();
    const after = open();
    after.jobs.restore();
    after.clock.advance(10 * DAY);
    drain(after);
    expect(subjects(after)).toEqual(['Due kept']);
    after.database.close();
  });

  it('runs when the clock gets there, if the record still meets the conditions', () => {
    insert('kept');
    const left = insert('left');
    const moved = insert('moved');
    update(left, { Stage__c: 'Lost' });
    update(moved, { Due__c: today().addDays(20) });
    drain(org);
    expect(subjects(org)).toEqual([]);
    org.clock.advance(9 * DAY);
    drain(org);
    expect(subjects(org)).toEqual(['Due kept']);
    org.clock.advance(10 * DAY);
    drain(org);
    expect(subjects(org)).toEqual(['Due kept', 'Due moved']);
  });
});

describe('a scheduled flow', () => {
  it('starts one interview for each record, day after day', () => {
    const org = testOrg({
      ...DEAL,
      ...flowXml(
        'Daily',
        `<start>${to('Make')}${OPEN}<object>Deal__c</object><schedule><frequency>Daily</frequency><startDate>2020-01-01</startDate><startTime>02:00:00.000Z</startTime></schedule><triggerType>Scheduled</triggerType></start>` +
          makeTask('Daily {!$Record.Name}')
      )
    });
    inOrg(org, () => {
      insertRecord(org, 'Deal__c', { Name: 'A', Stage__c: 'Open' });
      insertRecord(org, 'Deal__c', { Name: 'B', Stage__c: 'Lost' });
    });
    drain(org);
    expect(subjects(org)).toEqual([]);
    org.clock.advance(DAY);
    drain(org);
    org.clock.advance(DAY);
    drain(org);
    expect(subjects(org)).toEqual(['Daily A', 'Daily A']);
  });

  it.each([
    ['Once', '', '2026-03-02T10:00', null],
    ['Once', '', '2026-03-01T10:00', '2026-03-02T06:30'],
    ['Daily', '', '2026-03-04T06:31', '2026-03-05T06:30'],
    ['Weekly', '', '2026-03-02T07:00', '2026-03-09T06:30'],
    ['Weekly', 'Wed,Fri', '2026-03-02T07:00', '2026-03-04T06:30'],
    ['Monthly', '', '2026-03-02T07:00', '2026-04-02T06:30']
  ])('%s %s after %s starts at %s', (frequency, days, after, expected) => {
    const schedule = {
      frequency,
      interval: 1,
      startDate: '2026-03-02',
      startTime: '06:30:00.000Z',
      endDate: null,
      weekdays: days.split(',').filter(Boolean),
      dayOfMonth: null
    };
    const next = nextStart(schedule, Date.parse(`${after}:00Z`), 'GMT');
    expect(next && new Date(next).toISOString().slice(0, 16)).toBe(expected);
  });
});

describe('an interview that waits', () => {
  const org = testOrg({
    ...DEAL,
    ...flowXml(
      'Three_Days',
      `<start>${to('Pause')}</start><waits><name>Pause</name><label>P</label><defaultConnectorLabel>D</defaultConnectorLabel>
       <waitEvents><name>Over</name><conditionLogic>and</conditionLogic>${to('Make')}<eventType>AlarmEvent</eventType>
       <inputParameters><name>AlarmTime</name>${value('@$Flow.InterviewStartTime')}</inputParameters><inputParameters><name>TimeOffset</name>${value(3)}</inputParameters>
       <inputParameters><name>TimeOffsetUnit</name>${value('Days')}</inputParameters><label>O</label></waitEvents></waits>` +
        makeTask('Over')
    )
  });

  it('goes on at its time', () => {
    inOrg(org, () => org.requireFlows().start('Three_Days', {}));
    org.clock.advance(2 * DAY);
    drain(org);
    expect(subjects(org)).toEqual([]);
    org.clock.advance(DAY);
    drain(org);
    expect(subjects(org)).toEqual(['Over']);
  });
});

describe('a process of Process Builder', () => {
  const meta = (name: string, text: string): string =>
    `<processMetadataValues><name>${name}</name>${value(text)}</processMetadataValues>`;
  const object = '<objectType>Deal__c</objectType>';
  const org = testOrg({
    ...DEAL,
    ...Object.fromEntries(
      Object.entries(
        flowXml(
          'Deal_Process',
          `<startElementReference>Check</startElementReference>${meta('ObjectType', 'Deal__c')}${meta('ObjectVariable', 'myVariable_current')}${meta('OldObjectVariable', 'myVariable_old')}${meta('TriggerType', 'onAllChanges')}` +
            variable('myVariable_current', 'SObject', 'in out', object) +
            variable('myVariable_old', 'SObject', 'in', object) +
            `<decisions><name>Check</name><label>?</label><defaultConnectorLabel>No</defaultConnectorLabel><rules><name>Was</name><conditionLogic>and</conditionLogic>
             <conditions><leftValueReference>myVariable_old</leftValueReference><operator>IsNull</operator><rightValue><booleanValue>false</booleanValue></rightValue></conditions>
             <conditions><leftValueReference>myVariable_old.Stage__c</leftValueReference><operator>NotEqualTo</operator><rightValue><elementReference>myVariable_current.Stage__c</elementReference></rightValue></conditions>${to('Set')}<label>W</label></rules></decisions>
             <recordUpdates><name>Set</name><label>S</label><filters><field>Id</field><operator>EqualTo</operator>${value('@myVariable_current.Id')}</filters><inputAssignments><field>Note__c</field>${value('changed')}</inputAssignments><object>Deal__c</object></recordUpdates>`
        )
      ).map(([name, text]) => [name, text.replace('AutoLaunchedFlow', 'Workflow')])
    )
  });

  it('has the record as it is and as it was', () => {
    inOrg(org, () => {
      const deal = insertRecord(org, 'Deal__c', { Name: 'D', Stage__c: 'Open' });
      const note = (): unknown => org.database.get('Deal__c', deal.id ?? '')?.get('Note__c');
      expect(note()).toBeNull();
      updateRecord(org, new SObject('Deal__c', { Id: deal.id, Stage__c: 'Won' }));
      expect(note()).toBe('changed');
    });
  });
});

describe('a screen flow', () => {
  it('is loaded, and refused when it is started', () => {
    const files = flowXml(
      'Ask',
      `<start>${to('Screen')}</start><screens><name>Screen</name><label>S</label></screens>`
    );
    for (const name of Object.keys(files)) {
      files[name] = files[name].replace('>AutoLaunchedFlow<', '>Flow<');
    }
    const org = testOrg(files);
    expect(() => org.requireFlows().start('Ask', {})).toThrow(/does not support screen flows/);
  });
});
