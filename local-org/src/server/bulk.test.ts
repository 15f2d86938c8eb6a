import type jsforce from 'jsforce';
import { PARCEL_FILES, parcelUser } from './testing/parcels.ts';
import { connect, startRestServer, type RestServer } from './testing/rest-server.ts';

let server: RestServer;
let connection: jsforce.Connection;

beforeAll(async () => {
  const personas = [parcelUser('a@test.example', 'All'), parcelUser('b@test.example', 'All')];
  server = await startRestServer({ files: PARCEL_FILES, seed: { personas, records: [] } });
  connection = await connect(server, 'a@test.example');
  connection.bulk2.pollInterval = 20;
}, 60_000);

afterAll(() => server.close());

describe('bulk jobs', () => {
  it('save the rows of a file and say what became of each', async () => {
    const input = Array.from({ length: 450 }, (_none, index) => ({
      Name: `Parcel ${index}`,
      Key__c: `k${index === 449 ? 0 : index}`,
      Weight__c: index === 7 ? 'heavy' : '1.5'
    }));
    const { successfulResults, failedResults } = await connection.bulk2.loadAndWaitForResults({
      object: 'Parcel__c',
      operation: 'insert',
      input
    });
    expect([successfulResults.length, failedResults.length]).toEqual([448, 2]);
    expect(successfulResults[0]).toMatchObject({ sf__Created: 'true', Name: 'Parcel 0' });
    expect(failedResults.map(({ sf__Error }) => sf__Error)).toEqual([
      expect.stringMatching(/^JSON_PARSER_ERROR:/),
      expect.stringMatching(/^DUPLICATE_VALUE:/)
    ]);
    expect(await connection.sobject('Parcel__c').count()).toBe(448);
  });

  it('upsert, clear fields and find parents by their keys', async () => {
    const input = 'Key__c,Weight__c,Parent__r.Key__c\nk1,#N/A,k2\nnew,3,\n';
    const { successfulResults } = await connection.bulk2.loadAndWaitForResults({
      object: 'Parcel__c',
      operation: 'upsert',
      externalIdFieldName: 'Key__c',
      input
    });
    expect(successfulResults.map(({ sf__Created }) => sf__Created)).toEqual(['false', 'true']);
    const [row] = (
      await connection.query(
        "SELECT Name, Weight__c, Parent__r.Key__c FROM Parcel__c WHERE Key__c = 'k1'"
      )
    ).records;
    expect(row).toMatchObject({ Name: 'Parcel 1', Weight__c: null, Parent__r: { Key__c: 'k2' } });
  });

  it('fail as a whole when a column does not exist', async () => {
    const load = connection.bulk2.loadAndWaitForResults({
      object: 'Parcel__c',
      operation: 'insert',
      input: 'Nothing__c\nx\n'
    });
    await expect(load).rejects.toThrow('InvalidBatch : Field name not found : Nothing__c');
  });

  it('query, in parts', async () => {
    const stream = await connection.bulk2.query(
      "SELECT Name, Parent__r.Key__c, CreatedDate FROM Parcel__c WHERE Key__c = 'k1'"
    );
    const rows = await stream.toArray();
    expect(rows).toEqual([
      { Name: 'Parcel 1', 'Parent__r.Key__c': 'k2', CreatedDate: expect.stringMatching(/Z$/) }
    ]);
    const jobs = `${server.url}/services/data/v65.0/jobs/query`;
    const headers = {
      authorization: `Bearer ${connection.accessToken}`,
      'content-type': 'application/json'
    };
    const created = await fetch(jobs, {
      method: 'POST',
      headers,
      body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Parcel__c' })
    });
    const { id } = (await created.json()) as { id: string };
    let locator = '';
    let count = 0;
    await connection.bulk2.job('query', { id }).poll(20, 5000);
    while (locator !== 'null') {
      const part = await fetch(
        `${jobs}/${id}/results?maxRecords=200${locator && `&locator=${locator}`}`,
        { headers }
      );
      count += Number(part.headers.get('sforce-numberofrecords'));
      locator = part.headers.get('sforce-locator') ?? 'null';
    }
    expect(count).toBe(449);
    const other = await connect(server, 'b@test.example');
    await expect(other.bulk2.job('query', { id }).check()).rejects.toThrow('does not exist');
  });

  it('do not exist under another id', async () => {
    for (const path of ['ingest/x', 'query/x', 'ingest/750000000000001', 'ingest/x/batches']) {
      const response = await fetch(`${server.url}/services/data/v65.0/jobs/${path}`, {
        headers: { authorization: `Bearer ${connection.accessToken}` }
      });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('refuse delimiters that have no name', async () => {
    const response = await fetch(`${server.url}/services/data/v65.0/jobs/ingest`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${connection.accessToken}`,
        'content-type': 'application/json'
      },
      body: JSON.stringify({
        object: 'Parcel__c',
        operation: 'insert',
        columnDelimiter: 'constructor'
      })
    });
    expect(response.status).toBe(400);
  });

  it('delete', async () => {
    const { records } = await connection.query('SELECT Id FROM Parcel__c LIMIT 3');
    const { successfulResults } = await connection.bulk2.loadAndWaitForResults({
      object: 'Parcel__c',
      operation: 'delete',
      input: records.map(({ Id }) => ({ Id: String(Id) }))
    });
    expect(successfulResults.length).toBe(3);
  });
});
