/** What the body of a request says: text in the encoding that the client names, and JSON. */
import { isObject, malformed, refusal, type RestRequest } from './answer.ts';

/** Bytes that are no text are refused: replaced by question marks, they would be saved. */
export function textOf({ body, headers }: RestRequest): string {
  if (!body) {
    throw malformed('The HTTP entity body is required, but this request has no entity body.');
  }
  if (body.kind === 'form') return body.json;
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(body.bytes);
  } catch {
    throw malformed(`The HTTP entity body is not ${charset} text.`);
  }
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  } catch {
    throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', `The charset ${charset} is not supported.`);
  }
}

export function jsonOf(request: RestRequest): unknown {
  const text = textOf(request);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed((error as Error).message);
  }
}

/** The JSON object of the body. */
export function objectOf(request: RestRequest): Record<string, unknown> {
  const value = jsonOf(request);
  if (isObject(value)) return value;
  throw malformed('The HTTP entity body must be a JSON object.');
}
