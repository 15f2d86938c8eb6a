/** How a flow starts: its trigger, the object, the entry conditions and the scheduled paths. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { checkFilters } from './conditions.ts';
import type { FlowCheck } from './flow-check.ts';
import { isDate, isOpen, typeOf } from './flow-type.ts';
import { checkFormula } from './formulas.ts';
import { fieldTypeAt } from './paths.ts';

const RECORD_TRIGGERS = new Set(['RecordBeforeSave', 'RecordAfterSave', 'RecordBeforeDelete']);

export function checkStart(flow: FlowCheck): void {
  const { start } = flow;
  if (!start) {
    const target = textOf(flow.root, 'startElementReference');
    if (!target && isActive(flow)) reportUnconnected(flow, flow.root);
    return;
  }
  const trigger = textOf(start, 'triggerType') ?? 'None';
  checkProcessType(flow, start, trigger);
  const object = textOf(start, 'object');
  if (object) flow.object(object, childOf(start, 'object')!);
  if (RECORD_TRIGGERS.has(trigger)) checkRecordTrigger(flow, start, trigger, object);
  if (trigger === 'PlatformEvent') checkEvent(flow, start, object);
  if (trigger === 'Scheduled') checkSchedule(flow, start);
  checkFilters(flow, start, object);
  const formula = childOf(start, 'filterFormula');
  if (formula) checkFormula(flow, formula, typeOf('Boolean'));
  for (const path of childrenOf(start, 'scheduledPaths')) {
    checkPath(flow, path, trigger, object);
  }
  if (isActive(flow) && !isConnected(start, flow)) reportUnconnected(flow, start);
}

function isActive(flow: FlowCheck): boolean {
  return textOf(flow.root, 'status') === 'Active';
}

function isConnected(start: XmlElement, flow: FlowCheck): boolean {
  if (textOf(flow.root, 'startElementReference')) return true;
  return [start, ...start.children].some((node) => childOf(node, 'connector') !== null);
}

function reportUnconnected(flow: FlowCheck, node: XmlElement): void {
  flow.report(
    node,
    'flow-start',
    'The flow is active, and nothing is connected to its start element.',
    'Connect the first element, or make the flow a draft.'
  );
}

/** People start screen flows: nothing else does. */
function checkProcessType(flow: FlowCheck, start: XmlElement, trigger: string): void {
  const triggers = [...RECORD_TRIGGERS, 'Scheduled', 'PlatformEvent'];
  if (flow.processType !== 'Flow' || !triggers.includes(trigger)) return;
  flow.report(
    childOf(start, 'triggerType') ?? start,
    'flow-start',
    `A screen flow (process type Flow) cannot have the trigger ${trigger}.`,
    'Use the process type AutoLaunchedFlow.'
  );
}

function checkRecordTrigger(
  flow: FlowCheck,
  start: XmlElement,
  trigger: string,
  object: string | null
): void {
  if (!object) {
    flow.report(
      start,
      'flow-start',
      `The trigger ${trigger} needs an <object>.`,
      'Name the object.'
    );
  }
  if (object && flow.context.schema.object(object)?.kind === 'metadata') {
    const message = `${object} is a custom metadata type: its records start no flows.`;
    flow.report(childOf(start, 'object') ?? start, 'flow-start', message, 'Name another object.');
  }
  const operation = childOf(start, 'recordTriggerType');
  if (!operation) {
    const message = `The trigger ${trigger} needs a <recordTriggerType>.`;
    flow.report(start, 'flow-start', message, 'Say on which operation the flow starts.');
    return;
  }
  const isDelete = operation.text.trim() === 'Delete';
  if (isDelete === (trigger === 'RecordBeforeDelete')) return;
  flow.report(
    operation,
    'flow-start',
    `The trigger ${trigger} cannot start on ${operation.text.trim()}.`,
    'Make trigger type and record trigger type agree.'
  );
}

function checkEvent(flow: FlowCheck, start: XmlElement, object: string | null): void {
  const kind = object ? flow.context.schema.object(object)?.kind : undefined;
  if (!object) {
    flow.report(
      start,
      'flow-start',
      'The trigger PlatformEvent needs an <object>.',
      'Name the event.'
    );
  } else if (kind && kind !== 'event' && kind !== 'changeEvent') {
    const message = `${object} is no platform event and cannot start the flow.`;
    flow.report(childOf(start, 'object') ?? start, 'flow-start', message, 'Name a platform event.');
  }
}

function checkSchedule(flow: FlowCheck, start: XmlElement): void {
  const schedule = childOf(start, 'schedule');
  // Newer frequencies, such as OnActivate, have no date of their own.
  const frequency = schedule && textOf(schedule, 'frequency');
  if (frequency && !['Once', 'Daily', 'Weekly'].includes(frequency)) return;
  const missing = ['frequency', 'startDate', 'startTime'].filter(
    (tag) => !schedule || !textOf(schedule, tag)
  );
  if (missing.length === 0) return;
  flow.report(
    schedule ?? start,
    'flow-start',
    `The schedule of the flow has no <${missing.join('>, <')}>.`,
    'Say when the flow starts and how often.'
  );
}

function checkPath(
  flow: FlowCheck,
  path: XmlElement,
  trigger: string,
  object: string | null
): void {
  // The path without name and type is the one that starts at once.
  const type = textOf(path, 'pathType');
  const name = textOf(path, 'name');
  if (!type && !name) return;
  if (trigger !== 'RecordAfterSave') {
    flow.report(
      path,
      'flow-start',
      `The path ${name ?? type} cannot be: only flows after the save have later paths.`,
      'Remove the path, or use the trigger RecordAfterSave.'
    );
    return;
  }
  if (type) return;
  for (const tag of ['offsetNumber', 'offsetUnit', 'timeSource']) {
    if (textOf(path, tag)) continue;
    flow.report(
      path,
      'flow-start',
      `The path ${name} has no <${tag}>.`,
      'Say when the path starts.'
    );
  }
  const field = childOf(path, 'recordField');
  if (!field) {
    if (textOf(path, 'timeSource') !== 'RecordField') return;
    const message = `The path ${name} has no <recordField>.`;
    flow.report(path, 'flow-start', message, 'Name the date field from which time is counted.');
    return;
  }
  const fieldName = field.text.trim();
  const found = fieldTypeAt(flow, object ?? undefined, fieldName, field);
  if (isOpen(found) || isDate(found)) return;
  flow.report(
    field,
    'flow-start',
    `The path ${name} counts from ${fieldName}, which is no date.`,
    'Name a date or date/time field.'
  );
}
