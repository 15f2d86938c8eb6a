// Reads a Salesforce DX project from disk, as a deployment would.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { attempt, MetadataError, throwProblem, type Report } from './errors.ts';
import { readIgnores, type Ignores } from './ignore.ts';
import type { ApexSource, MetadataFile, ObjectSource, Project } from './project-types.ts';
import { childOf, childrenOf, parseXml, requiredText, textOf } from './xml.ts';

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

type FileList = {
  [K in keyof Project]: Project[K] extends MetadataFile[] ? K : never;
}[keyof Project];

type ObjectList = {
  [K in keyof ObjectSource]: ObjectSource[K] extends MetadataFile[] ? K : never;
}[keyof ObjectSource];

/** File name suffix (before -meta.xml) and where its files are listed. */
const SUFFIXES: Record<string, FileList> = {
  md: 'customMetadata',
  permissionset: 'permissionSets',
  permissionsetgroup: 'permissionSetGroups',
  mutingpermissionset: 'mutingPermissionSets',
  profile: 'profiles',
  customPermission: 'customPermissions',
  queue: 'queues',
  group: 'groups',
  role: 'roles',
  sharingRules: 'sharingRules',
  workflow: 'workflows',
  layout: 'layouts',
  flexipage: 'flexiPages',
  tab: 'tabs',
  app: 'applications',
  flow: 'flows',
  namedCredential: 'namedCredentials',
  externalCredential: 'externalCredentials',
  pathAssistant: 'pathAssistants',
  globalValueSet: 'globalValueSets',
  standardValueSet: 'standardValueSets',
  messageChannel: 'messageChannels',
  notiftype: 'notificationTypes',
  quickAction: 'quickActions',
  cachePartition: 'cachePartitions',
  page: 'pages',
  dwl: 'dataWeaveScripts',
  settings: 'settings'
};

/** Files that are the content of the metadata file beside them. */
const CONTENTS = /\.(page|dwl)$/;

const OBJECT_PARTS: Record<string, { list: ObjectList; element: string }> = {
  field: { list: 'fields', element: 'fields' },
  listView: { list: 'listViews', element: 'listViews' },
  validationRule: { list: 'validationRules', element: 'validationRules' },
  recordType: { list: 'recordTypes', element: 'recordTypes' },
  compactLayout: { list: 'compactLayouts', element: 'compactLayouts' },
  fieldSet: { list: 'fieldSets', element: 'fieldSets' },
  webLink: { list: 'webLinks', element: 'webLinks' },
  businessProcess: { list: 'businessProcesses', element: 'businessProcesses' }
};

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

/** Adds the files of the source's package directories, each file once however often its folder is named. */
function addPackages(project: Project, { root, packageDirectories }: Project): void {
  const ignores = readIgnores(join(root, '.forceignore'));
  const files = packageDirectories.flatMap((path) => filesBelow(join(root, path), root, ignores));
  for (const file of new Set(files)) {
    attempt(project.report, () => addFile(project, root, file));
  }
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
  const json = JSON.parse(readFileSync(file, 'utf8')) as {
    name?: string;
    namespace?: string;
    sourceApiVersion?: string;
    packageDirectories?: { path: string }[];
  };
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
    packageDirectories
  };
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
  const lists = Object.fromEntries(Object.values(SUFFIXES).map((list) => [list, []]));
  return {
    ...(lists as unknown as Record<FileList, MetadataFile[]>),
    root,
    report: throwProblem,
    name: '',
    namespace: '',
    apiVersion: '65.0',
    packageDirectories: [],
    installed: [],
    classes: [],
    triggers: [],
    objects: [],
    labels: [],
    staticResources: [],
    lwcBundles: []
  };
}

function filesBelow(directory: string, root: string, ignores: Ignores): string[] {
  const found: string[] = [];
  const entries = readdirSync(directory, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith('.') || ignores(relative(root, path).split(sep).join('/'))) continue;
    if (entry.isDirectory()) found.push(...filesBelow(path, root, ignores));
    else found.push(path);
  }
  return found;
}

function addFile(project: Project, root: string, file: string): void {
  const parts = relative(root, file).split(sep);
  const bundle = parts.lastIndexOf('lwc');
  if (bundle >= 0 && parts.length > bundle + 2)
    return addLwcFile(project, root, file, parts, bundle);
  if (parts.includes('staticresources') && !file.endsWith('.resource-meta.xml')) return;
  const name = basename(file);
  if (name.endsWith('.cls') || name.endsWith('.trigger')) return addApex(project, file);
  if (existsSync(`${file}-meta.xml`) && CONTENTS.test(name)) return;
  const match = /^(.+)\.([A-Za-z]+)-meta\.xml$/.exec(name);
  if (!match) {
    throw new MetadataError('This file belongs to no metadata type local-org knows.', file, 1);
  }
  addMetadata(project, file, decodeURIComponent(match[1] ?? ''), match[2] ?? '');
}

