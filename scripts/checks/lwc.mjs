// Every Lightning Web Component compiles; a warning is an error.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@lwc/compiler';
import { root } from '../toolchain.mjs';
import { projectFiles } from './files.mjs';

const SOURCES = /^force-app\/.*\/lwc\/[^/]+\/[^/]+\.(js|html|css)$/;

function problemsOf(file) {
  const name = path.basename(path.dirname(file));
  const place = (location) => (location ? `:${location.line}:${location.column}` : '');
  try {
    const { warnings = [] } = transformSync(readFileSync(path.join(root, file), 'utf8'), file, {
      name,
      namespace: 'c'
    });
    return warnings.map(({ message, location }) => `${file}${place(location)} ${message}`);
  } catch (error) {
    return [`${file}${place(error.location)} ${error.message}`];
  }
}

export function checkLwc() {
  return projectFiles(SOURCES).flatMap(problemsOf);
}
