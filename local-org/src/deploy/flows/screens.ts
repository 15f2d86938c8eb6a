/** Screens: their fields, components, choices and visibility. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { componentParameters, componentProblem } from './components.ts';
import { checkConditions } from './conditions.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY, typeOf } from './flow-type.ts';
import { checkFormula } from './formulas.ts';
import { checkParameters } from './parameters.ts';
import { referenceType } from './paths.ts';
import { screenFields, screenFieldType } from './screen-fields.ts';
import { checkText, checkValue, valueType } from './values.ts';

const CHOICES = new Set(['choices', 'dynamicChoiceSets']);
const TYPED = new Set(['InputField', 'RadioButtons', 'DropdownBox']);

export function checkScreen(flow: FlowCheck, node: XmlElement): void {
  for (const tag of ['helpText', 'pausedText']) checkText(flow, childOf(node, tag));
  for (const field of screenFields(node)) checkField(flow, field);
  for (const rule of childrenOf(node, 'rules')) checkConditions(flow, rule);
}

function checkField(flow: FlowCheck, field: XmlElement): void {
  const fieldType = textOf(field, 'fieldType') ?? '';
  const name = textOf(field, 'name') ?? '';
  if (TYPED.has(fieldType) && !textOf(field, 'dataType')) {
    const message = `The screen field '${name}' has no <dataType>.`;
    flow.report(field, 'flow-screen', message, 'Say which type of data a person enters.');
  }
  for (const tag of ['fieldText', 'helpText']) checkText(flow, childOf(field, tag));
  const type = screenFieldType(flow, field);
  checkValue(flow, field, type.kind === 'Element' ? ANY : type, `The screen field '${name}'`, {
    tag: 'defaultValue'
  });
  for (const tag of ['isDisabled', 'isReadOnly']) {
    const holder = childOf(field, tag);
    if (holder && holder.children.length > 0) valueType(flow, holder);
  }
  checkChoices(flow, field);
  const visibility = childOf(field, 'visibilityRule');
  if (visibility) checkConditions(flow, visibility);
  const rule = childOf(field, 'validationRule');
  const formula = rule && childOf(rule, 'formulaExpression');
  if (formula) checkFormula(flow, formula, typeOf('Boolean'));
  const objectField = childOf(field, 'objectFieldReference');
  if (objectField) referenceType(flow, objectField.text.trim(), objectField);
  if (childOf(field, 'extensionName')) checkComponent(flow, field);
}

function checkChoices(flow: FlowCheck, field: XmlElement): void {
  const references = [
    ...childrenOf(field, 'choiceReferences'),
    ...childrenOf(field, 'defaultSelectedChoiceReference')
  ];
  for (const reference of references) {
    const name = reference.text.trim();
    const resource = flow.resource(name);
    if (name === '' || (resource && CHOICES.has(resource.tag))) continue;
    const isDefault = reference.name === 'defaultSelectedChoiceReference';
    if (isDefault && resource) continue;
    flow.report(
      reference,
      'flow-screen',
      `There is no choice ${name}.`,
      'Name a choice or choice set of the flow.'
    );
  }
}

function checkComponent(flow: FlowCheck, field: XmlElement): void {
  const extension = childOf(field, 'extensionName');
  const name = extension?.text.trim() ?? '';
  const problem = componentProblem(flow, name, 'lightning__FlowScreen');
  if (problem) {
    flow.report(extension ?? field, 'flow-screen', problem, 'Name a component for flow screens.');
  }
  const known = componentParameters(flow, name);
  checkParameters(flow, field, {
    owner: `The component ${name}`,
    rule: 'flow-screen',
    inputTag: 'inputParameters',
    outputTag: 'outputParameters',
    inputs: known?.inputs ?? null,
    outputs: known?.outputs ?? null
  });
}
