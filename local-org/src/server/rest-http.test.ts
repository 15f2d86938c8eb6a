import { gzipSync } from 'node:zlib';
import type jsforce from 'jsforce';
import { connect, persona, startRestServer, type RestServer } from './testing/rest-server.ts';

const EVENT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>PublishAfterCommit</publishBehavior>
  <label>Ping</label><pluralLabel>Pings</pluralLabel>
  <fields><fullName>Text__c</fullName><label>Text</label><type>Text</type><length>40</length><required>true</required></fields>
</CustomObject>`;
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexTrigger>`;
const FILES = {
  'objects/Ping__e/Ping__e.object-meta.xml': EVENT,
  'triggers/PingTrigger.trigger':
    'trigger PingTrigger on Ping__e (after insert) { for (Ping__e ping : Trigger.new) insert new Account(Name = ping.Text__c); }',
  'triggers/PingTrigger.trigger-meta.xml': META
};
let server: RestServer;
let admin: jsforce.Connection;
let user: jsforce.Connection;

beforeAll(async () => {
  const personas = [
    persona('admin@test.example', 'System Administrator'),
    persona('user@test.example', 'Standard User')
  ];
  server = await startRestServer({ files: FILES, seed: { personas, records: [] } });
  admin = await connect(server, 'admin@test.example');
  user = await connect(server, 'user@test.example');
}, 60_000);

afterAll(() => server.close());

function call(path: string, options: RequestInit = {}, connection = admin): Promise<Response> {
  return fetch(`${server.url}/services/data/v65.0${path}`, {
    ...options,
    headers: { authorization: `Bearer ${connection.accessToken}`, ...options.headers }
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function outcome(response: Response): Promise<[number, string | undefined]> {
  const body = (await response.json()) as { errorCode?: string }[];
  return [response.status, body[0]?.errorCode];
}

describe('bodies', () => {
  it('must be JSON that can be read', async () => {
    const post = (body: string, type = 'application/json'): Promise<Response> =>
      call('/sobjects/Account', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await outcome(await post('{'))).toEqual([400, 'JSON_PARSER_ERROR']);
    expect(await outcome(await post('[]'))).toEqual([400, 'JSON_PARSER_ERROR']);
    expect(await outcome(await call('/sobjects/Account', { method: 'POST' }))).toEqual([
      400,
      'JSON_PARSER_ERROR'
    ]);
    expect(await outcome(await post('<a/>', 'application/xml'))).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE'
    ]);
    const large = JSON.stringify({ Name: 'x'.repeat(51 * 1024 * 1024) });
    expect(await outcome(await post(large))).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  it('are read in the encoding that they name, and refused when they are no text', async () => {
    const post = (body: Buffer, type: string): Promise<Response> =>
      call('/sobjects/Account', {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': type }
      });
    const latin = Buffer.from('{"Name":"Café du Nord"}', 'latin1');
    expect(await outcome(await post(latin, 'application/json'))).toEqual([
      400,
      'JSON_PARSER_ERROR'
    ]);
    expect((await post(latin, 'application/json; charset=ISO-8859-1')).status).toBe(201);
    const found = await admin.query("SELECT Name FROM Account WHERE Name LIKE 'Caf%'");
    expect(found.records).toMatchObject([{ Name: 'Café du Nord' }]);
    expect(await outcome(await post(latin, 'application/json; charset=klingon'))).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE'
    ]);
  });

  it('may be compressed, in both directions', async () => {
    const created = await call('/sobjects/Account', {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ Name: 'Small' }))
    });
    expect(created.status).toBe(201);
    const described = await call('/sobjects/Account/describe', {
      headers: { 'accept-encoding': 'gzip' }
    });
    expect(described.headers.get('content-encoding')).toBe('gzip');
    expect(await described.json()).toMatchObject({ name: 'Account', keyPrefix: '001' });
  });

  it('can stand for methods that a client cannot send', async () => {
    const { id } = await admin.sobject('Account').create({ Name: 'Before' });
    const response = await call(`/sobjects/Account/${id}?_HttpMethod=PATCH`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"Name": "After"}'
    });
    expect(response.status).toBe(204);
    expect(await admin.sobject('Account').retrieve(id ?? '')).toMatchObject({ Name: 'After' });
  });
});

