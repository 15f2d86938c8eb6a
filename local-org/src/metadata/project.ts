// Reads a Salesforce DX project from disk, as a deployment would.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { attempt, MetadataError, throwProblem, type Report } from './errors.ts';
import { readIgnores, type Ignores } from './ignore.ts';
import { addFile, FILE_LISTS, type FileList } from './project-files.ts';
import type { MetadataFile, Project } from './project-types.ts';

export type {
  ApexSource,
  CustomLabel,
  LwcBundle,
  MetadataFile,
  ObjectSource,
  Project,
  SourceFile,
  StaticResource
} from './project-types.ts';

export interface LoadOptions {
  /** Takes what is wrong or unknown; without it the first such thing is thrown. */
  report?: Report;
  /** Folders of other projects whose packages are installed first. */
  packages?: readonly string[];
  /** Package directories instead of those of sfdx-project.json, which may then be missing. */
  sources?: readonly string[];
}

/** Without `report`, throws a MetadataError with file and line at the first thing that is wrong or unknown. */
export function loadProject(root: string, options: LoadOptions = {}): Project {
  const report = options.report ?? throwProblem;
  const project = readProjectFile(root, report, options.sources);
  for (const folder of options.packages ?? []) {
    const installed = readProjectFile(resolve(folder), report);
    project.installed.push(installed.root + sep);
    addPackages(project, installed);
  }
  addPackages(project, project);
  for (const key of Object.keys(project) as (keyof Project)[]) sortByName(project[key]);
  return project;
}

function addPackages(project: Project, source: Project): void {
  for (const file of packageFiles(source)) {
    attempt(project.report, () => addFile(project, source.root, file));
  }
}

/** The files in the package directories, each once however often its folder is named; absolute paths. */
export function packageFiles({ root, packageDirectories }: Project): string[] {
  const ignores = readIgnores(join(root, '.forceignore'));
  const files = packageDirectories.flatMap((path) => filesBelow(join(root, path), root, ignores));
  return [...new Set(files)];
}

function readProjectFile(root: string, report: Report, sources: readonly string[] = []): Project {
  const file = join(root, 'sfdx-project.json');
  if (!existsSync(file) && sources.length > 0) {
    const packageDirectories = existingDirectories(root, file, report, sources);
    return { ...emptyProject(root), report, name: basename(root), packageDirectories };
  }
  if (!existsSync(file)) {
    throw new MetadataError(
      'There is no sfdx-project.json here; name the project folder.',
      file,
      1
    );
  }
  const json = readProjectJson(file);
  const named = (json.packageDirectories ?? []).map((entry) => entry.path.replaceAll('\\', '/'));
  const paths = sources.length > 0 ? sources : named;
  if (paths.length === 0) {
    throw new MetadataError('"packageDirectories" names no folder.', file, 1);
  }
  const packageDirectories = existingDirectories(root, file, report, paths);
  return {
    ...emptyProject(root),
    report,
    name: json.name ?? basename(root),
    namespace: json.namespace ?? '',
    apiVersion: json.sourceApiVersion ?? '65.0',
    packageDirectories,
    postInstallScript:
      json.packageDirectories?.find((entry) => entry.postInstallScript)?.postInstallScript ?? ''
  };
}

interface ProjectJson {
  name?: string;
  namespace?: string;
  sourceApiVersion?: string;
  packageDirectories?: { path: string; postInstallScript?: string }[];
}

function readProjectJson(file: string): ProjectJson {
  let json: ProjectJson | null;
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as ProjectJson | null;
  } catch (error) {
    throw new MetadataError(`This is not well-formed JSON: ${(error as Error).message}`, file, 1);
  }
  const directories: unknown = json?.packageDirectories ?? [];
  const isList = Array.isArray(directories);
  if (
    !isList ||
    directories.some((entry: Partial<{ path: unknown }> | null) => typeof entry?.path !== 'string')
  ) {
    throw new MetadataError('"packageDirectories" must list objects with a "path".', file, 1);
  }
  return json ?? {};
}

function existingDirectories(
  root: string,
  file: string,
  report: Report,
  paths: readonly string[]
): string[] {
  return paths.filter((path) => {
    if (existsSync(join(root, path))) return true;
    report(new MetadataError(`The package directory '${path}' does not exist.`, file, 1));
    return false;
  });
}

/** A project without any metadata, to build on in tests. */
export function emptyProject(root = ''): Project {
  const lists = Object.fromEntries(FILE_LISTS.map((list) => [list, []]));
  return {
    ...(lists as unknown as Record<FileList, MetadataFile[]>),
    root,
    report: throwProblem,
    name: '',
    namespace: '',
    apiVersion: '65.0',
    packageDirectories: [],
    postInstallScript: '',
    installed: [],
    classes: [],
    triggers: [],
    objects: [],
    labels: [],
    translations: [],
    emailTemplates: [],
    staticResources: [],
    lwcBundles: []
  };
}

/** Links to folders are followed, but not back to a folder above. */
function filesBelow(
  directory: string,
  root: string,
  ignores: Ignores,
  above: readonly string[] = []
): string[] {
  const own = realpathSync(directory);
  if (above.includes(own)) return [];
  const found: string[] = [];
  const entries = readdirSync(directory, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith('.') || ignores(relative(root, path).split(sep).join('/'))) continue;
    if (isFolder(entry, path)) found.push(...filesBelow(path, root, ignores, [...above, own]));
    else found.push(path);
  }
  return found;
}

function isFolder(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function sortByName(value: unknown): void {
  if (!Array.isArray(value)) return;
  const items = value as { name?: string }[];
  items.sort((left, right) => (left.name ?? '').localeCompare(right.name ?? '', 'en'));
}
