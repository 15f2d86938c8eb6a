// sfdx-project.json and the API versions: one package, one version.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { childOf } from '../../../local-org/src/metadata/xml.ts';
import { lineAt, problemAt, type Problem } from '../gate.ts';
import type { PackageSource } from './source.ts';

const FILE = 'sfdx-project.json';

interface ProjectFile {
  packageDirectories?: { path: string; default?: boolean }[];
  sourceApiVersion?: string;
}

export function projectFileProblems({ scope, components }: PackageSource): Problem[] {
  const text = readFileSync(path.join(scope.root, FILE), 'utf8');
  let project: ProjectFile;
  try {
    project = JSON.parse(text) as ProjectFile;
  } catch {
    // The gate "metadata" says what is wrong with it.
    return [];
  }
  const at = (word: string): number => lineAt(text, Math.max(0, text.indexOf(`"${word}"`)));
  const problems: Problem[] = [];
  if (project.packageDirectories?.length !== 1) {
    const message = 'The project has more than one package directory.';
    const fix = 'Keep one: a second one is a second package (docs/adr/0001).';
    const line = at('packageDirectories');
    problems.push(problemAt(scope, FILE, line, { rule: 'one-package', message, fix }));
  }
  const wanted = project.sourceApiVersion ?? '';
  for (const { root, file, name } of components) {
    const version = childOf(root, 'apiVersion');
    if (!version || Number(version.text) === Number(wanted)) continue;
    const message = `${name} has API version ${version.text.trim()}, the project ${wanted}.`;
    const fix = `Write ${wanted}: another version behaves differently.`;
    problems.push(problemAt(scope, file, version.line, { rule: 'api-version', message, fix }));
  }
  return problems;
}
