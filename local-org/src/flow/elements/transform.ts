/** Flow element Transform: makes records, objects or values from others; counts and sums. */
import { toNumber } from '../../formula/coerce.ts';
import { Decimal } from '../../values/decimal.ts';
import { InternalError } from '../../values/errors.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import {
  booleanOf,
  childOf,
  childrenOf,
  integerOf,
  requiredText,
  textOf
} from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowDataType, FlowValue, FlowVariable, Interview } from '../model.ts';
import { readReference, setField } from '../references.ts';
import { parseChild } from '../values.ts';
import { elementTypeOf, ownVariable } from '../variables.ts';
import { parseInputs, readInputs } from './inputs.ts';
import { elementOf } from './node.ts';

interface Mapping {
  /** The field of the target; null when the target is one value. */
  field: string | null;
  value: FlowValue;
  /** The collections whose items the mapping goes through. */
  sources: Source[];
}

/** `contacts[$EachItem].Name` is read as the variable `contacts__EachItem`. */
interface Source {
  path: string[];
  item: string;
}

export const parseTransform: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const target = ownVariable(name, {
    dataType: requiredText(node, 'dataType') as FlowDataType,
    objectType: textOf(node, 'objectType') ?? textOf(node, 'apexClass'),
    isCollection: booleanOf(node, 'isCollection')
  });
  variables.set(name, target);
  const actions = childrenOf(node, 'transformValues').flatMap((values) =>
    childrenOf(values, 'transformValueActions')
  );
  const compute = computation(builder, node, actions, target, variables);
  return elementOf(builder, node, ([interview], engine) => {
    interview.variables.set(name, compute(engine, interview));
  });
};

type Compute = (engine: FlowEngine, interview: Interview) => unknown;

function computation(
  builder: FlowBuilder,
  node: XmlElement,
  actions: XmlElement[],
  target: FlowVariable,
  variables: Map<string, FlowVariable>
): Compute {
  const types = new Set(actions.map((action) => textOf(action, 'transformType')));
  const [type] = types;
  if (types.size === 1 && (type === 'Count' || type === 'Sum')) {
    return aggregation(builder, actions[0], type, integerOf(node, 'scale') ?? null);
  }
  if (types.size === 1 && type === 'Map') {
    const mappings = actions.map((action) => parseMapping(builder, action, variables));
    return (engine, interview) => map(engine, interview, target, mappings);
  }
  return builder.refused(`the transformation ${[...types].join(', ')} ('${target.name}')`, node);
}

function aggregation(
  builder: FlowBuilder,
  action: XmlElement,
  type: 'Count' | 'Sum',
  scale: number | null
): Compute {
  const inputs = parseInputs(builder, action, 'inputParameters');
  return (engine, interview) => {
    const { aggregationValues: list, aggregationField: field } = readInputs(inputs, interview);
    const items = list instanceof ApexList ? list.items : [];
    if (type === 'Count') return Decimal.fromInteger(items.length);
    const sum = items
      .map((item) =>
        toNumber(
          item instanceof SObject ? engine.services.field(item, String(field).split('.')) : item
        )
      )
      .reduce<Decimal>((total, value) => (value === null ? total : total.add(value)), Decimal.ZERO);
    return scale === null ? sum : sum.setScale(scale);
  };
}

const EACH_ITEM = /([A-Za-z_$][\w.$]*)\[\$EachItem\]/g;

function parseMapping(
  builder: FlowBuilder,
  action: XmlElement,
  variables: Map<string, FlowVariable>
): Mapping {
  const sources: Source[] = [];
  const holder = childOf(action, 'value');
  for (const node of holder?.children ?? []) {
    node.text = node.text.replace(EACH_ITEM, (_match, path: string) => {
      const item = `${path.replace(/\W/g, '_')}__EachItem`;
      variables.set(item, ownVariable(item));
      sources.push({ path: path.split('.'), item });
      return item;
    });
  }
  return {
    field: textOf(action, 'outputFieldApiName'),
    value: parseChild(builder, action),
    sources
  };
}

function map(
  engine: FlowEngine,
  interview: Interview,
  target: FlowVariable,
  mappings: Mapping[]
): unknown {
  if (!target.isCollection) return makeOne(engine, interview, target, mappings);
  const sources = mappings.flatMap((mapping) => mapping.sources);
  const lists = new Map(
    sources.map(({ path, item }) => [item, itemsOf(readReference(engine, interview, path))])
  );
  const count = Math.max(0, ...[...lists.values()].map((items) => items.length));
  const made = Array.from({ length: count }, (_item, index) => {
    for (const [item, items] of lists) interview.variables.set(item, items[index] ?? null);
    return makeOne(engine, interview, target, mappings);
  });
  return new ApexList(elementTypeOf(target), made);
}

function itemsOf(value: unknown): unknown[] {
  if (value instanceof ApexList) return value.items;
  return value === null || value === undefined ? [] : [value];
}

function makeOne(
  engine: FlowEngine,
  interview: Interview,
  target: FlowVariable,
  mappings: Mapping[]
): unknown {
  const { objects, host } = engine.services;
  if (target.dataType === 'SObject') {
    const record = new SObject(host.schema.object(target.objectType ?? '')?.name ?? '');
    for (const { field, value } of mappings) {
      if (field) setField(engine, record, field, value(interview));
    }
    return record;
  }
  if (target.dataType === 'Apex') {
    const instance = objects.create(target.objectType ?? '');
    for (const { field, value } of mappings) {
      if (field) objects.write(instance, field, value(interview));
    }
    return instance;
  }
  const [mapping] = mappings;
  if (!mapping) throw new InternalError(`The transformation ${target.name} maps nothing`);
  return mapping.value(interview);
}
