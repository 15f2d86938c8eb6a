// Unpacks chosen entries of a ZIP archive and stops when they grow beyond what a contract can need.
import { Unzip, UnzipInflate } from 'fflate';
import { ReadingError } from '../ports/reader.ts';

const CHUNK = 16 * 1024;

export interface ZipLimits {
  /** Unpacked bytes of all wanted entries together. */
  bytes: number;
  /** Entries of any kind. */
  entries: number;
}

const DOCX_LIMITS: ZipLimits = { bytes: 80 * 1024 * 1024, entries: 5000 };

const ambiguous = (name: string) =>
  new ReadingError(
    'document-corrupt',
    `The file holds "${name}" twice, so two programs may show two different texts.`
  );

const tooLarge = () =>
  new ReadingError(
    'document-corrupt',
    'The file unpacks to far more data than a contract can hold.'
  );

/** Declared sizes may lie, so the unpacked bytes are counted while they come. */
export function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits = DOCX_LIMITS
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>();
  let failure: unknown = null;
  let total = 0;
  let entries = 0;
  const unzip = new Unzip((file) => {
    entries++;
    if (entries > limits.entries) failure ??= tooLarge();
    if (!wanted(file.name)) return;
    if (files.has(file.name)) failure ??= ambiguous(file.name);
    if ((file.originalSize ?? 0) > limits.bytes) failure ??= tooLarge();
    const chunks: Uint8Array[] = [];
    files.set(file.name, chunks);
    file.ondata = (error, data) => {
      if (error) failure ??= error;
      total += data?.length ?? 0;
      if (total > limits.bytes) failure ??= tooLarge();
      if (data && !failure) chunks.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let offset = 0; offset < bytes.length && !failure; offset += CHUNK) {
    unzip.push(bytes.subarray(offset, offset + CHUNK), offset + CHUNK >= bytes.length);
  }
  if (failure) throw failure;
  return new Map([...files].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}
