/** Formulas that decide: validation rules, workflow rules, approvals, assignment rules; and those that fill fields. */
import { formulaTypeOf, type FormulaType } from '../../formula/types.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, descendants, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { namesOf } from '../references/names.ts';
import { formulaProblem, type FormulaUse } from './compile.ts';
import { valueProblem } from './filter-values.ts';
import { tableOf } from '../../metadata/table.ts';

const MAX_MESSAGE = 255;

export function checkRuleFormulas(context: DeployContext): Problem[] {
  return [
    ...validationProblems(context),
    ...conditionProblems(context),
    ...fieldUpdateProblems(context),
    ...quickActionProblems(context)
  ];
}

function decision(name: string, object: ObjectDef, kind: 'validation' | 'condition'): FormulaUse {
  return { name, object, kind, wanted: ['Boolean'] };
}

function validationProblems(context: DeployContext): Problem[] {
  const { project, schema } = context;
  return project.objects.flatMap((source) => {
    const object = schema.object(source.name);
    if (!object) return [];
    return source.validationRules
      .filter(({ file }) => !project.installed.some((folder) => file.startsWith(folder)))
      .flatMap(({ name, root }) => ruleProblems(context, object, name, root));
  });
}

function ruleProblems(
  context: DeployContext,
  object: ObjectDef,
  name: string,
  root: XmlElement
): Problem[] {
  const problems: Problem[] = [];
  const fullName = `${object.name}.${name}`;
  const formula = childOf(root, 'errorConditionFormula');
  const wrong =
    formula && formulaProblem(context, formula, decision(fullName, object, 'validation'));
  if (wrong) problems.push(wrong);
  const shown = childOf(root, 'errorDisplayField');
  const field = shown?.text.trim() ?? '';
  if (shown && field !== '' && isMissing(context, object, field)) {
    const message = `${fullName}: ${object.name} has no field ${field} to show the error at.`;
    problems.push(problem(shown, message, 'Name a field of the object, or leave the element out.'));
  }
  const text = childOf(root, 'errorMessage');
  if (text && text.text.trim().length > MAX_MESSAGE) {
    const message = `${fullName}: The error message is longer than ${MAX_MESSAGE} characters.`;
    problems.push(problem(text, message, 'Shorten the message.'));
  }
  return problems;
}

/** Lookups may be named without their Id. */
function isMissing(context: DeployContext, object: ObjectDef, name: string): boolean {
  return namesOf(context).field(object, name) === 'missing' && !object.relationship(name);
}

function problem({ file, line }: XmlElement, message: string, fix: string): Problem {
  return { file, line, rule: 'formula', message, fix };
}

/** Where a formula stands instead of criteria: `type` of the file, element with the formula's parent. */
const CONDITIONS = tableOf<string[]>({
  workflow: ['rules'],
  approvalProcess: ['entryCriteria'],
  assignmentRules: ['ruleEntry'],
  autoResponseRules: ['ruleEntry'],
  escalationRules: ['ruleEntry']
});

function conditionProblems(context: DeployContext): Problem[] {
  return Object.entries(CONDITIONS).flatMap(([type, parents]) =>
    context.ofType(type).flatMap(({ name, root }) => {
      const object = context.schema.object(name.split('.')[0] ?? '');
      if (!object) return [];
      return descendants(root, ...parents, 'entryCriteria').flatMap((parent) => {
        const formula = childOf(parent, 'formula');
        const label = `${name} ${textOf(parent, 'fullName') ?? ''}`.trim();
        const wrong =
          formula && formulaProblem(context, formula, decision(label, object, 'condition'));
        return wrong ? [wrong] : [];
      });
    })
  );
}

function fieldUpdateProblems(context: DeployContext): Problem[] {
  return context.ofType('workflow').flatMap(({ name, root }) => {
    const object = context.schema.object(name);
    if (!object) return [];
    return childrenOf(root, 'fieldUpdates').flatMap((update) => {
      const target = textOf(update, 'targetObject');
      const owner = target ? parentOf(context, object, target) : object;
      const field = owner?.field(textOf(update, 'field') ?? '');
      const label = `${name} ${textOf(update, 'fullName') ?? ''}`.trim();
      return field ? filled(context, update, { label, kind: 'update', object, field }) : [];
    });
  });
}

/** A field update may write into the parent of the record. */
function parentOf(
  { schema }: DeployContext,
  object: ObjectDef,
  lookup: string
): ObjectDef | undefined {
  const field = object.field(lookup) ?? object.relationship(lookup);
  return field && schema.object(field.referenceTo[0] ?? '');
}

interface FilledField {
  label: string;
  kind: 'update' | 'action';
  /** The record that the formula reads. */
  object: ObjectDef | null;
  field: FieldDef;
}

function filled(
  context: DeployContext,
  element: XmlElement,
  { label, kind, object, field }: FilledField
): Problem[] {
  const formula = childOf(element, 'formula');
  const literal = childOf(element, 'literalValue');
  const name = `${label} (${field.name})`;
  if (formula && formula.text.trim() !== '') {
    const use: FormulaUse = { name, object, kind, wanted: valueTypes(field) };
    const wrong = formulaProblem(context, formula, use);
    return wrong ? [wrong] : [];
  }
  const wrong = literal && valueProblem(field, literal.text.trim());
  return wrong ? [problem(literal, `${name}: ${wrong}`, 'Write a value of the field.')] : [];
}

function valueTypes({ type }: FieldDef): FormulaType[] {
  const wanted = formulaTypeOf(type);
  if (type === 'DateTime') return ['DateTime', 'Date'];
  return wanted === 'Text' || wanted.endsWith('icklist') ? ['Text', 'Picklist'] : [wanted];
}

/** Predefined values of the fields that an action sets. */
function quickActionProblems(context: DeployContext): Problem[] {
  return context.ofType('quickAction').flatMap(({ name, root }) => {
    const [source = '', ...action] = name.split('.');
    const from = action.length > 0 ? context.schema.object(source) : undefined;
    const isUpdate = textOf(root, 'type') === 'Update';
    const target = textOf(root, 'targetObject') ?? (isUpdate ? source : '');
    const object = context.schema.object(target);
    if (!object) return [];
    return childrenOf(root, 'fieldOverrides').flatMap((override) => {
      const field = object.field(textOf(override, 'field') ?? '');
      if (!field) return [];
      return filled(context, override, {
        label: `Action ${name}`,
        kind: 'action',
        object: from ?? null,
        field
      });
    });
  });
}
