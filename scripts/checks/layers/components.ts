// Who may import what among the Lightning components: only the container on a page reaches for data.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from '../files.ts';
import { lineAt, type Problem, type Scope } from '../gate.ts';
import { refuse } from './source.ts';

const REACHES =
  /from\s+'(?:@salesforce\/apex\/|lightning\/(?:ui\w+Api|navigation|messageService))/g;

export function componentProblems(scope: Scope): Problem[] {
  return projectFiles({ root: scope.root }, /^force-app\/main\/.*\/lwc\/[^/]+\/[^/]+\.js$/).flatMap(
    (file) => reaching(scope, file, readFileSync(path.join(scope.root, file), 'utf8'))
  );
}

function reaching(scope: Scope, file: string, text: string): Problem[] {
  const folder = path.join(scope.root, path.dirname(file));
  const settings = path.join(folder, `${path.basename(folder)}.js-meta.xml`);
  const isContainer =
    existsSync(settings) && readFileSync(settings, 'utf8').includes('<isExposed>true');
  if (isContainer) return [];
  return [...text.matchAll(REACHES)].map(({ index }) =>
    refuse(scope, file, lineAt(text, index), [
      'container',
      'Only an exposed container may import Apex, UI API or navigation.',
      'Let its container pass the data and handle an event.'
    ])
  );
}
