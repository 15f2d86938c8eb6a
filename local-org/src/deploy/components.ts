/** Every metadata file of a project, whatever its type, also those that local-org leaves alone when it runs. */
import { existsSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { MetadataError } from '../metadata/errors.ts';
import { readText } from '../metadata/text.ts';
import { parseXml, type XmlElement } from '../metadata/xml.ts';

/** One metadata component, as far as its own XML file tells. */
export interface Component {
  /** The suffix of the file name: `permissionset`, `field`, `js` for a Lightning Web Component. */
  type: string;
  /** Full name as the Metadata API has it: `Opportunity.Amount__c`, `Folder/Report`, `Object-Layout Name`. */
  name: string;
  file: string;
  root: XmlElement;
}

/** Parts of an object have files of their own in folders below it. */
const OBJECT_FOLDERS = new Set([
  'fields',
  'listViews',
  'validationRules',
  'recordTypes',
  'compactLayouts',
  'fieldSets',
  'webLinks',
  'businessProcesses',
  'sharingReasons',
  'indexes'
]);
/** Types in folders: their names begin with the folder. */
const FOLDERED = new Map(
  Object.entries({
    report: 'reports',
    dashboard: 'dashboards',
    document: 'documents',
    email: 'email'
  })
);

/** Reads the metadata files; what is no XML is reported and left out. */
export function readComponents(
  files: readonly string[],
  report: (problem: MetadataError) => void
): Component[] {
  const components: Component[] = [];
  for (const file of files) {
    const named = nameOf(file);
    if (!named) continue;
    try {
      components.push({ ...named, file, root: parseXml(readText(file), file) });
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      report(error);
    }
  }
  return components;
}

function nameOf(file: string): { type: string; name: string } | null {
  const match = /^(.+)\.([A-Za-z0-9]+)-meta\.xml$/.exec(basename(file)) ?? oldForm(file);
  if (!match) return null;
  const [, encoded = '', type = ''] = match;
  const name = decoded(encoded);
  const folder = basename(dirname(file));
  if (OBJECT_FOLDERS.has(folder)) {
    return { type, name: `${basename(dirname(dirname(file)))}.${name}` };
  }
  const parts = relative('/', dirname(file)).split(sep);
  const at = parts.lastIndexOf(FOLDERED.get(type.replace(/Folder$/, '')) ?? '');
  return { type, name: [...(at < 0 ? [] : parts.slice(at + 1)), name].join('/') };
}

/** Names in files are URL-encoded; one that is not stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const OLD_FORMS =
  /^(.+)\.(object|layout|permissionset|profile|tab|app|labels|workflow|flow|flexipage|md|quickAction|report|dashboard|reportType|queue|group|role|sharingRules|settings|remoteSite|site|community)$/;

/** Old sources have objects/Account.object without -meta.xml. */
function oldForm(file: string): RegExpExecArray | null {
  // A README.md is no custom metadata record.
  if (file.endsWith('.md') && basename(dirname(file)) !== 'customMetadata') return null;
  return existsSync(`${file}-meta.xml`) ? null : OLD_FORMS.exec(basename(file));
}