function addMetadata(project: Project, file: string, name: string, suffix: string): void {
  if (suffix === 'cls' || suffix === 'trigger') return;
  const list = SUFFIXES[suffix];
  if (list) {
    project[list].push(readMetadata(file, name));
  } else if (suffix === 'object') {
    addObject(project, file, name);
  } else if (OBJECT_PARTS[suffix]) {
    const directory = dirname(dirname(file));
    const source = objectSource(project, basename(directory), directory);
    source[OBJECT_PARTS[suffix].list].push(readMetadata(file, name));
  } else if (suffix === 'labels') {
    addLabels(project, file);
  } else if (suffix === 'resource') {
    addStaticResource(project, file, name);
  } else {
    throw new MetadataError(`local-org does not support the metadata type of .${suffix}.`, file, 1);
  }
}

function readMetadata(file: string, name: string): MetadataFile {
  return { name, file, root: parseXml(readFileSync(file, 'utf8'), file) };
}

function addApex(project: Project, file: string): void {
  const extension = file.endsWith('.cls') ? '.cls' : '.trigger';
  const metaFile = `${file}-meta.xml`;
  if (!existsSync(metaFile)) {
    throw new MetadataError(`There is no ${basename(metaFile)} beside it.`, file, 1);
  }
  const meta = parseXml(readFileSync(metaFile, 'utf8'), metaFile);
  const source: ApexSource = {
    name: basename(file, extension),
    file,
    text: readFileSync(file, 'utf8'),
    apiVersion: requiredText(meta, 'apiVersion'),
    active: textOf(meta, 'status') !== 'Inactive'
  };
  (extension === '.cls' ? project.classes : project.triggers).push(source);
}

function objectSource(project: Project, name: string, directory: string): ObjectSource {
  const known = project.objects.find((source) => source.name === name);
  if (known) return known;
  const source: ObjectSource = {
    name,
    directory,
    definition: null,
    fields: [],
    listViews: [],
    validationRules: [],
    recordTypes: [],
    compactLayouts: [],
    fieldSets: [],
    webLinks: [],
    businessProcesses: []
  };
  project.objects.push(source);
  return source;
}

/** Parts written inside the object file are listed as if they had files of their own. */
function addObject(project: Project, file: string, name: string): void {
  const source = objectSource(project, name, dirname(file));
  if (source.definition) {
    const other = source.definition.file;
    throw new MetadataError(`${name} is defined a second time; see ${other}.`, file, 1);
  }
  source.definition = readMetadata(file, name);
  for (const { list, element } of Object.values(OBJECT_PARTS)) {
    for (const part of childrenOf(source.definition.root, element)) {
      source[list].push({ name: requiredText(part, 'fullName'), file, root: part });
    }
  }
}

function addLabels(project: Project, file: string): void {
  for (const label of childrenOf(parseXml(readFileSync(file, 'utf8'), file), 'labels')) {
    const name = requiredText(label, 'fullName');
    const twin = project.labels.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (twin) {
      const where = `${twin.file}:${twin.line}`;
      throw new MetadataError(`The label ${name} exists already: ${where}.`, file, label.line);
    }
    project.labels.push({
      name,
      value: childOf(label, 'value')?.text ?? '',
      language: textOf(label, 'language') ?? 'en_US',
      file,
      line: label.line
    });
  }
}

function addStaticResource(project: Project, file: string, name: string): void {
  const meta = readMetadata(file, name);
  const directory = dirname(file);
  const content = readdirSync(directory).find(
    (entry) =>
      entry === name || (entry.startsWith(`${name}.`) && !entry.endsWith('.resource-meta.xml'))
  );
  if (content === undefined) {
    throw new MetadataError(`The content of the static resource ${name} is missing.`, file, 1);
  }
  const contentPath = join(directory, content);
  project.staticResources.push({
    name,
    file,
    contentPath,
    contentType: requiredText(meta.root, 'contentType'),
    isFolder: statSync(contentPath).isDirectory()
  });
}

function addLwcFile(
  project: Project,
  root: string,
  file: string,
  parts: string[],
  at: number
): void {
  const name = parts[at + 1] ?? '';
  let bundle = project.lwcBundles.find((known) => known.name === name);
  if (!bundle) {
    bundle = { name, directory: join(root, ...parts.slice(0, at + 2)), meta: null };
    project.lwcBundles.push(bundle);
  }
  if (basename(file) === `${name}.js-meta.xml`) bundle.meta = readMetadata(file, name);
}

function sortByName(value: unknown): void {
  if (!Array.isArray(value)) return;
  const items = value as { name?: string }[];
  items.sort((left, right) => (left.name ?? '').localeCompare(right.name ?? '', 'en'));
}
