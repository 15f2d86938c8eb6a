/** Gives the text of a document's pages, reading them first when nobody has yet. */
import { ServiceError } from '../../errors.ts';
import { ensurePages, type PagePorts } from '../../pages.ts';

export async function listPages(orgId: string, sha256: string, ports: PagePorts) {
  const { kind, pageCount } = await ensurePages(orgId, sha256, ports);
  return { pageCount, kind, pages: await ports.documents.outlines(orgId, sha256) };
}

export async function findPage(orgId: string, sha256: string, page: number, ports: PagePorts) {
  const { pageCount } = await ensurePages(orgId, sha256, ports);
  const found = await ports.documents.page(orgId, sha256, page);
  if (found) return found;
  throw new ServiceError('page-not-found', `The document has ${pageCount} pages, not ${page}.`);
}
