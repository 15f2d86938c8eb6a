/** Takes the raw bytes of an upload off the connection: bounded, hashed as they arrive, never half stored. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../../errors.ts';

export interface ReceivedBytes {
  bytes: Uint8Array;
  sha256: string;
}

/** How much of a refused upload is read and thrown away, so that the sender gets to the answer. */
const drainBytes = 512 * 1024 * 1024;
const drainMilliseconds = 20_000;

export async function receiveBytes(
  request: IncomingMessage,
  maxBytes: number
): Promise<ReceivedBytes> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) {
    await drain(request);
    throw tooLarge(maxBytes, declared);
  }
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the connection: the answer still has to go out on it.
    for await (const chunk of request.iterator({
      destroyOnReturn: false
    }) as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > maxBytes) break;
      hash.update(chunk);
      chunks.push(chunk);
    }
  } catch (error) {
    throw new ServiceError('document-incomplete', 'The connection ended during the upload.', {
      cause: error
    });
  }
  if (size > maxBytes) {
    await drain(request);
    throw tooLarge(maxBytes, null);
  }
  if (size === 0) throw new ServiceError('document-empty', 'The upload has no bytes.');
  const digest = hash.digest();
  checkDigest(request.headers['content-digest'], digest);
  return { bytes: Buffer.concat(chunks, size), sha256: digest.toString('hex') };
}

/** RFC 9530: `Content-Digest: sha-256=:…:` lets the sender have the transfer checked. */
function checkDigest(header: string | string[] | undefined, digest: Buffer): void {
  const expected = /sha-256=:([A-Za-z0-9+/=]+):/.exec(String(header ?? ''))?.[1];
  if (expected && expected !== digest.toString('base64')) {
    throw new ServiceError(
      'document-incomplete',
      'The bytes do not match the Content-Digest header.'
    );
  }
}

function tooLarge(maxBytes: number, size: number | null): ServiceError {
  const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
  const given = size === null ? 'It' : `The file has ${megabytes(size)}; it`;
  return new ServiceError(
    'document-too-large',
    `${given} may have at most ${megabytes(maxBytes)}.`
  );
}

/**
 * Answering while the sender still writes makes most clients report a broken connection instead of
 * our answer, so a refused upload is read to its end, within bounds.
 */
function drain(request: IncomingMessage): Promise<void> {
  return new Promise((fulfil) => {
    let size = 0;
    const timer = setTimeout(stop, drainMilliseconds);
    function stop() {
      clearTimeout(timer);
      request.off('data', count);
      fulfil();
    }
    function count(chunk: Buffer) {
      size += chunk.byteLength;
      if (size > drainBytes) stop();
    }
    request.on('data', count);
    request.once('end', stop);
    request.once('close', stop);
  });
}
