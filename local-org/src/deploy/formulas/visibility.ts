/** Rules of Lightning pages that show or hide: the operator fits the field on the left, and so does the value. */
import { CoercionError } from '../../formula/coerce.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, descendants, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { fieldOfPath, type NamedField } from './formula-names.ts';
import { operatorProblem, valueProblem } from './filter-values.ts';

const BOOLEANS = /^\{!\s*\$Permission\./i;

export function checkVisibility(context: DeployContext): Problem[] {
  return context.ofType('flexipage').flatMap(({ root }) => {
    const object = context.schema.object(textOf(root, 'sobjectType') ?? '') ?? null;
    return descendants(root, 'visibilityRule').flatMap((rule) =>
      childrenOf(rule, 'criteria').flatMap((criterion) => problemsOf(context, object, criterion))
    );
  });
}

function problemsOf(
  context: DeployContext,
  object: ObjectDef | null,
  criterion: XmlElement
): Problem[] {
  const left = textOf(criterion, 'leftValue') ?? '';
  const operator = childOf(criterion, 'operator');
  const right = childOf(criterion, 'rightValue');
  const refuse = ({ file, line }: XmlElement, message: string, fix: string): Problem[] => [
    { file, line, rule: 'visibility', message, fix }
  ];
  const value = right?.text.trim() ?? '';
  if (BOOLEANS.test(left)) {
    const isRight = /^(true|false)$/i.test(value);
    if (!right || isRight) return [];
    return refuse(right, `'${value}' is neither true nor false.`, 'Write true or false.');
  }
  const field = fieldOnTheLeft(context, object, left);
  if (field === 'unknown') return [];
  const wrong = operator && operatorProblem(field, operator.text.trim());
  if (wrong) return refuse(operator, wrong, 'Choose another operator.');
  // The other side may be a field or global value too.
  const bad = right && !value.startsWith('{!') ? valueProblem(field, value) : null;
  return bad && right ? refuse(right, bad, 'Write a value that the field can have.') : [];
}

/** That the field exists is checked with the names of the page. */
function fieldOnTheLeft(
  context: DeployContext,
  object: ObjectDef | null,
  left: string
): NamedField {
  const [, start, path = ''] = /^\{!\s*(Record|\$User)\.([\w.]+)\s*\}$/i.exec(left) ?? [];
  const isRecord = start?.toLowerCase() === 'record';
  const from = isRecord ? object : context.schema.object('User');
  if (start === undefined || !from) return 'unknown';
  try {
    return fieldOfPath(context, from, path.split('.'));
  } catch (error) {
    if (error instanceof CoercionError) return 'unknown';
    throw error;
  }
}
