/** What the platform gives to components: `lightning/*` modules with their exports, base components with their attributes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import type { Members } from './components-bundles.ts';
import { readScript, type Script } from './components-script.ts';
import { readTemplate } from './components-template.ts';
import { tableOf } from '../../metadata/table.ts';

const require = createRequire(import.meta.url);
const folderOf = (packageName: string): string =>
  dirname(require.resolve(`${packageName}/package.json`));

/**
 * Salesforce publishes three lists, none of them whole: stubs of every public module for jest, the sources of the
 * base components, and type definitions. A name in one of them is known.
 */
const STUBS = join(folderOf('@salesforce/sfdx-lwc-jest'), 'src/lightning-stubs');
const SOURCES = join(folderOf('lightning-base-components'), 'src/lightning');
const TYPES = join(folderOf('@salesforce/lightning-types'), 'dist/lightning');
const VALUES = join(folderOf('lightning-base-components'), 'scopedImports');

/** Documented in the component reference and in none of the three. */
const DOCUMENTED = [
  'actions',
  'cmsDeliveryApi',
  'conversationToolkitApi',
  'fileUpload',
  'industriesEducationPublicApi',
  'mediaUtils',
  'omnistudioPubsub',
  'platformScheduler',
  'platformUtilityBarApi',
  'primitiveIcon',
  'sldsUtils',
  'uiCdpApi',
  'uiKnowledgeApi',
  'unifiedPromptApi'
];

/** Documented exports that the stubs lack. */
const DOCUMENTED_EXPORTS = tableOf<string[]>({
  graphql: ['executeMutation'],
  refresh: ['REFRESH_COMPLETE', 'REFRESH_COMPLETE_WITH_ERRORS', 'REFRESH_ERROR']
});

export interface PlatformModule {
  /** Null where nobody can tell. */
  exports: Set<string> | null;
  /** Public properties of the component; null for a module that is none, or of which no list exists. */
  attributes: Set<string> | null;
  /** Its sources are published: what they do not have, it does not have. */
  isPublished: boolean;
  /** Names of its slots; null where its template is not published. */
  slots: Set<string> | null;
}

let names: Set<string> | undefined;
const read = new Map<string, PlatformModule>();

/** `button` of `lightning/button`; undefined when Salesforce publishes no such module. */
export function platformModule(name: string): PlatformModule | undefined {
  names ??= new Set([...foldersIn(STUBS), ...foldersIn(SOURCES), ...typedNames(), ...DOCUMENTED]);
  if (!names.has(name)) return undefined;
  const known = read.get(name) ?? readModule(name);
  read.set(name, known);
  return known;
}

