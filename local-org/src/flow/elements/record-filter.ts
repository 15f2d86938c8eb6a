/** Shared by Get, Update and Delete Records: turns `<filters>` into a query. */
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { CompareOperator, Condition, SoqlQuery } from '../../soql/ast.ts';
import type { FlowBuilder } from '../builder.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowValue, Interview } from '../model.ts';
import { parseValue } from '../values.ts';

interface Filter {
  field: string;
  operator: string;
  value: FlowValue;
}

export interface RecordFilter {
  object: ObjectDef;
  condition(interview: Interview): Condition | undefined;
}

const COMPARISONS: Record<string, CompareOperator> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
  In: 'in',
  NotIn: 'not in'
};
const PATTERNS: Record<string, (text: string) => string> = {
  Contains: (text) => `%${text}%`,
  StartsWith: (text) => `${text}%`,
  EndsWith: (text) => `%${text}`
};

export function parseRecordFilter(builder: FlowBuilder, node: XmlElement): RecordFilter {
  const objectName = requiredText(node, 'object');
  const object = builder.engine.services.host.schema.object(objectName);
  if (!object) throw builder.error(`The object ${objectName} does not exist`, node);
  const filters = childrenOf(node, 'filters').map((item) => parseFilter(builder, item, object));
  const logic = (textOf(node, 'filterLogic') ?? 'and').toLowerCase();
  if (filters.length > 1 && logic !== 'and' && logic !== 'or') {
    throw builder.error(`local-org supports the filter logic 'and' or 'or', not '${logic}'`, node);
  }
  return {
    object,
    condition(interview) {
      if (filters.length === 0) return undefined;
      const items = filters.map((filter) => toCondition(filter, interview));
      return { kind: logic === 'or' ? 'or' : 'and', items };
    }
  };
}

function parseFilter(builder: FlowBuilder, item: XmlElement, object: ObjectDef): Filter {
  const field = requiredText(item, 'field');
  const operator = requiredText(item, 'operator');
  if (!object.field(field)) throw builder.error(`${object.name} has no field '${field}'`, item);
  if (!COMPARISONS[operator] && !PATTERNS[operator] && operator !== 'IsNull') {
    throw builder.error(`local-org does not support the operator '${operator}'`, item);
  }
  const value = childOf(item, 'value');
  return { field, operator, value: value ? parseValue(builder, value) : () => null };
}

function toCondition(filter: Filter, interview: Interview): Condition {
  const left = { kind: 'field' as const, path: [filter.field] };
  const value = filter.value(interview);
  if (filter.operator === 'IsNull') {
    const operator = value === true ? '=' : '!=';
    return { kind: 'compare', left, operator, right: { kind: 'literal', value: null } };
  }
  const pattern = PATTERNS[filter.operator];
  if (pattern) {
    const text = String(value ?? '').replace(/[\\%_]/g, '\\$&');
    return {
      kind: 'compare',
      left,
      operator: 'like',
      right: { kind: 'literal', value: pattern(text) }
    };
  }
  const operator = COMPARISONS[filter.operator];
  if (operator === 'in' || operator === 'not in') {
    const items = value instanceof ApexList ? value.items : [value];
    const literals = items.map((item) => ({ kind: 'literal' as const, value: keyOf(item) }));
    return { kind: 'compare', left, operator, right: { kind: 'list', items: literals } };
  }
  return { kind: 'compare', left, operator, right: { kind: 'literal', value } };
}

function keyOf(item: unknown): unknown {
  return item instanceof SObject ? item.id : item;
}

/** Runs the query of a filter with every field of the object. */
export function findRecords(
  engine: FlowEngine,
  interview: Interview,
  filter: RecordFilter,
  extra: Partial<SoqlQuery> = {}
): SObject[] {
  const where = filter.condition(interview);
  const query: SoqlQuery = {
    select: [...filter.object.fields.values()]
      .filter((field) => field.type !== 'Blob')
      .map((field) => ({ kind: 'field', path: [field.name] })),
    from: filter.object.name,
    ...(where ? { where } : {}),
    orderBy: [],
    line: 0,
    column: 0,
    ...extra
  };
  return engine.services.host.database.query(query, [], engine.access(interview.flow));
}

/** `<inputAssignments>`: fields to set. */
export function parseFieldValues(
  builder: FlowBuilder,
  node: XmlElement
): { field: string; value: FlowValue }[] {
  return childrenOf(node, 'inputAssignments').map((item) => {
    const value = childOf(item, 'value');
    return {
      field: requiredText(item, 'field'),
      value: value ? parseValue(builder, value) : () => null
    };
  });
}
