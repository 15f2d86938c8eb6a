// Reads workflow rules with their field updates; a file holds those of one object.
import type { FilterItem, Schema } from './schema.ts';
import { attempt, MetadataError } from './errors.ts';
import { readFilterItem } from './lookup-filters.ts';
import type { MetadataFile, Project } from './project-types.ts';
import { booleanOf, childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';

export type WorkflowTrigger = 'onCreateOnly' | 'onAllChanges' | 'onCreateOrTriggeringUpdate';

export interface FieldUpdate {
  name: string;
  field: string;
  operation: 'Formula' | 'Literal' | 'Null';
  /** The formula text, or the literal value. */
  value: string;
  /** A lookup of the record: the field of that parent is updated. */
  targetLookup: string | null;
  reevaluates: boolean;
}

export interface WorkflowRule {
  name: string;
  trigger: WorkflowTrigger;
  formula: string | null;
  criteria: { items: FilterItem[]; booleanFilter: string | null };
  updates: FieldUpdate[];
}

/** The active rules by the name of their object. */
export function readWorkflows(project: Project, schema: Schema): Map<string, WorkflowRule[]> {
  const rules = new Map<string, WorkflowRule[]>();
  for (const file of project.workflows) {
    attempt(project.report, () => {
      const object = schema.object(file.name);
      if (!object) {
        throw new MetadataError(`There is no object ${file.name}.`, file.file, file.root.line);
      }
      rules.set(object.name, rulesOf(file));
    });
  }
  return rules;
}

// DIFFERS: workflow rules run their immediate field updates only: no e-mails, tasks, messages and time triggers.
function rulesOf({ root }: MetadataFile): WorkflowRule[] {
  const updates = new Map(
    childrenOf(root, 'fieldUpdates').map((update) => [
      requiredText(update, 'fullName'),
      () => readUpdate(update)
    ])
  );
  return childrenOf(root, 'rules')
    .filter((rule) => booleanOf(rule, 'active'))
    .map((rule) => readRule(rule, updates));
}

function readRule(rule: XmlElement, updates: Map<string, () => FieldUpdate>): WorkflowRule {
  const names = childrenOf(rule, 'actions')
    .filter((action) => textOf(action, 'type') === 'FieldUpdate')
    .map((action) => requiredText(action, 'name'));
  return {
    name: requiredText(rule, 'fullName'),
    trigger: requiredText(rule, 'triggerType') as WorkflowTrigger,
    formula: textOf(rule, 'formula'),
    criteria: {
      items: childrenOf(rule, 'criteriaItems').map(readFilterItem),
      booleanFilter: textOf(rule, 'booleanFilter')
    },
    updates: names.flatMap((name) => updates.get(name)?.() ?? [])
  };
}

function readUpdate(update: XmlElement): FieldUpdate {
  const operation = requiredText(update, 'operation');
  if (operation !== 'Formula' && operation !== 'Literal' && operation !== 'Null') {
    throw new MetadataError(
      `local-org does not support field updates of the operation ${operation}.`,
      update.file,
      update.line
    );
  }
  return {
    name: requiredText(update, 'fullName'),
    field: requiredText(update, 'field'),
    operation,
    value: textOf(update, operation === 'Formula' ? 'formula' : 'literalValue') ?? '',
    targetLookup: textOf(update, 'targetObject'),
    reevaluates: booleanOf(update, 'reevaluateOnChange')
  };
}
