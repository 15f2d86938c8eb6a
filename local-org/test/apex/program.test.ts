/** The ways into a compiled program: triggers, @AuraEnabled, invocables, jobs, tests, scripts, transactions. */
import { ApexList } from '../../src/values/list.ts';
import { Decimal } from '../../src/values/decimal.ts';
import { SObject } from '../../src/values/sobject.ts';
import type { Program } from '../../src/apex/compile-program.ts';
import type { JobRequest } from '../../src/host.ts';
import { languageOrg, type LanguageOrg, type Sources } from './support.ts';

function start(sources: Sources): { program: Program; org: LanguageOrg } {
  const org = languageOrg(sources);
  expect(org.result.diagnostics).toEqual([]);
  return { program: org.load(), org };
}

function callStatic(program: Program, className: string, methodName: string): unknown {
  const methods = program.requireClass(className).methods;
  const method = methods.find((candidate) => candidate.name === methodName);
  return program.guarded(() => method?.invoke(null, []));
}

it('a property without getter and setter is refused', () => {
  const classes = { Empty: 'public class Empty {\n  Integer nothing {}\n}' };
  expect(languageOrg({ classes }).result.diagnostics).toMatchObject([
    { line: 2, column: 11, message: 'Property must have a getter or a setter: nothing' }
  ]);
});

describe('triggers', () => {
  const triggers = {
    AccountTrigger: `trigger AccountTrigger on Account (before insert, after update) {
      if (Trigger.isBefore) {
        for (Account record : Trigger.new) record.Description = 'seen ' + Trigger.operationType;
      } else {
        for (Account record : Trigger.new) {
          if (Trigger.oldMap.get(record.Id).Name == 'Bad') throw new NullPointerException();
        }
      }
    }`
  };
  const classes = {
    Demo: `public class Demo {
      public static String insertOne() {
        insert new Account(Name = 'One');
        return [SELECT Description FROM Account].Description;
      }
      public static String failing() {
        Account bad = new Account(Name = 'Bad');
        insert bad;
        try {
          bad.Name = 'Good';
          update bad;
        } catch (DmlException e) {
          return e.getMessage();
        }
        return null;
      }
    }`
  };

  it('run with their context variables', () => {
    const { program } = start({ triggers, classes });
    expect(callStatic(program, 'Demo', 'insertOne')).toBe('seen BEFORE_INSERT');
  });

  it('fail the statement with the name of the trigger and its Apex line', () => {
    const { program } = start({ triggers, classes });
    const message = callStatic(program, 'Demo', 'failing') as string;
    expect(message).toContain('AccountTrigger: execution of AfterUpdate');
    expect(message).toContain('caused by: System.NullPointerException');
    expect(message).toContain('Trigger.AccountTrigger: line 6, column');
  });
});

describe('@AuraEnabled methods', () => {
  const { program } = start({
    classes: {
      Panel: `public with sharing class Panel {
        public class Row {
          @AuraEnabled public String name { get; set; }
          @AuraEnabled public Decimal amount;
          @AuraEnabled public Date day;
          @AuraEnabled public List<String> tags = new List<String>{ 'a' };
          public String hidden = 'x';
        }
        @AuraEnabled public static Row echo(Row row, Integer count, Map<String, Object> extra, Date day) {
          row.name = row.name + count + extra.get('k');
          row.day = day;
          return row;
        }
        @AuraEnabled public static Account record(Account given) {
          given.Name = given.Name + '!';
          return given;
        }
        @AuraEnabled public static void fail() { throw new AuraHandledException('Try again'); }
        public static void secret() {}
      }`
    }
  });

  it('take JSON by parameter name and answer JSON of the @AuraEnabled members', () => {
    const answer = program.callAuraEnabled('panel', 'Echo', {
      row: { name: 'n', amount: 1.5 },
      count: 2,
      extra: { k: true },
      day: '2026-11-21'
    });
    expect(answer).toEqual({ name: 'n2true', amount: 1.5, day: '2026-11-21', tags: null });
  });

  it('take and answer records', () => {
    const given = { sobjectType: 'Account', Name: 'Acme' };
    expect(program.callAuraEnabled('Panel', 'record', { given })).toEqual({ Name: 'Acme!' });
  });

  it('throw the exception of the method', () => {
    expect(() => program.callAuraEnabled('Panel', 'fail', {})).toThrow(
      expect.objectContaining({ apexType: 'System.AuraHandledException' })
    );
  });

  it('are the only ones that can be called', () => {
    expect(() => program.callAuraEnabled('Panel', 'secret', {})).toThrow(
      expect.objectContaining({ code: 'not-aura-enabled' })
    );
  });
});

