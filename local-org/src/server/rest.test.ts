import type jsforce from 'jsforce';
import { fieldXml, objectXml } from '../org/test-org.ts';
import { connect, persona, startRestServer, type RestServer } from './testing/rest-server.ts';

const permissionSet = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
  <label>Dossiers</label>
  <objectPermissions><object>Dossier__c</object><allowCreate>true</allowCreate><allowRead>true</allowRead><allowEdit>true</allowEdit><allowDelete>true</allowDelete><viewAllRecords>false</viewAllRecords><modifyAllRecords>false</modifyAllRecords></objectPermissions>
  <fieldPermissions><field>Dossier__c.Key__c</field><readable>true</readable><editable>true</editable></fieldPermissions>
  <fieldPermissions><field>Dossier__c.Amount__c</field><readable>true</readable><editable>true</editable></fieldPermissions>
  <fieldPermissions><field>Dossier__c.Account__c</field><readable>true</readable><editable>true</editable></fieldPermissions>
</PermissionSet>`;

const FILES = {
  ...objectXml('Dossier__c'),
  ...fieldXml(
    'Dossier__c',
    'Key__c',
    '<type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique>'
  ),
  ...fieldXml(
    'Dossier__c',
    'Amount__c',
    '<type>Currency</type><precision>18</precision><scale>2</scale>'
  ),
  ...fieldXml('Dossier__c', 'Secret__c', '<type>Text</type><length>40</length>'),
  ...fieldXml(
    'Dossier__c',
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Dossiers</relationshipName>'
  ),
  'permissionsets/Dossiers.permissionset-meta.xml': permissionSet
};

const SEED = {
  personas: [
    persona('admin@test.example', 'System Administrator', ['Dossiers']),
    persona('clerk@test.example', 'Standard User', ['Dossiers']),
    persona('guest@test.example')
  ],
  records: []
};

let server: RestServer;
let admin: jsforce.Connection;
let clerk: jsforce.Connection;
let guest: jsforce.Connection;

beforeAll(async () => {
  server = await startRestServer({ files: FILES, seed: SEED });
  admin = await connect(server, 'admin@test.example');
  clerk = await connect(server, 'clerk@test.example');
  guest = await connect(server, 'guest@test.example');
}, 60_000);

afterAll(() => server.close());

async function failureOf(
  work: PromiseLike<unknown>
): Promise<{ errorCode?: string; message: string; data?: unknown }> {
  try {
    await work;
    return { message: 'no error' };
  } catch (error) {
    return error as { errorCode?: string; message: string; data?: unknown };
  }
}

describe('records', () => {
  it('are created, read, updated and deleted', async () => {
    const created = await clerk.sobject('Dossier__c').create({ Name: 'One', Amount__c: 12.5 });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = created.id ?? '';
    const read = await clerk.sobject('Dossier__c').retrieve(id);
    expect(read).toMatchObject({
      attributes: { type: 'Dossier__c', url: `/services/data/v65.0/sobjects/Dossier__c/${id}` },
      Name: 'One',
      Amount__c: 12.5
    });
    expect(read).not.toHaveProperty('Secret__c');
    await clerk.sobject('Dossier__c').update({ Id: id, Amount__c: 20 });
    expect(await clerk.sobject('Dossier__c').retrieve(id)).toMatchObject({ Amount__c: 20 });
    expect(await clerk.sobject('Dossier__c').destroy(id)).toMatchObject({ success: true });
    const gone = await failureOf(clerk.sobject('Dossier__c').retrieve(id));
    expect(gone.errorCode).toBe('NOT_FOUND');
    const again = await failureOf(clerk.sobject('Dossier__c').destroy(id));
    expect(again.errorCode).toBe('ENTITY_IS_DELETED');
  });

  it('are upserted by an external id', async () => {
    const first = await clerk
      .sobject('Dossier__c')
      .upsert({ Key__c: 'K 1 ü', Name: 'New' }, 'Key__c');
    expect(first).toMatchObject({ success: true, created: true });
    const second = await clerk
      .sobject('Dossier__c')
      .upsert({ Key__c: 'K 1 ü', Name: 'Known' }, 'Key__c');
    expect(second).toMatchObject({ success: true, created: false, id: first.id });
    const [found] = (await clerk.query("SELECT Name FROM Dossier__c WHERE Key__c = 'K 1 ü'"))
      .records;
    expect(found).toMatchObject({ Name: 'Known' });
  });

  it('refuse what is wrong with them in the platform’s words', async () => {
    expect(await failureOf(clerk.sobject('Dossier__c').create({ Nothing__c: 1 }))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: "No such column 'Nothing__c' on sobject of type Dossier__c"
    });
    expect(await failureOf(clerk.sobject('Dossier__c').create({ Secret__c: 'x' }))).toMatchObject({
      errorCode: 'INVALID_FIELD'
    });
    expect(await failureOf(clerk.sobject('Account').create({ Phone: '1' }))).toMatchObject({
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
      data: { fields: ['Name'] }
    });
    expect(
      await failureOf(clerk.sobject('Dossier__c').create({ Amount__c: 'much' }))
    ).toMatchObject({
      errorCode: 'JSON_PARSER_ERROR'
    });
  });

  it('of objects without permission do not exist', async () => {
    expect(await failureOf(guest.sobject('Dossier__c').create({ Name: 'x' }))).toMatchObject({
      errorCode: 'NOT_FOUND'
    });
    expect((await failureOf(guest.query('SELECT Id FROM Dossier__c'))).errorCode).toBe(
      'INVALID_TYPE'
    );
    expect((await failureOf(clerk.query('SELECT Secret__c FROM Dossier__c'))).errorCode).toBe(
      'INVALID_FIELD'
    );
    const all = await guest.describeGlobal();
    expect(all.sobjects.map(({ name }) => name)).not.toContain('Dossier__c');
  });

  it('are saved in collections, partly or as a whole', async () => {
    const rows = [
      { Name: 'a', Key__c: 'c1' },
      { Name: 'b', Key__c: 'c1' }
    ];
    const partly = await clerk.sobject('Dossier__c').create(rows);
    expect(partly.map(({ success }) => success)).toEqual([true, false]);
    expect(partly[1]).toMatchObject({ errors: [{ statusCode: 'DUPLICATE_VALUE' }] });
    const whole = await clerk.sobject('Dossier__c').create(
      [
        { Name: 'a', Key__c: 'c2' },
        { Name: 'b', Key__c: 'c1' }
      ],
      { allOrNone: true }
    );
    expect(whole.map(({ success }) => success)).toEqual([false, false]);
    expect(await clerk.sobject('Dossier__c').count({ Key__c: 'c2' })).toBe(0);
    const id = partly[0]?.id ?? '';
    const read = await clerk.sobject('Dossier__c').retrieve([id, 'a00000000000000AAA']);
    expect(read).toEqual([expect.objectContaining({ Id: id, Name: 'a' }), null]);
    expect(await clerk.sobject('Dossier__c').destroy([id])).toMatchObject([{ success: true, id }]);
  });
});

describe('queries', () => {
  beforeAll(async () => {
    const account = await admin.sobject('Account').create({ Name: 'Parent' });
    for (let start = 0; start < 5200; start += 200) {
      const rows = Array.from({ length: 200 }, (_none, index) => ({
        Name: `Row ${start + index}`,
        Amount__c: 1,
        Account__c: account.id
      }));
      const results = await admin.sobject('Dossier__c').create(rows);
      expect(results.every(({ success }) => success)).toBe(true);
    }
  }, 120_000);

  it('are read to their end over several pages', async () => {
    const text = "SELECT Id, Name, Account__r.Name FROM Dossier__c WHERE Name LIKE 'Row %'";
    const first = await admin.query(text);
    expect([first.totalSize, first.done, first.records.length]).toEqual([5200, false, 2000]);
    const all = await admin.query(text, { autoFetch: true, maxFetch: 10_000 });
    expect(all.records.length).toBe(5200);
    expect(all.records[5199]).toMatchObject({ Account__r: { Name: 'Parent' } });
    expect(Object.keys(all.records[0] ?? {})).toEqual(['attributes', 'Id', 'Name', 'Account__r']);
  });

  it('count, aggregate and bring children along', async () => {
    expect(
      (await admin.query("SELECT COUNT() FROM Dossier__c WHERE Name LIKE 'Row %'")).totalSize
    ).toBe(5200);
    const [sum] = (await admin.query('SELECT SUM(Amount__c) total FROM Dossier__c')).records;
    expect(sum).toMatchObject({ attributes: { type: 'AggregateResult' } });
    const [parent] = (
      await admin.query(
        "SELECT Name, (SELECT Name FROM Dossiers__r LIMIT 2) FROM Account WHERE Name = 'Parent'"
      )
    ).records;
    expect(parent).toMatchObject({ Dossiers__r: { totalSize: 2, done: true } });
  });

  it('write what was asked for, and no more than the user may see', async () => {
    const [all] = (await clerk.query('SELECT FIELDS(ALL) FROM Dossier__c LIMIT 1')).records;
    expect(all).toHaveProperty('Amount__c');
    expect(all).not.toHaveProperty('Secret__c');
    const task = await admin.sobject('Task').create({ Subject: 'Call' });
    const [found] = (
      await admin.query(
        `SELECT TYPEOF Owner WHEN User THEN Username END, What.Name FROM Task WHERE Id = '${task.id}'`
      )
    ).records;
    expect(found).toEqual({
      attributes: expect.anything(),
      Owner: {
        attributes: expect.objectContaining({ type: 'User' }),
        Username: 'admin@test.example'
      },
      What: null
    });
  });

  it('that are wrong are refused with their place', async () => {
    expect(await failureOf(admin.query('SELECT Nothing FROM Account'))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining(
        "ERROR at Row:1:Column:8\nNo such column 'Nothing' on entity 'Account'"
      )
    });
    expect(await failureOf(admin.query('SELECT Name FORM Account'))).toMatchObject({
      errorCode: 'MALFORMED_QUERY'
    });
    for (const text of [
      'SELECT Id FROM Account WHERE Name = :name',
      'SELECT Id FROM Account WITH SYSTEM_MODE',
      'SELECT Id FROM Account ALL ROWS',
      'SELECT Id, (SELECT Id FROM Contacts WITH SYSTEM_MODE) FROM Account',
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ALL ROWS)'
    ]) {
      expect((await failureOf(admin.query(text))).errorCode).toBe('MALFORMED_QUERY');
    }
    const lost = await failureOf(
      admin.queryMore('/services/data/v65.0/query/01g000000000099AAA-2000')
    );
    expect(lost.errorCode).toBe('INVALID_QUERY_LOCATOR');
  });
});

describe('composite requests', () => {
  const url = '/services/data/v65.0/composite';
  const account = {
    method: 'POST',
    url: '/services/data/v65.0/sobjects/Account',
    referenceId: 'parent'
  };

  it('hand ids on', async () => {
    const { compositeResponse } = await admin.request<{
      compositeResponse: { httpStatusCode: number; body: unknown }[];
    }>({
      method: 'POST',
      url,
      body: JSON.stringify({
        compositeRequest: [
          { ...account, body: { Name: 'Composite' } },
          {
            method: 'POST',
            url: '/services/data/v65.0/sobjects/Dossier__c',
            referenceId: 'child',
            body: { Name: 'Of it', Account__c: '@{parent.id}' }
          },
          {
            method: 'GET',
            url: '/services/data/v65.0/sobjects/Account/@{parent.id}?fields=Name',
            referenceId: 'read'
          }
        ]
      })
    });
    expect(compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 201, 200]);
    expect(compositeResponse[2]?.body).toMatchObject({ Name: 'Composite' });
  });

  it('that are all or none leave nothing of a failure', async () => {
    const { compositeResponse } = await admin.request<{
      compositeResponse: { httpStatusCode: number; body: { errorCode: string }[] }[];
    }>({
      method: 'POST',
      url,
      body: JSON.stringify({
        allOrNone: true,
        compositeRequest: [
          { ...account, body: { Name: 'Undone' } },
          { ...account, referenceId: 'bad', body: { Phone: '1' } },
          { ...account, referenceId: 'never', body: { Name: 'Undone' } }
        ]
      })
    });
    expect(compositeResponse.map(({ body }) => body[0]?.errorCode)).toEqual([
      'PROCESSING_HALTED',
      'REQUIRED_FIELD_MISSING',
      'PROCESSING_HALTED'
    ]);
    expect(await admin.sobject('Account').count({ Name: 'Undone' })).toBe(0);
  });

  it('insert trees of records', async () => {
    const tree = await admin.request<{
      hasErrors: boolean;
      results: { referenceId: string; id: string }[];
    }>({
      method: 'POST',
      url: `${url}/tree/Account`,
      body: JSON.stringify({
        records: [
          {
            attributes: { type: 'Account', referenceId: 'a' },
            Name: 'Tree',
            Dossiers__r: {
              records: [{ attributes: { type: 'Dossier__c', referenceId: 'd' }, Name: 'Leaf' }]
            }
          }
        ]
      })
    });
    expect(tree).toMatchObject({
      hasErrors: false,
      results: [{ referenceId: 'a' }, { referenceId: 'd' }]
    });
    const [leaf] = (await admin.query("SELECT Account__r.Name FROM Dossier__c WHERE Name = 'Leaf'"))
      .records;
    expect(leaf).toMatchObject({ Account__r: { Name: 'Tree' } });
  });
});

describe('descriptions', () => {
  it('show objects and fields as the user may use them', async () => {
    const described = await clerk.describe('Dossier__c');
    const names = described.fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Id', 'Name', 'Key__c', 'Amount__c']));
    expect(names).not.toContain('Secret__c');
    const key = described.fields.find(({ name }) => name === 'Key__c');
    expect(key).toMatchObject({ type: 'string', externalId: true, unique: true, idLookup: true });
    expect(described.childRelationships).toEqual(expect.any(Array));
    expect((await failureOf(guest.describe('Dossier__c'))).errorCode).toBe('NOT_FOUND');
  });

  it('say which descriptions they lack', async () => {
    await expect(admin.sobject('Account').layouts()).rejects.toThrow(
      'local-org does not support the resource /services/data/v65.0/sobjects/Account/describe/layouts'
    );
    await expect(admin.sobject('Account').listviews()).rejects.toThrow('does not support');
    expect((await admin.describe('Account')).feedEnabled).toBe(true);
  });

  it('say of fields what Apex says of them', async () => {
    const { fields } = await admin.describe('Contact');
    const field = (wanted: string) => fields.find(({ name }) => name === wanted);
    expect(field('LastName')).toMatchObject({ compoundFieldName: 'Name', length: 80 });
    expect(field('Name')).toMatchObject({ idLookup: false, byteLength: 363, length: 121 });
    expect(field('Email')).toMatchObject({ idLookup: true, length: 80, soapType: 'xsd:string' });
    expect(field('AccountId')).toMatchObject({
      type: 'reference',
      soapType: 'tns:ID',
      searchPrefilterable: true
    });
    expect(field('Description')).toMatchObject({ sortable: false, groupable: false });
    expect(field('OwnerId')).toMatchObject({ nillable: false, defaultedOnCreate: true });
    expect(field('DoNotCall')).toMatchObject({ aggregatable: false, defaultedOnCreate: true });
  });

  it('list versions, resources and limits', async () => {
    const versions = await admin.request<{ version: string }[]>('/services/data');
    expect(versions.at(-1)).toEqual({
      label: "Winter '27",
      url: '/services/data/v68.0',
      version: '68.0'
    });
    expect(await admin.limits()).toHaveProperty('DailyApiRequests');
    expect((await admin.identity()).username).toBe('admin@test.example');
    const asked = (version: string) =>
      failureOf(admin.request(`/services/data/v${version}/query?q=x`));
    expect((await asked('12.0')).errorCode).toBe('UNSUPPORTED_API_VERSION');
    expect((await asked('99.0')).errorCode).toBe('NOT_FOUND');
  });
});
