import type jsforce from 'jsforce';
import { PARCEL_FILES, parcelUser } from './testing/parcels.ts';
import { connect, startRestServer, type RestServer } from './testing/rest-server.ts';

interface Saved {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string }[];
}

let server: RestServer;
let writer: jsforce.Connection;
let reader: jsforce.Connection;

beforeAll(async () => {
  const personas = [
    parcelUser('writer@test.example', 'All'),
    parcelUser('reader@test.example', 'Reading')
  ];
  server = await startRestServer({ files: PARCEL_FILES, seed: { personas, records: [] } });
  writer = await connect(server, 'writer@test.example');
  reader = await connect(server, 'reader@test.example');
}, 60_000);

afterAll(() => server.close());

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  connection = writer
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/services/data/v65.0/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${connection.accessToken}`,
      'content-type': 'application/json'
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
}

const parcel = (fields: Record<string, unknown>) => ({
  attributes: { type: 'Parcel__c' },
  ...fields
});

async function create(fields: Record<string, unknown>): Promise<string> {
  const { body } = await call<{ id: string }>('POST', 'sobjects/Parcel__c', fields);
  return body.id;
}

describe('collections', () => {
  it('upsert by an external id, each record for itself', async () => {
    await create({ Key__c: 'known', Name: 'Old' });
    const { body } = await call<Saved[]>('PATCH', 'composite/sobjects/Parcel__c/Key__c', {
      allOrNone: false,
      records: [parcel({ Key__c: 'known', Name: 'New' }), parcel({ Key__c: 'other' }), parcel({})]
    });
    expect(body.map(({ success, created }) => [success, created])).toEqual([
      [true, false],
      [true, true],
      [false, undefined]
    ]);
  });

  it('read records in the order of their ids, null for those that are not there', async () => {
    const [first, second] = [await create({ Name: 'First' }), await create({ Name: 'Second' })];
    const ids = [second, 'a00000000000000AAA', first];
    const { body } = await call<({ Name: string } | null)[]>(
      'GET',
      `composite/sobjects/Parcel__c?ids=${ids.join(',')}&fields=Name`
    );
    expect(body.map((record) => record?.Name)).toEqual(['Second', undefined, 'First']);
    const posted = await call('POST', 'composite/sobjects/Parcel__c', { ids, fields: ['Name'] });
    expect(posted.body).toEqual(body);
  });

  it('delete all or none', async () => {
    const id = await create({ Name: 'Stays' });
    const path = (allOrNone: boolean) =>
      `composite/sobjects?ids=${id},${id.slice(0, 3)}000000000999&allOrNone=${allOrNone}`;
    const whole = await call<Saved[]>('DELETE', path(true));
    expect(whole.body.map(({ success }) => success)).toEqual([false, false]);
    expect(await writer.sobject('Parcel__c').count({ Id: id })).toBe(1);
    const partly = await call<Saved[]>('DELETE', path(false));
    expect(partly.body.map(({ success }) => success)).toEqual([true, false]);
  });

  it('take no more than 200 records and say which object is unknown', async () => {
    const records = Array.from({ length: 201 }, () => parcel({}));
    expect((await call('POST', 'composite/sobjects', { records })).status).toBe(400);
    const { body } = await call<Saved[]>('POST', 'composite/sobjects', {
      records: [{ attributes: { type: 'Nothing__c' } }, parcel({ Name: 'Fine' })]
    });
    expect(body).toMatchObject([{ errors: [{ statusCode: 'INVALID_TYPE' }] }, { success: true }]);
  });

  it('refuse what is no record, as trees do', async () => {
    const refused = [
      await call('POST', 'composite/sobjects', { records: [parcel({}), null] }),
      await call('POST', 'composite/tree/Parcel__c', { records: [null] })
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400]);
    expect(refused[0]?.body).toMatchObject([{ errorCode: 'JSON_PARSER_ERROR' }]);
  });

  it('of a user who may only read are refused record by record', async () => {
    const { body } = await call<Saved[]>(
      'POST',
      'composite/sobjects',
      { records: [parcel({ Name: 'No' })] },
      reader
    );
    expect(body).toMatchObject([
      { success: false, errors: [{ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }] }
    ]);
    const id = await create({ Name: 'Shared' });
    const changed = await call<{ errorCode: string }[]>(
      'PATCH',
      `sobjects/Parcel__c/${id}`,
      { Name: 'No' },
      reader
    );
    expect([changed.status, changed.body[0]?.errorCode]).toEqual([
      403,
      'INSUFFICIENT_ACCESS_OR_READONLY'
    ]);
  });
});

describe('external ids', () => {
  it('that several records share lead to all of them', async () => {
    const ids = [await create({ Group__c: 'g' }), await create({ Group__c: 'g' })];
    const { status, body } = await call('GET', 'sobjects/Parcel__c/Group__c/g');
    expect([status, body]).toEqual([
      300,
      ids.map((id) => `/services/data/v65.0/sobjects/Parcel__c/${id}`)
    ]);
    const unknown = await call<{ message: string }[]>('GET', 'sobjects/Parcel__c/Name/g');
    expect(unknown.body[0]?.message).toBe(
      'Provided external ID field does not exist or is not accessible: Name'
    );
  });
});

describe('trees', () => {
  it('that fail name the record and leave nothing', async () => {
    const { status, body } = await call('POST', 'composite/tree/Parcel__c', {
      records: [
        { attributes: { type: 'Parcel__c', referenceId: 'one' }, Key__c: 'twin' },
        { attributes: { type: 'Parcel__c', referenceId: 'two' }, Key__c: 'twin' }
      ]
    });
    expect([status, body]).toEqual([
      400,
      {
        hasErrors: true,
        results: [
          {
            referenceId: 'two',
            errors: [expect.objectContaining({ statusCode: 'DUPLICATE_VALUE' })]
          }
        ]
      }
    ]);
    expect(await writer.sobject('Parcel__c').count({ Key__c: 'twin' })).toBe(0);
  });
});

describe('deleted records', () => {
  it('appear in queryAll and in the list of deletions', async () => {
    const id = await create({ Name: 'Gone soon' });
    await writer.sobject('Parcel__c').destroy(id);
    const soql = `SELECT Id, IsDeleted FROM Parcel__c WHERE Id = '${id}'`;
    expect((await writer.query(soql)).totalSize).toBe(0);
    const all = await writer.query(soql, { scanAll: true });
    expect(all.records).toMatchObject([{ Id: id, IsDeleted: true }]);
    const day = 86_400_000;
    const [start, end] = [new Date(Date.now() - day), new Date(Date.now() + day)];
    const { deletedRecords } = await writer.sobject('Parcel__c').deleted(start, end);
    expect(deletedRecords.map((record) => record.id)).toContain(id);
    const { ids } = await writer.sobject('Parcel__c').updated(start, end);
    expect(ids).not.toContain(id);
  });
});

describe('pages of a query', () => {
  it('are as large as the client asks, within bounds', async () => {
    const records = Array.from({ length: 200 }, (_none, index) =>
      parcel({ Name: `Page ${index}` })
    );
    for (let round = 0; round < 3; round++) await call('POST', 'composite/sobjects', { records });
    const get = async (batchSize: number) => {
      const url = `/services/data/v65.0/query?q=${encodeURIComponent("SELECT Id FROM Parcel__c WHERE Name LIKE 'Page %'")}`;
      const page = await writer.request<{ records: unknown[]; nextRecordsUrl?: string }>({
        method: 'GET',
        url,
        headers: { 'Sforce-Query-Options': `batchSize=${batchSize}` }
      });
      return page.records.length;
    };
    expect([await get(250), await get(10), await get(5000)]).toEqual([250, 200, 600]);
  });
});
