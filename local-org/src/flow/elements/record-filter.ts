/** Shared by the data elements: turns `<filters>` into a query. */
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import { toText } from '../../formula/coerce.ts';
import type { CompareOperator, Condition, OrderItem, SoqlQuery } from '../../soql/ast.ts';
import type { FlowBuilder } from '../builder.ts';
import type { FlowEngine } from '../engine.ts';
import { parseLogic } from '../logic.ts';
import type { Logic } from '../logic.ts';
import type { FlowValue, Interview } from '../model.ts';
import { parseChild } from '../values.ts';
import { convertToField } from '../variables.ts';
import { tableOf } from '../../metadata/table.ts';

interface Filter {
  field: FieldDef;
  operator: string;
  value: FlowValue;
}

export interface RecordFilter {
  object: ObjectDef;
  condition(engine: FlowEngine, interview: Interview): Condition | undefined;
}

const COMPARISONS = tableOf<CompareOperator>({
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
  In: 'in',
  NotIn: 'not in'
});
const PATTERNS = tableOf<(text: string) => string>({
  Contains: (text) => `%${text}%`,
  StartsWith: (text) => `${text}%`,
  EndsWith: (text) => `%${text}`
});

export function parseRecordFilter(builder: FlowBuilder, node: XmlElement): RecordFilter {
  const object = builder.object(requiredText(node, 'object'), node);
  const filters = childrenOf(node, 'filters').map((item) => parseFilter(builder, item, object));
  const logic = parseLogic(builder, textOf(node, 'filterLogic'), filters.length, node);
  return {
    object,
    condition(engine, interview) {
      if (filters.length === 0) return undefined;
      return toCondition(logic, (index) => compareFilter(engine, filters[index], interview));
    }
  };
}

function parseFilter(builder: FlowBuilder, item: XmlElement, object: ObjectDef): Filter {
  const name = requiredText(item, 'field');
  const operator = requiredText(item, 'operator');
  const field = object.field(name);
  if (!field) throw builder.error(`${object.name} has no field '${name}'`, item);
  const known = [COMPARISONS, PATTERNS].some((table) => Object.hasOwn(table, operator));
  if (!known && operator !== 'IsNull') {
    throw builder.notSupported(`support the operator '${operator}'`, item);
  }
  return { field, operator, value: parseChild(builder, item) };
}

function toCondition(logic: Logic, condition: (index: number) => Condition): Condition {
  switch (logic.kind) {
    case 'condition':
      return condition(logic.index);
    case 'not':
      return { kind: 'not', item: toCondition(logic.item, condition) };
    default:
      return {
        kind: logic.kind,
        items: logic.items.map((item) => toCondition(item, condition))
      };
  }
}

function compareFilter(engine: FlowEngine, filter: Filter, interview: Interview): Condition {
  const { field } = filter;
  const left = { kind: 'field' as const, path: [field.name] };
  const value = filter.value(interview);
  if (filter.operator === 'IsNull') {
    const operator = value === true ? '=' : '!=';
    return { kind: 'compare', left, operator, right: { kind: 'literal', value: null } };
  }
  const pattern = PATTERNS[filter.operator];
  if (pattern) {
    const text = pattern(toText(value).replace(/[\\%_]/g, '\\$&'));
    const right = { kind: 'literal' as const, value: text, pattern: text };
    return { kind: 'compare', left, operator: 'like', right };
  }
  const operator = COMPARISONS[filter.operator];
  if (operator === 'in' || operator === 'not in') {
    const items = value instanceof ApexList ? value.items : [value];
    const literals = items.map((item) => ({
      kind: 'literal' as const,
      value: convertToField(engine, field, item)
    }));
    return { kind: 'compare', left, operator, right: { kind: 'list', items: literals } };
  }
  const right = { kind: 'literal' as const, value: convertToField(engine, field, value) };
  return { kind: 'compare', left, operator, right };
}

export interface FindOptions {
  /** Absent for every field. */
  fields?: string[];
  orderBy?: OrderItem[];
  limit?: number | null;
}

/** The queries of the interviews of a batch count as one, as the platform issues it: the element counts it. */
export function countQuery(engine: FlowEngine): void {
  engine.services.spend('queries', 1);
}

export function findRecords(
  engine: FlowEngine,
  interview: Interview,
  filter: RecordFilter,
  options: FindOptions = {}
): SObject[] {
  const where = filter.condition(engine, interview);
  const { orderBy = [], limit = null } = options;
  const query: SoqlQuery = {
    select: fieldsOf(engine, interview, filter.object, options.fields).map((name) => ({
      kind: 'field',
      path: [name]
    })),
    from: filter.object.name,
    ...(where ? { where } : {}),
    orderBy,
    ...(limit === null ? {} : { limit: { kind: 'literal', value: limit } }),
    line: 0,
    column: 0
  };
  const records = engine.services.host.database.query(query, [], interview.access);
  engine.services.spend('queryRows', records.length);
  return records;
}

/** A user gets the fields that the user may read. */
function fieldsOf(
  engine: FlowEngine,
  { access }: Interview,
  object: ObjectDef,
  names: string[] | undefined
): string[] {
  const wanted = names && new Set(['id', ...names.map((name) => name.toLowerCase())]);
  return [...object.fields.values()]
    .filter(({ type, name }) => type !== 'Blob' && (wanted?.has(name.toLowerCase()) ?? true))
    .map(({ name }) => name)
    .filter(
      (name) => access.mode === 'system' || engine.services.mayRead(access.user, object.name, name)
    );
}

/** `<inputAssignments>`: fields to set; `object` is null when only the record itself knows its object. */
export function parseFieldValues(
  builder: FlowBuilder,
  node: XmlElement,
  object: ObjectDef | null
): { field: string; value: FlowValue }[] {
  return childrenOf(node, 'inputAssignments').map((item) => {
    const field = requiredText(item, 'field');
    if (object && !object.field(field)) {
      throw builder.error(`${object.name} has no field '${field}'`, item);
    }
    return { field, value: parseChild(builder, item) };
  });
}
