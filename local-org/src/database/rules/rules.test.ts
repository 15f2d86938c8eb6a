/** Rules of metadata that act when records are saved: roll-ups, lookup filters, workflow and sharing rules. */
import {
  insertRecord,
  inOrg,
  objectXml,
  fieldXml,
  testOrg,
  updateRecord
} from '../../org/test-org.ts';
import type { LocalOrg } from '../../org.ts';
import { userContext } from '../../security/user-context.ts';
import { Decimal } from '../../values/decimal.ts';
import { SObject } from '../../values/sobject.ts';

const number = '<precision>18</precision><scale>2</scale>';
const summary = (operation: string, extra = ''): string =>
  `<type>Summary</type><summaryForeignKey>Line__c.Deal__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${extra}`;
const amount = '<summarizedField>Line__c.Amount__c</summarizedField>';
const objectWithoutSharing = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectXml(name)).map(([file, text]) => [
      file,
      text.replace('>ReadWrite<', '>ControlledByParent<')
    ])
  );
const privateObject = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectXml(name)).map(([file, text]) => [
      file,
      text.replace('>ReadWrite<', '>Private<')
    ])
  );

const FILES: Record<string, string> = {
  ...privateObject('Deal__c'),
  ...objectWithoutSharing('Line__c'),
  ...fieldXml(
    'Line__c',
    'Deal__c',
    '<type>MasterDetail</type><referenceTo>Deal__c</referenceTo><relationshipName>Lines</relationshipName>'
  ),
  ...fieldXml('Line__c', 'Amount__c', `<type>Currency</type>${number}`),
  ...fieldXml('Line__c', 'Kind__c', '<type>Text</type><length>20</length>'),
  ...fieldXml('Deal__c', 'Lines__c', summary('count')),
  ...fieldXml('Deal__c', 'Total__c', summary('sum', amount)),
  ...fieldXml('Deal__c', 'Largest__c', summary('max', amount)),
  ...fieldXml(
    'Deal__c',
    'Extras__c',
    summary(
      'sum',
      `${amount}<summaryFilterItems><field>Line__c.Kind__c</field><operation>equals</operation><value>Extra</value></summaryFilterItems>`
    )
  ),
  ...fieldXml('Deal__c', 'Region__c', '<type>Text</type><length>20</length>'),
  ...fieldXml('Deal__c', 'Note__c', '<type>Text</type><length>40</length>'),
  ...fieldXml(
    'Deal__c',
    'Next__c',
    '<type>Lookup</type><referenceTo>Deal__c</referenceTo><relationshipName>Former</relationshipName>' +
      '<lookupFilter><active>true</active><isOptional>false</isOptional><errorMessage>Wrong region.</errorMessage>' +
      '<filterItems><field>Deal__c.Region__c</field><operation>equals</operation><valueField>$Source.Region__c</valueField></filterItems></lookupFilter>'
  ),
  'workflows/Deal__c.workflow-meta.xml': `<Workflow>
    <fieldUpdates><fullName>Mark</fullName><field>Note__c</field><formula>"Region " &amp; Region__c</formula><operation>Formula</operation></fieldUpdates>
    <rules><fullName>North</fullName><actions><name>Mark</name><type>FieldUpdate</type></actions><active>true</active>
      <criteriaItems><field>Deal__c.Region__c</field><operation>equals</operation><value>North,South</value></criteriaItems>
      <triggerType>onCreateOrTriggeringUpdate</triggerType></rules></Workflow>`,
  'sharingRules/Deal__c.sharingRules-meta.xml': `<SharingRules><sharingCriteriaRules><fullName>East</fullName><accessLevel>Edit</accessLevel>
    <sharedTo><allInternalUsers></allInternalUsers></sharedTo>
    <criteriaItems><field>Region__c</field><operation>equals</operation><value>East</value></criteriaItems></sharingCriteriaRules></SharingRules>`
};

function open(): LocalOrg {
  return testOrg(FILES);
}

const deal = (org: LocalOrg, fields: Record<string, unknown> = {}): SObject =>
  insertRecord(org, 'Deal__c', { Name: 'Deal', ...fields });
