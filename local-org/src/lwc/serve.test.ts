import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { emptyProject } from '../metadata/project.ts';
import { shellRouter } from './serve.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'resources-'));
  const folder = path.join(root, 'viewer');
  mkdirSync(path.join(folder, 'js'), { recursive: true });
  writeFileSync(path.join(folder, 'viewer.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'js', 'a.js'), '1');
  writeFileSync(path.join(root, 'secret.txt'), 'not for you');
  writeFileSync(path.join(root, 'logo.svg'), '<svg/>');
  const project = emptyProject(root);
  project.staticResources.push(
    {
      name: 'viewer',
      file: '',
      contentPath: folder,
      contentType: 'application/zip',
      isFolder: true
    },
    {
      name: 'logo',
      file: '',
      contentPath: path.join(root, 'logo.svg'),
      contentType: 'image/svg+xml',
      isFolder: false
    }
  );
  const app = express().use(shellRouter(() => project, path.join(root, 'cache')));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('static resources', () => {
  test('are served with their type, never sniffed, framed only by the org itself', async () => {
    const page = await fetch(`${origin}/resource/viewer/viewer.html`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const script = await fetch(`${origin}/resource/viewer/js/a.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    const logo = await fetch(`${origin}/resource/logo`);
    expect(logo.headers.get('content-type')).toContain('image/svg+xml');
  });

  test.each([
    'viewer/..%2fsecret.txt',
    'viewer/js/..%2f..%2f..%2fsecret.txt',
    'viewer/%2e%2e/secret.txt',
    'viewer/none.html',
    'viewer',
    'logo/x',
    'nothing'
  ])('%s gives nothing', async (path) => {
    const response = await fetch(`${origin}/resource/${path}`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toContain('not for you');
  });
});

test('icons and styles of the design system are there', async () => {
  const icons = await fetch(`${origin}/slds/assets/icons/utility-sprite/svg/symbols.svg`);
  expect(icons.headers.get('content-type')).toContain('image/svg+xml');
  expect(await icons.text()).toContain('id="upload"');
});
