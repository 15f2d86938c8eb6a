import http from 'node:http';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProject } from '../org/test-org.ts';
import { EngineClient } from '../server/engine-client.ts';

const xml = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;

const FILES = {
  'namedCredentials/Svc.namedCredential-meta.xml': xml(
    'NamedCredential',
    `<label>Svc</label><namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType>
     <parameterValue>https://svc.example</parameterValue></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>`
  ),
  'classes/Caller.cls': `public class Caller implements Queueable {
    private Integer attempts = 0;
    public static String ask(String body) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('callout:Svc/echo'); request.setMethod('POST'); request.setBody(body);
      return new Http().send(request).getBody();
    }
    @AuraEnabled public static List<String> twice() {
      String key = EncodingUtil.convertToHex(Crypto.generateAesKey(128));
      Long start = System.now().getTime();
      List<String> seen = new List<String>{ key, ask('first ' + key), ask('second ' + key) };
      seen.add(String.valueOf(System.now().getTime() >= start));
      try { ask('third'); insert new Account(Name = 'after the callouts'); } finally { seen.add('finally'); }
      return seen;
    }
    @AuraEnabled public static String fails() {
      try { return ask('fail'); } catch (CalloutException error) { return 'caught ' + error.getMessage(); }
    }
    @AuraEnabled public static Integer quick() { return [SELECT COUNT() FROM Account]; }
    @AuraEnabled public static void later() { System.enqueueJob(new Caller()); }
    public void execute(QueueableContext context) { attempts++; String answer = ask('job'); insert new Account(Name = answer + attempts); }
  }`,
  'classes/Caller.cls-meta.xml': xml(
    'ApexClass',
    '<apiVersion>65.0</apiVersion><status>Active</status>'
  )
};

describe('a transaction that calls out', () => {
  const received: string[] = [];
  let server: http.Server;
  let engine: EngineClient;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push(body);
        if (body === 'fail') request.socket.destroy();
        else setTimeout(() => response.end(`answer to ${body}`), 150);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    engine = new EngineClient(
      {
        projectRoot: writeProject(FILES),
        dataDirectory: mkdtempSync(join(tmpdir(), 'local-org-replay-')),
        cacheDirectory: null,
        seedFile: null,
        jobLatencyMs: 0,
        runsJobs: true,
        backstopMs: 20_000,
        environment: { LOCAL_ORG_CREDENTIAL_URL_SVC: `http://127.0.0.1:${port}` }
      },
      () => {}
    );
    await engine.start();
  });

  afterAll(async () => {
    await engine.close();
    server.closeAllConnections();
    server.close();
  });

  const apex = (methodName: string): Promise<unknown> =>
    engine.request({
      kind: 'apex',
      username: null,
      className: 'Caller',
      methodName,
      parameters: {}
    });

  it('lets others work while it waits, and asks each question once', async () => {
    const order: string[] = [];
    const slow = apex('twice').then((value) => {
      order.push('slow');
      return value as string[];
    });
    const quick = apex('quick').then((value) => {
      order.push('quick');
      return value;
    });
    const [key, first, second, ...rest] = await slow;
    expect(await quick).toBe(0);
    expect(order).toEqual(['quick', 'slow']);
    expect([first, second]).toEqual([`answer to first ${key}`, `answer to second ${key}`]);
    expect(rest).toEqual(['true', 'finally']);
    expect(received).toEqual([`first ${key}`, `second ${key}`, 'third']);
    expect(await apex('quick')).toBe(1);
  });

  it('gets failures as exceptions that it can catch', async () => {
    expect(await apex('fails')).toBe('caught Unexpected end of file from server');
  });

  it('starts a job anew with the instance as it was before', async () => {
    await apex('later');
    for (let round = 0; round < 100 && (await apex('quick')) !== 2; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(received.filter((body) => body === 'job')).toHaveLength(1);
    const found = (await engine.request({
      kind: 'ui-api',
      username: null,
      appName: null,
      wire: 'getLookupRecords',
      config: { targetApiName: 'Account', requestParams: { q: 'job' } }
    })) as { records: { fields: { Name: { value: string } } }[] };
    expect(found.records.map((record) => record.fields.Name.value)).toEqual(['answer to job1']);
  });
});
