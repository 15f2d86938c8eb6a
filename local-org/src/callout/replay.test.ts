import http from 'node:http';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProject } from '../org/test-org.ts';
import { EngineClient } from '../server/engine-client.ts';
import type { WorkerMessage } from '../worker-protocol.ts';

const xml = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;

const FILES = {
  'namedCredentials/Svc.namedCredential-meta.xml': xml(
    'NamedCredential',
    `<label>Svc</label><namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType>
     <parameterValue>https://svc.example</parameterValue></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>`
  ),
  'classes/Caller.cls': `public class Caller implements Queueable, Database.AllowsCallouts {
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
    @AuraEnabled public static void finalized() { System.enqueueJob(new Finalized()); }
    @AuraEnabled public static String read(Id recordId) { return [SELECT Name FROM Account WHERE Id = :recordId].Name; }
    @AuraEnabled public static Id make(String name) { Account made = new Account(Name = name); insert made; return made.Id; }
    @AuraEnabled public static void append(Id recordId, String text, Boolean asks) {
      Account row = [SELECT Name FROM Account WHERE Id = :recordId FOR UPDATE];
      if (asks) { ask('slow'); }
      row.Name += text;
      update row;
    }
    @AuraEnabled public static void announce() { EventBus.publish(new Said__e(Text__c = 'hello')); ask('one'); ask('two'); }
    public class Finalized implements Queueable, Finalizer, Database.AllowsCallouts {
      public void execute(QueueableContext context) { System.attachFinalizer(new Finalized()); insert new Account(Name = 'worked'); }
      public void execute(FinalizerContext context) { String answer = ask('end'); insert new Account(Name = answer); }
    }
    public void execute(QueueableContext context) { attempts++; String answer = ask('job'); insert new Account(Name = answer + attempts); }
  }`,
  'classes/Caller.cls-meta.xml': xml(
    'ApexClass',
    '<apiVersion>65.0</apiVersion><status>Active</status>'
  ),
  'objects/Said__e/Said__e.object-meta.xml': xml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Said</label>
     <pluralLabel>Said</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>`
  ),
  'objects/Said__e/fields/Text__c.field-meta.xml': xml(
    'CustomField',
    '<fullName>Text__c</fullName><label>Text</label><type>Text</type><length>80</length>'
  )
};

describe('a transaction that calls out', () => {
  const received: string[] = [];
  const events: WorkerMessage[] = [];
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
      (message) => events.push(message)
    );
    await engine.start();
  });

  afterAll(async () => {
    await engine.close();
    server.closeAllConnections();
    server.close();
  });

  const apex = (methodName: string, parameters: Record<string, unknown> = {}): Promise<unknown> =>
    engine.request({
      kind: 'apex',
      username: null,
      className: 'Caller',
      methodName,
      parameters
    });

  const count = async (name: string): Promise<number> => {
    const found = (await engine.request({
      kind: 'ui-api',
      username: null,
      appName: null,
      wire: 'getLookupRecords',
      config: { targetApiName: 'Account', requestParams: { q: name } }
    })) as { records: unknown[] };
    return found.records.length;
  };

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

  it('loses no change that another transaction made meanwhile', async () => {
    const recordId = await apex('make', { name: 'row' });
    const slow = apex('append', { recordId, text: ' slow', asks: true });
    await apex('append', { recordId, text: ' quick', asks: false });
    await slow;
    expect(await apex('read', { recordId })).toBe('row quick slow');
  });

  it('publishes an immediate event once', async () => {
    await apex('announce');
    await apex('quick');
    expect(events.filter(({ kind }) => kind === 'platform-event')).toHaveLength(1);
  });

  it('does not repeat a job whose finalizer calls out', async () => {
    await apex('finalized');
    for (let round = 0; round < 100 && (await count('answer to end')) === 0; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await count('answer to end')).toBe(1);
    expect(await count('worked')).toBe(1);
  });
});
