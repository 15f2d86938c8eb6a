import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProject } from '../org/test-org.ts';
import type { WorkerMessage } from '../worker-protocol.ts';
import { EngineClient } from './engine-client.ts';
import type { EngineSettings } from './engine-client.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;
const CLASSES = {
  'classes/Probe.cls': `public class Probe implements Queueable {
    @AuraEnabled public static Integer add(String name) { insert new Account(Name = name); return [SELECT COUNT() FROM Account]; }
    @AuraEnabled public static void later(String name) { System.enqueueJob(new Probe(name)); }
    @AuraEnabled public static void hang() { insert new Account(Name = 'lost'); Integer i = 0; while (i == 0) { i = i * 2; } }
    private String name;
    public Probe(String name) { this.name = name; }
    public void execute(QueueableContext context) { insert new Account(Name = name); }
  }`,
  'classes/Probe.cls-meta.xml': META
};

function settings(changes: Partial<EngineSettings> = {}): EngineSettings {
  return {
    projectRoot: writeProject(CLASSES),
    dataDirectory: mkdtempSync(join(tmpdir(), 'local-org-engine-')),
    cacheDirectory: null,
    seedFile: null,
    jobLatencyMs: 10,
    runsJobs: true,
    backstopMs: 1500,
    environment: {},
    ...changes
  };
}

function apex(methodName: string, parameters: Record<string, unknown> = {}) {
  return { kind: 'apex' as const, username: null, className: 'Probe', methodName, parameters };
}

describe('the engine in its thread', () => {
  const messages: WorkerMessage[] = [];
  const engine = new EngineClient(settings(), (message) => messages.push(message));

  beforeAll(() => engine.start());
  afterAll(() => engine.close());

  it('answers requests one after the other, in order', async () => {
    const counts = ['a', 'b', 'c'].map((name) => engine.request(apex('add', { name })));
    expect(await Promise.all(counts)).toEqual([1, 2, 3]);
  });

  it('runs jobs by itself and tells what they changed', async () => {
    await engine.request(apex('later', { name: 'from a job' }));
    const isAccount = (message: WorkerMessage): boolean =>
      message.kind === 'record-changes' &&
      message.changes.some(({ type, operation }) => type === 'Account' && operation === 'insert');
    messages.length = 0;
    for (let round = 0; round < 100 && !messages.some(isAccount); round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(messages.some(isAccount)).toBe(true);
  });

  it('stops work that never ends, undoes it and goes on with everything else kept', async () => {
    const before = (await engine.request(apex('add', { name: 'd' }))) as number;
    await expect(engine.request(apex('hang'))).rejects.toThrow(/Nothing of it was saved/);
    for (let round = 0; round < 200 && !engine.isReady; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await engine.request(apex('add', { name: 'e' }))).toBe(before + 1);
  }, 20_000);
});

describe('a project that cannot run', () => {
  it('is refused with file and line of every problem', async () => {
    const projectRoot = writeProject({
      'classes/Broken.cls': 'public class Broken {\n  Integer x = nothing;\n}',
      'classes/Broken.cls-meta.xml': META
    });
    const engine = new EngineClient(settings({ projectRoot, dataDirectory: null }), () => {});
    await expect(engine.start()).rejects.toThrow(/Broken.cls:2:\d+: .*nothing/);
    await engine.close();
  });

  it('says so for metadata too', async () => {
    const projectRoot = writeProject({ 'labels/CustomLabels.labels-meta.xml': '<a>\n<b></a>' });
    const engine = new EngineClient(settings({ projectRoot, dataDirectory: null }), () => {});
    await expect(engine.start()).rejects.toThrow(
      /CustomLabels.labels-meta.xml:2: This is not well-formed XML/
    );
  });
});
