/** Receives uploaded files: streamed to disk, then handed to the org as a path. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { Refusal } from './engine-client.ts';

export interface ReceivedFile {
  path: string;
  fileName: string;
  mimeType: string;
}

/** As the platform's own file upload: 2 GB for each file. */
export const MAXIMUM_FILE_BYTES = 2 * 1024 ** 3;
const MAXIMUM_FILES = 10;

/** Runs `handle` with the files of the request; they are gone afterwards. */
export async function withUploads<T>(
  request: Request,
  handle: (files: ReceivedFile[]) => Promise<T>,
  maximumBytes = MAXIMUM_FILE_BYTES
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'local-org-upload-'));
  try {
    return await handle(await receive(request, folder, maximumBytes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  request: Request,
  folder: string,
  maximumBytes: number
): Promise<ReceivedFile[]> {
  const form = openForm(request, maximumBytes);
  const files: ReceivedFile[] = [];
  const tooLarge: string[] = [];
  const writes: Promise<void>[] = [];
  form.on('file', (_field, stream, { filename, mimeType }) => {
    // The name on disk is ours: the uploaded name never becomes a path.
    const path = join(folder, String(files.length));
    files.push({ path, fileName: filename ?? 'file', mimeType });
    stream.on('limit', () => tooLarge.push(filename));
    writes.push(pipeline(stream, createWriteStream(path)));
  });
  await pipeline(request, form).catch((error: Error) => {
    throw new Refusal(400, { message: `The upload could not be read: ${error.message}.` });
  });
  await Promise.all(writes);
  if (tooLarge.length > 0) {
    const megabytes = Math.floor(maximumBytes / 1024 ** 2);
    throw new Refusal(413, {
      message: `${tooLarge.join(', ')} is larger than ${megabytes} MB. Choose a smaller file.`
    });
  }
  if (files.length === 0) throw new Refusal(400, { message: 'The request contains no file.' });
  return files;
}

function openForm(request: Request, maximumBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: MAXIMUM_FILES, fileSize: maximumBytes }
    });
  } catch (error) {
    throw new Refusal(400, { message: `Send multipart/form-data: ${(error as Error).message}.` });
  }
}
