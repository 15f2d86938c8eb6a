// Every Lightning Web Component compiles; a warning is an error.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@lwc/compiler';
import { projectFiles } from './files.ts';
import { problemAt, type Gate, type Problem, type Scope } from './gate.ts';

const SOURCES = /^force-app\/.*\/lwc\/[^/]+\/[^/]+\.(js|html|css)$/;

interface Finding {
  message: string;
  location?: { line: number; column: number };
}

function problemsOf(scope: Scope, file: string): Problem[] {
  const problem = ({ message, location }: Finding) =>
    problemAt(scope, file, location?.line ?? 1, {
      column: location && location.column + 1,
      rule: 'lwc-compiler',
      message
    });
  const name = path.basename(path.dirname(file));
  try {
    const text = readFileSync(path.join(scope.root, file), 'utf8');
    const { warnings = [] } = transformSync(text, file, { name, namespace: 'c' });
    return (warnings as Finding[]).map(problem);
  } catch (error) {
    return [problem(error as Finding)];
  }
}

export const components: Gate = {
  name: 'components',
  run: (scope) => projectFiles(scope, SOURCES).flatMap((file) => problemsOf(scope, file))
};
