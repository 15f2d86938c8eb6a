/** Addresses of the developer's pages: `/local-org/outbox`, `notifications`, `jobs` and `log`. */
import express from 'express';
import type { Inspection } from '../../org/inspect.ts';
import type { OrgRequest } from '../../worker-protocol.ts';
import { html, type Html } from './html.ts';
import { sendPage } from './layout.ts';
import { jobsPage, logPage, mailPage, notificationsPage, outboxPage } from './pages.ts';

const PAGES: [path: string, title: string, render: (inspection: Inspection) => Html][] = [
  ['outbox', 'E-mails', outboxPage],
  ['notifications', 'Notifications', notificationsPage],
  ['jobs', 'Jobs', jobsPage],
  ['log', 'Debug log', logPage]
];

export function inspectRouter(ask: (request: OrgRequest) => Promise<unknown>): express.Router {
  const router = express.Router();
  const inspection = async (): Promise<Inspection> =>
    (await ask({ kind: 'inspect' })) as Inspection;
  for (const [path, title, render] of PAGES) {
    router.get(`/local-org/${path}`, async (_request, response) => {
      sendPage(response, { path, title, content: render(await inspection()) });
    });
  }
  router.get('/local-org/outbox/:number', async (request, response) => {
    const content = mailPage(await inspection(), Number(request.params['number']));
    sendPage(response, {
      path: 'outbox',
      title: 'E-mail',
      content: content ?? html`<h1>There is no such e-mail</h1>`,
      status: content ? 200 : 404
    });
  });
  return router;
}
