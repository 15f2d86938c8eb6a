import type { RestRequest } from '../../rest/answer.ts';
import { uploadRows } from './ingest.ts';
import { BulkJobs, type BulkJob, type JobState } from './jobs.ts';

const VALUES = {
  kind: 'ingest',
  userId: '005',
  version: '65.0',
  format: { columnDelimiter: 'COMMA', lineEnding: 'LF' },
  operation: 'insert',
  object: 'Account'
} as const;

function upload(jobs: BulkJobs, text: string, state: JobState = 'Open'): BulkJob {
  const job = jobs.add(VALUES);
  const request: RestRequest = {
    method: 'PUT',
    origin: 'http://localhost',
    path: '/',
    query: [],
    headers: {},
    body: { kind: 'bytes', bytes: Buffer.from(text) }
  };
  uploadRows(jobs, job, request);
  jobs.change(job, state);
  return job;
}

const csv = (length: number): string => `Name\n${'x'.repeat(length - 5)}`;
const idsOf = (jobs: BulkJobs): string[] => jobs.all('ingest', '005').map(({ id }) => id);

describe('the memory of bulk jobs', () => {
  it('is bounded: the oldest results make room', () => {
    const jobs = new BulkJobs(1000);
    const [, second, third] = [400, 400, 500].map((size) => upload(jobs, csv(size), 'JobComplete'));
    expect(idsOf(jobs)).toEqual([second?.id, third?.id]);
  });

  it('is bounded for outcomes too', () => {
    const jobs = new BulkJobs(1000);
    upload(jobs, csv(500), 'JobComplete');
    const working = upload(jobs, csv(400), 'InProgress');
    jobs.addOutcomes(working, [{ id: '', created: false, error: 'e'.repeat(200) }]);
    expect(idsOf(jobs)).toEqual([working.id]);
  });

  it('is not taken from jobs that go on', () => {
    const jobs = new BulkJobs(1000);
    const ended = upload(jobs, csv(100), 'Failed');
    const working = upload(jobs, csv(500), 'InProgress');
    const waiting = upload(jobs, csv(300), 'UploadComplete');
    expect(() => upload(jobs, csv(400))).toThrow('leave no room');
    expect(idsOf(jobs)).toEqual(expect.arrayContaining([ended.id, working.id, waiting.id]));
  });

  it('takes a limited number of jobs, and none away from those that go on', () => {
    const jobs = new BulkJobs();
    const working = upload(jobs, csv(10), 'InProgress');
    for (let count = 0; count < 300; count++) upload(jobs, csv(10), 'Aborted');
    expect(idsOf(jobs)).toHaveLength(200);
    expect(jobs.find(working.id, 'ingest', '005')).toBe(working);
    for (let count = 0; count < 199; count++) jobs.add(VALUES);
    expect(() => jobs.add(VALUES)).toThrow('leave no room');
  });
});
