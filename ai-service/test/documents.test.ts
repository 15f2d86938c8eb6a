/** Documents over HTTP: what is accepted, recognised, refused, and who may see it. */
import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { contractText, docxType, makeDocx, makePdf } from './support/contracts.ts';
import { secondKey, startService, type Service } from './support/service.ts';

jest.setTimeout(60_000);

let service: Service;

beforeAll(async () => {
  service = await startService({ MAX_DOCUMENT_BYTES: String(2 * 1024 * 1024) });
}, 90_000);

afterAll(() => service.stop());

describe('an upload', () => {
  it('answers what the document is, by its content hash', async () => {
    const bytes = await makePdf({ pages: 3, seed: 'upload' });
    const { status, body } = await service.upload(bytes, {
      headers: { 'x-file-name': encodeURIComponent('../Verträge/Größe 1.pdf') }
    });
    expect(status).toBe(201);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(body).toMatchObject({
      id: sha256,
      sha256,
      fileName: 'Größe 1.pdf',
      mediaType: 'application/pdf',
      byteSize: bytes.byteLength,
      pageCount: 3,
      documentType: { value: 'MSA' },
      executionStatus: expect.stringMatching(/^(executed|draft|unknown)$/)
    });
  });

  it('recognises the same bytes and stores nothing twice', async () => {
    const bytes = await makePdf({ seed: 'twice' });
    const first = await service.upload(bytes);
    const second = await service.upload(bytes, { headers: { 'x-file-name': 'other.pdf' } });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('recognises the same bytes sent twice at the same moment', async () => {
    const bytes = await makePdf({ seed: 'at once' });
    const answers = await Promise.all([service.upload(bytes), service.upload(bytes)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  });

  it.each([
    ['text/plain', 'contract.txt', async () => Buffer.from(contractText)],
    [docxType, 'contract.docx', makeDocx]
  ])('reads %s too', async (mediaType, name, make) => {
    const headers = { 'x-file-name': name, 'content-type': mediaType };
    const { status, body } = await service.upload(await make(), { headers });
    expect([status, body.mediaType, body.documentType?.value]).toEqual([201, mediaType, 'MSA']);
  });

  it('warns about a wrong extension and reads the file all the same', async () => {
    const { status, body } = await service.upload(await makePdf({ seed: 'mislabelled' }), {
      headers: { 'x-file-name': 'contract.docx', 'content-type': 'application/msword' }
    });
    expect(status).toBe(201);
    expect(body.warnings.map(({ code }: { code: string }) => code)).toContain(
      'document-mislabelled'
    );
  });
});

describe('a bad upload', () => {
  const garbage = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7)]);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const cases: [string, () => Promise<Buffer>, number, string][] = [
    ['an empty file', async () => Buffer.alloc(0), 400, 'document-empty'],
    ['a damaged PDF', async () => garbage, 422, 'document-corrupt'],
    [
      'half a PDF',
      async () => (await makePdf({ pages: 2 })).subarray(0, 700),
      422,
      'document-corrupt'
    ],
    ['a protected PDF', () => makePdf({ password: 'secret' }), 422, 'document-encrypted'],
    ['a picture', async () => png, 415, 'document-type-unsupported'],
    ['too many bytes', async () => Buffer.alloc(3 * 1024 * 1024, 1), 413, 'document-too-large']
  ];

  it.each(cases)('%s is refused with what to do next', async (_, make, status, code) => {
    const answer = await service.upload(await make());
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, retryable: false });
    expect(answer.status).toBe(status);
    expect(answer.body.action).toMatch(/\.$/);
    expect(answer.body.correlationId).toBe(answer.headers.get('x-correlation-id'));
  });

  it.each([
    ['corrupt.pdf', 422, 'document-corrupt'],
    ['empty.pdf', 400, 'document-empty'],
    ['encrypted.pdf', 422, 'document-encrypted'],
    ['zero-page.pdf', 422, 'document-no-pages'],
    ['picture.png', 415, 'document-type-unsupported']
  ])('like the sample %s is refused', async (name, status, code) => {
    const bytes = await readFile(new URL(`../samples/bad/${name}`, import.meta.url));
    const answer = await service.upload(bytes, { headers: { 'x-file-name': name } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is not stored', async () => {
    const bytes = Buffer.concat([garbage, Buffer.from('not stored')]);
    await service.upload(bytes);
    const id = createHash('sha256').update(bytes).digest('hex');
    expect((await service.call('GET', `/v1/documents/${id}`)).status).toBe(404);
  });

  it('of too many bytes without a declared length gets its answer too', async () => {
    const answer = await uploadInChunks(`${service.url}/v1/documents`, 40);
    expect(answer).toMatchObject({ status: 413 });
    expect(answer.text).toMatch('document-too-large');
    expect((await service.call('GET', '/healthz')).status).toBe(200);
  });

  it('that lost bytes on the way is not taken for the document', async () => {
    const { status, body } = await service.upload(await makePdf({ seed: 'digest' }), {
      headers: { 'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` }
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'document-incomplete', retryable: true });
  });
});

describe('pages', () => {
  it('come with their text, and one by one with the place of every run', async () => {
    const { body: document } = await service.upload(await makePdf({ pages: 2, seed: 'pages' }));
    const { body } = await service.call('GET', `/v1/documents/${document.id}/pages`);
    expect(body).toMatchObject({ pageCount: 2, kind: 'pdf' });
    expect(body.pages[0].text).toMatch('MASTER SERVICES AGREEMENT');
    expect(body.pages[0]).not.toHaveProperty('items');

    const { body: page } = await service.call('GET', `/v1/documents/${document.id}/pages/1`);
    expect(page).toMatchObject({ page: 1, width: 612, height: 792 });
    const [item] = page.items;
    expect(page.text.slice(item.start, item.end)).toBe(item.text);
    expect(item.y).toBeLessThan(page.height / 2);
  });

  it('that do not exist are refused', async () => {
    const { body: document } = await service.upload(await makePdf({ seed: 'page 9' }));
    const answer = await service.call('GET', `/v1/documents/${document.id}/pages/9`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'page-not-found' } });
    expect((await service.call('GET', `/v1/documents/${document.id}/pages/x`)).status).toBe(400);
  });
});