describe('other web sites', () => {
  const create = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}/services/data/v65.0/sobjects/Account`, {
      method: 'POST',
      body: '{"Name": "Foreign"}',
      headers: { ...JSON_TYPE, ...headers }
    });

  it('cannot write, with a token neither', async () => {
    const authorization = `Bearer ${admin.accessToken}`;
    for (const origin of ['https://evil.example', 'http://localhost:1', 'null']) {
      expect((await create({ authorization, origin })).status).toBe(403);
    }
    expect(await admin.sobject('Account').count({ Name: 'Foreign' })).toBe(0);
    expect((await create({ authorization, origin: server.url })).status).toBe(201);
  });

  it('find no session in the cookies of the pages', async () => {
    const cookie = `local_org_user=admin@test.example; sid=${admin.accessToken}`;
    expect(await outcome(await create({ cookie }))).toEqual([401, 'INVALID_SESSION_ID']);
  });
});

describe('resources', () => {
  it('that do not exist or do not take the method say so', async () => {
    expect(await outcome(await call('/nothing'))).toEqual([404, 'NOT_FOUND']);
    expect(await outcome(await call('/sobjects/Nothing__c'))).toEqual([404, 'NOT_FOUND']);
    expect(
      await outcome(await call('/query?q=x', { method: 'POST', body: '{}', headers: JSON_TYPE }))
    ).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(await outcome(await call('/query?explain=x'))).toEqual([400, 'NOT_SUPPORTED']);
    expect(await outcome(await call('/sobjects/Account/003000000000001'))).toEqual([
      404,
      'NOT_FOUND'
    ]);
    const basic = await fetch(`${server.url}/services/data/v65.0/limits`, {
      headers: { authorization: 'Basic eDp5' }
    });
    expect(await outcome(basic)).toEqual([401, 'INVALID_AUTH_HEADER']);
  });

  it('answer only when they have changed', async () => {
    const { id } = await admin.sobject('Account').create({ Name: 'Watched' });
    const first = await call(`/sobjects/Account/${id}`);
    const [stamp, tag] = [
      first.headers.get('last-modified') ?? '',
      first.headers.get('etag') ?? ''
    ];
    const get = (headers: Record<string, string>): Promise<Response> =>
      call(`/sobjects/Account/${id}`, { headers });
    expect((await get({ 'if-modified-since': stamp })).status).toBe(304);
    expect((await get({ 'if-none-match': tag })).status).toBe(304);
    expect((await get({ 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).status).toBe(200);
    const patch = await call(`/sobjects/Account/${id}`, {
      method: 'PATCH',
      headers: { ...JSON_TYPE, 'if-match': '"other"' },
      body: '{"Name": "Lost"}'
    });
    expect(await outcome(patch)).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('lead from a record to its relatives', async () => {
    const parent = await admin.sobject('Account').create({ Name: 'Parent', BillingCity: 'Bonn' });
    const contact = await admin
      .sobject('Contact')
      .create({ LastName: 'Child', AccountId: parent.id });
    const up = await call(`/sobjects/Contact/${contact.id}/Account?fields=Name,BillingAddress`);
    expect(await up.json()).toMatchObject({ Name: 'Parent', BillingAddress: { city: 'Bonn' } });
    const down = await call(`/sobjects/Account/${parent.id}/Contacts?fields=LastName`);
    expect(await down.json()).toMatchObject({ totalSize: 1, records: [{ LastName: 'Child' }] });
    const owner = await admin.query(`SELECT Owner.Name FROM Account WHERE Id = '${parent.id}'`);
    expect(owner.records[0]).toMatchObject({ Owner: { attributes: { type: 'User' } } });
  });
});

describe('files', () => {
  const bytes = Buffer.from([0, 1, 2, 255]);

  it('come as a form or inside JSON, and go as they came', async () => {
    const entity = JSON.stringify({ Title: 'Form', PathOnClient: 'form.bin' });
    const text = [
      '--b',
      'Content-Disposition: form-data; name="entity_content";',
      'Content-Type: application/json',
      '',
      entity,
      '--b',
      'Content-Disposition: form-data; name="VersionData"; filename="form.bin"',
      'Content-Type: application/octet-stream',
      '',
      ''
    ].join('\r\n');
    const posted = await call('/sobjects/ContentVersion', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary="b"' },
      body: Buffer.concat([Buffer.from(text), bytes, Buffer.from('\r\n--b--\r\n')])
    });
    const { id } = (await posted.json()) as { id: string };
    expect(posted.status).toBe(201);
    const content = await call(`/sobjects/ContentVersion/${id}/VersionData`);
    expect(content.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await content.arrayBuffer())).toEqual(bytes);
    const inside = await admin.sobject('ContentVersion').create({
      Title: 'Inside',
      PathOnClient: 'inside.bin',
      VersionData: bytes.toString('base64')
    });
    const record = await admin.sobject('ContentVersion').retrieve(inside.id ?? '');
    expect(record).toMatchObject({
      VersionData: `/services/data/v65.0/sobjects/ContentVersion/${inside.id}/VersionData`
    });
    expect((await call(`/sobjects/ContentVersion/${id}/VersionData`, {}, user)).status).toBe(404);
  });

  it('in broken forms are refused', async () => {
    const broken = await call('/sobjects/ContentVersion', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\n'
    });
    expect(await outcome(broken)).toEqual([400, 'INVALID_MULTIPART_REQUEST']);
  });
});

describe('platform events', () => {
  it('are published like records and reach their triggers', async () => {
    const published = await admin.sobject('Ping__e').create({ Text__c: 'Pinged' });
    expect(published).toMatchObject({
      success: true,
      errors: [{ statusCode: 'OPERATION_ENQUEUED' }]
    });
    let count = 0;
    for (let round = 0; round < 500 && count === 0; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      count = await admin.sobject('Account').count({ Name: 'Pinged' });
    }
    expect(count).toBe(1);
    await expect(admin.sobject('Ping__e').create({})).rejects.toThrow(
      'Required fields are missing'
    );
  });
});

describe('the UI API', () => {
  it('answers records and object information over HTTP', async () => {
    const created = await call('/ui-api/records', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ apiName: 'Account', fields: { Name: 'From UI' } })
    });
    const { id } = (await created.json()) as { id: string };
    expect(created.status).toBe(201);
    const read = await call(`/ui-api/records/${id}?fields=Account.Name`);
    expect(await read.json()).toMatchObject({ fields: { Name: { value: 'From UI' } } });
    const info = await call('/ui-api/object-info/Account');
    expect(await info.json()).toMatchObject({ apiName: 'Account' });
    expect(await outcome(await call('/ui-api/object-info/Nothing__c'))).toEqual([404, 'NOT_FOUND']);
    expect((await call(`/ui-api/records/${id}`, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('the Tooling API', () => {
  it('queries setup objects', async () => {
    const { records } = await admin.tooling.query(
      "SELECT Name FROM Profile WHERE Name = 'Standard User'"
    );
    expect(records).toMatchObject([{ Name: 'Standard User' }]);
  });
});

describe('two clients at once', () => {
  it('do not see or disturb each other’s halves', async () => {
    const work = [admin, user].map(async (connection, index) => {
      for (let round = 0; round < 20; round++) {
        await connection.sobject('Account').create({ Name: `Client ${index}` });
      }
    });
    await Promise.all(work);
    expect(await admin.sobject('Account').count({ Name: 'Client 0' })).toBe(20);
    expect(await admin.sobject('Account').count({ Name: 'Client 1' })).toBe(20);
  });
});

describe('searches', () => {
  it('find words in what the user may see', async () => {
    await user.sobject('Account').create({ Name: 'Zebra Crossing', Phone: '0228 1' });
    const found = await user.search('FIND {zebra*} RETURNING Account(Name, Phone)');
    expect(found.searchRecords).toMatchObject([
      { attributes: { type: 'Account' }, Name: 'Zebra Crossing', Phone: '0228 1' }
    ]);
    const simple = await call(
      '/parameterizedSearch?q=Zebra&sobject=Account&Account.fields=Name',
      {},
      user
    );
    expect(await simple.json()).toMatchObject({ searchRecords: [{ Name: 'Zebra Crossing' }] });
    const posted = await call('/parameterizedSearch', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({
        q: 'Zebra',
        sobjects: [{ name: 'Account', fields: ['Id', 'Name'], limit: 1 }]
      })
    });
    expect(await posted.json()).toMatchObject({ searchRecords: [{ Name: 'Zebra Crossing' }] });
    expect(await outcome(await call('/search?q=FIND'))).toEqual([400, 'MALFORMED_SEARCH']);
  });
});

describe('batches and graphs', () => {
  it('run their parts on their own, or stop at a failure', async () => {
    const batch = (haltOnError: boolean): Promise<Response> =>
      call('/composite/batch', {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({
          haltOnError,
          batchRequests: [
            { method: 'POST', url: 'v65.0/sobjects/Account', richInput: { Phone: '1' } },
            { method: 'GET', url: 'v65.0/limits' }
          ]
        })
      });
    expect(await (await batch(false)).json()).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 400 }, { statusCode: 200 }]
    });
    expect(await (await batch(true)).json()).toMatchObject({
      results: [{ statusCode: 400 }, { statusCode: 412 }]
    });
  });

  it('save each graph as a whole or not at all', async () => {
    const node = (referenceId: string, body: unknown) => ({
      method: 'POST',
      url: '/services/data/v65.0/sobjects/Account',
      referenceId,
      body
    });
    const response = await call('/composite/graph', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({
        graphs: [
          { graphId: 'good', compositeRequest: [node('a', { Name: 'Graph' })] },
          { graphId: 'bad', compositeRequest: [node('a', { Name: 'Graph' }), node('b', {})] }
        ]
      })
    });
    expect(await response.json()).toMatchObject({
      graphs: [
        { graphId: 'good', isSuccessful: true },
        { graphId: 'bad', isSuccessful: false }
      ]
    });
    expect(await admin.sobject('Account').count({ Name: 'Graph' })).toBe(1);
  });
});
