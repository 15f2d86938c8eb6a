/** Content and its metadata come in pairs: the tools leave out the one without the other, or refuse it. */
import { basename, dirname, extname } from 'node:path';
import type { Problem } from '../../metadata/problem.ts';
import { childOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { tableOf } from '../../metadata/table.ts';

/** Types with one content file of the same name, by the folder in which they live. */
const PAIRED = tableOf<string>({
  classes: 'cls',
  triggers: 'trigger',
  pages: 'page',
  components: 'component',
  email: 'email',
  dw: 'dwl',
  contentassets: 'asset'
});
const AURA = ['app', 'cmp', 'evt', 'intf', 'tokens'];
const META = '-meta.xml';
/** What an unpacked folder is packed into when it is deployed. */
const ARCHIVES = ['application/zip', 'application/jar', 'application/x-zip-compressed'];

export function checkPairs(context: DeployContext): Problem[] {
  const files = new Set(context.files);
  return [
    ...paired(files),
    ...lightningBundles(files),
    ...staticResources(context),
    ...documents(context)
  ];
}

function paired(files: ReadonlySet<string>): Problem[] {
  return [...files].flatMap((file) => {
    const isMeta = file.endsWith(META);
    const content = isMeta ? file.slice(0, -META.length) : file;
    if (!isPaired(content) || files.has(isMeta ? content : content + META)) return [];
    return [isMeta ? withoutContent(file, basename(content)) : withoutMeta(file)];
  });
}

function isPaired(content: string): boolean {
  const suffix = extname(content).slice(1);
  const parts = dirname(content).split('/');
  if (parts.includes('staticresources')) return false;
  if (parts.at(-2) === 'aura') return AURA.includes(suffix);
  return parts.some((folder) => PAIRED[folder] === suffix);
}

const withoutMeta = (file: string): Problem => ({
  file,
  line: 1,
  rule: 'pair',
  message: `${basename(file)} has no ${basename(file)}${META} and so is not deployed.`,
  fix: 'Add it.'
});

const withoutContent = (file: string, content: string): Problem => ({
  file,
  line: 1,
  rule: 'pair',
  message: `${content} is missing, of which this file tells.`,
  fix: 'Add it, or delete this file.'
});

/** A bundle may be script, style or markup only; it always has its settings. */
function lightningBundles(files: ReadonlySet<string>): Problem[] {
  const bundles = new Map<string, string[]>();
  for (const file of files) {
    const folder = dirname(file);
    if (basename(dirname(folder)) !== 'lwc') continue;
    bundles.set(folder, [...(bundles.get(folder) ?? []), file]);
  }
  return [...bundles].flatMap(([folder, own]) => {
    const meta = own.find((file) => file.endsWith(`.js${META}`));
    const content = own.filter((file) => /\.(?:js|ts|css|html)$/.test(file));
    const [first] = content;
    // Left over from a bundle that is gone; the tools do not look at it.
    if (!meta && !first) return [];
    if (!meta) {
      const name = `${basename(folder)}.js${META}`;
      const message = `The component ${basename(folder)} has no ${name} and so is not deployed.`;
      const main = content.find((file) => file.endsWith('.js')) ?? first!;
      return [{ file: main, line: 1, rule: 'pair', message, fix: 'Add it.' }];
    }
    return first ? [] : [withoutContent(meta, `${basename(folder)}.js`)];
  });
}

function staticResources({ ofType, files }: DeployContext): Problem[] {
  const metas = ofType('resource');
  const inFolders = Map.groupBy(files, (file) => file.split('/staticresources/')[0] ?? '');
  return metas.flatMap(({ file, root }) => {
    const [before = '', path = ''] = file.split('/staticresources/');
    const stem = `${before}/staticresources/${path.replace(/\.resource-meta\.xml$/, '')}`;
    const own = inFolders.get(before) ?? [];
    const isFolder = own.some((other) => other.startsWith(`${stem}/`));
    const isFile = own.some((other) => other.startsWith(`${stem}.`) && !other.endsWith(META));
    const type = childOf(root, 'contentType');
    if (!isFolder && !isFile && !own.includes(stem)) {
      return [withoutContent(file, `The content of ${basename(stem)}`)];
    }
    if (!isFolder || !type || ARCHIVES.includes(type.text.trim())) return [];
    const message = `${basename(stem)} is a folder, and <contentType> is '${type.text.trim()}'.`;
    const fix = 'Write application/zip.';
    return [{ file, line: type.line, rule: 'content-type', message, fix }];
  });
}

function documents({ ofType, files }: DeployContext): Problem[] {
  const contents = new Set(
    files.filter((file) => !file.endsWith(META)).map((file) => file.replace(/\.[^./]*$/, ''))
  );
  return ofType('document').flatMap(({ file }) => {
    const stem = file.replace(/\.document-meta\.xml$/, '');
    return contents.has(stem) ? [] : [withoutContent(file, `The document ${basename(stem)}`)];
  });
}
