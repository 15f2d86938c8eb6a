/** Performs callouts on the main thread, with the platform's limits and wording of failures. */
import http from 'node:http';
import https from 'node:https';
import type { HttpAnswer, HttpCallout } from '../host.ts';

/** No transaction takes more; the library refuses what is too large for its kind of transaction. */
const MAXIMUM_RESPONSE = 12_000_000;

/** What crosses between the threads: an answer, or the text of a CalloutException. */
export type CalloutOutcome = { answer: HttpAnswer } | { failure: string };

export function performCallout(request: HttpCallout): Promise<CalloutOutcome> {
  return new Promise((resolve) => {
    let url: URL;
    try {
      url = new URL(request.endpoint);
    } catch {
      resolve({ failure: `no protocol: ${request.endpoint}` });
      return;
    }
    const transport = url.protocol === 'https:' ? https : http;
    const outgoing = transport.request(url, {
      method: request.method,
      headers: headersOf(request),
      agent: false
    });
    const timer = setTimeout(() => {
      resolve({ failure: 'Read timed out' });
      outgoing.destroy();
    }, request.timeoutMs);
    const finish = (outcome: CalloutOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    outgoing.on('error', (error) => finish({ failure: failureText(error, url) }));
    outgoing.on('response', (response) => readResponse(response, finish, outgoing));
    outgoing.end(request.body ? Buffer.from(request.body) : undefined);
  });
}

function headersOf(request: HttpCallout): Record<string, string> {
  const headers = Object.fromEntries(request.headers);
  const length = request.body?.length ?? 0;
  const hasBody = length > 0 || request.method === 'POST' || request.method === 'PUT';
  return hasBody ? { ...headers, 'Content-Length': String(length) } : headers;
}

function readResponse(
  response: http.IncomingMessage,
  finish: (outcome: CalloutOutcome) => void,
  outgoing: http.ClientRequest
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAXIMUM_RESPONSE) {
      finish({
        failure: `Exceeded max size limit of ${MAXIMUM_RESPONSE} with response size ${size}`
      });
      outgoing.destroy();
    } else {
      chunks.push(chunk);
    }
  });
  response.on('error', () => finish({ failure: 'Unexpected end of file from server' }));
  response.on('end', () => {
    const headers: Record<string, string> = {};
    for (let index = 0; index < response.rawHeaders.length; index += 2) {
      headers[response.rawHeaders[index]] = response.rawHeaders[index + 1];
    }
    finish({
      answer: {
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        headers,
        body: Buffer.concat(chunks)
      }
    });
  });
}

function failureText(error: NodeJS.ErrnoException, url: URL): string {
  const codes = [error.code, ...nestedCodes(error)];
  if (codes.includes('ECONNREFUSED')) return 'Connection refused (Connection refused)';
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN')) return url.hostname;
  if (codes.includes('ECONNRESET') || codes.includes('HPE_INVALID_CONSTANT')) {
    return 'Unexpected end of file from server';
  }
  if (codes.includes('ETIMEDOUT')) return 'Connect timed out';
  return error.message;
}

/** `localhost` tries IPv6 and IPv4; the causes are inside an AggregateError. */
function nestedCodes(error: Error): (string | undefined)[] {
  const causes = (error as AggregateError).errors as NodeJS.ErrnoException[] | undefined;
  return causes?.map((cause) => cause.code) ?? [];
}
