// Finds a Chromium for the browser tests; on Debian, as root, installs the distribution's own.
import { existsSync } from 'node:fs';
import { installFromDebian } from './debian.mjs';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

const find = () => CANDIDATES.find((file) => file && existsSync(file));

/** Path of a Chromium-like browser. Throws a sentence that says what to do when there is none. */
export function chromium() {
  const found = find();
  if (found) return found;
  installFromDebian('Chromium', 'chromium', 'fonts-liberation');
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its executable, then run npm test again.'
  );
}