describe('cacheable @AuraEnabled methods', () => {
  const { program } = start({
    classes: {
      Cached: `public with sharing class Cached {
        @AuraEnabled(cacheable=true) public static Integer count() { return [SELECT COUNT() FROM Account]; }
        @AuraEnabled(cacheable=true) public static void write() {
          try { insert new Account(Name = 'x'); } catch (Exception caught) { return; }
        }
        @AuraEnabled(cacheable=true) public static void mark() { Savepoint point = Database.setSavepoint(); }
        @AuraEnabled public static void change() { insert new Account(Name = 'y'); }
      }`
    }
  });
  const call = (method: string): unknown => {
    program.startTransaction('synchronous');
    return program.callAuraEnabled('Cached', method, {});
  };

  it('read, and are refused any DML in a way that Apex cannot catch', () => {
    expect(call('count')).toBe(0);
    for (const method of ['write', 'mark']) {
      expect(() => call(method)).toThrow(
        expect.objectContaining({
          apexType: 'System.LimitException',
          apexMessage: 'Too many DML statements: 1'
        })
      );
    }
    call('change');
    expect(call('count')).toBe(1);
  });
});

describe('invocable methods', () => {
  const { program } = start({
    classes: {
      Action: `public class Action {
        public class Request { @InvocableVariable(required=true) public Id recordId; @InvocableVariable public Integer count = 1; }
        public class Answer { @InvocableVariable public String text; }
        @InvocableMethod(label='Act') public static List<Answer> act(List<Request> requests) {
          List<Answer> answers = new List<Answer>();
          for (Request request : requests) {
            Answer answer = new Answer();
            answer.text = request.recordId + ':' + (request.count + 1);
            answers.add(answer);
          }
          return answers;
        }
      }`,
      Ids: `public class Ids {
        @InvocableMethod public static void take(List<Id> ids) { System.debug(ids.size()); }
      }`
    }
  });

  it('get one request for each interview and answer the output variables', () => {
    const inputs = [
      { recordId: '001000000000001AAA' },
      { recordId: '001000000000002AAA', count: Decimal.parse('4') }
    ];
    expect(program.callInvocable('Action', inputs)).toEqual([
      { text: '001000000000001AAA:2' },
      { text: '001000000000002AAA:5' }
    ]);
  });

  it('take a plain list too', () => {
    expect(program.callInvocable('Ids', [{ ids: '001000000000001AAA' }])).toEqual([{}]);
  });
});

describe('@future methods', () => {
  it('are enqueued by a call and run by the job', () => {
    const { program, org } = start({
      classes: {
        Later: `public class Later {
          @future(callout=true) public static void work(Set<Id> ids, String text) { System.debug(text + ids.size()); }
          public static void run() { work(new Set<Id>{ '001000000000001AAA' }, 'n'); System.debug('asked'); }
        }`
      }
    });
    const jobs: JobRequest[] = [];
    Object.defineProperty(program.rt.host, 'enqueue', {
      value: (job: JobRequest) => jobs.push(job) && '707000000000001AAA'
    });
    callStatic(program, 'Later', 'run');
    expect(org.debugLines).toEqual(['asked']);
    const [job] = jobs as [JobRequest];
    program.callFuture(job.className, job.methodName ?? '', job.args ?? []);
    expect(org.debugLines).toEqual(['asked', 'n1']);
  });
});

describe('transactions', () => {
  it('start with fresh static state', () => {
    const { program } = start({
      classes: {
        Counter: `public class Counter {
          static Integer count = 0;
          public static Integer next() { return ++count; }
        }`
      }
    });
    expect([
      callStatic(program, 'Counter', 'next'),
      callStatic(program, 'Counter', 'next')
    ]).toEqual([1, 2]);
    program.startTransaction('synchronous');
    expect(callStatic(program, 'Counter', 'next')).toBe(1);
  });

  it('change the sharing mode at the border of classes and restore it', () => {
    const { program } = start({
      classes: {
        WithRules: `public with sharing class WithRules {
          public static void run() { System.debug(1); Elevated.run(); throw new IllegalArgumentException('x'); }
        }`,
        Elevated: `public without sharing class Elevated { public static void run() { System.debug(2); } }`
      }
    });
    const seen: string[] = [];
    Object.defineProperty(program.rt.host, 'log', { value: () => seen.push(program.rt.sharing) });
    expect(() => callStatic(program, 'WithRules', 'run')).toThrow();
    expect(seen).toEqual(['with', 'without']);
    expect(program.rt.sharing).toBe('without');
  });

  it('end with a LimitException that no catch block sees when they recurse without end', () => {
    const { program } = start({
      classes: {
        Deep: `public class Deep {
          static Integer dive(Integer n) { return dive(n + 1) + 1; }
          public static void run() { try { dive(0); } catch (Exception e) { System.debug('caught'); } }
        }`
      }
    });
    expect(() => callStatic(program, 'Deep', 'run')).toThrow(
      expect.objectContaining({ apexType: 'System.LimitException' })
    );
  });
});

