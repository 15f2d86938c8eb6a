/** Finds metadata that refers to something that does not exist, as a deployment would. */
import { checkReferences } from '../metadata/check-references.ts';
import { buildSchema } from '../metadata/build-schema.ts';
import { loadProject } from '../metadata/project.ts';
import { checkFormulas } from './check-formulas.ts';
import { createSecurity } from '../security/security.ts';

export interface ProjectFolders {
  root: string;
  packages?: string[];
  sources?: string[];
}

/** One text for each problem, with file and line. */
export function checkProject({ root, packages = [], sources = [] }: ProjectFolders): string[] {
  const problems: string[] = [];
  const report = ({ message }: Error): void => void problems.push(message);
  const project = loadProject(root, { report, packages, sources });
  const schema = buildSchema(project);
  createSecurity(project, schema);
  problems.push(...checkReferences(project, schema).map(({ message }) => message));
  problems.push(...checkFormulas(schema));
  return problems;
}
