/** Roll-up summaries: the detail, its master-detail field, and a field of a type that can be summarized. */
import type { MetadataFile } from '../../metadata/project-types.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf } from '../../metadata/xml.ts';
import { namesOf, type Names } from './names.ts';
import { eachPart, nameIn, type Refuse, type ReferenceCheck } from './report.ts';

const ADDED_UP: readonly FieldType[] = ['Number', 'Currency', 'Percent', 'Integer'];
const COMPARED: readonly FieldType[] = [...ADDED_UP, 'Date', 'DateTime'];

export const checkSummaries: ReferenceCheck = (context) =>
  eachPart(context, 'fields', 'summaries', (source, field, refuse) => {
    const object = context.schema.object(source.name);
    if (object && textOf(field.root, 'type') === 'Summary') {
      checkSummary(object, field, namesOf(context), refuse);
    }
  });

function checkSummary(object: ObjectDef, field: MetadataFile, names: Names, refuse: Refuse): void {
  const key = nameIn(field.root, 'summaryForeignKey');
  if (!key) return;
  const [childName = '', keyName = ''] = key.name.split('.');
  const child = names.object(childName);
  if (child === 'missing') {
    refuse(
      key.at,
      `There is no object ${childName}.`,
      'Write <summaryForeignKey> as Detail__c.Master_Detail__c.'
    );
  }
  if (typeof child === 'string') return;
  const relation = names.field(child, keyName);
  if (relation === 'missing' || (typeof relation !== 'string' && !isMasterOf(relation, object))) {
    refuse(
      key.at,
      `${key.name} is no master-detail to ${object.name}.`,
      `Name the master-detail of ${childName} to ${object.name}.`
    );
  }
  checkSummarized(field, child, names, refuse);
  for (const item of childrenOf(field.root, 'summaryFilterItems')) {
    const entry = nameIn(item, 'field');
    const last = entry?.name.split('.').pop() ?? '';
    if (entry && names.field(child, last) === 'missing') {
      refuse(entry.at, `${child.name} has no field ${last}.`, 'Correct the field in the filter.');
    }
  }
}

/** Standard details, such as order products, have lookups that delete with the master. */
function isMasterOf(field: FieldDef, object: ObjectDef): boolean {
  if (!field.referenceTo.includes(object.name)) return false;
  return !field.custom || field.type === 'MasterDetail';
}

function checkSummarized(
  field: MetadataFile,
  child: ObjectDef,
  names: Names,
  refuse: Refuse
): void {
  const operation = (textOf(field.root, 'summaryOperation') ?? '').toLowerCase();
  const entry = nameIn(field.root, 'summarizedField');
  if (!entry) {
    if (operation !== 'count' && operation !== '') {
      const at = childOf(field.root, 'summaryOperation') ?? field.root;
      refuse(at, `${field.name} has no field for ${operation}.`, 'Add <summarizedField>.');
    }
    return;
  }
  const [owner, last = ''] = entry.name.split('.');
  const found = names.field(child, last);
  if (owner !== child.name || found === 'missing') {
    refuse(
      entry.at,
      `${entry.name} is no field of ${child.name}.`,
      `Name a field of ${child.name}.`
    );
  } else if (operation === 'count') {
    refuse(
      entry.at,
      `${field.name} counts records, so it summarizes no field.`,
      'Remove <summarizedField>.'
    );
  } else if (typeof found !== 'string') {
    const allowed = operation === 'sum' ? ADDED_UP : COMPARED;
    if (allowed.includes(found.type)) return;
    refuse(
      entry.at,
      `${entry.name} is of type ${found.type}, which has no ${operation}.`,
      `Summarize a field of type ${allowed.join(', ')}.`
    );
  }
}
