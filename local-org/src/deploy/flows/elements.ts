/** The elements of flows: which there are, how they are named, and where they may stand. */
import { textOf, type XmlElement } from '../../metadata/xml.ts';
import type { FlowCheck } from './flow-check.ts';

/** Elements that a path of the flow can lead to, by their tag. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'actionCalls',
  'apexPluginCalls',
  'assignments',
  'collectionProcessors',
  'customErrors',
  'decisions',
  'ends',
  'experiments',
  'loops',
  'orchestratedStages',
  'recordCreates',
  'recordDeletes',
  'recordLookups',
  'recordRollbacks',
  'recordUpdates',
  'screens',
  // The name of orchestratedStages before API version 54.
  'steppedStages',
  'steps',
  'subflows',
  'transforms',
  'waits'
]);

const API_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

const MAXIMUM = 80;

/** "It must begin with a letter, not include spaces, not end with an underscore and not contain two in a row." */
export function checkNames(flow: FlowCheck): void {
  // Old projects have the number of the version in the name of the file.
  const own = flow.name.replace(/-\d+$/, '');
  if (!API_NAME.test(own) || own.length > MAXIMUM) {
    const message = `The file name '${flow.name}' is no API name of at most ${MAXIMUM} characters.`;
    flow.report(flow.root, 'flow-name', message, 'Use letters, digits and single underscores.');
  }
  for (const node of flow.root.children) {
    if (!ELEMENTS.has(node.name) && node.name !== 'variables') continue;
    const name = textOf(node, 'name') ?? '';
    if (name === '') {
      flow.report(node, 'flow-name', `An element <${node.name}> has no <name>.`, 'Name it.');
    } else if (!API_NAME.test(name) || name.length > MAXIMUM) {
      const message = `'${name}' is no API name of at most ${MAXIMUM} characters.`;
      flow.report(node, 'flow-name', message, 'Use letters, digits and single underscores.');
    }
  }
}

/** "Before-Save Record-Triggered Flows" of the help: nothing is saved yet, and nobody can be asked or waited for. */
const NOT_BEFORE_SAVE = new Set([
  'recordCreates',
  'recordDeletes',
  'recordRollbacks',
  'screens',
  'waits'
]);

export function checkAllowed(flow: FlowCheck, node: XmlElement): void {
  const trigger = flow.start && textOf(flow.start, 'triggerType');
  const name = textOf(node, 'name');
  const refuse = (where: string): void =>
    flow.report(
      node,
      'flow-element',
      `The element '${name}' (<${node.name}>) cannot stand in ${where}.`,
      'Remove it, or use another type of flow.'
    );
  if (trigger === 'RecordBeforeSave') {
    if (NOT_BEFORE_SAVE.has(node.name)) refuse('a flow before the save');
    else if (node.name === 'recordUpdates' && textOf(node, 'inputReference') !== '$Record') {
      refuse('a flow before the save unless it updates $Record');
    }
    return;
  }
  if (node.name === 'screens' && flow.processType === 'AutoLaunchedFlow') {
    refuse('an autolaunched flow');
  }
  if (node.name === 'customErrors' && !trigger?.startsWith('Record')) {
    if (flow.processType === 'AutoLaunchedFlow') refuse('a flow that no record starts');
  }
}
