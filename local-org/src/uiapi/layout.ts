/** Page layouts: sections and fields of the package's layouts, or a plain one for objects without. */
import { MASTER_RECORD_TYPE } from '../metadata/record-types.ts';
import type { MetadataFile } from '../metadata/project.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import { booleanOf, childrenOf, textOf } from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { canRead, readableObject } from './context.ts';
import type { UiContext } from './context.ts';
import { apiNameOf, pageLabelOf } from './object-info.ts';

/** Compact layouts of standard objects that the package does not define. */
const STANDARD_COMPACT: Record<string, string[]> = {
  Account: ['Name', 'Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Name', 'Title', 'AccountId', 'Phone', 'Email'],
  Opportunity: ['Name', 'AccountId', 'CloseDate', 'Amount', 'OwnerId'],
  Task: ['Subject', 'ActivityDate', 'Status', 'WhatId', 'OwnerId'],
  Event: ['Subject', 'StartDateTime', 'WhatId', 'OwnerId'],
  Contract: ['ContractNumber', 'AccountId', 'Status', 'StartDate'],
  Lead: ['Name', 'Company', 'Status', 'Email']
};
const HIDDEN = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'CreatedDate',
  'LastModifiedDate',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'RecordTypeId'
]);

interface LayoutItem {
  field: string | null;
  behavior: string;
}

interface LayoutSection {
  heading: string;
  useHeading: boolean;
  columns: number;
  /** Row by row, the columns of a row in order. */
  rows: LayoutItem[][];
}

export function findLayout(context: UiContext, objectName: string): MetadataFile | null {
  return context.project.layouts.find(({ name }) => name.startsWith(`${objectName}-`)) ?? null;
}

export function getLayout(context: UiContext, config: Record<string, unknown>): unknown {
  const object = readableObject(context, apiNameOf(config['objectApiName']));
  const layoutType = String(config['layoutType'] ?? 'Full');
  const mode = String(config['mode'] ?? 'View');
  const sections =
    layoutType === 'Compact' ? [compactSection(context, object)] : fullSections(context, object);
  return {
    eTag: '',
    id: findLayout(context, object.name)?.name ?? `${object.name}-default`,
    layoutType,
    mode,
    objectApiName: object.name,
    recordTypeId: MASTER_RECORD_TYPE,
    saveOptions: [],
    sections: sections.map((section, index) => representSection(context, object, section, index))
  };
}

/** The fields of a layout that the user may see. */
export function layoutFields(context: UiContext, object: ObjectDef, type: string): string[] {
  const sections =
    type === 'Compact' ? [compactSection(context, object)] : fullSections(context, object);
  const names = sections.flatMap(({ rows }) => rows.flat().map((item) => item.field));
  return names.filter((name) => name !== null);
}

function fullSections(context: UiContext, object: ObjectDef): LayoutSection[] {
  const layout = findLayout(context, object.name);
  if (!layout) return [defaultSection(object)];
  return childrenOf(layout.root, 'layoutSections')
    .filter((section) => textOf(section, 'style') !== 'CustomLinks')
    .map(readSection);
}

function readSection(section: XmlElement): LayoutSection {
  const columns = childrenOf(section, 'layoutColumns').map((column) =>
    childrenOf(column, 'layoutItems').map((item) => ({
      field: textOf(item, 'field'),
      behavior: textOf(item, 'behavior') ?? 'Edit'
    }))
  );
  return {
    heading: textOf(section, 'label') ?? '',
    useHeading: booleanOf(section, 'detailHeading'),
    columns: textOf(section, 'style') === 'OneColumn' ? 1 : 2,
    rows: rowsOf(columns)
  };
}

function rowsOf(columns: LayoutItem[][]): LayoutItem[][] {
  const height = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: height }, (_row, index) =>
    columns.map((column) => column[index] ?? { field: null, behavior: 'Readonly' })
  );
}

function defaultSection(object: ObjectDef): LayoutSection {
  const items = [...object.fields.values()]
    .filter((field) => !HIDDEN.has(field.name) && field.type !== 'Blob')
    .map((field) => ({
      field: field.name,
      behavior: field.required ? 'Required' : field.updateable ? 'Edit' : 'Readonly'
    }));
  const half = Math.ceil(items.length / 2);
  return {
    heading: 'Information',
    useHeading: true,
    columns: 2,
    rows: rowsOf([items.slice(0, half), items.slice(half)])
  };
}

function compactSection(context: UiContext, object: ObjectDef): LayoutSection {
  const names = compactFields(context, object);
  const rows = names.map((field) => [{ field, behavior: 'Readonly' }]);
  return { heading: '', useHeading: false, columns: 1, rows };
}

function compactFields(context: UiContext, object: ObjectDef): string[] {
  const source = context.project.objects.find(({ name }) => name === object.name);
  const assigned = source?.definition
    ? textOf(source.definition.root, 'compactLayoutAssignment')
    : null;
  const compact =
    source?.compactLayouts.find(({ name }) => name === assigned) ??
    (assigned === null ? source?.compactLayouts[0] : undefined);
  if (compact) return childrenOf(compact.root, 'fields').map((field) => field.text.trim());
  return STANDARD_COMPACT[object.name] ?? (object.nameField ? [object.nameField] : []);
}

function representSection(
  context: UiContext,
  object: ObjectDef,
  section: LayoutSection,
  index: number
): unknown {
  const rows = section.rows
    .map((row) => row.map((item) => representItem(context, object, item)))
    .filter((row) => row.some((item) => item.layoutComponents[0].componentType === 'Field'));
  return {
    collapsible: true,
    columns: section.columns,
    heading: section.heading,
    id: String(index),
    layoutRows: rows.map((layoutItems) => ({ layoutItems })),
    rows: rows.length,
    useHeading: section.useHeading
  };
}

function representItem(context: UiContext, object: ObjectDef, item: LayoutItem) {
  const field = item.field === null ? undefined : object.field(item.field);
  if (!field || !canRead(context, object, field.name)) {
    return {
      editableForNew: false,
      editableForUpdate: false,
      label: '',
      layoutComponents: [{ apiName: null, componentType: 'EmptySpace', label: null }],
      lookupIdApiName: null,
      required: false,
      sortable: false
    };
  }
  const { edit } = context.security.fieldAccess(context.user, object.name, field.name);
  const label = pageLabelOf(object, field);
  const isEditable = edit && item.behavior !== 'Readonly';
  const component = { apiName: field.name, componentType: 'Field', label };
  return {
    editableForNew: isEditable && field.createable,
    editableForUpdate: isEditable && field.updateable,
    label,
    layoutComponents: [component],
    lookupIdApiName: null,
    required: item.behavior === 'Required' || field.required,
    sortable: false
  };
}
