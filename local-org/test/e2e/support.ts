/** Starts the demo on empty folders and drives it in Chromium the way a person would. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as browserType } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
// @ts-expect-error plain JavaScript without type declarations
import { chromium } from '../../../scripts/chromium.mjs';
// @ts-expect-error plain JavaScript without type declarations
import { startDemo } from '../../../scripts/demo.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../../..');
export const samples = path.join(root, 'ai-service/samples');
const shots = path.join(root, '.local/reports/screenshots');

export const RILEY = 'riley.rep@northwind.example';
export const DANA = 'dana.desk@northwind.example';
export const AVERY = 'avery.admin@northwind.example';
export const NOAH = 'noah.none@northwind.example';

export interface Demo {
  orgUrl: string;
  serviceUrl: string;
  apiKey: string;
  service: ChildProcess;
  stop(): Promise<void>;
}

export interface Stage {
  demo: Demo;
  browser: Browser;
  /** A page with a session of its own for one persona. */
  as(username: string): Promise<Page>;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export interface StageOptions {
  /** Environment of the service. */
  environment?: Record<string, string>;
  /** What the admin entered in Setup, where it differs from the service's own. */
  credentialUrl?: string;
  credentialKey?: string;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-story-'));
  mkdirSync(shots, { recursive: true });
  // whatever keys the developer has: the story reads with the embedded reader, without a network
  const environment = { ...options.environment, ANTHROPIC_API_KEY: undefined };
  const demo: Demo = await startDemo({
    dataDirectory: folder,
    quiet: true,
    ...options,
    environment
  });
  const browser = await browserType.launch({ executablePath: chromium(), args: FLAGS });
  const contexts: BrowserContext[] = [];
  return {
    demo,
    browser,
    async as(username) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
      contexts.push(context);
      await context.addCookies([
        { name: 'local_org_user', value: encodeURIComponent(username), url: demo.orgUrl }
      ]);
      return context.newPage();
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Keeps a picture of the page for people to look at. */
export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: false });
}

/** Answers of the local org's UI API for one persona: what the database really holds. */
export async function uiApi(
  demo: Demo,
  username: string,
  wire: string,
  config: object
): Promise<Record<string, never>> {
  const answer = await fetch(`${demo.orgUrl}/local-org/ui-api/${wire}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `local_org_user=${encodeURIComponent(username)}`
    },
    body: JSON.stringify(config)
  });
  return (await answer.json()) as Record<string, never>;
}

/** Calls an Apex method as the page does; the answer says whether it was refused. */
export async function apex(demo: Demo, username: string, method: string, parameters: object) {
  const answer = await fetch(`${demo.orgUrl}/local-org/apex/${method.replace('.', '/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `local_org_user=${encodeURIComponent(username)}`
    },
    body: JSON.stringify(parameters)
  });
  return { ok: answer.ok, body: await answer.json() };
}

/** Polls until the probe answers something truthy. */
export async function eventually<T>(
  probe: () => Promise<T>,
  within = 30_000
): Promise<NonNullable<T>> {
  const deadline = Date.now() + within;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not within ${within} ms: ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
