// Reads workflow rules with what they do at once; a file holds those of one object.
import type { FilterItem, Schema } from './schema.ts';
import { alertKey, type EmailAlert, type EmailAlerts } from './email-alerts.ts';
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
  alerts: EmailAlert[];
}

/** The active rules by the name of their object. */
export function readWorkflows(
  project: Project,
  schema: Schema,
  alerts: EmailAlerts
): Map<string, WorkflowRule[]> {
  const rules = new Map<string, WorkflowRule[]>();
  for (const file of project.workflows) {
    attempt(project.report, () => {
      const object = schema.object(file.name);
      if (!object) {
        throw new MetadataError(`There is no object ${file.name}.`, file.file, file.root.line);
      }
      rules.set(object.name, rulesOf(object.name, file, alerts));
    });
  }
  return rules;
}

// DIFFERS: workflow rules run their immediate field updates and e-mail alerts only: no tasks, messages and time triggers.
function rulesOf(object: string, { root }: MetadataFile, alerts: EmailAlerts): WorkflowRule[] {
  const updates = new Map(
    childrenOf(root, 'fieldUpdates').map((update) => [
      requiredText(update, 'fullName'),
      () => readUpdate(update)
    ])
  );
  return childrenOf(root, 'rules')
    .filter((rule) => booleanOf(rule, 'active'))
    .map((rule) => {
      const named = (name: string): EmailAlert | undefined => alerts.get(alertKey(object, name));
      return readRule(rule, updates, named);
    });
}

function readRule(
  rule: XmlElement,
  updates: Map<string, () => FieldUpdate>,
  alertNamed: (name: string) => EmailAlert | undefined
): WorkflowRule {
  const names = (type: string): string[] =>
    childrenOf(rule, 'actions')
      .filter((action) => textOf(action, 'type') === type)
      .map((action) => requiredText(action, 'name'));
  return {
    name: requiredText(rule, 'fullName'),
    trigger: requiredText(rule, 'triggerType') as WorkflowTrigger,
    formula: textOf(rule, 'formula'),
    criteria: {
      items: childrenOf(rule, 'criteriaItems').map(readFilterItem),
      booleanFilter: textOf(rule, 'booleanFilter')
    },
    updates: names('FieldUpdate').flatMap((name) => updates.get(name)?.() ?? []),
    alerts: names('Alert').flatMap((name) => alertNamed(name) ?? [])
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
