import { runtimeWith, staticCall } from '../call-library.ts';
import type { CompiledClass } from '../../compiled-class.ts';
import type { JobRequest, RunningJob } from '../../../host.ts';
import type { Runtime } from '../../runtime/runtime.ts';

const job = { $class: { name: 'ReadingJob' } as CompiledClass };

describe('Test.startTest and stopTest', () => {
  it('give the code under test its own limits', () => {
    const rt = runtimeWith({ drainJobs: () => undefined });
    rt.beginTest();
    rt.limits.spend('queries', 99);
    staticCall(rt, 'Test', 'startTest');
    expect(staticCall(rt, 'Limits', 'getQueries')).toBe(0);
    rt.limits.spend('queries', 5);
    staticCall(rt, 'Test', 'stopTest');
    expect(staticCall(rt, 'Limits', 'getQueries')).toBe(99);
  });

  it('run the jobs between with the limits of asynchronous work', () => {
    let running: RunningJob | null = null;
    let maximum: unknown = null;
    const rt = runtimeWith({
      runningJob: () => running,
      drainJobs: () => {
        running = {
          id: '707',
          kind: 'queueable',
          className: 'J',
          depth: 1,
          maximumDepth: null,
          delaySeconds: 0,
          phase: 'execute',
          mayCallOut: () => true
        };
        maximum = staticCall(rt, 'Limits', 'getLimitQueries');
        running = null;
      }
    });
    rt.beginTest();
    staticCall(rt, 'Test', 'startTest');
    staticCall(rt, 'Test', 'stopTest');
    expect(maximum).toBe(200);
    expect(staticCall(rt, 'Limits', 'getLimitQueries')).toBe(100);
  });

  it('belong into tests only', () => {
    const rt = runtimeWith();
    expect(() => staticCall(rt, 'Test', 'startTest')).toThrow('outside of a test');
    expect(staticCall(rt, 'Test', 'isRunningTest')).toBe(false);
  });
});

const withQueueables = (rt: Runtime): Runtime => {
  rt.classes = { ...rt.classes, isInstance: () => true };
  return rt;
};

describe('System.enqueueJob', () => {
  it('asks the org for the job with its delay', () => {
    const jobs: JobRequest[] = [];
    const rt = withQueueables(
      runtimeWith({
        enqueue: (request: JobRequest) => {
          jobs.push(request);
          return '707000000000001AAA';
        }
      })
    );
    expect(staticCall(rt, 'System', 'enqueueJob(Object, Integer)', job, 2)).toBe(
      '707000000000001AAA'
    );
    expect(jobs[0]).toMatchObject({
      kind: 'queueable',
      className: 'ReadingJob',
      delaySeconds: 120
    });
    expect(rt.uncommittedWork).toBe(true);
  });

  it('lets a queueable start one job', () => {
    const rt = runtimeWith({
      enqueue: () => '707000000000002AAA',
      runningJob: () => ({
        id: '707',
        kind: 'queueable',
        depth: 1,
        maximumDepth: null,
        mayCallOut: () => true
      })
    });
    withQueueables(rt);
    const enqueue = (): unknown => staticCall(rt, 'System', 'enqueueJob(Object)', job);
    expect(enqueue()).toBe('707000000000002AAA');
    expect(enqueue).toThrow('Too many queueable jobs added to the queue: 2');
  });
});

describe('a call of a future method', () => {
  it('becomes a job, and is refused inside of a future', () => {
    const jobs: JobRequest[] = [];
    let kind: string | null = null;
    const rt = runtimeWith({
      enqueue: (request: JobRequest) => jobs.push(request),
      runningJob: () => (kind === null ? null : { id: '707', kind })
    });
    rt.enqueueFuture('Renaming', 'rename(Id)', ['001']);
    expect(jobs).toEqual([
      {
        kind: 'future',
        className: 'Renaming',
        instance: null,
        methodName: 'rename(Id)',
        args: ['001']
      }
    ]);
    expect(staticCall(rt, 'Limits', 'getFutureCalls')).toBe(1);
    kind = 'future';
    expect(() => rt.enqueueFuture('Renaming', 'rename(Id)', [])).toThrow(
      'Future method cannot be called from a future or batch method: Renaming.rename(Id)'
    );
  });
});

describe('assertions', () => {
  const rt = runtimeWith();

  it('compare numbers by value and texts by case', () => {
    expect(() => staticCall(rt, 'Assert', 'areEqual', 1, 1n)).not.toThrow();
    expect(() => staticCall(rt, 'System', 'assertEquals', 'a', 'A')).toThrow(
      'Assertion Failed: Expected: a, Actual: A'
    );
    expect(() =>
      staticCall(rt, 'Assert', 'areEqual(Object, Object, String)', 1, 2, 'rows')
    ).toThrow('Assertion Failed: rows: Expected: 1, Actual: 2');
  });

  it('cannot be caught by Apex', () => {
    expect(() => staticCall(rt, 'Assert', 'fail(String)', 'no')).toThrow(
      expect.objectContaining({ apexType: 'System.AssertException' })
    );
  });
});
