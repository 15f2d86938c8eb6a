/** The fields of screens: all of them, and the type of what a person enters. */
import { childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { componentParameters } from './components.ts';
import { declaredType } from './declared-type.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY, ELEMENT, typeOf } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';

/** Sections and columns hold fields themselves. */
export function screenFields(node: XmlElement): XmlElement[] {
  return childrenOf(node, 'fields').flatMap((field) => [field, ...screenFields(field)]);
}

export function screenFieldType(flow: FlowCheck, field: XmlElement): FlowType {
  switch (textOf(field, 'fieldType')) {
    case 'InputField':
    case 'RadioButtons':
    case 'RadioButtonGroup':
    case 'DropdownBox':
      return declaredType(field);
    case 'LargeTextArea':
    case 'PasswordField':
    case 'MultiSelectCheckboxes':
    case 'MultiSelectPicklist':
      return typeOf('String');
    case 'DisplayText':
    case 'Region':
    case 'RegionContainer':
      return ELEMENT;
    case 'ComponentInstance':
      return componentOutputs(flow, field);
    default:
      return ANY;
  }
}

function componentOutputs(flow: FlowCheck, field: XmlElement): FlowType {
  const known = componentParameters(flow, textOf(field, 'extensionName') ?? '');
  if (!known) return ANY;
  return {
    kind: 'Outputs',
    isCollection: false,
    // Inputs can be read too: they have the value that the component was given.
    member: (name) =>
      [...known.outputs, ...known.inputs].find(
        (one) => one.name.toLowerCase() === name.toLowerCase()
      )?.type
  };
}
