import { problemText } from '../metadata/problem.ts';
import { autolaunched, to, value, variable } from '../flow/testing.ts';
import { fieldXml, flowXml, inOrg, insertRecord, objectXml, testOrg } from '../org/test-org.ts';
import type { LocalOrg } from '../org.ts';
import { SObject } from '../values/sobject.ts';

type Mail = Record<string, unknown> & { to: string[]; cc: string[] };

const lookup = (to: string): string =>
  `<type>Lookup</type><referenceTo>${to}</referenceTo><relationshipName>Deals_${to}</relationshipName>`;

const recipient = (type: string, more = ''): string =>
  `<recipients>${more}<type>${type}</type></recipients>`;
const field = (name: string): string => `<field>${name}</field>`;
const named = (name: string): string => `<recipient>${name}</recipient>`;

function alert(name: string, recipients: string, more = ''): string {
  return `<alerts><fullName>${name}</fullName><description>${name}</description><protected>false</protected>
    ${recipients}<senderType>CurrentUser</senderType>${more}<template>Deals/Won</template></alerts>`;
}

const RULE = `<rules><fullName>Large</fullName><actions><name>Owner</name><type>Alert</type></actions>
  <actions><name>Mark</name><type>FieldUpdate</type></actions><active>true</active>
  <criteriaItems><field>Deal__c.Stage__c</field><operation>equals</operation><value>Large</value></criteriaItems>
  <triggerType>onCreateOnly</triggerType></rules>
  <rules><fullName>Marked</fullName><actions><name>Fields</name><type>Alert</type></actions><active>true</active>
  <criteriaItems><field>Deal__c.Note__c</field><operation>equals</operation><value>seen</value></criteriaItems>
  <triggerType>onCreateOnly</triggerType></rules>
  <rules><fullName>See</fullName><actions><name>See</name><type>FieldUpdate</type></actions><active>true</active>
  <criteriaItems><field>Deal__c.Stage__c</field><operation>equals</operation><value>Look</value></criteriaItems>
  <triggerType>onCreateOnly</triggerType></rules>
  <fieldUpdates><fullName>See</fullName><field>Note__c</field><literalValue>seen</literalValue><operation>Literal</operation><reevaluateOnChange>true</reevaluateOnChange></fieldUpdates>
  <fieldUpdates><fullName>Mark</fullName><field>Note__c</field><literalValue>marked</literalValue><operation>Literal</operation></fieldUpdates>`;

const OBJECT = {
  ...objectXml('Deal__c'),
  ...fieldXml('Deal__c', 'Stage__c', '<type>Text</type><length>40</length>'),
  ...fieldXml('Deal__c', 'Note__c', '<type>Text</type><length>40</length>'),
  ...fieldXml('Deal__c', 'Mail__c', '<type>Email</type>'),
  ...fieldXml('Deal__c', 'Contact__c', lookup('Contact')),
  ...fieldXml('Deal__c', 'Helper__c', lookup('User'))
};

const TEMPLATE = {
  'email/Deals/Won.email-meta.xml': `<EmailTemplate><available>true</available><encodingKey>UTF-8</encodingKey><name>Won</name>
    <style>none</style><subject>{!Deal__c.Name} by {!User.LastName}</subject><type>text</type></EmailTemplate>`,
  'email/Deals/Won.email':
    'Dear {!Contact.FirstName}, {!Deal__c.Note__c} of {!Deal__c.OwnerFullName} for {!Deal__c.Contact__c}.'
};

const ROLES = {
  'roles/Head.role-meta.xml': '<Role><name>Head</name></Role>',
  'roles/Clerk.role-meta.xml': '<Role><name>Clerk</name><parentRole>Head</parentRole></Role>',
  'groups/Team.group-meta.xml': '<Group><name>Team</name></Group>',
  'queues/Desk.queue-meta.xml':
    '<Queue><name>Desk</name><doesSendEmailToMembers>false</doesSendEmailToMembers><queueSobject><sobjectType>Deal__c</sobjectType></queueSobject></Queue>'
};

