/** List views of an object, from the package's listView metadata, and their records. */
import type { MetadataFile } from '../metadata/project.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { childrenOf, textOf } from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { CompareOperator, Condition, Expr } from '../soql/ast.ts';
import { NotSupported } from '../values/errors.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDate } from '../values/date.ts';
import { badRequest, fieldEquals, readableObject } from './context.ts';
import type { UiContext } from './context.ts';
import { columnsOf, newestFirst, orderBy, readPage } from './lists.ts';
import type { Column } from './lists.ts';
import { apiNameOf } from './object-info.ts';
import { fieldPaths, texts } from './record.ts';

const DEFAULT_COLUMNS: Record<string, string[]> = {
  Account: ['Name', 'Industry', 'Type', 'Phone', 'OwnerId'],
  Contact: ['Name', 'AccountId', 'Title', 'Email', 'Phone'],
  Opportunity: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId'],
  Task: ['Subject', 'ActivityDate', 'Status', 'Priority', 'OwnerId']
};
const OPERATIONS: Record<string, CompareOperator> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  lessOrEqual: '<=',
  greaterThan: '>',
  greaterOrEqual: '>=',
  includes: 'includes',
  excludes: 'excludes',
  contains: 'like',
  startsWith: 'like'
};

interface ListView {
  apiName: string;
  label: string;
  columns: string[];
  source: MetadataFile | null;
}

export function getListInfosByObjectName(
  context: UiContext,
  config: Record<string, unknown>
): unknown {
  const object = readableObject(context, apiNameOf(config['objectApiName']));
  const lists = listViews(context, object).map(({ apiName, label }) => ({
    apiName,
    id: `${object.name}.${apiName}`,
    label,
    listReference: { id: null, listViewApiName: apiName, objectApiName: object.name }
  }));
  return { count: lists.length, lists, objectApiName: object.name };
}

export function getListInfoByName(context: UiContext, config: Record<string, unknown>): unknown {
  const { object, view } = viewOf(context, config);
  return {
    displayColumns: columnsOf(context, object, view.columns),
    label: view.label,
    listReference: { id: null, listViewApiName: view.apiName, objectApiName: object.name },
    objectApiNames: [object.name],
    orderedByInfo: []
  };
}

export function getListRecordsByName(context: UiContext, config: Record<string, unknown>): unknown {
  const { object, view } = viewOf(context, config);
  const columns = columnsOf(context, object, view.columns);
  const where = view.source ? conditionOf(context, object, view.source) : undefined;
  const page = readPage(context, {
    object,
    paths: [
      ...columns.flatMap(pathsOfColumn),
      ...fieldPaths(context, object, texts(config['fields']), 'required'),
      ...fieldPaths(context, object, texts(config['optionalFields']), 'optional')
    ],
    ...(where ? { where } : {}),
    orderBy:
      view.source && object.nameField ? [orderBy(object.nameField, false)] : newestFirst(object),
    config
  });
  return {
    ...page,
    listReference: { id: null, listViewApiName: view.apiName, objectApiName: object.name }
  };
}

function pathsOfColumn({ fieldApiName, lookupId }: Column): string[][] {
  const path = fieldApiName.split('.');
  return lookupId && path.length > 1 ? [path, lookupId.split('.')] : [path];
}

function viewOf(
  context: UiContext,
  config: Record<string, unknown>
): { object: ObjectDef; view: ListView } {
  const object = readableObject(context, apiNameOf(config['objectApiName']));
  const wanted = String(config['listViewApiName'] ?? '').toLowerCase();
  const views = listViews(context, object);
  const view = views.find(({ apiName }) => apiName.toLowerCase() === wanted);
  if (view) return { object, view };
  if (wanted === '' || wanted.startsWith('__') || wanted.startsWith('all')) {
    return { object, view: allRecords(object) };
  }
  throw badRequest(`${object.name} has no list view '${String(config['listViewApiName'])}'`);
}

