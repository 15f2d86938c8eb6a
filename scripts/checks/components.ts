// Every Lightning Web Component compiles, where a warning is an error too, and names only what exists.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkDeployment } from '../../local-org/src/deploy/checks.ts';
import { compileSource } from '../../local-org/src/deploy/references/components-compile.ts';
import { projectFiles } from './files.ts';
import type { Gate, Problem, Scope } from './gate.ts';

const SOURCES = /^force-app\/.*\/lwc\/[^/]+\/[^/]+\.(js|html|css)$/;

function warningsOf({ root }: Scope, file: string): Problem[] {
  const folder = path.dirname(path.join(root, file));
  return compileSource(path.join(root, file), apiVersionOf(folder)).warnings;
}

/** The platform's compiler keeps to the version that the component names. */
function apiVersionOf(folder: string): number {
  try {
    const meta = readFileSync(path.join(folder, `${path.basename(folder)}.js-meta.xml`), 'utf8');
    return Number(/<apiVersion>([\d.]+)</.exec(meta)?.[1] ?? NEWEST);
  } catch {
    return NEWEST;
  }
}

const NEWEST = 65;

export const components: Gate = {
  name: 'components',
  run: ({ root }) => [
    ...checkDeployment({ root }, ['components']),
    ...projectFiles({ root }, SOURCES).flatMap((file) => warningsOf({ root }, file))
  ]
};
