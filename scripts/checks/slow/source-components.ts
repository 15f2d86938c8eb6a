// What the files of a package in source format become in its manifest and in the converted package.
import path from 'node:path';
import { tableOf } from '../../../local-org/src/metadata/table.ts';

export interface SourceComponent {
  /** Relative to the root. */
  file: string;
  /** Name of its type in a manifest; null where this list has none: then its name must be there under any type. */
  type: string | null;
  /** Full name, such as `Opportunity.Contract_Status__c`. */
  name: string;
  /** A file of the converted package, or an element of one. */
  convertedTo: { folder: string; file: string; element?: string };
}

/** Types by the suffix of their -meta.xml: Metadata API Developer Guide, "Metadata Types". */
const TYPES = tableOf<string>({
  app: 'CustomApplication',
  businessProcess: 'BusinessProcess',
  cls: 'ApexClass',
  compactLayout: 'CompactLayout',
  customPermission: 'CustomPermission',
  externalCredential: 'ExternalCredential',
  field: 'CustomField',
  fieldSet: 'FieldSet',
  flexipage: 'FlexiPage',
  flow: 'Flow',
  labels: 'CustomLabels',
  layout: 'Layout',
  listView: 'ListView',
  md: 'CustomMetadata',
  namedCredential: 'NamedCredential',
  object: 'CustomObject',
  permissionset: 'PermissionSet',
  permissionsetgroup: 'PermissionSetGroup',
  queue: 'Queue',
  recordType: 'RecordType',
  resource: 'StaticResource',
  tab: 'CustomTab',
  trigger: 'ApexTrigger',
  validationRule: 'ValidationRule',
  webLink: 'WebLink'
});

const CODE = /\.(cls|trigger|page|component)$/;

/** A part of an object: objects/<Object>/<folder>/<Part>.<suffix>-meta.xml */
function partOfObject(file: string, suffix: string, name: string): SourceComponent | null {
  const object = /\/objects\/([^/]+)\/[^/]+\/[^/]+$/.exec(file)?.[1];
  if (object === undefined) return null;
  return {
    file,
    type: TYPES[suffix] ?? null,
    name: `${object}.${name}`,
    convertedTo: { folder: 'objects', file: `${object}.object`, element: name }
  };
}

function componentOf(file: string): SourceComponent | null {
  const base = path.basename(file);
  if (CODE.test(base)) {
    const suffix = path.extname(base).slice(1);
    return own(file, suffix, path.basename(base, `.${suffix}`), base);
  }
  const bundle = /\/(lwc|aura)\/([^/]+)\/([^/]+)$/.exec(file);
  if (bundle) {
    const [, kind, name = '', inside = ''] = bundle;
    const type = kind === 'lwc' ? 'LightningComponentBundle' : 'AuraDefinitionBundle';
    return { file, type, name, convertedTo: { folder: '', file: inside } };
  }
  const meta = /^(.+)\.(\w+)-meta\.xml$/.exec(base);
  if (!meta) return null;
  const [, name = '', suffix = ''] = meta;
  // code was looked at with its own file
  if (CODE.test(`.${suffix}`)) return null;
  return partOfObject(file, suffix, name) ?? own(file, suffix, name, `${name}.${suffix}`);
}

function own(file: string, suffix: string, name: string, converted: string): SourceComponent {
  const decoded = decodeURIComponent(name);
  return {
    file,
    type: TYPES[suffix] ?? null,
    name: suffix === 'layout' || suffix === 'md' ? decoded : name,
    convertedTo: { folder: '', file: converted }
  };
}

const HELPS_ONLY = /\/(__tests__|__mocks__)\/|(^|\/)(jsconfig\.json|\.eslintrc\.json|README\.md)$/;

/** Every component that these files describe: code files, -meta.xml files and the files of component bundles. */
export function sourceComponents(files: string[]): SourceComponent[] {
  return files
    .filter((file) => !HELPS_ONLY.test(file))
    .map(componentOf)
    .filter((component) => component !== null);
}
