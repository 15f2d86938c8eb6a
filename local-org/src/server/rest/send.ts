/** Sends answers of the REST API: JSON or bytes, compressed when the client takes it. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { RestAnswer } from '../../rest/answer.ts';

const compress = promisify(gzip);
const SMALLEST_COMPRESSED = 1024;

export async function sendAnswer(
  request: Request,
  response: Response,
  answer: RestAnswer
): Promise<void> {
  response
    .status(answer.status)
    .set({ 'Cache-Control': 'no-cache, must-revalidate', ...answer.headers });
  if (answer.bytes) return sendBytes(request, response, Buffer.from(answer.bytes));
  if (answer.body === undefined) {
    response.end();
    return;
  }
  response.set('Content-Type', 'application/json;charset=UTF-8');
  return sendBytes(request, response, Buffer.from(JSON.stringify(answer.body)));
}

async function sendBytes(request: Request, response: Response, bytes: Buffer): Promise<void> {
  response.vary('Accept-Encoding');
  if (
    bytes.length < SMALLEST_COMPRESSED ||
    request.acceptsEncodings('gzip', 'identity') !== 'gzip'
  ) {
    response.send(bytes);
    return;
  }
  response.set('Content-Encoding', 'gzip').send(await compress(bytes));
}
