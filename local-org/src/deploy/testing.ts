/** Runs one deployment check on a small project, for tests. */
import { buildSchema } from '../metadata/build-schema.ts';
import type { Problem } from '../metadata/problem.ts';
import { loadProject, packageFiles } from '../metadata/project.ts';
import { writeProject } from '../metadata/testing-project.ts';
import { readComponents } from './components.ts';
import type { DeployContext } from './context.ts';

/** The project as files, metadata and data model, without its Apex and flows running. */
export function metadataContext(root: string): DeployContext {
  const ignore = (): void => undefined;
  const project = loadProject(root, { report: ignore });
  const schema = buildSchema(project);
  const files = packageFiles(project);
  const components = readComponents(files, ignore);
  const byType = Map.groupBy(components, ({ type }) => type);
  const ofType = (type: string) => byType.get(type) ?? [];
  const org = undefined as unknown as DeployContext['org'];
  return { root, project, schema, org, files, components, ofType, loading: [] };
}

/** `line: message` of each problem, without the fix. */
export function problemsOf(
  check: (context: DeployContext) => Problem[],
  files: Record<string, string>
): string[] {
  const folder = writeProject(files);
  try {
    return check(metadataContext(folder.root)).map(({ line, message }) => `${line}: ${message}`);
  } finally {
    folder.remove();
  }
}
