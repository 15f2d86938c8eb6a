import { describe, expect, test } from '@jest/globals';
import { renderPage } from './render-page.ts';

const pages = {
  flexiPages: {},
  assignments: {},
  tabs: {},
  pathAssistants: [],
  appLabel: null,
  excludedButtons: { lists: {}, records: {}, relatedLists: {} }
};
const build = {
  imports: { lwc: '/local-org/static/vendor/lwc.js' },
  preload: ['/local-org/static/vendor/lwc.js'],
  diagnostics: [],
  milliseconds: { vendor: 0, platform: 0, package: 0 }
};

describe('the page', () => {
  test('cannot be broken out of by a value of the session', () => {
    const name = '</script><script>alert(1)</script>';
    const { html } = renderPage({ session: { user: { Name: name } }, pages, build });
    expect(html).not.toContain('<script>alert');
    const json = /id="local-org-context">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    expect((JSON.parse(json) as { session: { user: { Name: string } } }).session.user.Name).toBe(
      name
    );
  });

  test('allows only its own inline scripts, by a nonce that is new each time', () => {
    const render = () => renderPage({ session: {}, pages, build });
    const nonces = [render(), render()].map(({ html, headers }) => {
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1] ?? '';
      expect(html.split(`nonce="${nonce}"`).length).toBe(3);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});
