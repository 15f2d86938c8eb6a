/** Components on the screens of flows and as their actions: Lightning Web Components and Aura components. */
import type { LwcBundle } from '../../metadata/project-types.ts';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY, collectionOf, typeOf } from './flow-type.ts';
import type { FlowKind, FlowType } from './flow-type.ts';
import type { Parameter } from './parameters.ts';

/** The own component of a name such as `c:dealPicker`; null for those of the platform and of packages. */
function ownName(flow: FlowCheck, name: string): string | null {
  const [prefix = '', rest = ''] = name.split(':');
  const { namespace } = flow.context.project;
  const own = prefix === 'c' || (namespace !== '' && prefix === namespace);
  return own && rest !== '' ? rest : null;
}

function bundleOf(flow: FlowCheck, name: string): LwcBundle | undefined {
  return flow.context.project.lwcBundles.find((bundle) => bundle.name === name);
}

/** Why the component cannot stand there; null when it can. */
export function componentProblem(flow: FlowCheck, name: string, target: string): string | null {
  const own = ownName(flow, name);
  if (own === null) return null;
  const bundle = bundleOf(flow, own);
  if (!bundle) return isAura(flow, own) ? null : `There is no component ${name}.`;
  if (!bundle.meta) return null;
  const targets = childOf(bundle.meta.root, 'targets');
  const names = targets ? childrenOf(targets, 'target').map(({ text }) => text.trim()) : [];
  return names.includes(target) ? null : `The component ${name} has no target ${target}.`;
}

function isAura(flow: FlowCheck, name: string): boolean {
  const folder = `/aura/${name}/`.toLowerCase();
  return flow.context.files.some((file) => file.toLowerCase().includes(folder));
}

/** What the component takes and gives; null when its description is not known. */
export function componentParameters(
  flow: FlowCheck,
  name: string
): { inputs: Parameter[]; outputs: Parameter[] } | null {
  const own = ownName(flow, name);
  const meta = own === null ? null : (bundleOf(flow, own)?.meta ?? null);
  if (!meta) return null;
  const properties = screenProperties(meta.root);
  const withRole = (other: string): Parameter[] =>
    properties
      .filter((property) => property.attributes['role'] !== other)
      .map((property) => ({
        name: property.attributes['name'] ?? '',
        type: propertyType(property.attributes['type'] ?? '')
      }));
  return { inputs: withRole('outputOnly'), outputs: withRole('inputOnly') };
}

function screenProperties(root: XmlElement): XmlElement[] {
  const configs = childOf(root, 'targetConfigs');
  return (configs ? childrenOf(configs, 'targetConfig') : [])
    .filter(({ attributes }) => /lightning__FlowScreen\b/.test(attributes['targets'] ?? ''))
    .flatMap((config) => childrenOf(config, 'property'));
}

const SIMPLE = new Map<string, FlowKind>(
  Object.entries({
    boolean: 'Boolean',
    color: 'String',
    date: 'Date',
    datetime: 'DateTime',
    integer: 'Number',
    string: 'String'
  })
);

/** `Integer`, `String[]`, `@salesforce/schema/Account`; generic `{T}` and `apex://Type` have any type. */
function propertyType(text: string): FlowType {
  const isCollection = text.endsWith('[]');
  const name = text.replace(/\[\]$/, '');
  const kind = SIMPLE.get(name.toLowerCase());
  const object = /^@salesforce\/schema\/(\w+)$/.exec(name)?.[1];
  if (!kind && !object) return ANY;
  const type = kind ? typeOf(kind) : typeOf('SObject', false, object);
  return isCollection ? collectionOf(type) : type;
}
