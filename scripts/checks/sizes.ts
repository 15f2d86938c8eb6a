// No source file over 600 lines.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './files.ts';
import { problemAt, type Gate } from './gate.ts';

const SOURCES = /\.(ts|mjs|cjs|js|cls|trigger|html|css|md)$/;
const LIMIT = 600;

export const sizes: Gate = {
  name: 'sizes',
  run: (scope) =>
    projectFiles(scope, SOURCES)
      .filter((file) => !file.includes('/staticresources/'))
      .flatMap((file) => {
        const lines = readFileSync(path.join(scope.root, file), 'utf8').split('\n').length - 1;
        if (lines <= LIMIT) return [];
        const message = `The file has ${lines} lines.`;
        const fix = `Split it by topic; the limit is ${LIMIT}.`;
        return [problemAt(scope, file, LIMIT + 1, { rule: 'size', message, fix })];
      })
};
