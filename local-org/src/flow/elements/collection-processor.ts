/** Flow elements Collection Filter and Collection Sort. */
import { isBlank, normalize, toInteger } from '../../formula/coerce.ts';
import { compare } from '../../formula/operators.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { booleanOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import { parseConditions } from '../conditions.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import type { Interview } from '../model.ts';
import { parseReference } from '../values.ts';
import { ownVariable } from '../variables.ts';
import { elementOf } from './node.ts';

type Process = (engine: FlowEngine, interview: Interview, items: unknown[]) => unknown[];

export const parseCollectionProcessor: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const reference = requiredText(node, 'collectionReference');
  const collection = parseReference(builder, reference, node.line);
  const { dataType, objectType } = variables.get(reference) ?? ownVariable(reference);
  variables.set(name, ownVariable(name, { dataType, objectType, isCollection: true }));
  const item = textOf(node, 'assignNextValueToReference');
  if (item && !variables.has(item)) variables.set(item, ownVariable(item));
  const type = textOf(node, 'collectionProcessorType') ?? textOf(node, 'elementSubtype');
  const process = processOf(builder, node, type);
  return elementOf(builder, node, ([interview], engine) => {
    const list = collection(interview);
    const items = list instanceof ApexList ? list.items : [];
    const elementType = list instanceof ApexList ? list.elementType : 'Object';
    interview.variables.set(name, new ApexList(elementType, process(engine, interview, items)));
  });
};

function processOf(builder: FlowBuilder, node: XmlElement, type: string | null): Process {
  switch (type) {
    case 'FilterCollectionProcessor':
      return filtering(builder, node);
    case 'SortCollectionProcessor':
      return sorting(node);
  }
  const name = requiredText(node, 'name');
  return builder.refused(`the collection processor ${type ?? ''} ('${name}')`, node);
}

function filtering(builder: FlowBuilder, node: XmlElement): Process {
  const item = requiredText(node, 'assignNextValueToReference');
  const test = parseConditions(builder, node);
  return (_engine, interview, items) => {
    const before = interview.variables.get(item);
    const kept = items.filter((candidate) => {
      interview.variables.set(item, candidate);
      return test(interview) === true;
    });
    interview.variables.set(item, before ?? null);
    return kept;
  };
}

interface SortKey {
  field: string | null;
  descending: boolean;
  emptyFirst: boolean;
}

function sorting(node: XmlElement): Process {
  const keys = childrenOf(node, 'sortOptions').map((option) => ({
    field: textOf(option, 'sortField'),
    descending: textOf(option, 'sortOrder') === 'Desc',
    emptyFirst: booleanOf(option, 'doesPutEmptyStringAndNullFirst')
  }));
  const limit = toInteger(textOf(node, 'limit'));
  return (engine, _interview, items) => {
    const sorted = items
      .map((item) => ({ item, values: keys.map((key) => keyValue(engine, item, key)) }))
      .sort((left, right) => order(keys, left.values, right.values))
      .map(({ item }) => item);
    return limit === null ? sorted : sorted.slice(0, limit);
  };
}

function keyValue(engine: FlowEngine, item: unknown, { field }: SortKey): unknown {
  if (field === null) return item;
  if (item instanceof SObject) return engine.services.field(item, field.split('.'));
  return engine.services.objects.isObject(item) ? engine.services.objects.read(item, field) : null;
}

function order(keys: SortKey[], left: unknown[], right: unknown[]): number {
  for (const [index, { descending, emptyFirst }] of keys.entries()) {
    const [a, b] = [left[index], right[index]];
    if (isBlank(a) || isBlank(b)) {
      if (isBlank(a) && isBlank(b)) continue;
      return isBlank(a) === emptyFirst ? -1 : 1;
    }
    const result = compareValues(a, b);
    if (result !== 0) return descending ? -result : result;
  }
  return 0;
}

/** UNVERIFIED: texts are sorted without regard to case. */
function compareValues(left: unknown, right: unknown): number {
  const [a, b] = [normalize(left), normalize(right)];
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') {
    return compare(a.toLowerCase(), b.toLowerCase());
  }
  return compare(a, b);
}
