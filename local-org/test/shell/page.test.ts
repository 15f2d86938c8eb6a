import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test
} from '@jest/globals';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page
} from 'playwright-core';
// @ts-expect-error -- a plain script without types
import { chromium as chromiumPath } from '../../../scripts/chromium.mjs';
import { opportunityId } from './fixture-org.ts';
import { startFixtureServer, type FixtureServer } from './fixture-server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

jest.setTimeout(120_000);

let browser: Browser;
let server: FixtureServer;
let context: BrowserContext;
let page: Page;
let failures: string[];

beforeAll(async () => {
  server = await startFixtureServer();
  browser = await chromium.launch({
    executablePath: (chromiumPath as () => string)(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  server.reset();
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  failures = [];
  page.on('pageerror', (error) => failures.push(error.message));
});

afterEach(() => context.close());

const open = () => page.goto(server.recordUrl);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const part = (name: string) => page.locator(`[data-component="${name}"]`);
const field = (name: string) => part('force:detailPanel').locator(`[data-field="${name}"]`);
const saying = (id: string) => page.locator(`[data-id="${id}"]`);
/** Waits until the page has scrolled or folded so that all of `part` lies on a screen so wide. */
const comesWithin = async (part: Locator, pixels: number) => {
  const lies = async () => {
    const { x, width } = (await part.boundingBox())!;
    return x >= 0 && x + width <= pixels;
  };
  const end = Date.now() + 10_000;
  while (!(await lies()) && Date.now() < end) await page.waitForTimeout(50);
  expect(await lies()).toBe(true);
};
const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();

describe("a package's component on a record page", () => {
  test('gets its record, its Apex data, its label, its permission and its page property', async () => {
    await open();
    await shows('Probe & panel');
    await shows('From the page');
    await saying('record').filter({ hasText: 'Northwind: platform renewal $120,000.00' }).waitFor();
    await saying('rows').filter({ hasText: 'rows: 2' }).waitFor();
    expect(await saying('permission').textContent()).toBe(
      'may probe: yes, user 005000000000001AAA'
    );
    expect(failures).toEqual([]);
  });

  test('sees an iframe of a static resource only through messages: its origin is opaque', async () => {
    await open();
    await saying('frame').filter({ hasText: 'frame says: origin null' }).waitFor();
  });

  test('shows toasts with links, and an error toast stays within reach', async () => {
    await open();
    await button('Toast').click();
    const toast = page.locator('lightning-toast').filter({ hasText: 'Saved' });
    await toast.filter({ hasText: 'The record was saved by Dana.' }).waitFor();
    expect(await toast.getByRole('link', { name: 'record' }).getAttribute('href')).toBe(
      '/lightning/page/home'
    );
    await button('Error toast').click();
    await page.locator('lightning-toast').filter({ hasText: 'Choose a reason' }).waitFor();
    // the container spans the page: what is below it must stay clickable
    await button('App Launcher').click();
    await page.getByRole('heading', { name: 'All Apps' }).waitFor();
  });

  test('refreshes a wired Apex method exactly once, and gets the message of an Apex error', async () => {
    await open();
    await saying('rows').filter({ hasText: 'rows: 2' }).waitFor();
    const reads = () => server.apexCalls.filter(({ method }) => method.endsWith('getRows')).length;
    expect(reads()).toBe(1);
    await button('Add row').click();
    await saying('rows').filter({ hasText: 'rows: 3' }).waitFor();
    expect(reads()).toBe(2);
    await button('Add row').click();
    await saying('rows').filter({ hasText: 'rows: 4' }).waitFor();
    await button('Add row').click();
    await shows('There are enough rows.');
  });

  test('updates its record, and the standard parts of the page show it without a reload', async () => {
    await open();
    await button('Update').click();
    await part('force:highlightsPanel').getByText('$99,000.00').waitFor();
    await field('Amount').getByText('$99,000.00').waitFor();
  });

  test('must tell the page when Apex changed a record: then it loads again', async () => {
    await open();
    await field('Amount').getByText('$120,000.00').waitFor();
    server.org.set(opportunityId, { Amount: 5 });
    await page.waitForTimeout(300);
    expect(await field('Amount').textContent()).toContain('$120,000.00');
    await button('Notify').click();
    await field('Amount').getByText('$5.00').waitFor();
  });

  test('that throws is replaced by a card with its message; the rest of the page lives on', async () => {
    await open();
    await button('Fail').click();
    await shows('c:probePanel stopped with an error');
    await shows('The probe was asked to fail.');
    await button('Edit Close Date').click();
    await button('Cancel').waitFor();
  });

  test('gives the tab the name of the record', async () => {
    await open();
    await saying('record').waitFor();
    expect(await page.title()).toBe('Northwind: platform renewal | Opportunity');
    await button('Go to list').click();
    await page.getByRole('cell', { name: 'Northwind Traders' }).waitFor();
    expect(await page.title()).toBe('Opportunities | Local org');
  });

  test('is remembered by its name among the recent records', async () => {
    await open();
    await saying('record').waitFor();
    await page.goto(`${server.url}/lightning/page/home`);
    await page.getByRole('link', { name: 'Northwind: platform renewal' }).waitFor();
  });

  test('navigates within the app, and back', async () => {
    await open();
    await button('Go to list').click();
    await page.getByRole('cell', { name: 'Northwind Traders' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lightning/o/Opportunity/list');
    await page.goBack();
    await saying('record').waitFor();
  });
});

describe('the page', () => {
  test('asks at once for every module that its first view needs', async () => {
    const modules: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/local-org/static/') && pathname.endsWith('.js'))
        modules.push(pathname);
    });
    await open();
    await saying('record').waitFor();
    const preloaded = await page
      .locator('link[rel=modulepreload]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.filter((module) => !preloaded.includes(module))).toEqual([]);
  });

  test('shows the tab of the app that is open, also on a phone', async () => {
    await page.setViewportSize({ width: 260, height: 844 });
    await page.goto(`${server.url}/lightning/o/Task/list`);
    const tab = page.getByRole('navigation').getByRole('link', { name: 'Tasks' });
    await tab.waitFor();
    await comesWithin(tab, 260);
  });

  test('says which component it does not know', async () => {
    await open();
    await shows('Not supported by local-org: forceChatter:recordFeedContainer');
    expect(server.log.join('\n')).toContain(
      'Opportunity_Record_Page.flexipage-meta.xml:54 local-org does not support the component forceChatter:recordFeedContainer.'
    );
  });

  test('shows a component only while its visibility rule holds', async () => {
    await open();
    await saying('record').first().waitFor();
    expect(await saying('record').count()).toBe(1);
    server.org.set(opportunityId, { StageName: 'Closed Won' });
    await button('Notify').click();
    await saying('record').nth(1).waitFor();
  });

  test('changes the running user, and with it the permissions', async () => {
    await open();
    await page.getByRole('button', { name: /switch persona/ }).click();
    await page.getByRole('button', { name: /Priya Nair/ }).click();
    await saying('permission').filter({ hasText: 'may probe: no' }).waitFor();
    await page.getByText('Deal Desk Reviewer').first().waitFor();
  });

  test('has no buttons that the package takes away', async () => {
    await page.goto(`${server.url}/lightning/o/Account/list`);
    await page.getByRole('heading', { name: /Accounts/ }).waitFor();
    await page.getByRole('cell', { name: 'Northwind Traders' }).waitFor();
    expect(await button('New').count()).toBe(0);
    await page.goto(`${server.url}/lightning/o/Opportunity/list`);
    await button('New').waitFor();
    await open();
    await page.getByRole('tab', { name: 'Related' }).click();
    const related = (name: string) => page.locator(`[data-related-list="${name}"]`);
    await related('Tasks').getByRole('button', { name: 'New' }).waitFor();
    await related('OpportunityLineItems').getByText('Products (0)').waitFor();
    expect(await related('OpportunityLineItems').getByRole('button').count()).toBe(0);
  });

  test('shows the current stage of a long path on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    const current = page.locator('.slds-path__item.slds-is-current');
    await current.waitFor();
    await comesWithin(current, 390);
  });

  test('explains a record that is not there', async () => {
    await page.goto(server.recordUrl.replace(opportunityId, '006000000000009AAA'));
    await shows("We can't show you this record");
    await shows('The requested resource does not exist');
  });

  test('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    await field('Amount').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390
    );
  });
});

describe('axe finds nothing wrong', () => {
  /** Modal dialogs fade in; a dialog that cannot be seen yet is not a dialog to axe. */
  const shownInFull = async () => {
    const opacities = () =>
      page
        .locator('.slds-modal')
        .evaluateAll((dialogs) => dialogs.map((dialog) => getComputedStyle(dialog).opacity));
    while ((await opacities()).some((opacity) => opacity !== '1')) await page.waitForTimeout(50);
  };

  const findings = async () => {
    await shownInFull();
    await page.evaluate(axe);
    return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
  };

  test.each([1440, 390])('on a record page %i pixels wide', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await open();
    await field('Amount').waitFor();
    await saying('record').waitFor();
    expect(await findings()).toEqual([]);
  });

  test('in a dialog that edits a record', async () => {
    await open();
    await button('Edit').click();
    await page.getByRole('dialog').getByLabel('Opportunity Name').waitFor();
    expect(await findings()).toEqual([]);
  });

  test('in the App Launcher, which fades in late here', async () => {
    await open();
    await page.addStyleTag({ content: '.slds-modal { transition-delay: 1s !important }' });
    await button('App Launcher').click();
    await page.getByRole('heading', { name: 'All Apps' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  test('in a list', async () => {
    await page.goto(`${server.url}/lightning/o/Opportunity/list`);
    await page.getByRole('cell', { name: 'Northwind Traders' }).waitFor();
    expect(await findings()).toEqual([]);
  });
});

describe('record details', () => {
  test('are edited in place; a refused value keeps what was typed and says why', async () => {
    await open();
    await button('Edit Amount').click();
    const amount = part('force:detailPanel').getByLabel('Amount');
    await amount.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('-5');
    await button('Save').click();
    await shows('The amount cannot be below zero.');
    expect(await amount.inputValue()).toContain('5');
    await amount.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('777.25');
    await button('Save').click();
    await field('Amount').getByText('$777.25').waitFor();
    await part('force:highlightsPanel').getByText('$777.25').waitFor();
  });

  test('say in the form why a field that it does not ask for was refused', async () => {
    await open();
    await button('Edit Amount').click();
    await part('force:detailPanel').getByLabel('Amount').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('13');
    await button('Save').click();
    await page.getByRole('alert').getByText('Opportunity Owner: The owner has left.').waitFor();
  });

  test.each(['Asia/Tokyo', 'America/New_York', 'Pacific/Pago_Pago'])(
    'take a typed date as it is, also in a browser in %s',
    async (timezoneId) => {
      await context.close();
      context = await browser.newContext({ timezoneId });
      page = await context.newPage();
      await open();
      await button('Edit Close Date').click();
      const date = part('force:detailPanel').getByLabel('Close Date');
      await date.fill('3/1/2027');
      await page.keyboard.press('Tab');
      expect(await date.inputValue()).toBe('Mar 1, 2027');
      await date.fill('Feb 30, 2027');
      await page.keyboard.press('Tab');
      expect(await date.inputValue()).toBe('');
      await date.fill('Dec 31, 2030');
      await page.keyboard.press('Tab');
      await button('Save').click();
      await field('CloseDate').getByText('12/31/2030').waitFor();
    }
  );

  test('are edited in a dialog, where a lookup finds records by name', async () => {
    await open();
    await button('Edit').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Clear Selection' }).first().click();
    const account = dialog.getByRole('combobox', { name: 'Account Name' });
    expect(await account.getAttribute('placeholder')).toBe('Search Accounts...');
    await account.fill('north');
    await dialog.getByRole('option', { name: 'Northwind Traders' }).click();
    await dialog.getByLabel('Opportunity Name').fill('Renamed deal');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Renamed deal' }).waitFor();
    await shows('Opportunity "Renamed deal" was saved.');
  });
});

test('a record is deleted after a confirmation, and the list opens', async () => {
  await open();
  await button('Delete').click();
  await page.getByText('Are you sure you want to delete this opportunity?').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
  await shows('Opportunity "Northwind: platform renewal" was deleted.');
  await shows('Nothing to see here');
});

test('a new record starts with the values of the link, and its page opens', async () => {
  await page.goto(`${server.url}/lightning/o/Task/new?defaultFieldValues=Subject=Read%2520it`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Subject').waitFor();
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Read it');
  expect(
    await dialog.getByRole('combobox', { name: 'Related To' }).getAttribute('placeholder')
  ).toBe('Search Opportunities...');
  await dialog.getByLabel('Due Date').fill('Dec 24, 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await shows('Task "Read it" was created.');
  await page.getByRole('heading', { name: 'Read it' }).waitFor();
  await button('Edit').waitFor();
  expect(await button('Delete').count()).toBe(0);
  await field('ActivityDate').getByText('12/24/2026').waitFor();
});

describe('the path', () => {
  test('marks a stage as the current one', async () => {
    await open();
    await page.getByRole('option', { name: /Qualification/ }).click();
    await button('Mark as Current Stage').click();
    await shows('Stage changed successfully.');
    await field('StageName').getByText('Qualification').waitFor();
  });

  test('asks for the closed stage at the end, and shows guidance', async () => {
    await open();
    await button('Show guidance').click();
    await shows('Attach the contract and read it.');
    await button('Mark Stage as Complete').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await dialog.getByRole('option', { name: 'Closed Won' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await field('StageName').getByText('Closed Won').waitFor();
    await page.locator('.slds-path__item.slds-is-won').waitFor();
  });
});

describe('files and activities', () => {
  test('a file is uploaded with progress, reported to the component and listed', async () => {
    await open();
    const chooser = part('c:probePanel').locator('input[type=file]');
    await chooser.setInputFiles([
      { name: 'msa.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
      { name: 'photo.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
      { name: 'refused.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }
    ]);
    await shows('This file type is not accepted. Choose .pdf, .txt.');
    await shows('Your organization refused this file.');
    await shows('1 of 3 files uploaded');
    await saying('uploaded')
      .filter({ hasText: /^uploaded: msa\.pdf con\d+$/ })
      .waitFor();
    await button('Done').click();
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'Files (1)' }).waitFor();
  });

  test('tasks are overdue, upcoming or past; a new one and a finished one move', async () => {
    await open();
    const activities = part('runtime_sales_activities:activityPanel');
    await activities.getByText('Overdue: Nov 10').waitFor();
    await activities.getByText('October 2026').waitFor();
    await activities.getByText('Mar 1, 2098').waitFor();
    await button('New Task').click();
    await activities.getByRole('button', { name: 'Save' }).click();
    await shows('Complete this field.');
    await activities.getByLabel('Subject').fill('Ask for the signed copy');
    await page.keyboard.press('Tab'); // the error goes on blur, and the button moves
    await activities.getByRole('button', { name: 'Save' }).click();
    await activities.getByRole('heading', { name: 'Ask for the signed copy' }).waitFor();
    await activities.getByRole('checkbox', { name: /signed copy complete/ }).check();
    await activities.locator('.done', { hasText: 'signed copy' }).waitFor();
  });
});

test('record forms read, refuse and save', async () => {
  await page.goto(`${server.url}/lightning/n/Probe_Forms`);
  const view = page.locator('lightning-record-view-form');
  await view.getByText('12/18/2026').waitFor();
  await view.getByRole('link', { name: 'Dana Reyes' }).waitFor();
  const form = page.locator('lightning-record-edit-form');
  await form.getByLabel('Opportunity Name').fill('');
  await button('Save form').click();
  await form.getByText('Complete this field.').waitFor();
  await form.getByLabel('Opportunity Name').fill('Saved by a form');
  await page.keyboard.press('Tab');
  await button('Save form').click();
  await shows(`saved ${opportunityId}!`);
  await page.locator('lightning-record-form').getByText('Saved by a form').waitFor();
});
