// Recognises the files of a project by their folders and suffixes.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { MetadataError, SUPPORT } from './errors.ts';
import { isLeftAlone, isWithoutEffect } from './known-types.ts';
import type { ApexSource, MetadataFile, ObjectSource, Project } from './project-types.ts';
import { readText } from './text.ts';
import { childOf, childrenOf, parseXml, requiredText, textOf } from './xml.ts';
import { tableOf } from './table.ts';

export type FileList = {
  [K in keyof Project]: MetadataFile[] extends Project[K] ? K : never;
}[keyof Project];

type ObjectList = {
  [K in keyof ObjectSource]: MetadataFile[] extends ObjectSource[K] ? K : never;
}[keyof ObjectSource];

/** File name suffix (before -meta.xml) and where its files are listed. */
const SUFFIXES = tableOf<FileList>({
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
  assignmentRules: 'assignmentRules',
  approvalProcess: 'approvalProcesses',
  duplicateRule: 'duplicateRules',
  matchingRule: 'matchingRules',
  flowDefinition: 'flowDefinitions',
  platformEventSubscriberConfig: 'eventSubscribers',
  platformEventChannel: 'eventChannels',
  platformEventChannelMember: 'eventChannelMembers',
  remoteSite: 'remoteSites',
  settings: 'settings'
});

export const FILE_LISTS: readonly FileList[] = Object.values(SUFFIXES);

const OBJECT_PARTS = tableOf<{ list: ObjectList; element: string }>({
  field: { list: 'fields', element: 'fields' },
  listView: { list: 'listViews', element: 'listViews' },
  validationRule: { list: 'validationRules', element: 'validationRules' },
  recordType: { list: 'recordTypes', element: 'recordTypes' },
  compactLayout: { list: 'compactLayouts', element: 'compactLayouts' },
  fieldSet: { list: 'fieldSets', element: 'fieldSets' },
  webLink: { list: 'webLinks', element: 'webLinks' },
  businessProcess: { list: 'businessProcesses', element: 'businessProcesses' },
  sharingReason: { list: 'sharingReasons', element: 'sharingReasons' },
  index: { list: 'indexes', element: 'indexes' }
});

/** Recognises one file of a package by its folder and name, and adds it to the project. */
export function addFile(project: Project, root: string, file: string): void {
  const parts = relative(root, file).split(sep);
  const name = parts.pop() ?? '';
  const bundle = parts.lastIndexOf('lwc');
  if (bundle >= 0 && parts.length > bundle + 1) return addLwcFile(project, root, file, bundle);
  if (isLeftAlone(parts) || PROJECT_FILES.test(name)) return;
  if (parts.includes('staticresources') && !file.endsWith('.resource-meta.xml')) return;
  if (name.endsWith('.cls') || name.endsWith('.trigger')) return addApex(project, file);
  if (existsSync(`${file}-meta.xml`) && !SUFFIXES[extensionOf(name)]) return;
  const match = /^(.+)\.([A-Za-z0-9]+)-meta\.xml$/.exec(name) ?? oldForm(name, file);
  if (match) return addMetadata(project, file, decodeURIComponent(match[1] ?? ''), match[2] ?? '');
  if (/-meta\.xml$/.test(name) || existsSync(`${file}-meta.xml`)) return;
  const problem = 'This file belongs to no metadata type local-org knows.';
  throw new MetadataError(problem, file, 1, SUPPORT);
}

/** Manifests and the files of tools, wherever they stand. */
const PROJECT_FILES = /^(package|destructiveChanges\w*)\.xml$|^(jsconfig|tsconfig)\.json$|\.md$/;

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Old sources have objects/Account.object without -meta.xml. */
function oldForm(name: string, file: string): RegExpExecArray | null {
  const match = /^(.+)\.([A-Za-z0-9]+)$/.exec(name);
  if (!match || existsSync(`${file}-meta.xml`)) return null;
  const suffix = match[2] ?? '';
  const isKnown =
    SUFFIXES[suffix] ?? (suffix === 'object' || suffix === 'labels' || isWithoutEffect(suffix));
  return isKnown ? match : null;
}