const line = (org: LocalOrg, parent: SObject, value: string, Kind__c = 'Normal'): SObject =>
  insertRecord(org, 'Line__c', {
    Name: 'Line',
    Deal__c: parent.id,
    Amount__c: Decimal.parse(value),
    Kind__c
  });
const read = (org: LocalOrg, record: SObject, name: string): string =>
  String(org.database.get(record.type, record.id!)?.get(name));

describe('roll-up summaries', () => {
  it('follow what happens to the children', () => {
    const org = open();
    inOrg(org, () => {
      const parent = deal(org);
      expect([read(org, parent, 'Lines__c'), read(org, parent, 'Largest__c')]).toEqual([
        '0',
        'null'
      ]);
      const first = line(org, parent, '10');
      line(org, parent, '5', 'Extra');
      expect(
        ['Lines__c', 'Total__c', 'Largest__c', 'Extras__c'].map((name) => read(org, parent, name))
      ).toEqual(['2', '15.00', '10.00', '5.00']);
      updateRecord(org, new SObject('Line__c', { Id: first.id, Amount__c: Decimal.parse('1') }));
      expect(read(org, parent, 'Largest__c')).toBe('5.00');
      const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
      org.database.dml('delete', [first], { allOrNone: true }, access);
      expect(read(org, parent, 'Total__c')).toBe('5.00');
      org.database.dml('undelete', [first], { allOrNone: true }, access);
      expect(read(org, parent, 'Lines__c')).toBe('2');
    });
  });
});

describe('a lookup filter', () => {
  it('refuses records that do not meet it', () => {
    const org = open();
    inOrg(org, () => {
      const west = deal(org, { Region__c: 'West' });
      deal(org, { Region__c: 'West', Next__c: west.id });
      expect(() => deal(org, { Region__c: 'East', Next__c: west.id })).toThrow(
        'FIELD_FILTER_VALIDATION_EXCEPTION, Wrong region.: [Next__c]'
      );
    });
  });
});

describe('a workflow rule', () => {
  it('updates fields when the record begins to meet its criteria', () => {
    const org = open();
    inOrg(org, () => {
      const south = deal(org, { Region__c: 'South' });
      expect(read(org, south, 'Note__c')).toBe('Region South');
      const west = deal(org, { Region__c: 'West' });
      expect(read(org, west, 'Note__c')).toBe('null');
      updateRecord(org, new SObject('Deal__c', { Id: west.id, Region__c: 'North' }));
      expect(read(org, west, 'Note__c')).toBe('Region North');
      updateRecord(org, new SObject('Deal__c', { Id: west.id, Note__c: 'Mine' }));
      expect(read(org, west, 'Note__c')).toBe('Mine');
    });
  });
});

describe('a sharing rule', () => {
  it('opens the records that meet its criteria, and UserRecordAccess says so', () => {
    const org = open();
    inOrg(org, () => {
      const user = insertRecord(org, 'User', {
        Username: 'clerk@rules.example',
        LastName: 'Clerk',
        Alias: 'clerk',
        Email: 'clerk@rules.example',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US',
        LocaleSidKey: 'en_US',
        TimeZoneSidKey: 'GMT',
        ProfileId: org.database.all('Profile').find((row) => row.get('Name') === 'Standard User')!
          .id
      });
      const east = deal(org, { Region__c: 'East' });
      const west = deal(org, { Region__c: 'West' });
      const context = userContext(org.database, user.id!)!;
      const access = { user: context, mode: 'system' as const, withSharing: true };
      const seen = org.database.queryText('SELECT Id FROM Deal__c', [], access);
      expect(seen.map(({ id }) => id)).toEqual([east.id]);
      expect(org.database.recordLevel(access, 'Deal__c', east.id!)).toBe(2);
      const rows = org.database.queryText(
        `SELECT RecordId, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${user.id}' AND RecordId IN ('${east.id}', '${west.id}')`,
        [],
        { ...access, user: org.session.user }
      );
      expect(rows.map((row) => row.get('MaxAccessLevel'))).toEqual(['None', 'None']);
    });
  });
});
