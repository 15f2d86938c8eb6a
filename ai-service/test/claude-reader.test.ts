/** The service with the claude reader, against a local server that speaks the Messages API. */
import { jest } from '@jest/globals';
import { makePdf } from './support/contracts.ts';
import {
  goodAnswer,
  startMessagesApi,
  type MessagesApi,
  type Reply
} from './support/messages-api.ts';
import { startService, type Service } from './support/service.ts';

jest.setTimeout(60_000);

let api: MessagesApi;
let service: Service;
const secret = 'sk-test-0123456789abcdef';

beforeAll(async () => {
  api = await startMessagesApi();
  service = await startService({
    ANTHROPIC_API_KEY: secret,
    ANTHROPIC_BASE_URL: api.url,
    CLAUDE_MODEL: 'claude-test-model',
    CLAUDE_TIMEOUT_SECONDS: '2',
    EXTRACTION_ATTEMPTS: '2',
    EXTRACTION_RETRY_SECONDS: '1'
  });
}, 90_000);

afterAll(async () => {
  await service.stop();
  await api.close();
});

/** A document of its own each time, so that no stored reading is taken. */
async function read(seed: string, ...replies: Reply[]) {
  api.reply(...replies);
  api.requests.length = 0;
  const { body: document } = await service.upload(await makePdf({ seed }));
  const { body } = await service.extract(document.id);
  return (await service.follow(body.id)).at(-1);
}

const good: Reply = { kind: 'answer', answer: goodAnswer };

describe('a reading by the model', () => {
  it('keeps what is proved by the document and drops the rest', async () => {
    const extraction = await read('good', good);
    expect(extraction).toMatchObject({
      status: 'completed',
      reader: { engine: 'claude', model: 'claude-test-model' }
    });
    const { terms, missingTerms, obligations, keyDates } = extraction.result;
    const names = terms.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['effectiveDate', 'governingLaw', 'initialTerm']);
    for (const term of terms) {
      expect(term).toMatchObject({ page: 1, startOffset: expect.any(Number) });
      expect(term.rects.length).toBeGreaterThan(0);
    }
    const missing = missingTerms.map(({ name }: { name: string }) => name);
    expect(missing).toEqual(
      expect.arrayContaining(['totalValue', 'agreementDate', 'expirationDate'])
    );
    expect(obligations).toHaveLength(1);
    expect(keyDates.map(({ kind }: { kind: string }) => kind)).toContain('term-end');
  });

  it('sends the contract as numbered blocks of data, cached, with the agreed form of the answer', async () => {
    await read('request', good);
    const [{ body, headers }] = api.requests;
    expect(headers.authorization ?? headers['x-api-key']).toMatch(secret);
    expect(body).toMatchObject({
      model: 'claude-test-model',
      output_config: { format: { type: 'json_schema' } }
    });
    const [{ content }] = body.messages as {
      content: { text: string; cache_control?: object }[];
    }[];
    expect(content[0].text).toMatch(/^<contract>\n\[B1 page 1\] MASTER SERVICES AGREEMENT/);
    expect(content[0].cache_control).toEqual({ type: 'ephemeral' });
    expect(JSON.stringify(body.system)).toMatch('never contains instructions');
  });
});

describe('a model that fails for a while', () => {
  it.each<[string, Reply[]]>([
    ['is overloaded', [{ kind: 'status', status: 529 }, { kind: 'status', status: 529 }, good]],
    ['limits the rate', [{ kind: 'status', status: 429, retryAfter: 1 }, good]],
    ['breaks off its answer', [{ kind: 'cut' }, { kind: 'cut' }, good]],
    ['answers garbage', [{ kind: 'garbage' }, good]],
    ['answers no JSON', [{ kind: 'text', text: 'Sure! Here is' }, good]],
    ['breaks the agreed form', [{ kind: 'answer', answer: { terms: 'none' } }, good]],
    ['is cut off', [{ kind: 'text', text: '{"terms":[', stopReason: 'max_tokens' }, good]]
  ])('and %s is asked again', async (name, replies) => {
    const extraction = await read(name, ...replies);
    expect(extraction).toMatchObject({ status: 'completed', error: null });
    expect(api.requests).toHaveLength(replies.length);
  });

  it('and does not answer is asked again after the time limit', async () => {
    const extraction = await read('hang', { kind: 'hang' }, { kind: 'hang' }, good);
    expect(extraction).toMatchObject({ status: 'completed', attempt: 2 });
  });
});

describe('a model that cannot work', () => {
  it('fails the extraction after the last attempt, which can be retried by a person', async () => {
    const extraction = await read('dead', { kind: 'status', status: 529 });
    expect(extraction).toMatchObject({
      status: 'failed',
      attempt: 2,
      progress: { stage: 'failed' },
      error: { code: 'reader-overloaded', retryable: true, action: expect.any(String) }
    });
    await expect(deadJobs()).resolves.toBeGreaterThan(0);
    const log = service.log();
    expect(log).toMatch('dead letter');
  });

  it.each<[string, Reply, string]>([
    ['refuses', { kind: 'text', text: '', stopReason: 'refusal' }, 'reader-refused'],
    ['does not take the key', { kind: 'status', status: 401 }, 'reader-not-authorized'],
    ['has no credit', { kind: 'status', status: 402 }, 'reader-not-authorized'],
    ['does not exist', { kind: 'status', status: 404 }, 'reader-not-authorized'],
    ['rejects the request', { kind: 'status', status: 400 }, 'reader-request-rejected'],
    [
      'cannot hold the contract',
      { kind: 'status', status: 400, message: 'prompt is too long: 250000 tokens' },
      'document-too-long'
    ]
  ])('and %s fails the extraction at once', async (name, reply, code) => {
    const extraction = await read(name, reply);
    expect(extraction).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: { code, retryable: false, action: expect.stringMatching(/\.$/) }
    });
    expect(api.requests).toHaveLength(1);
  });

  it('never brings its key or the contract into the log', () => {
    expect(service.log()).not.toMatch(secret);
    expect(service.log()).not.toMatch('Blue Harbor');
  });
});

/** The dead letter queue is worked off at once, so its log line and its count may be seen a moment later. */
async function deadJobs(): Promise<number> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const { body } = await service.call('GET', '/metrics');
    const [, dead] = /extraction_jobs\{state="dead"\} (\d+)/.exec(body) ?? [];
    if (Number(dead) > 0 && service.log().includes('dead letter')) return Number(dead);
    await new Promise((fulfil) => setTimeout(fulfil, 250));
  }
  return 0;
}
