/** Related lists of a record: which there are (from the page layout) and their records. */
import type { ChildRelationship, ObjectDef } from '../metadata/schema.ts';
import { childrenOf, textOf } from '../metadata/xml.ts';
import type { Condition } from '../soql/ast.ts';
import { badRequest, fieldEquals, notFound, readableObject } from './context.ts';
import type { UiContext } from './context.ts';
import { findLayout } from './layout.ts';
import { columnsOf, newestFirst, readPage } from './lists.ts';
import { apiNameOf } from './object-info.ts';
import { fieldPaths, recordIdOf, texts } from './record.ts';

/** Names that layouts use for standard related lists. */
const STANDARD_LISTS: Record<string, string> = {
  RelatedFileList: 'ContentDocumentLinks',
  RelatedContentList: 'ContentDocumentLinks',
  RelatedContactList: 'Contacts',
  RelatedOpportunityList: 'Opportunities',
  RelatedContractList: 'Contracts',
  RelatedCaseList: 'Cases',
  RelatedContactRoleList: 'OpportunityContactRoles'
};
const DEFAULT_COLUMNS: Record<string, string[]> = {
  Contacts: ['Name', 'Title', 'Email', 'Phone'],
  Opportunities: ['Name', 'StageName', 'Amount', 'CloseDate'],
  Tasks: ['Subject', 'ActivityDate', 'Status', 'Priority', 'OwnerId'],
  Events: ['Subject', 'StartDateTime', 'EndDateTime', 'OwnerId'],
  ContentDocumentLinks: [
    'ContentDocument.Title',
    'ContentDocument.LastModifiedDate',
    'ContentDocument.ContentSize'
  ],
  OpportunityContactRoles: ['ContactId', 'Role', 'IsPrimary']
};

interface RelatedList {
  relationship: ChildRelationship;
  child: ObjectDef;
  columns: string[];
}

export function getRelatedListsInfo(context: UiContext, config: Record<string, unknown>): unknown {
  const parent = readableObject(context, apiNameOf(config['parentObjectApiName']));
  const relatedLists = layoutLists(context, parent).map(({ relationship, child }) => ({
    entityLabel: child.label,
    entityPluralLabel: child.labelPlural,
    fieldApiName: relationship.field,
    label: child.name === 'ContentDocumentLink' ? 'Files' : child.labelPlural,
    objectApiNames: [child.name],
    relatedListId: relationship.name
  }));
  return { parentObjectApiName: parent.name, relatedLists };
}

export function getRelatedListInfo(context: UiContext, config: Record<string, unknown>): unknown {
  const parent = readableObject(context, apiNameOf(config['parentObjectApiName']));
  const list = findList(context, parent, config['relatedListId']);
  return {
    cloneable: false,
    displayColumns: columnsOf(context, list.child, list.columns),
    fieldApiName: list.relationship.field,
    label: list.child.name === 'ContentDocumentLink' ? 'Files' : list.child.labelPlural,
    listReference: { parentObjectApiName: parent.name, relatedListId: list.relationship.name },
    objectApiNames: [list.child.name],
    relatedListId: list.relationship.name
  };
}

export function getRelatedListRecords(
  context: UiContext,
  config: Record<string, unknown>
): unknown {
  const { parent, id, list } = parentAndList(context, config);
  const { child } = list;
  const page = readPage(context, {
    object: child,
    paths: [
      ...fieldPaths(context, child, texts(config['fields']), 'required'),
      ...fieldPaths(context, child, texts(config['optionalFields']), 'optional')
    ],
    where: fieldEquals(list.relationship.field, id) as Condition,
    orderBy: newestFirst(child),
    config
  });
  return {
    ...page,
    fields: texts(config['fields']),
    listReference: {
      inContextOfRecordId: id,
      parentObjectApiName: parent.name,
      parentRecordId: id,
      relatedListId: list.relationship.name
    },
    sortBy: texts(config['sortBy'])
  };
}

export function getRelatedListCount(context: UiContext, config: Record<string, unknown>): unknown {
  const { id, list } = parentAndList(context, config);
  const page = readPage(context, {
    object: list.child,
    paths: [],
    where: fieldEquals(list.relationship.field, id) as Condition,
    orderBy: [],
    config: { pageSize: config['maxCount'] ?? 99 }
  });
  return { count: page.count, hasMore: page.nextPageToken !== null };
}

function parentAndList(context: UiContext, config: Record<string, unknown>) {
  const id = recordIdOf(config['parentRecordId']);
  const parent = context.schema.objectByPrefix(id.slice(0, 3));
  if (!parent) throw notFound();
  readableObject(context, parent.name);
  return { parent, id, list: findList(context, parent, config['relatedListId']) };
}

function findList(context: UiContext, parent: ObjectDef, name: unknown): RelatedList {
  const wanted = String(name ?? '').toLowerCase();
  const known = layoutLists(context, parent).find(
    ({ relationship }) => relationship.name?.toLowerCase() === wanted
  );
  if (known) return known;
  const relationship = parent.childRelationship(String(name ?? ''));
  const child = relationship && context.schema.object(relationship.childObject);
  if (!relationship || !child) {
    throw badRequest(`${parent.name} has no related list '${String(name)}'`);
  }
  readableObject(context, child.name);
  return { relationship, child, columns: defaultColumns(relationship, child) };
}

function defaultColumns(relationship: ChildRelationship, child: ObjectDef): string[] {
  return (
    DEFAULT_COLUMNS[relationship.name ?? ''] ??
    [child.nameField ?? 'Id', 'LastModifiedDate'].filter((name) => child.field(name))
  );
}

/** The lists of the page layout whose records the user may read. */
function layoutLists(context: UiContext, parent: ObjectDef): RelatedList[] {
  const layout = findLayout(context, parent.name);
  if (!layout) return defaultLists(context, parent);
  return childrenOf(layout.root, 'relatedLists').flatMap((element) => {
    const columns = childrenOf(element, 'fields').map((field) => field.text.trim());
    return listOf(context, parent, textOf(element, 'relatedList') ?? '', columns) ?? [];
  });
}

function defaultLists(context: UiContext, parent: ObjectDef): RelatedList[] {
  return ['Contacts', 'Opportunities', 'ContentDocumentLinks'].flatMap((name) => {
    const relationship = parent.childRelationship(name);
    return relationship ? (toList(context, relationship, []) ?? []) : [];
  });
}

/** `Child__c.Lookup__c`, or the name of a standard list. */
function listOf(
  context: UiContext,
  parent: ObjectDef,
  name: string,
  columns: string[]
): RelatedList | null {
  const [childName, fieldName] = name.split('.');
  const relationship = fieldName
    ? parent.childRelationships.find(
        ({ childObject, field }) => childObject === childName && field === fieldName
      )
    : parent.childRelationship(STANDARD_LISTS[name] ?? '');
  return relationship ? toList(context, relationship, columns) : null;
}

function toList(
  context: UiContext,
  relationship: ChildRelationship,
  columns: string[]
): RelatedList | null {
  const child = context.schema.object(relationship.childObject);
  if (!child || relationship.name === null) return null;
  if (!context.security.objectAccess(context.user, child.name).read) return null;
  const shown = columns.length > 0 ? columns : defaultColumns(relationship, child);
  return { relationship, child, columns: shown };
}
