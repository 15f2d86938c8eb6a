/** The flow elements that local-org runs, by their tag in the metadata. */
import type { XmlElement } from '../metadata/xml.ts';
import type { FlowBuilder } from './builder.ts';
import { parseActionCall } from './elements/action-call.ts';
import { parseAssignment } from './elements/assignment.ts';
import { parseCollectionProcessor } from './elements/collection-processor.ts';
import { parseCustomError } from './elements/custom-error.ts';
import { parseDecision } from './elements/decision.ts';
import { parseLoop } from './elements/loop.ts';
import { parseRecordCreate } from './elements/record-create.ts';
import { parseRecordDelete } from './elements/record-delete.ts';
import { parseRecordLookup } from './elements/record-lookup.ts';
import { parseRecordRollback } from './elements/record-rollback.ts';
import { parseRecordUpdate } from './elements/record-update.ts';
import { parseSubflow } from './elements/subflow.ts';
import { parseTransform } from './elements/transform.ts';
import { parseWait } from './elements/wait.ts';
import type { FlowElement, FlowVariable } from './model.ts';

/** `variables` is open: an element that stores its output adds a variable with its own name. */
export type ElementParser = (
  builder: FlowBuilder,
  node: XmlElement,
  variables: Map<string, FlowVariable>
) => FlowElement;

export const elementParsers: Record<string, ElementParser> = {
  actionCalls: parseActionCall,
  assignments: parseAssignment,
  collectionProcessors: parseCollectionProcessor,
  customErrors: parseCustomError,
  decisions: parseDecision,
  loops: parseLoop,
  recordCreates: parseRecordCreate,
  recordDeletes: parseRecordDelete,
  recordLookups: parseRecordLookup,
  recordRollbacks: parseRecordRollback,
  recordUpdates: parseRecordUpdate,
  subflows: parseSubflow,
  transforms: parseTransform,
  waits: parseWait
};