describe('instances of user classes', () => {
  const { program } = start({
    classes: {
      Job: `public class Job implements Queueable, Database.Stateful {
        private Set<Id> ids = new Set<Id>();
        public Integer count = 0;
        transient String note = 'n';
        public Job(Id first) { ids.add(first); }
        public void execute(QueueableContext context) { count = count + ids.size(); }
      }`
    }
  });
  const create = (): unknown => program.rt.newInstance('Job', ['001000000000001AAA']);

  it('can be stored as JSON and come back without their constructor', () => {
    const picture: unknown = JSON.parse(JSON.stringify(program.serializeInstance(create())));
    expect(picture).toEqual({ ids: ['001000000000001AAA'], count: 0 });
    const again = program.deserializeInstance('Job', picture);
    program.invoke(again, 'execute', [program.jobContext('queueable', { jobId: 'x' })]);
    expect(program.serializeInstance(again)).toMatchObject({ count: 1 });
  });

  it('know their interfaces', () => {
    expect(program.isInstance(create(), 'Database.Stateful')).toBe(true);
    expect(program.isInstance(create(), 'Queueable')).toBe(true);
    expect(program.isInstance(create(), 'Schedulable')).toBe(false);
    expect(
      program.isInstance(new ApexList('Account', [new SObject('Account')]), 'List<SObject>')
    ).toBe(true);
  });
});

describe('the test runner', () => {
  const { program } = start({
    classes: {
      SampleTest: `@IsTest
private class SampleTest {
  @TestSetup static void setUp() { insert new Account(Name = 'Setup'); }
  @IsTest static void adds() {
    insert new Account(Name = 'More');
    System.assertEquals(2, [SELECT COUNT() FROM Account]);
  }
  @IsTest static void startsFromTheSetup() {
    Assert.areEqual(1, [SELECT COUNT() FROM Account], 'rolled back');
  }
  static Integer early(User user) {
    System.runAs(user) {
      for (Integer i = 0; i < 3; i++) if (i == 1) return i;
    }
    return 5;
  }
  @IsTest static void returnsFromRunAs() {
    Assert.areEqual(1, early([SELECT Id FROM User WHERE Id = :UserInfo.getUserId()]));
  }
  static testMethod void fails() {
    Assert.areEqual('a', 'b', 'letters');
  }
  static void helper() {}
}`
    }
  });

  it('runs each test on the records of the setup, rolls back, and reports message and line', () => {
    const results = program.runTests(/SampleTest/, () => {});
    expect(results.map((result) => [result.methodName, result.outcome])).toEqual([
      ['adds', 'pass'],
      ['startsFromTheSetup', 'pass'],
      ['returnsFromRunAs', 'pass'],
      ['fails', 'fail']
    ]);
    expect(results[3]?.message).toContain('System.AssertException: Assertion Failed: letters');
    expect(results[3]?.stackTrace).toBe('Class.SampleTest.fails: line 21, column 1');
  });

  it('runs what the filter names', () => {
    expect(program.runTests(/^SampleTest\.adds$/, () => {})).toHaveLength(1);
    expect(program.runTests(/Other/, () => {})).toEqual([]);
  });

  it('counts the lines that ran', () => {
    const [file] = program.coverage();
    expect(file?.executable).toEqual([3, 5, 6, 9, 12, 13, 15, 18, 21]);
    expect(file?.covered).toEqual([3, 5, 6, 9, 12, 13, 18, 21]);
  });
});

describe('scripts', () => {
  it('run statements and see the classes of the project', () => {
    const { program, org } = start({
      classes: { Tool: 'public class Tool { public static Integer two() { return 2; } }' }
    });
    program.runAnonymous("Integer x = Tool.two(); System.debug('x' + (x + 1));", 'script');
    expect(org.debugLines).toEqual(['x3']);
    expect(() => program.runAnonymous('nonsense();', 'script')).toThrow(/nonsense.*script, line 1/);
  });
});
