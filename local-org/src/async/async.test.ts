import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalOrg } from '../org.ts';
import { testOrg, writeProject } from '../org/test-org.ts';
import { LocalOrg as Org } from '../org.ts';
import { nextFireTime } from './cron.ts';

function apexClass(name: string, body: string): Record<string, string> {
  return {
    [`classes/${name}.cls`]: body,
    [`classes/${name}.cls-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`
  };
}

const CLASSES = {
  ...apexClass(
    'NamingJob',
    `public class NamingJob implements Queueable {
      private String name; private Integer remaining;
      public NamingJob(String name, Integer remaining) { this.name = name; this.remaining = remaining; }
      public void execute(QueueableContext context) {
        insert new Account(Name = name + remaining);
        if (name == 'bad') { throw new IllegalArgumentException('bad name'); }
        if (remaining > 1) { System.enqueueJob(new NamingJob(name, remaining - 1)); }
      }
    }`
  ),
  ...apexClass(
    'Cleanup',
    `public class Cleanup implements Queueable, Finalizer {
      public void execute(QueueableContext context) { System.attachFinalizer(new Cleanup()); insert new Account(Name = 'lost'); throw new IllegalArgumentException('no'); }
      public void execute(FinalizerContext context) { insert new Account(Name = 'Finalized ' + context.getResult()); }
    }`
  ),
  ...apexClass(
    'Later',
    `public class Later {
      @future public static void make(String name) { insert new Account(Name = name); }
    }`
  ),
  ...apexClass(
    'Renamer',
    `public class Renamer implements Database.Batchable<SObject>, Database.Stateful {
      public Integer seen = 0;
      public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id, Name FROM Account WHERE Name LIKE \\'b%\\''); }
      public void execute(Database.BatchableContext context, List<Account> scope) {
        for (Account a : scope) { a.Name = 'done'; seen++; }
        update scope;
      }
      public void finish(Database.BatchableContext context) { insert new Account(Name = 'Seen ' + seen); }
    }`
  ),
  ...apexClass(
    'Nightly',
    `public class Nightly implements Schedulable {
      public void execute(SchedulableContext context) { insert new Account(Name = 'night'); }
    }`
  )
};

function run(org: LocalOrg, script: string): void {
  org.transaction(org.administratorId(), 'synchronous', () =>
    org.program.runAnonymous(script, 'script.apex')
  );
}

const names = (org: LocalOrg): string[] =>
  org.database
    .all('Account')
    .map((account) => String(account.get('Name')))
    .sort();
const statuses = (org: LocalOrg): unknown[] =>
  org.database.all('AsyncApexJob').map((job) => [job.get('Status'), job.get('ExtendedStatus')]);

describe('anonymous Apex', () => {
  it('says in its request that it is anonymous', () => {
    const org = testOrg(CLASSES);
    run(org, 'insert new Account(Name = Request.getCurrent().getQuiddity().name());');
    expect(names(org)).toEqual(['ANONYMOUS']);
  });
});

describe('queueable jobs', () => {
  it('run after the commit, each in a transaction of its own, and may start the next one', () => {
    const org = testOrg(CLASSES);
    run(org, "System.enqueueJob(new NamingJob('a', 2));");
    expect(names(org)).toEqual([]);
    expect(org.jobs.runNext()).toBe(true);
    expect(names(org)).toEqual(['a2']);
    expect(org.jobs.runNext()).toBe(true);
    expect(names(org)).toEqual(['a1', 'a2']);
    expect(org.jobs.runNext()).toBe(false);
    expect(statuses(org)).toEqual([
      ['Completed', null],
      ['Completed', null]
    ]);
  });

  it('never run when their transaction was undone', () => {
    const org = testOrg(CLASSES);
    expect(() =>
      run(
        org,
        "System.enqueueJob(new NamingJob('a', 1)); throw new IllegalArgumentException('no');"
      )
    ).toThrow('no');
    run(
      org,
      "Savepoint s = Database.setSavepoint(); System.enqueueJob(new NamingJob('a', 1)); Database.rollback(s);"
    );
    expect(org.jobs.runNext()).toBe(false);
    expect(names(org)).toEqual([]);
  });

  it('leave nothing but a failed job when they throw', () => {
    const org = testOrg(CLASSES);
    run(org, "System.enqueueJob(new NamingJob('bad', 1));");
    org.jobs.runNext();
    expect(names(org)).toEqual([]);
    expect(statuses(org)).toEqual([['Failed', 'System.IllegalArgumentException: bad name']]);
  });

  it('wait for their delay on the clock of the org', () => {
    const org = testOrg(CLASSES);
    run(org, "System.enqueueJob(new NamingJob('a', 1), 5);");
    expect(org.jobs.runNext()).toBe(false);
    org.clock.advance(4 * 60_000);
    expect(org.jobs.runNext()).toBe(false);
    org.clock.advance(61_000);
    expect(org.jobs.runNext()).toBe(true);
    expect(names(org)).toEqual(['a1']);
  });

  it('run their finalizer after a failure, outside the work that was undone', () => {
    const org = testOrg(CLASSES);
    run(org, 'System.enqueueJob(new Cleanup());');
    org.jobs.runNext();
    expect(names(org)).toEqual(['Finalized UNHANDLED_EXCEPTION']);
  });
});

describe('a restart', () => {
  it('takes up the jobs that were waiting', () => {
    const projectRoot = writeProject(CLASSES);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-data-'));
    const before = new Org({ projectRoot, dataDirectory });
    run(before, "System.enqueueJob(new NamingJob('kept', 1), 1);");
    before.database.close();
    const after = new Org({ projectRoot, dataDirectory });
    after.jobs.restore();
    after.clock.advance(61_000);
    expect(after.jobs.runNext()).toBe(true);
    expect(names(after)).toEqual(['kept1']);
    after.database.close();
  });

  it('are there when the org dies between the commit and what follows it', () => {
    const projectRoot = writeProject(CLASSES);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-data-'));
    const before = new Org({ projectRoot, dataDirectory });
    before.jobs.committed = () => {};
    run(before, "System.enqueueJob(new NamingJob('kept', 1));");
    before.database.close();
    const after = new Org({ projectRoot, dataDirectory });
    after.jobs.restore();
    expect(after.jobs.runNext()).toBe(true);
    expect(names(after)).toEqual(['kept1']);
    after.database.close();
  });

  it('do not run again when the org dies right after their work', () => {
    const projectRoot = writeProject(CLASSES);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-data-'));
    const before = new Org({ projectRoot, dataDirectory });
    run(before, "System.enqueueJob(new NamingJob('once', 1));");
    const stored = readFileSync(join(dataDirectory, 'jobs.json'));
    before.jobs.runNext();
    before.database.close();
    writeFileSync(join(dataDirectory, 'jobs.json'), stored);
    const after = new Org({ projectRoot, dataDirectory });
    after.jobs.restore();
    expect(after.jobs.runNext()).toBe(false);
    expect(names(after)).toEqual(['once1']);
    after.database.close();
  });

  it('keep waiting when the transaction that aborted them is undone', () => {
    const org = testOrg(CLASSES);
    run(org, "System.enqueueJob(new NamingJob('a', 1));");
    const script = `System.abortJob([SELECT Id FROM AsyncApexJob].Id);`;
    expect(() => run(org, `${script} throw new IllegalArgumentException();`)).toThrow();
    expect(org.jobs.runNext()).toBe(true);
    expect(names(org)).toEqual(['a1']);
    run(org, "System.enqueueJob(new NamingJob('b', 1));");
    run(org, "System.abortJob([SELECT Id FROM AsyncApexJob WHERE Status = 'Queued'].Id);");
    expect(org.jobs.runNext()).toBe(false);
    expect(names(org)).toEqual(['a1']);
  });

  it('marks jobs as failed that nobody knows any more', () => {
    const projectRoot = writeProject(CLASSES);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-data-'));
    const before = new Org({ projectRoot, dataDirectory });
    run(before, "System.enqueueJob(new NamingJob('lost', 1));");
    before.database.close();
    expect(existsSync(join(dataDirectory, 'jobs.json'))).toBe(true);
    expect(readFileSync(join(dataDirectory, 'jobs.json'), 'utf8')).toContain('lost');
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const other = new Org({ projectRoot: writeProject({}), dataDirectory, log });
    other.jobs.restore();
    expect(lines.join()).toMatch(/NamingJob/);
    expect(statuses(other)).toEqual([
      ['Failed', 'The local org was stopped and this job could not be kept.']
    ]);
    other.database.close();
  });
});

describe('other kinds of jobs', () => {
  it('future methods run with their arguments', () => {
    const org = testOrg(CLASSES);
    run(org, "Later.make('future');");
    org.jobs.runNext();
    expect(names(org)).toEqual(['future']);
  });

  it('batches run in chunks and keep their state when they say so', () => {
    const org = testOrg(CLASSES);
    run(
      org,
      `List<Account> all = new List<Account>(); for (Integer i = 0; i < 5; i++) { all.add(new Account(Name = 'b' + i)); }
       insert all; Database.executeBatch(new Renamer(), 2);`
    );
    org.jobs.runNext();
    expect(names(org)).toEqual(['Seen 5', 'done', 'done', 'done', 'done', 'done']);
    const [job] = org.database.all('AsyncApexJob');
    expect([job.get('Status'), job.get('TotalJobItems'), job.get('JobItemsProcessed')]).toEqual([
      'Completed',
      3,
      3
    ]);
  });

  it('scheduled classes run each time the clock passes their time', () => {
    const org = testOrg(CLASSES);
    run(org, "System.schedule('every night', '0 0 2 * * ?', new Nightly());");
    expect(org.jobs.runNext()).toBe(false);
    org.clock.advance(24 * 3_600_000);
    expect(org.jobs.runNext()).toBe(true);
    org.clock.advance(24 * 3_600_000);
    expect(org.jobs.runNext()).toBe(true);
    expect(names(org)).toEqual(['night', 'night']);
  });
});

describe('cron expressions', () => {
  const at = (text: string): number => Date.parse(`${text}Z`);
  it.each([
    ['0 0 2 * * ?', '2026-11-21T03:00:00', '2026-11-22T02:00:00'],
    ['0 30 8-10 ? * MON-FRI', '2026-11-21T03:00:00', '2026-11-23T08:30:00'],
    ['0 0 0 L * ?', '2026-11-21T03:00:00', '2026-11-30T00:00:00'],
    ['0 0 12 ? * 6L', '2026-11-21T03:00:00', '2026-11-27T12:00:00'],
    ['0 0 12 15W 11 ?', '2026-11-21T03:00:00', '2027-11-15T12:00:00'],
    ['0 0 9 ? * MON#1', '2026-11-21T03:00:00', '2026-12-07T09:00:00'],
    ['0 0 12 LW * ?', '2026-11-21T03:00:00', '2026-11-30T12:00:00'],
    ['0 0 22-2/2 * * ?', '2026-11-21T03:00:00', '2026-11-21T22:00:00'],
    ['0 0 9 ? * FRI-MON', '2026-11-24T03:00:00', '2026-11-27T09:00:00'],
    ['0 0 9 1/10 JAN,JUL ?', '2026-11-21T03:00:00', '2027-01-01T09:00:00'],
    ['0 0 9 ? * L', '2026-11-21T10:00:00', '2026-11-28T09:00:00'],
    ['0 0 9 1 1 ? 2028-2030/2', '2026-11-21T03:00:00', '2028-01-01T09:00:00'],
    ['0 0 0 28 5 ? 2099', '2026-11-21T03:00:00', '2099-05-28T00:00:00']
  ])('%s after %s fires at %s', (expression, after, expected) => {
    expect(nextFireTime(expression, at(after), 'GMT')).toBe(at(expected));
  });

  it('follow the time zone of the user', () => {
    expect(nextFireTime('0 0 2 * * ?', at('2026-11-21T03:00:00'), 'America/New_York')).toBe(
      at('2026-11-21T07:00:00')
    );
  });

  it('refuse lists of minutes and two kinds of days, as the platform does', () => {
    expect(() => nextFireTime('0 0,30 2 * * ?', 0, 'GMT')).toThrow(/must be specified as integers/);
    expect(() => nextFireTime('0 0 24 * * ?', 0, 'GMT')).toThrow(/between 0 and 23/);
    expect(() => nextFireTime('0 0 2 * *', 0, 'GMT')).toThrow('Unexpected end of expression.');
    expect(nextFireTime('0 0 0 1 1 ? 2020', at('2026-11-21T03:00:00'), 'GMT')).toBeNull();
    expect(() => nextFireTime('0 0 2 1 * MON', 0, 'GMT')).toThrow(/not implemented/);
  });
});
