// Writes the HTML page that every /lightning/... address gets: import map, context of the session, first paint.
import { randomBytes } from 'node:crypto';
import type { PageBuild } from '../compile/build.ts';
import type { PageMetadata } from './page-metadata.ts';

export interface PageContext {
  /** The answer of GET /local-org/session. */
  session: unknown;
  pages: PageMetadata;
  build: PageBuild;
}

export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  html: string;
}

const assets = '/slds/assets';

export function renderPage({ session, pages, build }: PageContext): RenderedPage {
  const nonce = randomBytes(16).toString('base64');
  const context = { session, pages, diagnostics: build.diagnostics };
  const html = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Local org</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/local-org/static/page.css">
<script type="importmap" nonce="${nonce}">${json({ imports: build.imports })}</script>
${build.preload.map((url) => `<link rel="modulepreload" href="${url}">`).join('\n')}
<script type="application/json" id="local-org-context">${json(context)}</script>
</head>
<body class="slds-scope">
<div id="app"><div class="first-paint"><div class="first-paint-header"></div><div class="first-paint-nav"></div>
<div role="status" class="slds-spinner slds-spinner_medium slds-spinner_brand"><span class="slds-assistive-text">Loading</span><div class="slds-spinner__dot-a"></div><div class="slds-spinner__dot-b"></div></div></div></div>
<noscript>Local org needs JavaScript.</noscript>
<script type="module" nonce="${nonce}">import '@lwc/synthetic-shadow';
import 'shell/page';</script>
</body>
</html>
`;
  return { status: 200, headers: headersFor(nonce), html };
}

/** Close to what Lightning Experience allows: scripts of this origin only, frames of this origin only. */
function headersFor(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'"
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff'
  };
}

/** JSON inside a script element: a `</script>` in a value must not end it. */
function json(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
