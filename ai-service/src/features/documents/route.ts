/** The HTTP side of documents: upload, look up, pages with the place of every run of text. */
import { Router, type Request } from 'express';
import { addDocument } from './add-document.ts';
import { findPage, listPages } from './read-pages.ts';
import { receiveBytes } from './receive-bytes.ts';
import { documentPath, pagePath, toDocumentAnswer } from './schema.ts';
import { currentOrg } from '../../context.ts';
import { ServiceError } from '../../errors.ts';
import { findDocument, type PagePorts } from '../../pages.ts';

const longestFileName = 255;

export function documentRoutes(ports: PagePorts, maxBytes: number): Router {
  const router = Router();

  router.post('/documents', async (request, response) => {
    const received = await receiveBytes(request, maxBytes);
    const upload = { ...received, fileName: fileNameOf(request), mediaType: mediaTypeOf(request) };
    const { document, isNew } = await addDocument(currentOrg(), upload, ports);
    response.status(isNew ? 201 : 200).json(toDocumentAnswer(document));
  });

  router.get('/documents/:id', async (request, response) => {
    const { id } = documentPath.parse(request.params);
    response.json(toDocumentAnswer(await findDocument(currentOrg(), id, ports.documents)));
  });

  router.get('/documents/:id/pages', async (request, response) => {
    const { id } = documentPath.parse(request.params);
    response.json(await listPages(currentOrg(), id, ports));
  });

  router.get('/documents/:id/pages/:page', async (request, response) => {
    const { id, page } = pagePath.parse(request.params);
    response.json(await findPage(currentOrg(), id, page, ports));
  });

  return router;
}

/** Only the last part of a path, without control characters: the name is shown, never opened. */
function fileNameOf(request: Request): string {
  const header = request.get('x-file-name') ?? '';
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch (error) {
    throw new ServiceError('request-invalid', 'X-File-Name is not percent-encoded UTF-8.', {
      cause: error
    });
  }
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, longestFileName) || 'document'
  );
}

function mediaTypeOf(request: Request): string | undefined {
  return request.get('content-type')?.split(';')[0]?.trim().toLowerCase() || undefined;
}