const FILES = {
  ...OBJECT,
  ...TEMPLATE,
  ...ROLES,
  'workflows/Deal__c.workflow-meta.xml': `<Workflow>
    ${alert('Owner', recipient('owner') + recipient('creator'))}
    ${alert('Fields', recipient('email', field('Mail__c')) + recipient('contactLookup', field('Contact__c')) + recipient('userLookup', field('Helper__c')), '<ccEmails>cc@example.com</ccEmails>')}
    ${alert('Head_role', recipient('role', named('Head')))}
    ${alert('Below', recipient('roleSubordinates', named('Head')))}
    ${alert('Team', recipient('group', named('Team')))}
    ${alert('Users', recipient('user', named('ADMIN@local-org.example')) + recipient('user', named('gone@example.com')))}
    ${alert('Nobody', recipient('caseTeam', named('Lead')))}
    ${RULE}</Workflow>`,
  ...autolaunched(
    'Send_Alert',
    'Send',
    variable('id', 'String', 'in') +
      variable('fault', 'String', 'out') +
      ['Owner', 'Fields', 'Head_role', 'Below', 'Team', 'Users', 'Nobody']
        .map(
          (name) =>
            `<actionCalls><name>Send_${name}</name><label>Send</label><actionName>Deal__c.${name}</actionName><actionType>emailAlert</actionType>
             <inputParameters><name>SObjectRowId</name>${value('@id')}</inputParameters>${to('Note', 'faultConnector')}</actionCalls>`
        )
        .join('') +
      variable('which', 'String', 'in') +
      `<decisions><name>Send</name><label>?</label><defaultConnectorLabel>No</defaultConnectorLabel>${['Owner', 'Fields', 'Head_role', 'Below', 'Team', 'Users', 'Nobody'].map((name) => `<rules><name>Is_${name}</name><conditionLogic>and</conditionLogic><conditions><leftValueReference>which</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>${name}</stringValue></rightValue></conditions>${to(`Send_${name}`)}<label>x</label></rules>`).join('')}</decisions>
      <assignments><name>Note</name><label>Note</label><assignmentItems><assignToReference>fault</assignToReference><operator>Assign</operator>${value('@$Flow.FaultMessage')}</assignmentItems></assignments>`
  )
};

function outbox(org: LocalOrg): Mail[] {
  const { rt } = org.program as unknown as { rt: { outbox: Mail[] } };
  return rt.outbox;
}

function user(org: LocalOrg, name: string, fields: Record<string, unknown> = {}): SObject {
  const admin = org.database.get('User', org.administratorId());
  return insertRecord(org, 'User', {
    LastName: name,
    Alias: name,
    Email: `${name}@example.com`,
    Username: `${name}@users.example`,
    ProfileId: admin?.get('ProfileId'),
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true,
    ...fields
  });
}

const setup = (org: LocalOrg, type: string, name: string): string | null =>
  org.database.all(type).find((record) => record.get('DeveloperName') === name)?.id ?? null;

/** What the alert sends about a record with the fields. */
function sent(
  org: LocalOrg,
  which: string,
  fields: Record<string, unknown> = {}
): { mails: Mail[]; fault: unknown } {
  const deal = insertRecord(org, 'Deal__c', { Name: 'Bridge', ...fields });
  const before = outbox(org).length;
  const { fault } = org.requireFlows().start('Send_Alert', { id: deal.id, which });
  return { mails: outbox(org).slice(before), fault };
}

