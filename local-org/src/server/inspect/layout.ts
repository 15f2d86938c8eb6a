/** The frame of the developer's pages: navigation, style, and headers that let nothing run or load. */
import type { Response } from 'express';
import { html, Html } from './html.ts';

const PAGES: [path: string, title: string][] = [
  ['outbox', 'E-mails'],
  ['notifications', 'Notifications'],
  ['jobs', 'Jobs'],
  ['log', 'Debug log']
];

const STYLE = `
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; color: #181818; background: #f3f3f3; }
header { background: #fff; border-bottom: 3px solid #0176d3; padding: .75rem 1.5rem; display: flex; gap: 1.5rem; align-items: baseline; flex-wrap: wrap; }
header strong { font-size: 1rem; }
nav { display: flex; gap: 1rem; flex-wrap: wrap; }
a { color: #0b5cab; }
nav a { text-decoration: none; padding: .15rem .1rem; }
nav a[aria-current] { font-weight: 700; border-bottom: 2px solid #0176d3; }
main { max-width: 75rem; margin: 1.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p.hint { color: #444; margin: 0 0 1rem; }
.card { background: #fff; border: 1px solid #c9c9c9; border-radius: .25rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem; border-top: 1px solid #e5e5e5; vertical-align: top; }
thead th { border-top: 0; background: #fafafa; font-weight: 600; white-space: nowrap; }
td.time { white-space: nowrap; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.5 ui-monospace, monospace; }
.empty { padding: 2rem; text-align: center; color: #444; }
.badge { display: inline-block; border-radius: .75rem; padding: 0 .6rem; background: #e5e5e5; }
.badge.good { background: #cdefc4; } .badge.bad { background: #feded8; color: #8e030f; } .badge.busy { background: #d8e6fe; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; padding: 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 24rem; border: 0; border-top: 1px solid #e5e5e5; background: #fff; }
section.body { padding: 1rem; border-top: 1px solid #e5e5e5; }
details > summary { cursor: pointer; padding: .5rem .75rem; display: flex; gap: .75rem; flex-wrap: wrap; }
details { border-top: 1px solid #e5e5e5; } details:first-child { border-top: 0; }
details .in { padding: .25rem 1rem 1rem; display: grid; gap: .75rem; }
.fill { flex: 1; min-width: 12rem; overflow-wrap: anywhere; }
`;

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // A mail's markup is shown in a frame: it may bring styles and inline pictures, nothing else.
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer'
};

export function sendPage(
  response: Response,
  page: { path: string; title: string; content: Html; status?: number }
): void {
  const links = PAGES.map(([path, title]) =>
    path === page.path
      ? html`<a href="/local-org/${path}" aria-current="page">${title}</a>`
      : html`<a href="/local-org/${path}">${title}</a>`
  );
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${page.title} - local org</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <strong>Local org</strong>
          <nav aria-label="What the org did">${links}</nav>
          <a href="/">Back to the app</a>
        </header>
        <main>${page.content}</main>
      </body>
    </html>`;
  response
    .status(page.status ?? 200)
    .set(HEADERS)
    .send(text);
}

export function table(columns: string[], rows: Html[]): Html {
  const heads = columns.map((name) => html`<th scope="col">${name}</th>`);
  return html`<div class="card">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export function empty(text: string): Html {
  return html`<div class="card"><p class="empty">${text}</p></div>`;
}

/** The machine's clock and zone; the exact instant is in the attribute. */
export function time(at: number | string): Html {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return html`${String(at)}`;
  const shown = date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  return html`<time datetime="${date.toISOString()}">${shown}</time>`;
}
