/** Calls @InvocableMethod classes for flows and @future methods for the job queue. */
import { ApexList } from '../values/list.ts';
import { InternalError } from '../values/errors.ts';
import { ActionInputError } from '../host.ts';
import type { JobRequest } from '../host.ts';
import { elementType, toApexType } from './action-values.ts';
import type { Program } from './compile-program.ts';
import {
  compiledClassOf,
  type CompiledClass,
  type CompiledField,
  type CompiledMember,
  type CompiledMethod
} from './compiled-class.ts';
import { parseTypeName } from './library/define.ts';

export function callInvocableMethod(
  program: Program,
  className: string,
  inputs: Record<string, unknown>[]
): Record<string, unknown>[] {
  // Flows decide themselves in which mode they run; the action's class says its sharing.
  const toRequests = (listType: string): ApexList => requests(program, listType, inputs);
  return runAction(program, className, inputs.length, toRequests, outputsOf);
}

/** One object of outputs for each result; a method without results answers one empty object for each request. */
export function runAction(
  program: Program,
  className: string,
  requestCount: number,
  toRequests: (listType: string) => ApexList,
  toOutputs: (result: unknown) => Record<string, unknown>
): Record<string, unknown>[] {
  const method = annotatedMethod(program.requireClass(className), 'invocablemethod');
  const [parameter] = method.parameters;
  const results = method.invoke(null, parameter ? [toRequests(parameter.type)] : []);
  if (!(results instanceof ApexList)) return Array.from({ length: requestCount }, () => ({}));
  return results.items.map(toOutputs);
}

function requests(program: Program, listType: string, inputs: Record<string, unknown>[]): ApexList {
  const element = elementType(listType);
  const compiled = program.classes.find(parseTypeName(element).name);
  const isRequest = compiled?.fields.some((field) => hasAnnotation(field, 'invocablevariable'));
  const items = inputs.map((input) =>
    compiled && isRequest
      ? request(program, compiled, input)
      : toApexType(element, Object.values(input)[0])
  );
  return new ApexList(element, items);
}

function request(
  program: Program,
  compiled: CompiledClass,
  input: Record<string, unknown>
): unknown {
  const instance = program.rt.newInstance(compiled.name);
  for (const [name, value] of Object.entries(input)) {
    const field = actionVariable(compiled, name);
    if (!field) throw new InternalError(`${compiled.name} has no @InvocableVariable ${name}`);
    field.set(instance, toApexType(field.type, value));
  }
  requireInputs(compiled, instance);
  return instance;
}

export function actionVariable(compiled: CompiledClass, name: string): CompiledField | undefined {
  return compiled.fields.find(
    (field) =>
      field.name.toLowerCase() === name.toLowerCase() && hasAnnotation(field, 'invocablevariable')
  );
}

export function requireInputs(compiled: CompiledClass, instance: unknown): void {
  const missing = compiled.fields.find(
    (field) => isRequired(field) && isMissing(field.get(instance))
  );
  if (missing) throw new ActionInputError(`Missing required input parameter: ${missing.name}`);
}

function isRequired(field: CompiledField): boolean {
  return field.annotations.some(
    ({ name, parameters }) => name === 'invocablevariable' && parameters['required'] === true
  );
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

function outputsOf(result: unknown): Record<string, unknown> {
  const compiled = compiledClassOf(result);
  const fields =
    compiled?.fields.filter((field) => hasAnnotation(field, 'invocablevariable')) ?? [];
  // An Apex-defined type without variables of its own is one value, as a text is.
  if (fields.length === 0) return result === null ? {} : { output: result };
  return Object.fromEntries(fields.map((field) => [field.name, field.get(result)]));
}

export function callFutureMethod(
  program: Program,
  className: string,
  methodName: string,
  args: unknown[]
): void {
  futureMethod(program, className, methodName).invoke(null, args);
}

export function futureMayCallOut(program: Program, request: JobRequest): boolean {
  const method = futureMethod(program, request.className, request.methodName ?? '');
  return method.annotations.some(
    ({ name, parameters }) => name === 'future' && parameters['callout'] === true
  );
}

/** `methodName` is `name(Types)`; jobs that an older version has stored know the name alone. */
function futureMethod(program: Program, className: string, methodName: string): CompiledMethod {
  const method = program
    .requireClass(className)
    .methods.find(
      (candidate) =>
        hasAnnotation(candidate, 'future') &&
        [signatureOf(candidate), candidate.name].includes(methodName)
    );
  if (!method) throw new InternalError(`${className} has no @future method ${methodName}`);
  return method;
}

function signatureOf({ name, parameters }: CompiledMethod): string {
  return `${name}(${parameters.map(({ type }) => type).join(', ')})`;
}

export function annotatedMethod(compiled: CompiledClass, name: string): CompiledMethod {
  const method = compiled.methods.find((candidate) => hasAnnotation(candidate, name));
  if (!method) throw new InternalError(`${compiled.name} has no @${name} method`);
  return method;
}

export function hasAnnotation(member: Pick<CompiledMember, 'annotations'>, name: string): boolean {
  return member.annotations.some((annotation) => annotation.name === name);
}