function listViews(context: UiContext, object: ObjectDef): ListView[] {
  const source = context.project.objects.find(({ name }) => name === object.name);
  const views = (source?.listViews ?? []).map((file) => ({
    apiName: textOf(file.root, 'fullName') ?? file.name,
    label: textOf(file.root, 'label') ?? file.name,
    columns: childrenOf(file.root, 'columns').map((column) => column.text.trim()),
    source: file
  }));
  return views.length > 0 ? views : [allRecords(object)];
}

function allRecords(object: ObjectDef): ListView {
  const columns =
    DEFAULT_COLUMNS[object.name] ??
    [object.nameField ?? 'Id', 'LastModifiedDate'].filter((name) => object.field(name));
  const apiName = `All${object.name.replace(/__c$/, '')}s`;
  return { apiName, label: `All ${object.labelPlural}`, columns, source: null };
}

function conditionOf(
  context: UiContext,
  object: ObjectDef,
  view: MetadataFile
): Condition | undefined {
  const items = childrenOf(view.root, 'filters').map((filter) => filterCondition(object, filter));
  if (textOf(view.root, 'booleanFilter')) {
    throw new NotSupported('list views with a booleanFilter', view.file);
  }
  const scope = textOf(view.root, 'filterScope') ?? 'Everything';
  if (scope === 'Mine') items.push(fieldEquals('OwnerId', context.user.userId) as Condition);
  else if (scope !== 'Everything') {
    throw new NotSupported(`the list view scope ${scope}`, view.file);
  }
  return items.length > 0 ? { kind: 'and', items } : undefined;
}

function filterCondition(object: ObjectDef, filter: XmlElement): Condition {
  const name = textOf(filter, 'field') ?? '';
  const field = object.field(name === 'NAME' ? 'Name' : name);
  const operation = textOf(filter, 'operation') ?? '';
  const operator = OPERATIONS[operation];
  if (!field || !operator) {
    throw new NotSupported(
      `the list view filter ${name} ${operation}`,
      `${filter.file}:${filter.line}`
    );
  }
  const left = { kind: 'field' as const, path: [field.name] };
  const value = textOf(filter, 'value') ?? '';
  if (operator === 'like') {
    const pattern = operation === 'contains' ? `%${value}%` : `${value}%`;
    return { kind: 'compare', left, operator, right: { kind: 'literal', value: pattern } };
  }
  // Several values of a picklist are separated by commas.
  const values = field.picklist ? value.split(',').map((part) => part.trim()) : [value];
  const rights = values.map((part) => literalOf(field, part));
  if (operator === '=' || operator === '!=') {
    const many = operator === '=' ? 'in' : 'not in';
    if (rights.length > 1) {
      return { kind: 'compare', left, operator: many, right: { kind: 'list', items: rights } };
    }
  }
  return { kind: 'compare', left, operator, right: rights[0] };
}

function literalOf(field: FieldDef, text: string): Expr {
  if (text === '') return { kind: 'literal', value: null };
  switch (field.type) {
    case 'Checkbox':
      return { kind: 'literal', value: text === '1' || text.toLowerCase() === 'true' };
    case 'Number':
    case 'Currency':
    case 'Percent':
      return { kind: 'literal', value: Decimal.parse(text) };
    case 'Date':
    case 'DateTime':
      return dateLiteral(text);
    default:
      return { kind: 'literal', value: text };
  }
}

/** `TODAY`, `NEXT_N_DAYS:90`, or a day as the metadata writes it: 12/31/2026. */
function dateLiteral(text: string): Expr {
  const relative = /^([A-Z_]+)(?::(\d+))?$/.exec(text);
  if (relative) {
    const [, name, count] = relative;
    return count === undefined
      ? { kind: 'dateLiteral', name }
      : { kind: 'dateLiteral', name, n: Number(count) };
  }
  const [month, day, year] = text.split('/').map(Number);
  const value = year ? ApexDate.of(year, month, day) : ApexDate.parse(text);
  return { kind: 'literal', value };
}
