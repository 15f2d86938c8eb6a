import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
// @ts-expect-error -- a plain script without types
import { chromium as chromiumPath } from '../../../scripts/chromium.mjs';
import { fixtureProject, startFixtureServer, type FixtureServer } from './fixture-server.ts';

jest.setTimeout(120_000);

let browser: Browser;
let page: Page;
let server: FixtureServer;
let template: string;
let original: string;

beforeAll(async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'watched-project-'));
  cpSync(fixtureProject, root, { recursive: true });
  template = path.join(root, 'force-app/main/default/lwc/probePanel/probePanel.html');
  original = readFileSync(template, 'utf8');
  server = await startFixtureServer({ root, watch: true });
  browser = await chromium.launch({
    executablePath: (chromiumPath as () => string)(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  });
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(server.recordUrl);
  await page.getByText('From the page').waitFor();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('a changed component is built again and the open page shows it', async () => {
  writeFileSync(template, original.replace('rows: {rowCount}', 'lines: {rowCount}'));
  await page.getByText('lines: 2').waitFor();
});

test('an error is shown above the page with file and line, the other parts stay, and it goes when repaired', async () => {
  writeFileSync(template, original.replace('<p data-id="rows">', '<c-nothing></c-nothing>\n<p>'));
  const problems = page.getByRole('alert').filter({ hasText: '1 error in the package' });
  await problems.waitFor();
  expect(await problems.textContent()).toContain(
    'force-app/main/default/lwc/probePanel/probePanel.html:6:7'
  );
  await page.getByText('There is no component c/nothing in the package.').first().waitFor();
  await page.getByText('Northwind Traders').first().waitFor();
  expect(server.log.join('\n')).toContain('error force-app/main/default/lwc/probePanel');
  writeFileSync(template, original);
  await problems.waitFor({ state: 'detached' });
  await page.getByText('rows: 2').waitFor();
});
