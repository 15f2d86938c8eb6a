import { flowXml } from '../org/test-org.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type jsforce from 'jsforce';
import { connect, persona, startRestServer, type RestServer } from './testing/rest-server.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;

const cls = (name: string, text: string): Record<string, string> => ({
  [`classes/${name}.cls`]: text,
  [`classes/${name}.cls-meta.xml`]: META
});

const NAMED = `<?xml version="1.0" encoding="UTF-8"?>
<NamedCredential xmlns="http://soap.sforce.com/2006/04/metadata"><label>Weather</label><namedCredentialType>SecuredEndpoint</namedCredentialType>
<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://weather.example</parameterValue></namedCredentialParameters></NamedCredential>`;

const FILES = {
  'namedCredentials/Weather.namedCredential-meta.xml': NAMED,
  ...cls(
    'Weather',
    `@RestResource(urlMapping='/weather')
global class Weather {
  @HttpPost global static String ask() {
    String all = '';
    for (String city : new List<String>{ 'Bonn', 'Kiel' }) {
      HttpRequest request = new HttpRequest();
      request.setMethod('GET');
      request.setEndpoint('callout:Weather/' + city);
      all += new Http().send(request).getBody();
    }
    insert new Account(Name = all);
    return all;
  }
}`
  ),
  ...cls(
    'Parcels',
    `@RestResource(urlMapping='/parcels/*')
global with sharing class Parcels {
  global class Parcel { public String label; public Integer weight; public List<String> tags; public Date due; }
  @HttpGet global static Map<String, Object> read() {
    RestRequest request = RestContext.request;
    RestContext.response.addHeader('X-Path', request.resourcePath);
    return new Map<String, Object>{ 'uri' => request.requestURI, 'tag' => request.params.get('tag'), 'agent' => request.headers.get('X-Agent'), 'user' => UserInfo.getUserName() };
  }
  @HttpPost global static Parcel create(Parcel parcel, Integer extra) {
    parcel.weight += extra;
    insert new Account(Name = parcel.label);
    return parcel;
  }
  @HttpPut global static void replace() {
    RestContext.response.statusCode = 418;
    RestContext.response.addHeader('Content-Type', 'text/plain');
    RestContext.response.responseBody = Blob.valueOf('got ' + RestContext.request.requestBody.toString());
  }
  @HttpDelete global static void remove() {
    insert new Account(Name = 'never');
    throw new IllegalArgumentException('not that one');
  }
}`
  ),
  ...cls(
    'ParcelLabels',
    `@RestResource(urlMapping='/parcels/labels/*')
global class ParcelLabels { @HttpGet global static String read() { return 'labels'; } }`
  ),
  ...cls(
    'InheritedCases',
    `@RestResource(urlMapping='/cases/inherited')
global inherited sharing class InheritedCases { @HttpGet global static Integer count() { return [SELECT COUNT() FROM Case]; } }`
  ),
  ...cls(
    'SilentCases',
    `@RestResource(urlMapping='/cases/silent')
global class SilentCases { @HttpGet global static Integer count() { return [SELECT COUNT() FROM Case]; } }`
  ),
  'permissionsets/Cases.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Cases</label>
<classAccesses><apexClass>InheritedCases</apexClass><enabled>true</enabled></classAccesses>
<classAccesses><apexClass>SilentCases</apexClass><enabled>true</enabled></classAccesses></PermissionSet>`,
  'objects/Case/Case.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><sharingModel>Private</sharingModel></CustomObject>`,
  ...cls(
    'Greeter',
    `public class Greeter {
  public class Request { @InvocableVariable(required=true) public String name; @InvocableVariable public Date day; }
  public class Result { @InvocableVariable public String text; }
  @InvocableMethod(label='Greet') public static List<Result> greet(List<Request> requests) {
    List<Result> results = new List<Result>();
    for (Request request : requests) {
      Result result = new Result();
      result.text = 'Hello ' + request.name + (request.day == null ? '' : ' on ' + request.day.year());
      results.add(result);
    }
    return results;
  }
}`
  ),
  ...flowXml(
    'Double_It',
    `<start><connector><targetReference>Set</targetReference></connector></start>
  <assignments><name>Set</name><label>Set</label><assignmentItems><assignToReference>result</assignToReference><operator>Assign</operator><value><elementReference>doubled</elementReference></value></assignmentItems></assignments>
  <formulas><name>doubled</name><dataType>Number</dataType><expression>{!amount} * 2</expression><scale>0</scale></formulas>
  <variables><name>amount</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput><scale>0</scale></variables>
  <variables><name>result</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput><scale>0</scale></variables>`
  )
};

