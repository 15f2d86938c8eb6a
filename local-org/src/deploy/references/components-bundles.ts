/** The bundles of Lightning web components in a package, each read when it is asked for. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { childOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import type { ClassMember, ComponentClass } from './components-class.ts';
import { readScript, type Script } from './components-script.ts';
import { readTemplate, type Template } from './components-template.ts';

export interface Bundle {
  name: string;
  directory: string;
  /** Absolute paths of everything that is deployed with it. */
  files: string[];
  /** The module that `c/name` stands for; null for bundles of styles or markup only. */
  main: string | null;
  apiVersion: number;
  /** Root of js-meta.xml, null when it is missing. */
  settings: XmlElement | null;
}

/** Everything that a class has with what it inherits. */
export interface Members {
  members: Map<string, ClassMember>;
  /** More may come from a class or mixin that is not here. */
  isOpen: boolean;
}

/** What LightningModal gives to those that extend it: its reference page lists these. */
const MODAL_MEMBERS = ['size', 'label', 'description', 'disableClose', 'close'];
/** Mixins that add no member under a name that a template could use. */
const CLOSED_MIXINS = new Set(['NavigationMixin', 'ToastContainer']);

export class Bundles {
  readonly list: Bundle[];
  private readonly byName: Map<string, Bundle[]>;
  private readonly scripts = new Map<string, Script>();
  private readonly templates = new Map<string, Template>();
  private events: Set<string> | undefined;

  constructor(context: DeployContext) {
    this.list = readBundles(context);
    const installed = context.project.lwcBundles.map(({ name, directory }) =>
      bundleOf(context, name, directory, [])
    );
    const own = new Set(this.list.map(({ directory }) => directory));
    const others = installed.filter(({ directory }) => !own.has(directory));
    this.byName = Map.groupBy([...this.list, ...others], ({ name }) => name);
  }

  /** Of two with the same name, in packages for different orgs, the one in the same package as `near`. */
  named(name: string, near: string): Bundle | undefined {
    const [first, ...others] = this.byName.get(name) ?? [];
    return others.reduce(
      (best, bundle) =>
        best && sharedLength(bundle.directory, near) <= sharedLength(best.directory, near)
          ? best
          : bundle,
      first
    );
  }

  script(file: string): Script {
    return remembered(this.scripts, file, () => readScript(file));
  }

  template(bundle: Bundle, file: string): Template {
    return remembered(this.templates, file, () => readTemplate(file, bundle.apiVersion));
  }

  ownTemplates(bundle: Bundle): Template[] {
    return bundle.files
      .filter((file) => file.endsWith('.html'))
      .map((file) => this.template(bundle, file));
  }

  /** Some component of the package makes an event of the name, which may come up through others. */
  hasEvent(name: string): boolean {
    this.events ??= new Set(
      this.list
        .flatMap(({ files }) => files.filter((file) => /\.[jt]s$/.test(file)))
        .flatMap((file) => [...this.script(file).events])
    );
    return this.events.has(name);
  }

  /** Members of the component that the bundle's module exports by default; null when it exports no class. */
  membersOf(bundle: Bundle): Members | null {
    if (!bundle.main) return null;
    const script = this.script(bundle.main);
    if (script.component) return this.withInherited(script, script.component, 0);
    const mayHaveOne = script.isBroken || script.exports?.has('default') !== false;
    return mayHaveOne ? { members: new Map(), isOpen: true } : null;
  }

  private withInherited(script: Script, found: ComponentClass, depth: number): Members {
    const inherited = depth > 9 ? OPEN : this.inherited(script, found.base, depth);
    return {
      members: new Map([...inherited.members, ...found.members]),
      isOpen: found.isOpen || inherited.isOpen
    };
  }

  private inherited(script: Script, base: ComponentClass['base'], depth: number): Members {
    if (base === null) return { members: new Map(), isOpen: false };
    if (base === 'computed' || base.mixins.some((mixin) => !CLOSED_MIXINS.has(mixin))) return OPEN;
    const local = script.classes.get(base.name);
    if (local) return this.withInherited(script, local, depth + 1);
    const use = script.imports.find(({ names }) => names.some(({ local }) => local === base.name));
    const imported = use?.names.find(({ local }) => local === base.name)?.imported;
    if (!use || imported === undefined) return OPEN;
    if (use.source === 'lwc' && imported === 'LightningElement') {
      return { members: new Map(), isOpen: false };
    }
    if (use.source === 'lightning/modal') return modalMembers();
    const target = this.scriptOf(script.file, use.source);
    if (!target) return OPEN;
    const parent = imported === 'default' ? target.component : target.classes.get(imported);
    return parent ? this.withInherited(target, parent, depth + 1) : OPEN;
  }

  /** The module behind an import, when it is the package's own. */
  scriptOf(importer: string, source: string): Script | null {
    const file = source.startsWith('.')
      ? relativeFile(importer, source)
      : this.named(/^c\/(\w+)$/.exec(source)?.[1] ?? '', importer)?.main;
    return file && /\.[jt]s$/.test(file) ? this.script(file) : null;
  }
}

const OPEN: Members = { members: new Map(), isOpen: true };

function modalMembers(): Members {
  const member: ClassMember = { kind: 'field', isApi: true, line: 0, column: 0 };
  return { members: new Map(MODAL_MEMBERS.map((name) => [name, member])), isOpen: false };
}

function sharedLength(left: string, right: string): number {
  const others = right.split(sep);
  const at = left.split(sep).findIndex((part, index) => part !== others[index]);
  return at < 0 ? others.length : at;
}

/** The file that a relative import names, with or without its extension. */
export function relativeFile(importer: string, source: string): string | null {
  const path = join(dirname(importer), source);
  const candidates = [path, `${path}.js`, `${path}.ts`, `${path}.html`, `${path}.css`];
  // TypeScript sources name the compiled file.
  if (path.endsWith('.js')) candidates.push(path.replace(/\.js$/, '.ts'));
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(file)) ?? null;
}

function remembered<T>(known: Map<string, T>, key: string, read: () => T): T {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

function readBundles(context: DeployContext): Bundle[] {
  const folders = new Map<string, string[]>();
  for (const file of context.files) {
    const parts = relative(context.root, file).split(sep);
    const at = parts.lastIndexOf('lwc');
    if (at < 0 || parts.length < at + 3) continue;
    const inside = parts.slice(at + 2);
    // jest's files and editors' settings are not deployed
    if (inside.some((part) => part.startsWith('__') || part.startsWith('.'))) continue;
    const folder = join(context.root, ...parts.slice(0, at + 2));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([folder, files]) => bundleOf(context, basename(folder), folder, files));
}

function bundleOf(
  context: DeployContext,
  name: string,
  directory: string,
  files: string[]
): Bundle {
  const main = [`${name}.js`, `${name}.ts`].map((file) => join(directory, file)).find(existsSync);
  // not of the project's list, which holds one of those with the same name
  const settings =
    context.ofType('js').find(({ file }) => dirname(file) === directory)?.root ??
    context.project.lwcBundles.find((bundle) => bundle.directory === directory)?.meta?.root ??
    null;
  const text = (child: string): string => (settings && childOf(settings, child)?.text.trim()) || '';
  return {
    name,
    directory,
    files,
    main: main ?? null,
    apiVersion: Number.parseInt(text('apiVersion') || context.project.apiVersion, 10),
    settings
  };
}
