/** The type that `<dataType>` and its companions declare. */
import { textOf, type XmlElement } from '../../metadata/xml.ts';
import { ANY, typeOf } from './flow-type.ts';
import type { FlowKind, FlowType } from './flow-type.ts';

const DATA_TYPES: ReadonlySet<string> = new Set<FlowKind>([
  'Boolean',
  'Number',
  'Currency',
  'String',
  'Picklist',
  'Multipicklist',
  'Date',
  'DateTime',
  'Time',
  'SObject',
  'Apex'
]);

export function declaredType(node: XmlElement): FlowType {
  const dataType = textOf(node, 'dataType') ?? '';
  if (!DATA_TYPES.has(dataType)) return ANY;
  const name = textOf(node, 'objectType') ?? textOf(node, 'apexClass')?.replace('$', '.');
  const isCollection = textOf(node, 'isCollection') === 'true';
  return typeOf(dataType as FlowKind, isCollection, name ?? undefined);
}