describe('access', () => {
  it.each([
    ['without a key', ''],
    ['with a wrong key', 'first-key-9999999999']
  ])('%s is refused', async (_, key) => {
    const answer = await service.call('GET', `/v1/documents/${'0'.repeat(64)}`, { key });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('ends at the org: another org cannot see that a document exists', async () => {
    const bytes = await makePdf({ seed: 'isolation' });
    const { body: document } = await service.upload(bytes);
    for (const path of ['', '/pages', '/pages/1']) {
      const address = `/v1/documents/${document.id}${path}`;
      expect((await service.call('GET', address, { key: secondKey })).status).toBe(404);
    }
    const headers = { 'x-file-name': 'ours.pdf' };
    const other = await service.upload(bytes, { key: secondKey, headers });
    expect(other).toMatchObject({ status: 201, body: { fileName: 'ours.pdf' } });
  });
});

/** Sends megabytes without a Content-Length, as a client does that streams. */
function uploadInChunks(url: string, megabytes: number): Promise<{ status: number; text: string }> {
  return new Promise((fulfil, reject) => {
    const upload = request(
      url,
      {
        method: 'POST',
        agent: new Agent(),
        headers: { authorization: 'Bearer first-key-0123456789' }
      },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        response.on('end', () => fulfil({ status: response.statusCode ?? 0, text }));
      }
    );
    upload.on('error', reject);
    const chunk = Buffer.alloc(1024 * 1024, 1);
    let sent = 0;
    const write = () => {
      while (sent < megabytes) {
        sent++;
        if (!upload.write(chunk)) return void upload.once('drain', write);
      }
      upload.end();
    };
    write();
  });
}
