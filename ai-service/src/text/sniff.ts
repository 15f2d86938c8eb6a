// Recognises what kind of document the bytes are, whatever the file is called.
import path from 'node:path';
import type { DocumentKind } from '../ports/reader.ts';

export type { DocumentKind };
export type Sniffed = DocumentKind | 'zip' | 'ole' | 'protected-office' | 'image' | 'unknown';

export const MEDIA_TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain'
};

const KIND_OF_EXTENSION: Record<string, DocumentKind> = {
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text'
};

const IMAGE_SIGNATURES = ['89504e47', 'ffd8ff', '49492a00', '4d4d002a', '47494638'];

const startsWith = (bytes: Uint8Array, hex: string) =>
  Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex;

/** PDF allows bytes before its header, so the first kilobyte is searched. */
const hasPdfHeader = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');

export function sniff(bytes: Uint8Array): Sniffed {
  if (hasPdfHeader(bytes)) return 'pdf';
  if (startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506')) {
    return Buffer.from(bytes).includes('word/document.xml') ? 'docx' : 'zip';
  }
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) {
    // A password-protected Office file is an old-style container around its encrypted content.
    const isProtected = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return isProtected ? 'protected-office' : 'ole';
  }
  if (IMAGE_SIGNATURES.some((signature) => startsWith(bytes, signature))) return 'image';
  return looksLikeText(bytes) ? 'text' : 'unknown';
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  if (startsWith(bytes, 'fffe') || startsWith(bytes, 'feff')) return true;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  return control <= head.length * 0.01;
}

/** What the name promises, or null when the name promises nothing that we know. */
export function kindOfFileName(fileName: string | undefined): DocumentKind | null {
  return KIND_OF_EXTENSION[path.extname(fileName ?? '').toLowerCase()] ?? null;
}
