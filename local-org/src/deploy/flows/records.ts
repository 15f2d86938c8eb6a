/** The elements that read and write records, and choices made from records. */
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { checkQueryFilters } from './conditions.ts';
import { declaredType } from './declared-type.ts';
import type { FlowCheck } from './flow-check.ts';
import { acceptsItem, describeType, isOpen, typeOf } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { fieldTypeAt, referenceType } from './paths.ts';
import { checkTarget } from './targets.ts';
import { checkValue, valueType } from './values.ts';

export function checkLookup(flow: FlowCheck, node: XmlElement): void {
  const object = objectOf(flow, node);
  checkQueryFilters(flow, node, object);
  for (const field of childrenOf(node, 'queriedFields')) {
    fieldTypeAt(flow, object, field.text.trim(), field);
  }
  checkSort(flow, node, object);
  const output = childOf(node, 'outputReference');
  if (output) checkRecord(flow, output, object);
  checkOutputs(flow, node, object);
  const limit = childOf(node, 'limit');
  if (limit && limit.children.length > 0) valueType(flow, limit);
}

/** Creates and updates: of a record variable, or of the object and the fields that the element names. */
export function checkWrite(flow: FlowCheck, node: XmlElement): void {
  const input = childOf(node, 'inputReference');
  let object: string | undefined;
  if (input) object = checkRecord(flow, input, textOf(node, 'object') ?? undefined);
  else if (childOf(node, 'object')) object = objectOf(flow, node);
  else {
    flow.report(
      node,
      'flow-element',
      `The element '${textOf(node, 'name')}' names neither an object nor a record variable.`,
      'Add <object> or <inputReference>.'
    );
    return;
  }
  checkQueryFilters(flow, node, object);
  for (const item of childrenOf(node, 'inputAssignments')) checkAssignment(flow, item, object);
  for (const tag of ['upsertExternalIdField', 'upsertStandardIdField']) {
    const field = childOf(node, tag);
    if (field) fieldTypeAt(flow, object, field.text.trim(), field);
  }
  const id = childOf(node, 'assignRecordIdToReference');
  if (id) checkTarget(flow, id, typeOf('String'), 'The id of the record');
}

function checkAssignment(flow: FlowCheck, item: XmlElement, object: string | undefined): void {
  const node = childOf(item, 'field');
  const name = node?.text.trim() ?? '';
  const type = fieldTypeAt(flow, object, name, node ?? item);
  const field = object ? flow.context.schema.object(object)?.field(name) : undefined;
  if (field && isComputed(field)) {
    flow.report(
      node ?? item,
      'flow-field',
      `${object}.${field.name} cannot be written: the platform computes it.`,
      'Remove the field from the element.'
    );
  }
  checkValue(flow, item, type, `${object ?? 'The field'}${object ? `.${name}` : ` ${name}`}`);
}

function isComputed({ formula, summary, type }: FieldDef): boolean {
  return formula !== undefined || summary !== undefined || type === 'AutoNumber';
}

export function checkDelete(flow: FlowCheck, node: XmlElement): void {
  const input = childOf(node, 'inputReference');
  if (input) checkRecord(flow, input, textOf(node, 'object') ?? undefined);
  else checkQueryFilters(flow, node, objectOf(flow, node));
}

/** Choices from records, from a picklist, or from a collection. */
export function checkChoiceSet(flow: FlowCheck, node: XmlElement): void {
  const collection = childOf(node, 'collectionReference');
  if (collection) referenceType(flow, collection.text.trim(), collection);
  const picklistObject = childOf(node, 'picklistObject');
  if (picklistObject) {
    checkPicklist(flow, node, picklistObject);
    return;
  }
  const object = objectOf(flow, node);
  const display = childOf(node, 'displayField');
  if (display) fieldTypeAt(flow, object, display.text.trim(), display);
  const value = childOf(node, 'valueField');
  if (value) checkChoiceValue(flow, node, value, object);
  checkQueryFilters(flow, node, object);
  checkSort(flow, node, object);
  checkOutputs(flow, node, object);
}

function checkChoiceValue(
  flow: FlowCheck,
  node: XmlElement,
  value: XmlElement,
  object: string | undefined
): void {
  const type = fieldTypeAt(flow, object, value.text.trim(), value);
  const wanted = declaredType(node);
  if (wanted.kind === 'SObject' || acceptsItem(wanted, type)) return;
  flow.report(
    value,
    'flow-type',
    `The choices are ${describeType(wanted)} each, and ${value.text.trim()} is ${describeType(type)}.`,
    'Make the data type and the value field agree.'
  );
}

function checkPicklist(flow: FlowCheck, node: XmlElement, objectNode: XmlElement): void {
  const object = flow.object(objectNode.text.trim(), objectNode);
  const fieldNode = childOf(node, 'picklistField');
  const field = fieldNode && flow.field(object, fieldNode.text.trim(), fieldNode);
  if (!fieldNode || !field || /picklist/i.test(field.type)) return;
  flow.report(
    fieldNode,
    'flow-field',
    `${object?.name}.${field.name} is no picklist.`,
    'Name a picklist field.'
  );
}

/** The name of the object, undefined when nothing is known of it. */
function objectOf(flow: FlowCheck, node: XmlElement): string | undefined {
  const object = childOf(node, 'object');
  const found = object ? flow.object(object.text.trim(), object) : undefined;
  if (object && found) checkKind(flow, node, object, found);
  return found?.name;
}

/** Events are published and never read; flows cannot write custom metadata. */
function checkKind(
  flow: FlowCheck,
  node: XmlElement,
  objectNode: XmlElement,
  { name, kind }: ObjectDef
): void {
  const isWrite = node.name.startsWith('record') && node.name !== 'recordLookups';
  const problem =
    kind === 'event' && node.name !== 'recordCreates'
      ? `${name} is a platform event: its records can only be created.`
      : kind === 'metadata' && isWrite
        ? `${name} is a custom metadata type: flows cannot write its records.`
        : null;
  if (problem) flow.report(objectNode, 'flow-object', problem, 'Name another object.');
}

function checkSort(flow: FlowCheck, node: XmlElement, object: string | undefined): void {
  const field = childOf(node, 'sortField');
  if (field) fieldTypeAt(flow, object, field.text.trim(), field);
}

/** Fields of the found record go to variables. */
function checkOutputs(flow: FlowCheck, node: XmlElement, object: string | undefined): void {
  for (const item of childrenOf(node, 'outputAssignments')) {
    const field = childOf(item, 'field');
    const name = field?.text.trim() ?? '';
    const type = fieldTypeAt(flow, object, name, field ?? item);
    const target = childOf(item, 'assignToReference');
    if (target) checkTarget(flow, target, type, `${object ?? 'The field'} ${name}`.trim());
  }
}

/** The reference must be a record, or records, of the object; answers the object's name. */
function checkRecord(
  flow: FlowCheck,
  node: XmlElement,
  object: string | undefined
): string | undefined {
  const name = node.text.trim();
  const type: FlowType = referenceType(flow, name, node);
  if (isOpen(type)) return object;
  if (type.kind !== 'SObject') {
    const message = `'${name}' is ${describeType(type)}, not a record.`;
    flow.report(node, 'flow-type', message, 'Name a record variable.');
    return object;
  }
  if (object && type.name && type.name.toLowerCase() !== object.toLowerCase()) {
    const message = `'${name}' is ${describeType(type)}, not a record of ${object}.`;
    flow.report(node, 'flow-type', message, `Name a record variable of ${object}.`);
  }
  return type.name && flow.context.schema.object(type.name) ? type.name : object;
}
