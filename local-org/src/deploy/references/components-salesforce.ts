/** Imports of `@salesforce/*`: what they name exists in the project. */
import type { NameKind } from './names.ts';
import { isForeign, namesOf } from './names.ts';
import type { ApexMethods } from './components-apex.ts';
import type { DeployContext } from '../context.ts';
import { isI18nProperty } from './components-platform.ts';
import { tableOf } from '../../metadata/table.ts';

/** What is wrong with an import, and what to do. */
export interface Fault {
  message: string;
  fix: string;
}

export class SalesforceModules {
  private readonly context: DeployContext;
  private readonly apex: ApexMethods;
  private readonly labels: Set<string>;
  private readonly resources: Set<string>;
  private readonly channels: Set<string>;
  private readonly assets: Set<string>;

  constructor(context: DeployContext, apex: ApexMethods) {
    const lower = (things: readonly { name: string }[]): Set<string> =>
      new Set(things.map(({ name }) => name.toLowerCase()));
    this.context = context;
    this.apex = apex;
    this.labels = lower(context.project.labels);
    this.resources = lower(context.project.staticResources);
    this.channels = lower(context.project.messageChannels);
    this.assets = lower(context.ofType('asset'));
  }

  /** Null when the import is right, or nobody here can tell. */
  fault(source: string): Fault | null {
    const [, scope = '', ...rest] = source.split('/');
    const name = rest.join('/');
    switch (scope) {
      case 'apex':
      case 'apexContinuation':
        return name === '' ? null : this.apex.importFault(name, scope === 'apexContinuation');
      case 'label':
        return this.label(name);
      case 'schema':
        return name === '' ? null : this.schema(name);
      case 'resourceUrl':
        return this.listed(this.resources, name, 'static resource');
      case 'contentAssetUrl':
        return this.listed(this.assets, name, 'content asset');
      case 'messageChannel':
        return this.messageChannel(name);
      case 'customPermission':
        return this.thing('customPermission', name, 'custom permission');
      default:
        return fixedName(scope, name);
    }
  }

  private label(name: string): Fault | null {
    const [namespace = '', label = ''] = name.split('.');
    const own = ['c', this.context.project.namespace.toLowerCase()];
    if (label === '') {
      return fault(`@salesforce/label/${name} lacks a namespace.`, `Import c.${name}.`);
    }
    if (!own.includes(namespace.toLowerCase())) return null;
    return this.listed(this.labels, label, 'custom label');
  }

  private messageChannel(name: string): Fault | null {
    if (this.isForeign(name)) return null;
    if (!/__c$/.test(name)) {
      return fault(`The message channel ${name} lacks its ending.`, `Import ${name}__c.`);
    }
    const isKnown = this.channels.has(
      name.replace(/^c__/, '').slice(0, -'__c'.length).toLowerCase()
    );
    return isKnown ? null : missing('message channel', name);
  }

  /** Names of other packages, and `ns__` before names that otherwise hold no double underscore. */
  private isForeign(name: string): boolean {
    return isForeign(name, this.context.project.namespace);
  }

  private listed(known: Set<string>, name: string, what: string): Fault | null {
    const own = name.replace(
      new RegExp(`^(c|${this.context.project.namespace || 'c'})__`, 'i'),
      ''
    );
    return known.has(own.toLowerCase()) || this.isForeign(name) ? null : missing(what, name);
  }

  private thing(kind: NameKind, name: string, what: string): Fault | null {
    return namesOf(this.context).mayExist(kind, name) ? null : missing(what, name);
  }

  private schema(name: string): Fault | null {
    const names = namesOf(this.context);
    const [objectName = '', ...path] = name.split('.');
    let object = names.object(objectName);
    for (const [index, part] of path.entries()) {
      if (object === 'foreign') return null;
      if (object === 'missing') break;
      if (index === path.length - 1) {
        const field = names.field(object, part);
        return field === 'missing' ? fault(`${object.name} has no field ${part}.`, FIELD) : null;
      }
      const lookup = object.relationship(part);
      if (!lookup) {
        const isOpen = !/__r$/i.test(part) || this.isForeign(part);
        return isOpen ? null : fault(`${object.name} has no relationship ${part}.`, FIELD);
      }
      // a lookup to several objects: its fields are those of any of them
      if (lookup.referenceTo.length !== 1) return null;
      object = names.object(lookup.referenceTo[0] ?? '');
    }
    return object === 'missing' ? missing('object', objectName) : null;
  }
}

const FIELD = 'Correct the name or add the field.';

/** Scopes whose names are the same in every org: https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules */
const FIXED = tableOf<string[]>({
  client: ['formFactor'],
  community: ['Id', 'basePath'],
  site: ['Id', 'activeLanguages'],
  user: ['Id', 'isGuest']
});
/** Names of these are no matter of the project, or no list of them is published. */
const OPEN = new Set(['accessCheck', 'cdpFeature', 'featureFlag', 'gate', 'internal', 'komaci']);

function fixedName(scope: string, name: string): Fault | null {
  if (scope === 'userPermission' || OPEN.has(scope)) return null;
  if (scope === 'i18n') {
    return isI18nProperty(name) ? null : missing('internationalization property', name);
  }
  const known = FIXED[scope];
  if (!known) return missing('module scope', `@salesforce/${scope}`);
  if (known.includes(name)) return null;
  return fault(
    `@salesforce/${scope} has no ${name}.`,
    `Import one of: ${known.map((item) => `@salesforce/${scope}/${item}`).join(', ')}.`
  );
}

const fault = (message: string, fix: string): Fault => ({ message, fix });
const missing = (what: string, name: string): Fault =>
  fault(`There is no ${what} ${name}.`, `Correct the name or add the ${what}.`);