describe('an e-mail alert of a flow', () => {
  const org = testOrg(FILES);

  it('goes to owner and creator once, with the template merged', () => {
    inOrg(org, () => {
      const { mails } = sent(org, 'Owner', { Note__c: 'News' });
      expect(mails).toMatchObject([
        {
          to: ['admin@local-org.example'],
          cc: [],
          subject: 'Bridge by Administrator',
          text: 'Dear , News of Org Administrator for .'
        }
      ]);
    });
  });

  it('goes to the people and addresses in fields of the record', () => {
    inOrg(org, () => {
      const contact = insertRecord(org, 'Contact', {
        FirstName: 'Ada',
        LastName: 'Byron',
        Email: 'ada@example.com'
      });
      const { mails } = sent(org, 'Fields', {
        Mail__c: 'box@example.com',
        Contact__c: contact.id,
        Helper__c: user(org, 'helper').id
      });
      expect(mails).toMatchObject([
        {
          to: ['box@example.com', 'ada@example.com', 'helper@example.com'],
          cc: ['cc@example.com'],
          text: 'Dear Ada,  of Org Administrator for Ada Byron.',
          targetId: contact.id
        }
      ]);
    });
  });

  it('goes to active members of roles, groups and queues', () => {
    inOrg(org, () => {
      const head = user(org, 'head', { UserRoleId: setup(org, 'UserRole', 'Head') });
      const clerk = user(org, 'clerk', { UserRoleId: setup(org, 'UserRole', 'Clerk') });
      const left = user(org, 'left', {
        UserRoleId: setup(org, 'UserRole', 'Head'),
        IsActive: false
      });
      const group = setup(org, 'Group', 'Team');
      const queue = setup(org, 'Group', 'Desk');
      for (const UserOrGroupId of [clerk.id, left.id]) {
        insertRecord(org, 'GroupMember', { GroupId: group, UserOrGroupId });
      }
      insertRecord(org, 'GroupMember', { GroupId: queue, UserOrGroupId: head.id });
      const to = (which: string, fields = {}): string[] =>
        sent(org, which, fields).mails.flatMap((mail) => mail.to);
      expect(to('Head_role')).toEqual(['head@example.com']);
      expect(to('Below').sort()).toEqual(['clerk@example.com', 'head@example.com']);
      expect(to('Team')).toEqual(['clerk@example.com']);
      expect(to('Owner', { OwnerId: queue })).toEqual([
        'head@example.com',
        'admin@local-org.example'
      ]);
    });
  });

  it('goes to users by their names', () => {
    inOrg(org, () => {
      const [mail] = sent(org, 'Users').mails;
      expect(mail.to).toEqual(['admin@local-org.example', 'gone@example.com']);
    });
  });

  it('fails without a recipient, without a record and for a record of another object', () => {
    inOrg(org, () => {
      expect(sent(org, 'Nobody').fault).toBe('Probably Limit Exceeded or 0 recipients');
      const start = (id: string | null): unknown =>
        org.requireFlows().start('Send_Alert', { id, which: 'Owner' }).fault;
      expect(start(null)).toBe('Missing required input parameter: SObjectRowId');
      expect(start(org.administratorId())).toContain('needs the Id of a record');
    });
  });
});

describe('an e-mail alert of a workflow rule', () => {
  const org = testOrg(FILES);
  const access = () => ({ user: org.session.user, mode: 'system' as const, withSharing: false });

  it('shows the record as the field updates of the rule left it', () => {
    inOrg(org, () => {
      insertRecord(org, 'Deal__c', { Name: 'Tower', Stage__c: 'Large' });
      expect(outbox(org)).toMatchObject([
        { subject: 'Tower by Administrator', text: expect.stringContaining('marked of') }
      ]);
    });
  });

  it('is sent by a rule that a field update made true', () => {
    inOrg(org, () => {
      const before = outbox(org).length;
      insertRecord(org, 'Deal__c', { Name: 'Tower', Stage__c: 'Look', Mail__c: 'box@example.com' });
      expect(outbox(org).slice(before)).toMatchObject([{ to: ['box@example.com'] }]);
    });
  });

  it('is sent once when other records of the statement fail, and never when it is undone', () => {
    inOrg(org, () => {
      const deal = (Note__c: string): SObject =>
        new SObject('Deal__c', { Name: 'Tower', Stage__c: 'Large', Mail__c: Note__c });
      const before = outbox(org).length;
      const records = [deal('a@example.com'), deal('not an address')];
      org.database.dml('insert', records, { allOrNone: false }, access());
      expect(outbox(org).length).toBe(before + 1);
      const mark = org.database.savepoint();
      insertRecord(org, 'Deal__c', { Name: 'Tower', Stage__c: 'Large' });
      expect(outbox(org).length).toBe(before + 2);
      org.database.rollbackTo(mark);
      expect(outbox(org).length).toBe(before + 1);
    });
  });
});