/** `dateTime.shortDateFormat` of `@salesforce/i18n`: what the base components use of it, and one more. */
export function isI18nProperty(name: string): boolean {
  return name === 'isEasternNameStyle' || existsSync(join(VALUES, `@salesforce-i18n-${name}.js`));
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function readModule(name: string): PlatformModule {
  const stub = scriptIn(STUBS, name);
  const source = scriptIn(SOURCES, name);
  const typed = typesOf().get(name);
  const scripts = [stub, source].filter((script) => script !== null);
  const exports = scripts.map((script) => script.exports);
  // A stub is a hand-written part of the module; only functions and adapters are worth a comparison.
  const isComponent = [...scripts.map(({ component }) => component), typed?.members].some(Boolean);
  const attributes = scripts.flatMap((script) => publicNames(script));
  return {
    exports:
      isComponent || scripts.length === 0 || exports.includes(null)
        ? null
        : new Set([
            ...exports.flatMap((list) => [...(list ?? [])]),
            ...(typed?.exports ?? []),
            ...(DOCUMENTED_EXPORTS[name] ?? [])
          ]),
    attributes: isComponent ? new Set([...attributes, ...(typed?.members ?? [])]) : null,
    isPublished: source !== null,
    slots: slotsOf(name)
  };
}

function scriptIn(folder: string, name: string): Script | null {
  const file = join(folder, name, `${name}.js`);
  return existsSync(file) ? readScript(file) : null;
}

/** The public properties of the class and of the base components that it extends. */
function publicNames(script: Script, depth = 0): string[] {
  const { component } = script;
  if (!component) return [];
  const own = [...component.members].filter(([, { isApi }]) => isApi).map(([name]) => name);
  if (component.base === null || component.base === 'computed' || depth > 5) return own;
  const { name: base } = component.base;
  const source = script.imports.find(({ names: list }) => list.some(({ local }) => local === base));
  const [, parent] = /^lightning\/(\w+)$/.exec(source?.source ?? '') ?? [];
  const inherited = parent ? scriptIn(SOURCES, parent) : null;
  return inherited ? [...own, ...publicNames(inherited, depth + 1)] : own;
}

function slotsOf(name: string): Set<string> | null {
  const folder = join(SOURCES, name);
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
  const templates = files.map((file) => readTemplate(join(folder, file), NEWEST));
  if (templates.length === 0 || templates.some(({ isBroken }) => isBroken)) return null;
  return new Set(templates.flatMap(({ slots }) => [...slots]));
}

const NEWEST = 67;

interface TypedModule {
  exports: string[];
  /** Of the class that is exported by default. */
  members: string[] | null;
}

let typed: Map<string, TypedModule> | undefined;

function typedNames(): string[] {
  return [...typesOf().keys()];
}

function typesOf(): Map<string, TypedModule> {
  if (typed) return typed;
  typed = new Map();
  for (const file of readdirSync(TYPES, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) readTypes(join(TYPES, file), typed);
  }
  return typed;
}

function readTypes(file: string, into: Map<string, TypedModule>): void {
  const { program } = parse(readFileSync(file, 'utf8'), {
    sourceType: 'module',
    plugins: [['typescript', { dts: true }]]
  });
  for (const statement of program.body) {
    if (statement.type !== 'TSModuleDeclaration' || statement.id.type !== 'StringLiteral') continue;
    const [, name] = /^lightning\/([\w-]+)$/.exec(statement.id.value) ?? [];
    if (!name || statement.body.type !== 'TSModuleBlock') continue;
    into.set(name, typedModule(statement.body));
  }
}

function typedModule({ body }: t.TSModuleBlock): TypedModule {
  const module: TypedModule = { exports: [], members: null };
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      module.exports.push('default');
      const { declaration } = statement;
      if (declaration.type === 'ClassDeclaration') module.members = memberNames(declaration);
    }
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = statement;
    if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
      module.exports.push(declaration.id.name);
    } else if (declaration?.type === 'VariableDeclaration') {
      const ids = declaration.declarations.map(({ id }) => id);
      module.exports.push(...ids.flatMap((id) => (id.type === 'Identifier' ? [id.name] : [])));
    }
  }
  return module;
}

function memberNames({ body }: t.ClassDeclaration): string[] {
  return body.body.flatMap((member) =>
    'key' in member && member.key.type === 'Identifier' ? [member.key.name] : []
  );
}

/** Properties that every component has: https://developer.salesforce.com/docs/platform/lwc/guide/create-components-html-attributes */
const GLOBAL = new Set(
  `accessKey autocapitalize autofocus className contentEditable dir draggable enterKeyHint exportparts hidden id inert
   inputMode is itemId itemProp itemRef itemScope itemType lang nonce part popover role slot spellcheck style tabIndex
   title translate`.split(/\s+/)
);

export function isGlobalProperty(property: string): boolean {
  return GLOBAL.has(property) || property.startsWith('aria') || property.startsWith('data-');
}

/** True for a public property or accessor of the class; null when nobody can tell. */
export function isPublicProperty({ members, isOpen }: Members, property: string): boolean | null {
  const member = members.get(property);
  if (member?.isApi) return member.kind !== 'method';
  return isOpen ? null : false;
}
