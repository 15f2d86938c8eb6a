// No source file over 600 lines.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { projectFiles } from './files.mjs';

const SOURCES = /\.(ts|mjs|cjs|js|cls|trigger|html|css|md)$/;
const LIMIT = 600;

export function checkSizes() {
  return projectFiles(SOURCES)
    .filter((file) => !file.includes('/staticresources/') && existsSync(path.join(root, file)))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8').split('\n').length - 1])
    .filter(([, lines]) => lines > LIMIT)
    .map(([file, lines]) => `${file}: ${lines} lines; split it, the limit is ${LIMIT}.`);
}