describe('Send Email of a flow', () => {
  const input = (name: string): string =>
    `<inputParameters><name>${name}</name>${value(`@${name}`)}</inputParameters>`;
  const names = [
    'emailAddresses',
    'ccRecipientAddressList',
    'bccRecipientAddressList',
    'recipientId',
    'relatedRecordId',
    'emailTemplateId',
    'senderType',
    'senderAddress',
    'emailSubject',
    'emailBody'
  ];
  const org = testOrg({
    ...OBJECT,
    ...TEMPLATE,
    ...autolaunched(
      'Mail',
      'Send',
      names.map((name) => variable(name, 'String', 'in')).join('') +
        variable('fault', 'String', 'out') +
        `<actionCalls><name>Send</name><label>Send</label><actionName>emailSimple</actionName><actionType>emailSimple</actionType>
         ${names.map(input).join('')}${to('Note', 'faultConnector')}</actionCalls>
         <assignments><name>Note</name><label>Note</label><assignmentItems><assignToReference>fault</assignToReference><operator>Assign</operator>${value('@$Flow.FaultMessage')}</assignmentItems></assignments>`
    )
  });
  const start = (inputs: Record<string, unknown>): unknown =>
    org.requireFlows().start('Mail', inputs).fault;

  it('fills a template for its recipient and keeps blind copies blind', () => {
    inOrg(org, () => {
      const contact = insertRecord(org, 'Contact', {
        FirstName: 'Ada',
        LastName: 'Byron',
        Email: 'ada@example.com'
      });
      const deal = insertRecord(org, 'Deal__c', { Name: 'Bridge', Contact__c: contact.id });
      const template = setup(org, 'EmailTemplate', 'Won');
      start({
        recipientId: contact.id,
        relatedRecordId: deal.id,
        emailTemplateId: template,
        ccRecipientAddressList: 'cc@example.com',
        bccRecipientAddressList: 'bcc@example.com',
        senderType: 'OrgWideEmailAddress',
        senderAddress: 'office@example.com'
      });
      expect(outbox(org)).toMatchObject([
        {
          to: ['ada@example.com'],
          cc: ['cc@example.com'],
          bcc: ['bcc@example.com'],
          senderAddress: 'office@example.com',
          subject: 'Bridge by Administrator',
          text: 'Dear Ada,  of Org Administrator for Ada Byron.'
        }
      ]);
    });
  });

  it('needs a recipient, and a subject and body without a template', () => {
    inOrg(org, () => {
      expect(start({})).toBe('Send Email: specify at least one recipient.');
      const to = { emailAddresses: 'a@example.com' };
      expect(start(to)).toBe('Missing required input parameter: emailSubject');
      expect(start({ ...to, emailSubject: 'Hi' })).toContain('emailBody');
    });
  });
});

describe('mistakes in e-mail alerts', () => {
  const problems = (files: Record<string, string>): string => {
    const found: string[] = [];
    testOrg({ ...FILES, ...files }, { onProblem: (problem) => found.push(problemText(problem)) });
    return found.join('\n');
  };
  const workflow = (content: string): Record<string, string> => ({
    'workflows/Deal__c.workflow-meta.xml': `<Workflow>${content}</Workflow>`
  });

  it('are reported with file and line', () => {
    expect(problems(workflow(alert('Owner', recipient('everybody'))))).toMatch(
      /Deal__c\.workflow-meta\.xml:2: E-mail alerts have no recipients 'everybody'/
    );
    expect(problems(workflow(alert('Owner', recipient('email', field('Nope__c')))))).toContain(
      'Deal__c has no field Nope__c.'
    );
    const other = alert('Owner', recipient('owner')).replace('Deals/Won', 'Deals/Lost');
    expect(problems(workflow(other))).toContain('There is no e-mail template Deals/Lost.');
  });

  it('of a flow name the alert that is not there', () => {
    expect(problems(workflow(''))).toContain('the e-mail alert Deal__c.Owner');
  });
});

describe('the asynchronous path of a flow', () => {
  const org = testOrg({
    ...OBJECT,
    ...flowXml(
      'Later',
      `<start><object>Deal__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType>
        <scheduledPaths><pathType>AsyncAfterCommit</pathType>${to('Make')}</scheduledPaths></start>
       <recordCreates><name>Make</name><label>Make</label><inputAssignments><field>Subject</field>${value('@$Record.Name')}</inputAssignments><object>Task</object></recordCreates>`
    )
  });

  it('runs once for each record that was saved in the end', () => {
    inOrg(org, () => {
      const deal = (Name: string): SObject =>
        new SObject('Deal__c', { Name, Mail__c: Name === 'Bad' ? 'no address' : null });
      const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
      org.database.dml('insert', [deal('Good'), deal('Bad')], { allOrNone: false }, access);
    });
    while (org.jobs.runNext());
    expect(org.database.all('Task').map((task) => task.get('Subject'))).toEqual(['Good']);
  });
});
