/** An HTTP request as the engine takes it: body within its limits, forms with their file on disk. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { refusal, type RestBody, type RestRequest } from '../../rest/answer.ts';
import { originOf } from '../oauth/request.ts';

/** As the platform: 2 GB for a file in a form. */
const MAXIMUM_FILE_BYTES = 2 * 1024 ** 3;
const HIDDEN_HEADERS = new Set(['authorization', 'cookie', 'content-length', 'transfer-encoding']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** `body` has the bytes that express has read; a form's file is there until `handle` ends. */
export async function withRequest<T>(
  request: Request,
  handle: (received: RestRequest) => Promise<T>
): Promise<T> {
  if (!request.is('multipart/*')) return handle(plainRequest(request, bytesOf(request)));
  const folder = await mkdtemp(join(tmpdir(), 'local-org-form-'));
  try {
    return await handle(plainRequest(request, await readForm(request, join(folder, 'file'))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bytesOf(request: Request): RestBody | null {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) && body.length > 0 ? { kind: 'bytes', bytes: body } : null;
}

function plainRequest(request: Request, body: RestBody | null): RestRequest {
  const url = new URL(request.originalUrl, 'http://local');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !HIDDEN_HEADERS.has(name)) headers[name] = String(value);
  }
  const override = url.searchParams.get('_HttpMethod')?.toUpperCase();
  url.searchParams.delete('_HttpMethod');
  const isOverridden = request.method === 'POST' && override !== undefined && METHODS.has(override);
  return {
    method: isOverridden ? override : request.method,
    origin: originOf(request),
    path: url.pathname,
    query: [...url.searchParams],
    headers,
    body
  };
}

// DIFFERS: forms carry one record and one file; sObject Collections with files are not taken.
async function readForm(request: Request, path: string): Promise<RestBody> {
  const form = openForm(request);
  let json: string | null = null;
  let file: { part: string; fileName: string; written: Promise<void> } | null = null;
  let isTooLarge = false;
  form.on('field', (_name: string, value: string) => (json ??= value));
  form.on('file', (part, stream, { filename }) => {
    stream.on('limit', () => (isTooLarge = true));
    const written = pipeline(stream, createWriteStream(path));
    // Awaited below; a broken request must not end the process before.
    written.catch(() => {});
    file = { part, fileName: filename ?? 'file', written };
  });
  await pipeline(request, withTidyHead, form).catch((error: Error) => {
    throw badForm(`The form could not be read: ${error.message}.`);
  });
  const received = file as { part: string; fileName: string; written: Promise<void> } | null;
  if (json === null || !received) {
    throw badForm('Send a JSON part with the fields and a part with the file.');
  }
  await received.written;
  if (isTooLarge) throw refusal(413, 'REQUEST_TOO_LARGE', 'The file is larger than 2 GB.');
  return { kind: 'form', json, part: received.part, fileName: received.fileName, path };
}

const LARGEST_HEAD = 16_384;

/** Salesforce's own examples end the first part's disposition with a semicolon, which the parser refuses. */
async function* withTidyHead(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of source) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0 && head.length < LARGEST_HEAD) continue;
    const lines = head.toString('latin1', 0, Math.max(end, 0)).replace(/;[ \t]*(?=\r\n|$)/g, '');
    yield Buffer.concat([Buffer.from(lines, 'latin1'), head.subarray(Math.max(end, 0))]);
    head = null;
  }
  if (head !== null) yield head;
}

function openForm(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 1, fileSize: MAXIMUM_FILE_BYTES }
    });
  } catch (error) {
    throw badForm((error as Error).message);
  }
}

const badForm = (message: string) => refusal(400, 'INVALID_MULTIPART_REQUEST', message);
