/** What flows see of the classes of a program: the parameters of their actions and the fields of Apex-defined types. */
import type { ApexParameter, ApexSignature } from '../host.ts';
import type { Program } from './compile-program.ts';
import { elementType } from './action-values.ts';
import { hasAnnotation } from './compile-actions.ts';
import type { CompiledField } from './compiled-class.ts';

/** undefined for a class without an @InvocableMethod. */
export function actionSignature(program: Program, className: string): ApexSignature | undefined {
  const method = program.classes
    .find(className)
    ?.methods.find((candidate) => hasAnnotation(candidate, 'invocablemethod'));
  if (!method) return undefined;
  const [parameter] = method.parameters;
  return {
    inputs: parameter ? members(program, elementType(parameter.type), parameter.name) : [],
    outputs: method.type === 'void' ? [] : members(program, elementType(method.type), 'output')
  };
}

/** A type without variables of its own is one value: its name is that of the parameter. */
function members(program: Program, type: string, name: string): ApexParameter[] {
  const fields = program.classes
    .find(type)
    ?.fields.filter((field) => hasAnnotation(field, 'invocablevariable'));
  if (!fields?.length) return [{ name, type, required: false }];
  return fields.map((field) => ({ ...plain(field), required: isRequired(field) }));
}

export function auraEnabledFields(
  program: Program,
  className: string
): ApexParameter[] | undefined {
  return program.classes
    .find(className)
    ?.fields.filter((field) => hasAnnotation(field, 'auraenabled'))
    .map((field) => ({ ...plain(field), required: false }));
}

function plain({ name, type }: CompiledField): { name: string; type: string } {
  return { name, type };
}

function isRequired({ annotations }: CompiledField): boolean {
  return annotations.some(
    ({ name, parameters }) => name === 'invocablevariable' && parameters['required'] === true
  );
}
