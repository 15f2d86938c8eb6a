/** The annotations of Apex: where each may stand and which properties it takes. */

/** What an annotation stands on, in the plural of the platform's messages. */
export type AnnotationTarget =
  'classes' | 'interfaces' | 'enums' | 'methods' | 'constructors' | 'fields' | 'properties';

type PropertyType = 'Boolean' | 'String' | 'Integer';

export interface AnnotationRule {
  /** As the platform writes it in its messages. */
  name: string;
  /** null where the platform takes it nearly everywhere. */
  targets: readonly AnnotationTarget[] | null;
  properties: Readonly<Record<string, PropertyType>>;
  /** The property that must be there. */
  required?: string;
}

const METHODS: readonly AnnotationTarget[] = ['methods'];

const ALL: AnnotationRule[] = [
  {
    name: 'AuraEnabled',
    targets: ['methods', 'fields', 'properties'],
    properties: {
      cacheable: 'Boolean',
      continuation: 'Boolean',
      scope: 'String',
      translatable: 'Boolean'
    }
  },
  {
    name: 'Deprecated',
    targets: null,
    properties: { message: 'String', apiVersion: 'String', added: 'String', removed: 'String' }
  },
  {
    name: 'Future',
    targets: METHODS,
    properties: { callout: 'Boolean', delay: 'Integer', limits: 'String' }
  },
  { name: 'HttpDelete', targets: METHODS, properties: {} },
  { name: 'HttpGet', targets: METHODS, properties: { urlMapping: 'String' } },
  { name: 'HttpPatch', targets: METHODS, properties: {} },
  { name: 'HttpPost', targets: METHODS, properties: {} },
  { name: 'HttpPut', targets: METHODS, properties: {} },
  {
    name: 'InvocableMethod',
    targets: METHODS,
    properties: {
      label: 'String',
      description: 'String',
      category: 'String',
      callout: 'Boolean',
      configurationEditor: 'String',
      iconName: 'String',
      configuration: 'String',
      capabilityType: 'String',
      apiVersion: 'String',
      minVersion: 'String',
      maxVersion: 'String'
    }
  },
  {
    name: 'InvocableVariable',
    targets: ['fields', 'properties'],
    properties: {
      label: 'String',
      description: 'String',
      required: 'Boolean',
      defaultValue: 'String',
      placeholderText: 'String'
    }
  },
  {
    name: 'IsTest',
    targets: ['classes', 'methods'],
    properties: {
      seeAllData: 'Boolean',
      isParallel: 'Boolean',
      critical: 'Boolean',
      testFor: 'String',
      onInstall: 'Boolean'
    }
  },
  {
    name: 'JsonAccess',
    targets: null,
    properties: { serializable: 'String', deserializable: 'String' }
  },
  { name: 'ReadOnly', targets: METHODS, properties: { useReplica: 'String' } },
  { name: 'RemoteAction', targets: null, properties: { callout: 'Boolean' } },
  {
    name: 'RestResource',
    targets: ['classes'],
    properties: { urlMapping: 'String' },
    required: 'urlMapping'
  },
  { name: 'TestSetup', targets: METHODS, properties: { onInstall: 'Boolean' } },
  { name: 'TestVisible', targets: null, properties: {} }
];

/** Annotations by lower-case name. */
export const ANNOTATION_RULES: ReadonlyMap<string, AnnotationRule> = new Map(
  ALL.map((rule) => [rule.name.toLowerCase(), rule])
);

/** They exist; UNVERIFIED: what they take, so their properties are not checked. */
export const OTHER_ANNOTATIONS: ReadonlySet<string> = new Set([
  'namespaceaccessible',
  'suppresswarnings'
]);