/** Answers nothing before the test lets it. */
let letGo = (): void => {};
const held = new Promise<void>((resolve) => (letGo = resolve));
const slow = createServer((request, response) => {
  void held.then(() => response.end(`<${request.url}>`));
});
let server: RestServer;
let admin: jsforce.Connection;
let guest: jsforce.Connection;
let owner: jsforce.Connection;

beforeAll(async () => {
  const personas = [
    persona('admin@test.example', 'System Administrator'),
    persona('guest@test.example', 'Standard User'),
    persona('owner@test.example', 'Standard User', ['Cases'])
  ];
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  server = await startRestServer({
    files: FILES,
    seed: { personas, records: [] },
    environment: {
      LOCAL_ORG_CREDENTIAL_URL_WEATHER: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
    }
  });
  admin = await connect(server, 'admin@test.example');
  guest = await connect(server, 'guest@test.example');
  owner = await connect(server, 'owner@test.example');
}, 60_000);

afterAll(async () => {
  slow.close();
  await server.close();
});

function call(path: string, options: RequestInit = {}, connection = admin): Promise<Response> {
  return fetch(`${server.url}/services/${path}`, {
    ...options,
    headers: { authorization: `Bearer ${connection.accessToken}`, ...options.headers }
  });
}

describe('REST classes', () => {
  it('get the request and answer with their result', async () => {
    const response = await call('apexrest/parcels/7%208?tag=a&tag=b', {
      headers: { 'x-agent': 'me' }
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-path')).toBe('/services/apexrest/parcels/*');
    expect(await response.json()).toEqual({
      uri: '/parcels/7 8',
      tag: 'b',
      agent: 'me',
      user: 'admin@test.example'
    });
  });

  it('are found by the longest mapping that fits', async () => {
    expect(await (await call('apexrest/parcels/labels/1')).json()).toBe('labels');
    expect((await call('apexrest/parcels')).status).toBe(200);
    const missing = await call('apexrest/Parcels/1');
    expect([missing.status, await missing.json()]).toEqual([
      404,
      [{ errorCode: 'NOT_FOUND', message: 'Could not find a match for URL' }]
    ]);
  });

  it('take the members of the body as parameters', async () => {
    const body = { parcel: { label: 'Box', weight: 2, tags: ['x'], due: '2026-11-21' }, extra: 3 };
    const created = await admin.apex.post('/parcels/', body);
    expect(created).toEqual({ label: 'Box', weight: 5, tags: ['x'], due: '2026-11-21' });
    expect(await admin.sobject('Account').count({ Name: 'Box' })).toBe(1);
    const unknown = await call('apexrest/parcels/', { method: 'POST', body: '{"other": 1}' });
    expect([
      unknown.status,
      ((await unknown.json()) as { errorCode: string }[])[0]?.errorCode
    ]).toEqual([400, 'JSON_PARSER_ERROR']);
  });

  it('choose status, headers and body themselves', async () => {
    const response = await call('apexrest/parcels/1', { method: 'PUT', body: 'raw text' });
    expect([response.status, await response.text()]).toEqual([418, 'got raw text']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('that fail are undone and named with their stack', async () => {
    const response = await call('apexrest/parcels/1', { method: 'DELETE' });
    const [error] = (await response.json()) as { errorCode: string; message: string }[];
    expect([response.status, error?.errorCode]).toEqual([500, 'APEX_ERROR']);
    expect(error?.message).toMatch(
      /^System.IllegalArgumentException: not that one\n\nClass.Parcels.remove: line 21/
    );
    expect(await admin.sobject('Account').count({ Name: 'never' })).toBe(0);
  });

  it('that inherit their sharing run with sharing, others as they say', async () => {
    await admin.sobject('Case').create({ Subject: 'Private' });
    expect(await (await call('apexrest/cases/inherited', {}, owner)).json()).toBe(0);
    expect(await (await call('apexrest/cases/silent', {}, owner)).json()).toBe(1);
  });

  it('refuse methods that they do not have and users without access', async () => {
    const wrong = await call('apexrest/parcels/1', { method: 'PATCH', body: '{}' });
    expect([wrong.status, await wrong.json()]).toEqual([
      405,
      [
        {
          errorCode: 'METHOD_NOT_ALLOWED',
          message: "HTTP Method 'PATCH' not allowed. Allowed are GET,POST,PUT,DELETE"
        }
      ]
    ]);
    expect((await call('apexrest/parcels/1', {}, guest)).status).toBe(403);
    expect((await fetch(`${server.url}/services/apexrest/parcels/1`)).status).toBe(401);
  });
});

describe('REST classes that call out', () => {
  it('keep nobody waiting, and do their work once', async () => {
    const isAsked = new Promise((resolve) => slow.once('request', resolve));
    const asked = call('apexrest/weather', { method: 'POST' });
    await isAsked;
    const meanwhile = await admin.sobject('Account').create({ Name: 'Meanwhile' });
    expect(meanwhile.success).toBe(true);
    letGo();
    expect(await (await asked).json()).toBe('</Bonn></Kiel>');
    expect(await admin.sobject('Account').count({ Name: '</Bonn></Kiel>' })).toBe(1);
  });
});

describe('actions', () => {
  it('of Apex and flows run with JSON inputs', async () => {
    const greeted = await call('data/v65.0/actions/custom/apex/Greeter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inputs: [{ name: 'Ada' }, { name: 'Bo', day: '2026-11-21' }] })
    });
    expect(await greeted.json()).toMatchObject([
      { actionName: 'Greeter', isSuccess: true, outputValues: { text: 'Hello Ada' } },
      { outputValues: { text: 'Hello Bo on 2026' } }
    ]);
    const nameless = await call('data/v65.0/actions/custom/apex/Greeter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inputs: [{ day: '2026-11-21' }] })
    });
    expect([nameless.status, await nameless.json()]).toMatchObject([
      400,
      [{ isSuccess: false, errors: [{ message: 'Missing required input parameter: name' }] }]
    ]);
    const doubled = await call('data/v65.0/actions/custom/flow/Double_It', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inputs: [{ amount: 21 }] })
    });
    expect(await doubled.json()).toMatchObject([{ isSuccess: true, outputValues: { result: 42 } }]);
    expect((await call('data/v65.0/actions/custom/flow')).status).toBe(200);
  });

  it('of classes that a user may not use are not listed and do not run', async () => {
    const listed = async (connection: jsforce.Connection): Promise<string[]> => {
      const response = await call('data/v65.0/actions/custom/apex', {}, connection);
      const { actions } = (await response.json()) as { actions: { name: string }[] };
      return actions.map(({ name }) => name);
    };
    expect([await listed(admin), await listed(guest)]).toEqual([['Greeter'], []]);
    const body = JSON.stringify({ inputs: [{ name: 'Ada' }] });
    const headers = { 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body };
    const refused = await call('data/v65.0/actions/custom/apex/Greeter', options, guest);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      [{ errorCode: 'FORBIDDEN' }]
    ]);
  });
});

describe('anonymous Apex', () => {
  it('is committed when it succeeds, and says what is wrong otherwise', async () => {
    const run = (text: string) => admin.tooling.executeAnonymous(text);
    expect(await run("insert new Account(Name = 'Anonymous');")).toMatchObject({ success: true });
    expect(await admin.sobject('Account').count({ Name: 'Anonymous' })).toBe(1);
    expect(await run('Integer x = nothing;')).toMatchObject({
      compiled: false,
      success: false,
      line: 1
    });
    expect(await run("insert new Account(Name = 'Undone'); Integer i = 1 / 0;")).toMatchObject({
      compiled: true,
      success: false,
      exceptionMessage: 'System.MathException: Divide by 0'
    });
    expect(await admin.sobject('Account').count({ Name: 'Undone' })).toBe(0);
    await expect(guest.tooling.executeAnonymous('Integer x = 1;')).rejects.toThrow('Author Apex');
  });
});
