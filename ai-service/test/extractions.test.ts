/** Extractions over HTTP: from request to result, told once, seen by one org only, never in the log. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extractionSchema } from '../src/features/extractions/schema.ts';
import { makePdf, marker } from './support/contracts.ts';
import { firstKey, secondKey, startService, type Service } from './support/service.ts';

jest.setTimeout(60_000);

let service: Service;
let documentId: string;

beforeAll(async () => {
  service = await startService({ LOG_LEVEL: 'trace' });
  documentId = (await service.upload(await makePdf({ pages: 120, seed: 'long' }))).body.id;
}, 90_000);

afterAll(() => service.stop());

const valueOf = (
  extraction: { result: { terms: { name: string; value: string }[] } },
  name: string
) => extraction.result.terms.find((term) => term.name === name)?.value;

describe('an extraction', () => {
  it('goes from queued over pages and terms to a result with evidence', async () => {
    const requested = await service.extract(documentId, {
      headers: { 'x-correlation-id': 'story-1' },
      body: { documentId, context: { asOf: '2026-11-21', opportunityName: 'Blue Harbor' } }
    });
    expect(requested).toMatchObject({
      status: 202,
      body: { status: 'queued', documentId, correlationId: 'story-1', result: null, error: null }
    });
    const seen = await service.follow(requested.body.id);
    const last = seen.at(-1);
    expect(() => extractionSchema.parse(last)).not.toThrow();
    expect(last).toMatchObject({ status: 'completed', attempt: 1, reader: { engine: 'embedded' } });
    expect(last.progress).toMatchObject({ stage: 'completed', percent: 100, page: 120 });

    const pages = seen.filter(({ progress }) => progress.stage === 'reading');
    const midway = pages.filter(({ progress }) => progress.page > 0 && progress.page < 120);
    expect(midway.length).toBeGreaterThan(0);
    const percents = seen.map(({ progress }) => progress.percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));

    expect(valueOf(last, 'effectiveDate')).toBe('2026-01-01');
    expect(valueOf(last, 'noticePeriodToTerminateRenewal')).toBe('90 days');
    const term = last.result.terms.find(({ name }: { name: string }) => name === 'initialTerm');
    expect(term).toMatchObject({ page: 1, quote: expect.stringMatching(/twelve \(12\)/) });
    expect(term.rects.length).toBeGreaterThan(0);
    expect(last.result.keyDates.map(({ kind }: { kind: string }) => kind)).toContain(
      'notice-deadline'
    );
  });

  it('of a document that was read before takes the stored reading', async () => {
    const first = (await service.follow((await service.extract(documentId)).body.id)).at(-1);
    const seen = await service.follow((await service.extract(documentId)).body.id);
    expect(seen.filter(({ progress }) => progress.stage === 'reading')).toEqual([]);
    const second = seen.at(-1);
    expect(second.id).not.toBe(first.id);
    expect(second.result).toEqual(first.result);
  });

  it('may be asked for with nothing said about terms and deal', async () => {
    const body = { documentId, terms: null, context: null };
    expect((await service.extract(documentId, { body })).status).toBe(202);
  });

  it('reads only the terms asked for and says which it does not know', async () => {
    const body = { documentId, terms: ['governingLaw', 'moonPhase'] };
    const { body: requested } = await service.extract(documentId, { body });
    const { result } = (await service.follow(requested.id)).at(-1);
    expect(result.terms.map(({ name }: { name: string }) => name)).toEqual(['governingLaw']);
    expect(result.missingTerms.map(({ name }: { name: string }) => name)).toEqual(['moonPhase']);
  });
});

describe('a scanned document', () => {
  it('is said to be one, and stays one when its stored pages are read again', async () => {
    const file = new URL('../samples/northwind-orchard-letter-scanned.pdf', import.meta.url);
    const { body: document } = await service.upload(await readFile(file));
    await service.call('GET', `/v1/documents/${document.id}/pages`);
    const { body } = await service.extract(document.id);
    const { result } = (await service.follow(body.id)).at(-1);
    const codes = result.warnings.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code === 'page-without-text')).toHaveLength(1);
    expect(result.terms).toEqual([]);
    expect(Object.values(result.clauses)).not.toContainEqual(
      expect.objectContaining({ present: false })
    );
  });
});

describe('the idempotency key', () => {
  it('gives the same extraction for the same body, however its fields are ordered', async () => {
    const idempotencyKey = randomUUID();
    const context = { a: 1, b: 2 };
    const first = await service.extract(documentId, {
      idempotencyKey,
      body: { documentId, context }
    });
    const second = await service.extract(documentId, {
      idempotencyKey,
      body: { context: { b: 2, a: 1 }, documentId }
    });
    expect([first.status, second.status]).toEqual([202, 200]);
    expect(second.body.id).toBe(first.body.id);
  });

  it('makes one extraction of requests at the same moment', async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => service.extract(documentId, { idempotencyKey }))
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  });

  it('refuses another body', async () => {
    const idempotencyKey = randomUUID();
    await service.extract(documentId, { idempotencyKey });
    const body = { documentId, terms: ['parties'] };
    const answer = await service.extract(documentId, { idempotencyKey, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('belongs to its org', async () => {
    const idempotencyKey = randomUUID();
    const bytes = await makePdf({ seed: 'shared key' });
    const mine = await service.upload(bytes);
    await service.upload(bytes, { key: secondKey });
    const first = await service.extract(mine.body.id, { idempotencyKey });
    const second = await service.extract(mine.body.id, { idempotencyKey, key: secondKey });
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('a request that cannot be met', () => {
  it('names what is missing', async () => {
    const none = await service.call('POST', '/v1/extractions', { body: { documentId } });
    expect(none).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    const unknown = await service.extract('0'.repeat(64));
    expect(unknown).toMatchObject({ status: 404, body: { code: 'document-not-found' } });
    const wrong = await service.extract('x', { body: { documentId: 'x', terms: ['1x'] } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect(wrong.body.detail).toMatch(/documentId.*terms/);
  });

  it('is not answered with another org’s extraction or document', async () => {
    const { body } = await service.extract(documentId);
    const answer = await service.call('GET', `/v1/extractions/${body.id}`, { key: secondKey });
    expect(answer).toMatchObject({ status: 404, body: { code: 'extraction-not-found' } });
    expect((await service.extract(documentId, { key: secondKey })).status).toBe(404);
  });

  it('is a problem too when the body is no JSON or the address does not exist', async () => {
    const headers = { 'idempotency-key': 'k', 'content-type': 'application/json' };
    const broken = await service.call('POST', '/v1/extractions', {
      headers,
      body: Buffer.from('{"documentId":')
    });
    expect(broken).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    for (const id of ['nonsense', randomUUID()]) {
      expect((await service.call('GET', `/v1/extractions/${id}`)).status).toBe(404);
    }
    const nowhere = await service.call('GET', '/v1/nowhere');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
  });
});

describe('key dates', () => {
  it('are computed from values that a person gives', async () => {
    const terms = {
      effectiveDate: '2026-01-01',
      initialTerm: '12 months',
      renewalType: 'auto-renew',
      renewalTerm: '1 year',
      noticePeriodToTerminateRenewal: '90 days'
    };
    const { status, body } = await service.call('POST', '/v1/key-dates', {
      body: { terms, asOf: '2026-11-21' }
    });
    expect(status).toBe(200);
    const deadline = body.keyDates.find(({ kind }: { kind: string }) => kind === 'notice-deadline');
    expect(deadline.date).toMatch(/^2026-10-0[1-3]$/);
    expect(deadline.steps.length).toBeGreaterThan(0);
    expect(body).toMatchObject({ currentTermStart: '2026-01-01', windowStatus: 'closed' });
  });

  it('ignore names that no date depends on', async () => {
    const body = {
      terms: { effectiveDate: '2026-01-01', moonPhase: 'full', initialTerm: '' },
      components: null,
      asOf: '2026-11-21'
    };
    expect((await service.call('POST', '/v1/key-dates', { body })).status).toBe(200);
  });

  it('need a day to count from', async () => {
    const answer = await service.call('POST', '/v1/key-dates', { body: { terms: {} } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });
});

describe('operators', () => {
  it('see the health, the counts and the API without a key', async () => {
    expect(await service.call('GET', '/healthz', { key: '' })).toMatchObject({ status: 200 });
    const ready = await service.call('GET', '/readyz', { key: '' });
    expect(ready.body).toMatchObject({ status: 'ready', reader: { engine: 'embedded' } });
    const { body: metrics } = await service.call('GET', '/metrics', { key: '' });
    expect(metrics).toMatch(
      /extractions_finished_total\{outcome="completed",engine="embedded"\} \d/
    );
    expect(metrics).toMatch(/route="\/v1\/extractions\/:id"/);
    const { body: api } = await service.call('GET', '/openapi.json', { key: '' });
    expect(Object.keys(api.paths)).toContain('/v1/extractions/{id}');
  });

  it('find the correlation id in the log, but no key, no contract text and no file name', async () => {
    const fileName = `${marker}-secret-name.pdf`;
    await service.upload(await makePdf({ seed: 'log' }), {
      headers: { 'x-file-name': fileName, 'x-correlation-id': 'trace-me' }
    });
    await service.upload(Buffer.from(`%PDF-1.7 ${marker}`), {});
    const log = service.log();
    expect(log).toMatch('"correlationId":"trace-me"');
    expect(log).toMatch('"correlationId":"story-1"');
    for (const secret of [firstKey, secondKey, marker, 'Blue Harbor', 'Bearer']) {
      expect(log).not.toMatch(secret);
    }
  });
});
