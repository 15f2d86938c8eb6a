/** Shared by related lists and list views: columns, ordering, paging and their records. */
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import type { Condition, OrderItem } from '../soql/ast.ts';
import { buildQuery, canRead, runQuery } from './context.ts';
import type { UiContext } from './context.ts';
import { dataTypeOf, pageLabelOf } from './object-info.ts';
import { queryPaths, represent, texts } from './record.ts';
import type { RecordRepresentation } from './record.ts';

const DEFAULT_PAGE_SIZE = 50;
const MAXIMUM_PAGE_SIZE = 2000;

/** Column names of the metadata that are not API names of fields. */
const COLUMN_ALIASES: Record<string, string> = {
  NAME: 'Name',
  'OPPORTUNITY.NAME': 'Name',
  'OPPORTUNITY.AMOUNT': 'Amount',
  'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
  'OPPORTUNITY.STAGE_NAME': 'StageName',
  'ACCOUNT.NAME': 'Account.Name',
  'OWNER.ALIAS': 'Owner.Name',
  'CORE.USERS.ALIAS': 'Owner.Name',
  'CORE.USERS.FULL_NAME': 'Owner.Name',
  'CREATEDBY.ALIAS': 'CreatedBy.Name',
  CREATEDBY_USER: 'CreatedBy.Name',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  'TASK.SUBJECT': 'Subject',
  'TASK.WHO_NAME': 'Who.Name',
  'TASK.DUE_DATE': 'ActivityDate',
  'TASK.STATUS': 'Status',
  'TASK.PRIORITY': 'Priority'
};

export interface Column {
  fieldApiName: string;
  label: string;
  dataType: string;
  sortable: boolean;
  /** Path of the id that the column links to. */
  lookupId: string | null;
}

/** A column for each name of the metadata; a lookup field shows its record's name. */
export function columnsOf(context: UiContext, object: ObjectDef, names: string[]): Column[] {
  return names.flatMap((name) => {
    const path = (COLUMN_ALIASES[name.toUpperCase()] ?? name).split('.');
    const column = path.length === 1 ? fieldColumn(context, object, path[0]) : null;
    return column ?? parentColumn(context, object, path) ?? [];
  });
}

function fieldColumn(context: UiContext, object: ObjectDef, name: string): Column | null {
  const field = object.field(name);
  if (!field || !canRead(context, object, field.name)) return null;
  if (field.relationshipName && field.referenceTo.length > 0) {
    const target = context.schema.object(field.referenceTo[0]);
    const path = [field.relationshipName, target?.nameField ?? 'Name'];
    return parentColumn(context, object, path, pageLabelOf(object, field));
  }
  return {
    fieldApiName: field.name,
    label: pageLabelOf(object, field),
    dataType: dataTypeOf(field),
    sortable: field.filterable,
    lookupId: field.nameField ? 'Id' : null
  };
}

function parentColumn(
  context: UiContext,
  object: ObjectDef,
  [relationship, name]: string[],
  label?: string
): Column | null {
  const lookup = name ? object.relationship(relationship) : undefined;
  const target = lookup && context.schema.object(lookup.referenceTo[0]);
  const field = target?.field(name);
  if (!lookup || !target || !field) return null;
  if (!canRead(context, object, lookup.name) || !canRead(context, target, field.name)) return null;
  return {
    fieldApiName: `${lookup.relationshipName}.${field.name}`,
    label: label ?? pageLabelOf(object, lookup),
    dataType: dataTypeOf(field),
    sortable: true,
    lookupId: `${lookup.relationshipName}.Id`
  };
}

export interface ListRequest {
  object: ObjectDef;
  paths: string[][];
  where?: Condition;
  orderBy: OrderItem[];
  config: Record<string, unknown>;
}

export interface ListPage {
  count: number;
  currentPageToken: string;
  nextPageToken: string | null;
  previousPageToken: string | null;
  pageSize: number;
  records: RecordRepresentation[];
}

/** One page of records; the token is the offset of the page. */
export function readPage(context: UiContext, request: ListRequest): ListPage {
  const { object, paths, where, config } = request;
  const wanted = Number(config['pageSize'] ?? DEFAULT_PAGE_SIZE);
  const pageSize = Math.min(Math.max(1, wanted || DEFAULT_PAGE_SIZE), MAXIMUM_PAGE_SIZE);
  const offset = Math.max(0, Number(config['pageToken'] ?? 0) || 0);
  const orderBy = sortOrder(object, config['sortBy']) ?? request.orderBy;
  const query = buildQuery(object.name, queryPaths(context, object, paths), {
    ...(where ? { where } : {}),
    orderBy,
    // One record more than the page tells whether there is another page.
    limit: { kind: 'literal', value: pageSize + 1 },
    offset: { kind: 'literal', value: offset }
  });
  const found = runQuery(context, query);
  const records = found.slice(0, pageSize);
  return {
    count: records.length,
    currentPageToken: String(offset),
    nextPageToken: found.length > pageSize ? String(offset + pageSize) : null,
    previousPageToken: offset > 0 ? String(Math.max(0, offset - pageSize)) : null,
    pageSize,
    records: records.map((record) => represent(context, object, record, paths))
  };
}

/** `-CreatedDate` is descending; a list object prefix (`Task.Subject`) is dropped. */
function sortOrder(object: ObjectDef, sortBy: unknown): OrderItem[] | null {
  const names = texts(sortBy);
  if (names.length === 0) return null;
  return names.map((name) => {
    const descending = name.startsWith('-');
    const path = name.replace(/^[-+]/, '').split('.');
    if (path.length > 1 && path[0].toLowerCase() === object.name.toLowerCase()) path.shift();
    return { by: { kind: 'field', path }, descending, nulls: 'last' };
  });
}

export function orderBy(name: string, descending: boolean): OrderItem {
  return { by: { kind: 'field', path: [name] }, descending, nulls: 'last' };
}

/** Newest first, or by name where nothing says when a record changed. */
export function newestFirst(object: ObjectDef): OrderItem[] {
  const field: FieldDef | undefined = object.field('LastModifiedDate');
  if (field) return [orderBy(field.name, true)];
  return object.nameField ? [orderBy(object.nameField, false)] : [];
}