function addMetadata(project: Project, file: string, name: string, suffix: string): void {
  if (suffix === 'cls' || suffix === 'trigger' || isWithoutEffect(suffix)) return;
  const list = SUFFIXES[suffix];
  const part = OBJECT_PARTS[suffix];
  if (list) project[list].push(readMetadata(file, name));
  else if (part) {
    const directory = dirname(dirname(file));
    const source = objectSource(project, basename(directory), directory);
    source[part.list].push(readMetadata(file, name));
  } else if (suffix === 'object') addObject(project, file, name);
  else if (suffix === 'labels') addLabels(project, file);
  else if (suffix === 'translation') addTranslations(project, file, name);
  else if (suffix === 'resource') addStaticResource(project, file, name);
  else if (suffix === 'email') addEmailTemplate(project, file, name);
  else {
    const problem = `local-org does not support the metadata type of .${suffix}.`;
    throw new MetadataError(problem, file, 1, SUPPORT);
  }
}

function readMetadata(file: string, name: string): MetadataFile {
  return { name, file, root: parseXml(readText(file), file) };
}

function addApex(project: Project, file: string): void {
  const extension = file.endsWith('.cls') ? '.cls' : '.trigger';
  const metaFile = `${file}-meta.xml`;
  if (!existsSync(metaFile)) {
    throw new MetadataError(`There is no ${basename(metaFile)} beside it.`, file, 1);
  }
  const meta = parseXml(readText(metaFile), metaFile);
  const source: ApexSource = {
    name: basename(file, extension),
    file,
    text: readText(file),
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
    businessProcesses: [],
    sharingReasons: [],
    indexes: []
  };
  project.objects.push(source);
  return source;
}

/** Parts written inside the object file are listed as if they had files of their own. */
function addObject(project: Project, file: string, name: string): void {
  const source = objectSource(project, name, dirname(file));
  const other = source.definition;
  if (other && dirname(other.file) === dirname(file)) {
    throw new MetadataError(`${name} is defined a second time; see ${other.file}.`, file, 1);
  }
  source.definition = readMetadata(file, name);
  for (const { list, element } of Object.values(OBJECT_PARTS)) {
    for (const part of childrenOf(source.definition.root, element)) {
      source[list].push({ name: requiredText(part, 'fullName'), file, root: part });
    }
  }
}

function addLabels(project: Project, file: string): void {
  for (const label of childrenOf(parseXml(readText(file), file), 'labels')) {
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

/** `fr.translation-meta.xml`: the texts of labels in another language. */
function addTranslations(project: Project, file: string, language: string): void {
  for (const label of childrenOf(parseXml(readText(file), file), 'customLabels')) {
    const value = childOf(label, 'label')?.text ?? '';
    const name = requiredText(label, 'name');
    if (value !== '') project.translations.push({ name, value, language, file, line: label.line });
  }
}

/** `email/Folder/Name.email-meta.xml`, with the text of the message in Name.email beside it. */
function addEmailTemplate(project: Project, file: string, name: string): void {
  const content = file.replace(/-meta\.xml$/, '');
  const directory = dirname(file);
  project.emailTemplates.push({
    ...readMetadata(file, name),
    folder: basename(directory) === 'email' ? 'unfiled$public' : basename(directory),
    content: existsSync(content) ? readText(content) : ''
  });
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

function addLwcFile(project: Project, root: string, file: string, at: number): void {
  const parts = relative(root, file).split(sep);
  const name = parts[at + 1] ?? '';
  let bundle = project.lwcBundles.find((known) => known.name === name);
  if (!bundle) {
    bundle = { name, directory: join(root, ...parts.slice(0, at + 2)), meta: null };
    project.lwcBundles.push(bundle);
  }
  if (basename(file) === `${name}.js-meta.xml`) bundle.meta = readMetadata(file, name);
}
