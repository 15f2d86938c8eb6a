/** Finds metadata that refers to something that does not exist, as a deployment would. */
import { checkReferences } from '../metadata/check-references.ts';
import { MetadataError } from '../metadata/errors.ts';
import { buildSchema } from '../metadata/build-schema.ts';
import { loadProject } from '../metadata/project.ts';
import { createSecurity } from '../security/security.ts';

/** One text for each problem, with file and line. */
export function checkProject(root: string): string[] {
  try {
    const problems: string[] = [];
    const project = loadProject(root);
    const schema = buildSchema(project);
    createSecurity(project, schema, (problem) => void problems.push(problem.message));
    problems.push(...checkReferences(project, schema).map(({ message }) => message));
    return problems;
  } catch (error) {
    if (error instanceof MetadataError) return [error.message];
    throw error;
  }
}
