import { mkdirSync, mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { forgetOldBuilds, markUsed } from './cache.ts';

test('builds that nobody used for a week are removed, other folders are not touched', () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'lwc-cache-'));
  const old = new Date('2026-01-01');
  for (const name of [
    'vendor-0123456789ab',
    'package-0123456789ab',
    'package-ba9876543210',
    'apex'
  ]) {
    mkdirSync(path.join(cache, name));
    utimesSync(path.join(cache, name), old, old);
  }
  markUsed([path.join(cache, 'package-ba9876543210'), path.join(cache, 'not-there')]);
  forgetOldBuilds(cache);
  expect(readdirSync(cache).sort()).toEqual(['apex', 'package-ba9876543210']);
});
