// Adds what needs all fields to be there: validation rules, field sets and the picklists of record types.
import { attempt, MetadataError, type Report } from './errors.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { MetadataFile, ObjectSource } from './project-types.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf } from './xml.ts';

export function addDetails(schema: LoadedSchema, source: ObjectSource, report: Report): void {
  const object = schema.object(source.name)!;
  for (const rule of source.validationRules) {
    attempt(report, () => addValidationRule(object, rule));
  }
  for (const set of source.fieldSets) attempt(report, () => addFieldSet(object, set));
}

/** Displayed fields in their order; the fields that are only available do not belong to the set. */
function addFieldSet(object: ObjectDefinition, set: MetadataFile): void {
  const displayed = childrenOf(set.root, 'displayedFields');
  object.fieldSets.push({
    name: set.name,
    label: textOf(set.root, 'label') ?? set.name,
    description: textOf(set.root, 'description') ?? undefined,
    fields: displayed.map((item) => requiredText(item, 'field')),
    required: displayed
      .filter((item) => booleanOf(item, 'isRequired'))
      .map((item) => requiredText(item, 'field'))
  });
}

function addValidationRule(object: ObjectDefinition, rule: MetadataFile): void {
  const errorField = textOf(rule.root, 'errorDisplayField');
  if (errorField !== null && !object.field(errorField)) {
    throw new MetadataError(
      `${object.name} has no field ${errorField} to show the error at.`,
      rule.file,
      childOf(rule.root, 'errorDisplayField')?.line ?? rule.root.line
    );
  }
  object.validationRules.push({
    name: rule.name,
    active: booleanOf(rule.root, 'active'),
    formula: requiredText(rule.root, 'errorConditionFormula'),
    message: requiredText(rule.root, 'errorMessage'),
    errorField,
    file: rule.file,
    line: childOf(rule.root, 'errorConditionFormula')?.line ?? rule.root.line
  });
}
