/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Domain.htm (and its creator and parser) */

import type { StaticImplementation } from '../define.ts';
import type { UrlValue } from './Url.ts';
import { given } from '../../runtime/arguments.ts';
import { ORG_ADDRESS } from '../../../values/org-address.ts';
import { platformClass, platformEnum } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const DomainType = platformEnum('System.DomainType', [
  'CMS_DOMAIN',
  'CONTENT_DOMAIN',
  'CUSTOMER_360_ADMIN_DOMAIN',
  'CUSTOMER_360_DOMAIN',
  'EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN',
  'EXPERIENCE_CLOUD_SITES_DOMAIN',
  'EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN',
  'EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN',
  'LIGHTNING_CONTAINER_COMPONENT_DOMAIN',
  'LIGHTNING_DOMAIN',
  'ORG_MY_DOMAIN',
  'SALESFORCE_SITES_DOMAIN',
  'SETUP_DOMAIN',
  'VISUALFORCE_DOMAIN'
]);

type TypeName = Parameters<typeof DomainType.value>[0];

/** What follows the My Domain name in the hostname of each type. */
const SUFFIXES: [suffix: string, type: TypeName][] = [
  ['.my.salesforce.com', 'ORG_MY_DOMAIN'],
  ['.lightning.force.com', 'LIGHTNING_DOMAIN'],
  ['.my.salesforce-setup.com', 'SETUP_DOMAIN'],
  ['.file.force.com', 'CONTENT_DOMAIN'],
  ['.vf.force.com', 'VISUALFORCE_DOMAIN'],
  ['.container.force.com', 'LIGHTNING_CONTAINER_COMPONENT_DOMAIN'],
  ['.my.salesforce-sites.com', 'SALESFORCE_SITES_DOMAIN'],
  ['.my.site.com', 'EXPERIENCE_CLOUD_SITES_DOMAIN'],
  ['.builder.salesforce-experience.com', 'EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN'],
  ['.live-preview.salesforce-experience.com', 'EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN'],
  ['.preview.salesforce-experience.com', 'EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN']
];
const NAME = new URL(ORG_ADDRESS).hostname.replace(/\..*$/, '');
const WITH_PACKAGE = new Set<string>([
  'VISUALFORCE_DOMAIN',
  'LIGHTNING_CONTAINER_COMPONENT_DOMAIN'
]);

class DomainValue {
  readonly $type = 'System.Domain';
  readonly type: TypeName;
  readonly name: string;
  readonly sandbox: string | null;
  readonly packageName: string | null;

  constructor(hostname: string) {
    const found = SUFFIXES.find(([suffix]) => hostname.toLowerCase().endsWith(suffix));
    if (!found) {
      raise('InvalidParameterValueException', `${hostname} is not a Salesforce hostname`);
    }
    this.type = found[1];
    const labels = hostname.slice(0, -found[0].length).replace(/\.sandbox$/, '');
    const [name = null, sandbox = null, packageName = null] = split(labels, this.type);
    this.name = name ?? '';
    this.sandbox = sandbox;
    this.packageName = packageName;
  }
}

/** `MyDomain--Sandbox--package`: which of the last two are there depends on the type. */
function split(labels: string, type: TypeName): (string | null)[] {
  const [name = '', second = null, third = null] = labels.split('--');
  if (!WITH_PACKAGE.has(type)) return [name, second, null];
  return third === null ? [name, null, second] : [name, second, third];
}

function hostname(type: TypeName, packageName: string | null = null): string {
  const suffix = SUFFIXES.find(([, candidate]) => candidate === type)?.[0] ?? '';
  return `${NAME}${packageName ? `--${packageName}` : ''}${suffix}`;
}

const creators: Record<string, StaticImplementation> = {
  'String getContentHostname()': () => hostname('CONTENT_DOMAIN'),
  'String getExperienceCloudSitesBuilderHostname()': () =>
    hostname('EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN'),
  'String getExperienceCloudSitesHostname()': () => hostname('EXPERIENCE_CLOUD_SITES_DOMAIN'),
  'String getExperienceCloudSitesLivePreviewHostname()': () =>
    hostname('EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN'),
  'String getExperienceCloudSitesPreviewHostname()': () =>
    hostname('EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN'),
  'String getLightningContainerComponentHostname(String packageName)': (_rt, name: string | null) =>
    hostname('LIGHTNING_CONTAINER_COMPONENT_DOMAIN', name ?? 'c'),
  'String getLightningHostname()': () => hostname('LIGHTNING_DOMAIN'),
  'String getOrgMyDomainHostname()': () => hostname('ORG_MY_DOMAIN'),
  'String getSalesforceSitesHostname()': () => hostname('SALESFORCE_SITES_DOMAIN'),
  'String getSetupHostname()': () => hostname('SETUP_DOMAIN'),
  'String getVisualforceHostname(String packageName)': (_rt, name: string | null) =>
    hostname('VISUALFORCE_DOMAIN', name ?? 'c')
};

export const domainTypes = [
  DomainType,
  platformClass('System.Domain', {
    isInstance: (value) => value instanceof DomainValue,
    methods: {
      'DomainType getDomainType()': (_rt, self: DomainValue) => DomainType.value(self.type),
      'String getMyDomainName()': (_rt, self: DomainValue) => self.name,
      'String getPackageName()': (_rt, self: DomainValue) => self.packageName,
      'String getSandboxName()': (_rt, self: DomainValue) => self.sandbox,
      'String getSitesSubdomainName()': (_rt, self: DomainValue) =>
        self.type === 'SALESFORCE_SITES_DOMAIN' ? self.name : null
    }
  }),
  platformClass('System.DomainCreator', { statics: creators }),
  platformClass('System.DomainParser', {
    statics: {
      'Domain parse(String hostname)': (_rt, host: string | null) => new DomainValue(given(host)),
      'Domain parse(URL url)': (_rt, url: UrlValue | null) => new DomainValue(given(url).host)
    }
  })
];
