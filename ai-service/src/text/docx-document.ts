// Opens a Word document (DOCX).
import type { DocumentText, Warning } from '../ports/reader.ts';
export async function openDocx(_bytes: Uint8Array, _warnings: Warning[]): Promise<DocumentText> {
  throw new Error('DOCX reading is not finished');
}
