/** The names that metadata can refer to: of the project, of the platform, and of packages that are not here. */
import type { MetadataFile } from '../../metadata/project-types.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { childrenOf, textOf } from '../../metadata/xml.ts';
import { isCompound } from '../../security/compound-fields.ts';
import type { DeployContext } from '../context.ts';
import { isSlipOf } from './near.ts';

/** What a name can be the name of, besides objects and fields. */
export type NameKind =
  | 'application'
  | 'asset'
  | 'aura'
  | 'businessProcess'
  | 'class'
  | 'compactLayout'
  | 'customPermission'
  | 'emailTemplate'
  | 'flexiPage'
  | 'flow'
  | 'group'
  | 'layout'
  | 'listView'
  | 'lwc'
  | 'mutingPermissionSet'
  | 'page'
  | 'permissionSet'
  | 'principal'
  | 'queue'
  | 'quickAction'
  | 'recordType'
  | 'role'
  | 'tab'
  | 'valueSet'
  | 'webLink';

/** `missing`: the name leads nowhere; `foreign`: to a package that is not here, so nobody can tell. */
export type Found<T> = T | 'missing' | 'foreign';

export interface Names {
  has(kind: NameKind, name: string): boolean;
  /** True also for names of packages that are not here. */
  mayExist(kind: NameKind, name: string): boolean;
  object(name: string): Found<ObjectDef>;
  /** Standard fields that our tables do not have are 'foreign', unless they look like a slip: features add many. */
  field(object: ObjectDef, name: string): Found<FieldDef | 'compound'>;
}

const built = new WeakMap<DeployContext, Names>();

export function namesOf(context: DeployContext): Names {
  const known = built.get(context);
  if (known) return known;
  const names = readNames(context);
  built.set(context, names);
  return names;
}

/** `npsp__Thing__c` and `npsp__Thing`; placeholders of build tools such as %%%NAMESPACE%%% stand for such a prefix. */
export function isForeign(name: string, namespace = ''): boolean {
  if (/%%%|___[A-Z]+___|\$\{|\{!|@@/.test(name)) return true;
  return name.split(/[.-]/).some((part) => {
    const [, prefix] = /^([a-z]\w*?)__(?=[a-z]\w)/i.exec(part) ?? [];
    if (prefix === undefined || SUFFIX.test(part.slice(prefix.length))) return false;
    return prefix.toLowerCase() !== namespace.toLowerCase();
  });
}

/** Ends in __c or its like; article types are the platform's. */
function isCustomName(name: string): boolean {
  return /__[a-z]+$/i.test(name);
}

/** Standard fields that an org has with a feature only. */
const FEATURE_FIELDS = new Set(['CurrencyIsoCode']);

/** Apps and tabs of the platform: standard__LightningSales, standard-Account. */
export function isStandard(name: string, names: Names): boolean {
  if (name.startsWith('standard__')) return true;
  return name.startsWith('standard-') && names.object(name.slice('standard-'.length)) !== 'missing';
}

/** What follows the two underscores of a name without a namespace. */
const SUFFIX =
  /^__(c|r|mdt|e|b|x|kav|share|history|feed|changeevent|pc|pr|s|gvs|ka|xo|dlm|dll|tag|voteStat|viewStat|latitude__s|longitude__s|hd|p)$/i;

function readNames(context: DeployContext): Names {
  const { project, schema } = context;
  const sets = namedThings(context);
  // Names may carry the project's own namespace.
  const own = new RegExp(`(?<!\\w)${project.namespace}__(?=[a-z]\\w+)`, 'gi');
  const strip = (name: string): string =>
    project.namespace === '' ? name : name.replaceAll(own, '');
  const has = (kind: NameKind, name: string): boolean =>
    sets[kind].has(name.toLowerCase()) || sets[kind].has(strip(name).toLowerCase());
  return {
    has,
    mayExist: (kind, name) => has(kind, name) || isForeign(name, project.namespace),
    object(name) {
      const object = schema.object(name) ?? schema.object(strip(name));
      if (object) return object;
      if (isForeign(name, project.namespace)) return 'foreign';
      if (isCustomName(name)) return /__kav$/.test(name) ? 'foreign' : 'missing';
      const slip = schema.objects().some((known) => !known.custom && isSlipOf(name, known.name));
      return slip ? 'missing' : 'foreign';
    },
    field(object, name) {
      const field = object.field(name) ?? object.field(strip(name));
      if (field) return field;
      if (isCompound(object, name)) return 'compound';
      if (isForeign(name, project.namespace) || FEATURE_FIELDS.has(name)) return 'foreign';
      if (isCustomName(name) || (object.custom && object.kind !== 'external')) return 'missing';
      const slip = [...object.fields.values()].some((known) => isSlipOf(name, known.name));
      return slip ? 'missing' : 'foreign';
    }
  };
}

function namedThings({ project, components }: DeployContext): Record<NameKind, Set<string>> {
  const lower = (names: readonly string[]): Set<string> =>
    new Set(names.map((name) => name.toLowerCase()));
  const of = (files: readonly { name: string }[]): Set<string> =>
    lower(files.map(({ name }) => name));
  const parts = (
    list: 'webLinks' | 'recordTypes' | 'compactLayouts' | 'businessProcesses' | 'listViews'
  ): Set<string> =>
    lower(
      project.objects.flatMap((source) => source[list].map((part) => `${source.name}.${part.name}`))
    );
  const flows = [...project.flows, ...project.flowDefinitions];
  return {
    application: of(project.applications),
    asset: of(components.filter(({ type }) => type === 'asset')),
    aura: of(components.filter(({ type }) => type === 'cmp')),
    businessProcess: parts('businessProcesses'),
    class: of(project.classes),
    compactLayout: parts('compactLayouts'),
    customPermission: of(project.customPermissions),
    emailTemplate: lower(project.emailTemplates.map(({ folder, name }) => `${folder}/${name}`)),
    flexiPage: of(project.flexiPages),
    // Old flow files are named with their version: Flow-3.
    flow: new Set([...of(flows), ...lower(flows.map(({ name }) => name.replace(/-\d+$/, '')))]),
    group: of(project.groups),
    layout: of(project.layouts),
    listView: parts('listViews'),
    lwc: of(project.lwcBundles),
    mutingPermissionSet: of(project.mutingPermissionSets),
    page: new Set([...of(project.pages), ...of(components.filter(({ type }) => type === 'page'))]),
    permissionSet: of(project.permissionSets),
    principal: lower(project.externalCredentials.flatMap(principals)),
    queue: of(project.queues),
    quickAction: of(project.quickActions),
    recordType: parts('recordTypes'),
    role: of(project.roles),
    tab: of(project.tabs),
    valueSet: of(project.globalValueSets),
    webLink: parts('webLinks')
  };
}

/** Principals are referred to as Credential-Principal. */
function principals({ name, root }: MetadataFile): string[] {
  return childrenOf(root, 'externalCredentialParameters').flatMap((parameter) => {
    const type = textOf(parameter, 'parameterType');
    if (type !== 'NamedPrincipal' && type !== 'PerUserPrincipal') return [];
    return [`${name}-${textOf(parameter, 'parameterName') ?? ''}`];
  });
}
