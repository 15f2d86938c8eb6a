import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalOrg } from '../org.ts';
import { SObject } from '../values/sobject.ts';
import { callApex, callUiApi, insertFile, readFile, sessionUserId } from './requests.ts';
import { isSeeded, landingRecord, loadSeed } from './seed.ts';
import type { Seed } from './seed.ts';
import { fieldXml, inOrg, insertRecord, objectXml, testOrg, updateRecord } from './test-org.ts';
import { requireUserId } from './users.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;

const FILES: Record<string, string> = {
  ...objectXml('Deal__c'),
  ...fieldXml('Deal__c', 'Stage__c', '<type>Text</type><length>40</length>'),
  ...fieldXml(
    'Deal__c',
    'Owner_Name__c',
    '<type>Text</type><formula>UPPER(CreatedBy.LastName)</formula>'
  ),
  'objects/Deal__c/validationRules/Approve.validationRule-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
    <ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Approve</fullName><active>true</active>
    <errorConditionFormula>AND(NOT(ISNEW()), ISCHANGED(Stage__c), Stage__c = "Won", NOT($Permission.Approve))</errorConditionFormula>
    <errorDisplayField>Stage__c</errorDisplayField><errorMessage>Only approvers win deals.</errorMessage></ValidationRule>`,
  'customPermissions/Approve.customPermission-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
    <CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><isLicensed>false</isLicensed><label>Approve</label></CustomPermission>`,
  'permissionsets/Seller.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
    <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Seller</label>
    <classAccesses><apexClass>DealController</apexClass><enabled>true</enabled></classAccesses>
    <fieldPermissions><editable>true</editable><field>Deal__c.Stage__c</field><readable>true</readable></fieldPermissions>
    <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Deal__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
  'permissionsets/Approver.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
    <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Approver</label>
    <customPermissions><enabled>true</enabled><name>Approve</name></customPermissions></PermissionSet>`,
  'classes/DealController.cls': `public with sharing class DealController {
    public class Answer { @AuraEnabled public String name; @AuraEnabled public Integer count; public String secret; }
    @AuraEnabled public static Answer rename(Id dealId, String name) {
      update as user new Deal__c(Id = dealId, Name = name);
      if (name == 'undo') { throw new AuraHandledException('Not this name.'); }
      Answer answer = new Answer(); answer.name = name; answer.count = name.length(); answer.secret = 'x'; return answer;
    }
    @AuraEnabled public static void fail() { insert new Account(); }
    public static void hidden() {}
  }`,
  'classes/DealController.cls-meta.xml': META
};

const SEED: Seed = {
  organization: { Name: 'Test Org', TimeZoneSidKey: 'America/New_York' },
  personas: [
    persona('sam@test.example', 'Sam Seller', ['Seller']),
    persona('ada@test.example', 'Ada Approver', ['Seller', 'Approver']),
    persona('nia@test.example', 'Nia None', [])
  ],
  landing: { object: 'Deal__c', key: 'first' },
  records: [
    { key: 'acme', object: 'Account', fields: { Name: 'Acme', OwnerId: '@sam@test.example' } },
    { key: 'first', object: 'Deal__c', fields: { Name: 'First', Stage__c: 'Open' } },
    {
      key: 'call',
      object: 'Task',
      fields: { Subject: 'Call', ActivityDate: '+2', WhatId: '@first' }
    }
  ]
};

function persona(username: string, name: string, permissionSets: string[]) {
  return { username, label: name, name, profile: 'Standard User', permissionSets, queues: [] };
}

function seededOrg(): { org: LocalOrg; dealId: string; user: (name: string) => string } {
  const org = testOrg(FILES);
  expect(isSeeded(org, SEED)).toBe(false);
  inOrg(org, () => loadSeed(org, SEED));
  const user = (name: string): string => requireUserId(org.database, `${name}@test.example`);
  return { org, dealId: landingRecord(org, SEED)?.id ?? '', user };
}

const { org, dealId, user } = seededOrg();
const refusal = (body: () => unknown): { status: number; body: Record<string, unknown> } => {
  try {
    body();
  } catch (error) {
    return error as { status: number; body: Record<string, unknown> };
  }
  throw new Error('nothing was refused');
};

describe('seeds', () => {
  it('make users with their permissions and records that refer to each other', () => {
    expect(isSeeded(org, SEED)).toBe(true);
    const [task] = org.database.all('Task');
    expect(task.get('WhatId')).toBe(dealId);
    const [account] = org.database.all('Account');
    expect(account.get('OwnerId')).toBe(user('sam'));
  });

  it('give unknown visitors the first persona', () => {
    expect(sessionUserId(org, SEED, 'nobody@else.example')).toBe(user('sam'));
    expect(sessionUserId(org, SEED, 'nia@test.example')).toBe(user('nia'));
  });

  it('of a later version add only what is missing', () => {
    const { org: older } = seededOrg();
    const later = {
      ...SEED,
      personas: [
        persona('sam@test.example', 'Sam Seller', ['Seller', 'Approver']),
        persona('new@test.example', 'New Person', [])
      ]
    };
    inOrg(older, () => loadSeed(older, later));
    inOrg(older, () => loadSeed(older, later));
    const sam = requireUserId(older.database, 'sam@test.example');
    const sets = older.database
      .all('PermissionSetAssignment')
      .filter((assignment) => assignment.get('AssigneeId') === sam);
    expect(sets).toHaveLength(2);
    expect(requireUserId(older.database, 'new@test.example')).toMatch(/^005/);
    expect(older.database.all('Account')).toHaveLength(1);
  });

  it('name the mistake in a seed', () => {
    const broken = { ...SEED, records: [{ key: 'k', object: 'Deal__c', fields: { Nope__c: 1 } }] };
    const fresh = testOrg(FILES);
    expect(() => inOrg(fresh, () => loadSeed(fresh, broken))).toThrow(
      "The seed 'k' names the unknown field Nope__c"
    );
    expect(isSeeded(fresh, SEED)).toBe(false);
  });
});

describe('validation rules and formula fields', () => {
  it('see the prior state, permissions of the user, and parents', () => {
    const win = (name: string): void =>
      org.transaction(user(name), 'synchronous', () =>
        updateRecord(org, new SObject('Deal__c', { Id: dealId, Stage__c: 'Won' }))
      );
    expect(() => win('sam')).toThrow(/Only approvers win deals.: \[Stage__c\]/);
    win('ada');
    const deal = org.database.get('Deal__c', dealId);
    expect(deal?.get('Stage__c')).toBe('Won');
    expect(deal?.get('Owner_Name__c')).toBe('ADMINISTRATOR');
  });
});

describe('Apex called by components', () => {
  const call = (name: string, methodName: string, parameters: Record<string, unknown>): unknown =>
    callApex(org, user(name), { className: 'DealController', methodName, parameters });

  it('answers only what is @AuraEnabled', () => {
    expect(call('sam', 'rename', { dealId, name: 'Second' })).toEqual({ name: 'Second', count: 6 });
    expect(org.database.get('Deal__c', dealId)?.get('Name')).toBe('Second');
  });

  it('leaves nothing behind when it throws', () => {
    const refused = refusal(() => call('sam', 'rename', { dealId, name: 'undo' }));
    expect(refused).toMatchObject({
      status: 500,
      body: { message: 'Not this name.', exceptionType: 'System.AuraHandledException' }
    });
    expect(org.database.get('Deal__c', dealId)?.get('Name')).toBe('Second');
  });

  it('reports unhandled exceptions with their type', () => {
    expect(refusal(() => call('sam', 'fail', {}))).toMatchObject({
      status: 500,
      body: { exceptionType: 'System.DmlException' }
    });
  });

  it('is closed to users without access to the class and to methods that are not enabled', () => {
    expect(refusal(() => call('nia', 'rename', { dealId, name: 'x' }))).toMatchObject({
      status: 403,
      body: { message: "You do not have access to the Apex class named 'DealController'." }
    });
    expect(refusal(() => call('sam', 'hidden', {})).status).toBe(404);
  });
});

describe('the UI API', () => {
  const ask = (name: string, wire: string, config: Record<string, unknown>): unknown =>
    callUiApi(org, user(name), { wire, config, appName: null });

  it('shows values in the form of the platform', () => {
    const record = ask('ada', 'getRecord', {
      recordId: dealId,
      fields: ['Deal__c.Name', 'Deal__c.Stage__c'],
      optionalFields: ['Deal__c.Nope__c', 'Deal__c.CreatedBy.Name']
    });
    expect(record).toMatchObject({
      apiName: 'Deal__c',
      id: dealId,
      fields: {
        Name: { value: 'Second', displayValue: null },
        Stage__c: { value: 'Won' },
        CreatedBy: { displayValue: 'Org Administrator', value: { apiName: 'User' } }
      }
    });
  });

  it('refuses unknown records, hidden objects and unknown fields with their own codes', () => {
    const missing = dealId.slice(0, 12) + '099';
    const unknown = refusal(() => ask('sam', 'getRecord', { recordId: missing, fields: [] }));
    expect(unknown).toMatchObject({ status: 404, body: { errorCode: 'NOT_FOUND' } });
    const hidden = refusal(() => ask('nia', 'getRecord', { recordId: dealId, fields: [] }));
    expect(hidden).toMatchObject({ status: 403, body: { errorCode: 'INSUFFICIENT_ACCESS' } });
    const field = refusal(() =>
      ask('sam', 'getRecord', { recordId: dealId, fields: ['Deal__c.Nope__c'] })
    );
    expect(field).toMatchObject({ status: 400, body: { errorCode: 'INVALID_FIELD' } });
    expect(refusal(() => ask('sam', 'getNothing', {})).status).toBe(404);
  });

  it('saves what the user may save and explains what it refuses by field', () => {
    const saved = ask('sam', 'createRecord', { apiName: 'Deal__c', fields: { Name: 'New' } });
    expect(saved).toMatchObject({ apiName: 'Deal__c', fields: { Name: { value: 'New' } } });
    const { id } = saved as { id: string };
    expect(
      refusal(() => ask('sam', 'updateRecord', { fields: { Id: id, Stage__c: 'Won' } }))
    ).toMatchObject({
      status: 400,
      body: {
        output: {
          fieldErrors: {
            Stage__c: [
              {
                errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                message: 'Only approvers win deals.'
              }
            ]
          }
        }
      }
    });
    expect(refusal(() => ask('sam', 'deleteRecord', { recordId: id })).status).toBe(400);
    expect(
      refusal(() => ask('nia', 'createRecord', { apiName: 'Deal__c', fields: {} }))
    ).toMatchObject({ status: 403 });
  });

  it('pages through lists and sorts them', () => {
    inOrg(org, () => {
      for (const Name of ['List C', 'List A', 'List B']) insertRecord(org, 'Account', { Name });
    });
    const page = ask('sam', 'getListRecordsByName', {
      objectApiName: 'Account',
      listViewApiName: '__Recent',
      fields: ['Account.Name'],
      sortBy: ['-Name'],
      pageSize: 2
    }) as { nextPageToken: string; records: { fields: { Name: { value: string } } }[] };
    expect(page.records.map((record) => record.fields.Name.value)).toEqual(['List C', 'List B']);
    expect(page.nextPageToken).toBe('2');
  });

  it('describes objects as the user sees them', () => {
    const info = ask('sam', 'getObjectInfo', { objectApiName: 'Deal__c' }) as {
      deletable: boolean;
      fields: Record<string, { calculated: boolean; updateable: boolean }>;
    };
    expect(info.deletable).toBe(false);
    expect(info.fields['Stage__c'].updateable).toBe(true);
    expect(info.fields['Owner_Name__c']).toBeUndefined();
  });
});

describe('files', () => {
  it('are attached to the record and downloaded again', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'local-org-file-')), '0');
    writeFileSync(path, 'the bytes');
    const upload = { path, fileName: '../../evil.txt', mimeType: 'text/plain', recordId: dealId };
    const saved = insertFile(org, user('sam'), upload) as {
      contentVersionId: string;
      documentId: string;
    };
    const file = readFile(org, user('sam'), saved.contentVersionId);
    expect(file.fileName).toBe('evil.txt');
    expect(Buffer.from(file.bytes).toString()).toBe('the bytes');
    expect(
      org.database.all('ContentDocumentLink').map((link) => link.get('LinkedEntityId'))
    ).toContain(dealId);
  });

  it('are not given to users who do not see them, nor to made-up ids', () => {
    expect(refusal(() => readFile(org, user('sam'), "068' OR Id != '")).status).toBe(404);
  });
});
