// Declares what the package gives to components for TypeScript: labels, schema, resources, permissions, tags of components.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DeployContext } from '../../local-org/src/deploy/context.ts';
import type { Bundles } from '../../local-org/src/deploy/references/components-bundles.ts';
import { ApexMethods } from '../../local-org/src/deploy/references/components-apex.ts';
import { kebab } from '../../local-org/src/deploy/references/components-markup.ts';
import { SalesforceModules } from '../../local-org/src/deploy/references/components-salesforce.ts';

const constant = (source: string, type: string): string =>
  `declare module '${source}' {\n  const value: ${type};\n  export default value;\n}`;

/** A module for everything that components may import from `@salesforce`, Apex aside. */
export function projectDeclarations(
  context: DeployContext,
  bundles: Bundles,
  root: string
): string {
  const { project } = context;
  const modules = [
    ...project.labels.map(({ name }) => constant(`@salesforce/label/c.${name}`, 'string')),
    ...project.staticResources.map(({ name }) =>
      constant(`@salesforce/resourceUrl/${name}`, 'string')
    ),
    ...context
      .ofType('asset')
      .map(({ name }) => constant(`@salesforce/contentAssetUrl/${name}`, 'string')),
    ...project.customPermissions.map(({ name }) =>
      constant(`@salesforce/customPermission/${name}`, 'boolean')
    ),
    ...project.messageChannels.map(({ name }) =>
      constant(`@salesforce/messageChannel/${name}__c`, 'Platform.MessageChannel')
    ),
    ...i18nProperties(root).map((name) =>
      constant(`@salesforce/i18n/${name}`, I18N_TYPES[name] ?? 'string')
    ),
    ...schemaModules(context, bundles)
  ];
  return [...new Set(modules), tags(bundles)].join('\n');
}

const I18N_TYPES: Record<string, string> = {
  calendarData: 'object',
  'common.calendarData': 'object',
  firstDayOfWeek: 'number',
  isEasternNameStyle: 'boolean',
  showJapaneseCalendar: 'boolean'
};

function i18nProperties(root: string): string[] {
  const folder = path.join(root, 'node_modules/lightning-base-components/scopedImports');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => /^@salesforce-i18n-(.+)\.js$/.exec(file)?.[1] ?? []);
}

/** Objects and fields of the package's own files, and what its components import of the others. */
function schemaModules(context: DeployContext, bundles: Bundles): string[] {
  const known = new SalesforceModules(context, new ApexMethods(context));
  const imported = bundles.list
    .flatMap(({ files }) => files.filter((file) => file.endsWith('.js')))
    .flatMap((file) => bundles.script(file).imports)
    .map(({ source }) => source)
    .filter((source) => source.startsWith('@salesforce/schema/') && known.fault(source) === null);
  const own = context.project.objects.flatMap(({ name, fields }) => [
    `@salesforce/schema/${name}`,
    ...fields.map((field) => `@salesforce/schema/${name}.${field.name.split('.').at(-1)}`)
  ]);
  return [...new Set([...imported, ...own])].map((source) =>
    constant(source, source.includes('.') ? 'Platform.FieldId' : 'Platform.ObjectId')
  );
}

/** `querySelector('c-term-list')` answers the component's public side. */
function tags(bundles: Bundles): string {
  const lines = bundles.list.flatMap((bundle) => {
    const members = bundles.membersOf(bundle);
    if (!members) return [];
    const names = [...members.members].filter(([, { isApi }]) => isApi).map(([name]) => name);
    const own = `InstanceType<typeof import('c/${bundle.name}').default>`;
    const picked = names.map((name) => `'${name}'`).join(' | ') || 'never';
    return [`  'c-${kebab(bundle.name)}': HTMLElement & Pick<${own}, ${picked}>;`];
  });
  return `interface HTMLElementTagNameMap {\n${lines.join('\n')}\n}`;
}
