// What a Salesforce DX project consists of once it is read from disk.
import type { Report } from './errors.ts';
import type { XmlElement } from './xml.ts';

export interface SourceFile {
  name: string;
  file: string;
  text: string;
}

export interface ApexSource extends SourceFile {
  apiVersion: string;
  active: boolean;
}

/** One metadata file: `name` is its full name, `root` its parsed XML. */
export interface MetadataFile {
  name: string;
  file: string;
  root: XmlElement;
}

export interface ObjectSource {
  name: string;
  directory: string;
  definition: MetadataFile | null;
  fields: MetadataFile[];
  listViews: MetadataFile[];
  validationRules: MetadataFile[];
  recordTypes: MetadataFile[];
  compactLayouts: MetadataFile[];
  fieldSets: MetadataFile[];
  webLinks: MetadataFile[];
  businessProcesses: MetadataFile[];
  sharingReasons: MetadataFile[];
  indexes: MetadataFile[];
}

export interface StaticResource {
  name: string;
  file: string;
  /** The file, or the folder of an unpacked archive. */
  contentPath: string;
  contentType: string;
  isFolder: boolean;
}

export interface LwcBundle {
  name: string;
  directory: string;
  /** js-meta.xml, null when it is missing. */
  meta: MetadataFile | null;
}

export interface CustomLabel {
  name: string;
  value: string;
  language: string;
  file: string;
  line: number;
}

/** `root` says what it is, `content` is the text of the message. */
export interface EmailTemplateSource extends MetadataFile {
  folder: string;
  content: string;
}

export interface Project {
  root: string;
  /** Takes what is wrong with the metadata: throws, or collects it for a project that local-org runs in part. */
  report: Report;
  name: string;
  namespace: string;
  apiVersion: string;
  packageDirectories: string[];
  /** The class that runs after the package was installed; '' when there is none. */
  postInstallScript: string;
  /** Folders of the packages that were installed before this one. */
  installed: string[];
  classes: ApexSource[];
  triggers: ApexSource[];
  objects: ObjectSource[];
  labels: CustomLabel[];
  /** Labels in other languages than their own. */
  translations: CustomLabel[];
  emailTemplates: EmailTemplateSource[];
  staticResources: StaticResource[];
  lwcBundles: LwcBundle[];
  customMetadata: MetadataFile[];
  permissionSets: MetadataFile[];
  permissionSetGroups: MetadataFile[];
  mutingPermissionSets: MetadataFile[];
  profiles: MetadataFile[];
  customPermissions: MetadataFile[];
  queues: MetadataFile[];
  groups: MetadataFile[];
  roles: MetadataFile[];
  sharingRules: MetadataFile[];
  workflows: MetadataFile[];
  layouts: MetadataFile[];
  flexiPages: MetadataFile[];
  tabs: MetadataFile[];
  applications: MetadataFile[];
  flows: MetadataFile[];
  namedCredentials: MetadataFile[];
  externalCredentials: MetadataFile[];
  pathAssistants: MetadataFile[];
  globalValueSets: MetadataFile[];
  standardValueSets: MetadataFile[];
  messageChannels: MetadataFile[];
  notificationTypes: MetadataFile[];
  quickActions: MetadataFile[];
  settings: MetadataFile[];
  cachePartitions: MetadataFile[];
  /** Visualforce pages: Apex names them, their markup is not rendered. */
  pages: MetadataFile[];
  dataWeaveScripts: MetadataFile[];
  assignmentRules: MetadataFile[];
  approvalProcesses: MetadataFile[];
  duplicateRules: MetadataFile[];
  matchingRules: MetadataFile[];
  flowDefinitions: MetadataFile[];
  eventSubscribers: MetadataFile[];
  eventChannels: MetadataFile[];
  eventChannelMembers: MetadataFile[];
  remoteSites: MetadataFile[];
}
