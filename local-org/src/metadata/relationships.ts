// Connects the lookups of a project's objects with the objects they point at.
import { attempt, MetadataError, type Report } from './errors.ts';
import { REFERENCE_TYPES } from './field-types.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { ObjectSource } from './project-types.ts';
import type { FieldDef } from './schema.ts';
import { booleanOf } from './xml.ts';

/** Standard fields of standard objects are connected by their descriptions. */
export function linkRelationships(
  schema: LoadedSchema,
  source: ObjectSource,
  report: Report
): void {
  const object = schema.object(source.name)!;
  for (const field of object.fields.values()) {
    if (!REFERENCE_TYPES.has(field.type) || (!object.custom && !field.custom)) continue;
    for (const target of field.referenceTo) {
      attempt(report, () => linkToParent(schema, object, field, target));
    }
    field.referenceTo = field.referenceTo.flatMap((name) => schema.expand(name));
    // Custom metadata that names other custom metadata keeps its id, as every lookup does.
    if (field.referenceTo[0]?.endsWith('__mdt')) field.type = 'Lookup';
  }
  if (object.custom && object.kind === 'sobject') addStandardChildren(schema, object, source);
}

function linkToParent(
  schema: LoadedSchema,
  object: ObjectDefinition,
  field: FieldDef,
  target: string
): void {
  const parent = schema.object(target);
  const file = field.file ?? object.file ?? object.name;
  if (!parent) {
    throw new MetadataError(
      `${object.name}.${field.name} refers to ${target}, which does not exist.`,
      file,
      field.line ?? 1
    );
  }
  if (!field.custom) return;
  const name = field.childRelationshipName ?? null;
  const twin = name === null ? undefined : parent.childRelationship(name);
  // Tasks and events have the fields of Activity in common, and their relationships too.
  const isShared = twin?.field === field.name && isActivity(twin.childObject);
  if (twin && !(isShared && isActivity(object.name))) {
    throw new MetadataError(
      `${target} has a child relationship ${name} already (${twin.childObject}.${twin.field}).`,
      file,
      field.line ?? 1
    );
  }
  parent.addChild({
    name,
    childObject: object.name,
    field: field.name,
    cascadeDelete: field.cascadeDelete
  });
}

const isActivity = (object: string): boolean => object === 'Task' || object === 'Event';

type Child = [name: string | null, path: string, cascade: boolean];

/** What points at every custom object, or at those that have activities. */
const CHILDREN: Child[] = [
  ['AttachedContentDocuments', 'AttachedContentDocument.LinkedEntityId', true],
  ['Attachments', 'Attachment.ParentId', true],
  ['CombinedAttachments', 'CombinedAttachment.ParentId', true],
  ['ContentDocumentLinks', 'ContentDocumentLink.LinkedEntityId', true],
  [null, 'ContentVersion.FirstPublishLocationId', false],
  ['DuplicateRecordItems', 'DuplicateRecordItem.RecordId', true],
  ['Emails', 'EmailMessage.RelatedToId', false],
  ['FeedSubscriptionsForEntity', 'EntitySubscription.ParentId', true],
  [null, 'FeedComment.ParentId', false],
  [null, 'FeedItem.ParentId', true],
  ['Notes', 'Note.ParentId', true],
  ['NotesAndAttachments', 'NoteAndAttachment.ParentId', true],
  ['ProcessInstances', 'ProcessInstance.TargetObjectId', true],
  ['ProcessSteps', 'ProcessInstanceHistory.TargetObjectId', true],
  ['RecordActions', 'RecordAction.RecordId', true],
  ['RecordActionHistories', 'RecordActionHistory.ParentRecordId', true],
  ['TopicAssignments', 'TopicAssignment.EntityId', true]
];
const ACTIVITY_CHILDREN: Child[] = [
  ['ActivityHistories', 'ActivityHistory.WhatId', true],
  ['Events', 'Event.WhatId', true],
  ['OpenActivities', 'OpenActivity.WhatId', true],
  ['Tasks', 'Task.WhatId', true]
];

function addStandardChildren(
  schema: LoadedSchema,
  object: ObjectDefinition,
  { definition }: ObjectSource
): void {
  const hasActivities = definition !== null && booleanOf(definition.root, 'enableActivities');
  for (const [name, path, cascadeDelete] of [
    ...CHILDREN,
    ...(hasActivities ? ACTIVITY_CHILDREN : [])
  ]) {
    const [childObject = '', field = ''] = path.split('.');
    if (schema.object(childObject)) object.addChild({ name, childObject, field, cascadeDelete });
  }
}
