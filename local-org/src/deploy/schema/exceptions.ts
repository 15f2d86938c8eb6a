/** Where orgs take more than the published schema says; each was seen in projects that deploy. */
import { tableOf } from '../../metadata/table.ts';

/** Elements that the schema has no more, by the last API version that takes them; without one, all do. */
const ELEMENTS = tableOf<number>({
  'CustomField.displayLocationInDecimal': Infinity,
  'CustomSite.allowGuestPaymentsApi': Infinity,
  'CustomSite.cspUpgradeInsecureRequests': Infinity,
  'CustomSite.requireHttps': Infinity,
  'FlowActionCall.versionSegment': Infinity,
  // Replaced by itemInstances.
  'FlexiPageRegion.componentInstances': 48
});

const VALUES = tableOf<readonly string[]>({
  SiteType: ['ChatterNetwork', 'ChatterNetworkPicasso'],
  OmniProcessType: ['Integration Procedure'],
  FlowVersionStatus: ['ACTIVE']
});

/**
 * Texts that the schema asks for and orgs do without. Numbers and true or false are never missed: the platform starts
 * them at 0 and false, and projects leave out those that are newer than they are.
 */
const OPTIONAL = new Set([
  'ApexClass.status',
  'ApexTrigger.status',
  'LookupFilterTranslation.errorMessage',
  'StrategyNodeRecommendationLoad.object'
]);

/** Elements that hold XML of another kind than the schema says. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs', 'LightningComponentBundle.ai']);

export function isTolerated(type: string, element: string, apiVersion: number): boolean {
  return (ELEMENTS[`${type}.${element}`] ?? 0) >= apiVersion;
}

export function isToleratedValue(type: string, value: string): boolean {
  return VALUES[type]?.includes(value) === true;
}

export function isOptional(type: string, name: string, elementType: string): boolean {
  const plain = elementType === 'boolean' || elementType === 'number';
  return plain || OPTIONAL.has(`${type}.${name}`);
}

export function isOpaque(type: string, element: string): boolean {
  return OPAQUE.has(`${type}.${element}`);
}
