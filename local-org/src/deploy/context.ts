/** What the deployment checks look at: the project as files, as metadata, as data model and as a running org. */
import { fileURLToPath } from 'node:url';
import { LocalOrg } from '../org.ts';
import type { Project } from '../metadata/project.ts';
import { packageFiles } from '../metadata/project.ts';
import type { Problem } from '../metadata/problem.ts';
import type { Schema } from '../metadata/schema.ts';
import { readComponents, type Component } from './components.ts';

export interface ProjectFolders {
  root: string;
  /** Folders of other projects whose packages are installed first. */
  packages?: readonly string[];
  /** Package directories instead of those of sfdx-project.json. */
  sources?: readonly string[];
}

export interface DeployContext {
  root: string;
  /** Loaded in part where something is wrong with it. */
  project: Project;
  schema: Schema;
  /** The project running: its compiled Apex and its flows. */
  org: LocalOrg;
  /** Absolute paths of the package's own files, not of what is installed before it. */
  files: string[];
  /** The package's own metadata files that are XML. */
  components: Component[];
  ofType(type: string): Component[];
  /** What reading, building, compiling and loading reported, with the part that reported it. */
  loading: Problem[];
}

/** Of local-org, not of the project: a foreign project's folder is left as it is. */
const CACHE_DIRECTORY = fileURLToPath(new URL('../../../.cache/apex', import.meta.url));

/** Reads the project; throws only where there is no project to read. */
export function readDeployment({ root, packages = [], sources = [] }: ProjectFolders) {
  const loading: Problem[] = [];
  const org = new LocalOrg({
    projectRoot: root,
    packages: [...packages],
    sources: [...sources],
    cacheDirectory: CACHE_DIRECTORY,
    onProblem: (problem) => loading.push(problem)
  });
  const { project, schema } = org;
  const files = packageFiles(project);
  const known = new Set(loading.map(({ file, line }) => `${file}:${line}`));
  const components = readComponents(files, ({ file, line, problem }) => {
    if (!known.has(`${file}:${line}`)) {
      loading.push({ file, line, rule: 'metadata', message: problem });
    }
  });
  const byType = Map.groupBy(components, ({ type }) => type);
  const context: DeployContext = {
    root,
    project,
    schema,
    org,
    files,
    components,
    ofType: (type) => byType.get(type) ?? [],
    loading
  };
  return context;
}
