/** Calls @InvocableMethod classes for flows and @future methods for the job queue. */
import { ApexList } from '../values/list.ts';
import { InternalError } from '../values/errors.ts';
import type { JobRequest } from '../host.ts';
import type { Program } from './compile-program.ts';
import {
  compiledClassOf,
  type CompiledClass,
  type CompiledField,
  type CompiledMember,
  type CompiledMethod
} from './compiled-class.ts';
import { toDecimal, toDouble, toInteger, toLong } from './emit/support-numbers.ts';
import { parseTypeName } from './library/define.ts';

export function callInvocableMethod(
  program: Program,
  className: string,
  inputs: Record<string, unknown>[]
): Record<string, unknown>[] {
  const method = annotatedMethod(program.requireClass(className), 'invocablemethod');
  const [parameter] = method.parameters;
  const args = parameter ? [requests(program, parameter.type, inputs)] : [];
  // Flows decide themselves in which mode they run; the action's class says its sharing.
  const results = method.invoke(null, args);
  if (!(results instanceof ApexList)) return inputs.map(() => ({}));
  return results.items.map(outputsOf);
}

function requests(program: Program, listType: string, inputs: Record<string, unknown>[]): ApexList {
  const element = parseTypeName(listType).args[0]?.name ?? 'Object';
  const compiled = program.classes.find(element);
  const items = inputs.map((input) =>
    compiled ? request(program, compiled, input) : (Object.values(input)[0] ?? null)
  );
  return new ApexList(elementText(listType), items);
}

function elementText(listType: string): string {
  return listType.slice(listType.indexOf('<') + 1, -1);
}

function request(
  program: Program,
  compiled: CompiledClass,
  input: Record<string, unknown>
): unknown {
  const instance = program.rt.newInstance(compiled.name);
  for (const [name, value] of Object.entries(input)) {
    const field = compiled.fields.find(
      (candidate) =>
        candidate.name.toLowerCase() === name.toLowerCase() &&
        hasAnnotation(candidate, 'invocablevariable')
    );
    if (!field) throw new InternalError(`${compiled.name} has no @InvocableVariable ${name}`);
    field.set(instance, asFieldType(field, value));
  }
  return instance;
}

/** Flow numbers are decimals; the variable says what it wants. */
function asFieldType(field: CompiledField, value: unknown): unknown {
  const number = value as Parameters<typeof toDecimal>[0];
  switch (field.type) {
    case 'Integer':
      return toInteger(number);
    case 'Long':
      return toLong(number);
    case 'Double':
      return toDouble(number);
    case 'Decimal':
      return toDecimal(number);
    default:
      return value;
  }
}

function outputsOf(result: unknown): Record<string, unknown> {
  const compiled = compiledClassOf(result);
  if (!compiled) return { output: result };
  const fields = compiled.fields.filter((field) => hasAnnotation(field, 'invocablevariable'));
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

function futureMethod(program: Program, className: string, methodName: string): CompiledMethod {
  const method = program
    .requireClass(className)
    .methods.find(
      (candidate) =>
        candidate.name.toLowerCase() === methodName.toLowerCase() &&
        hasAnnotation(candidate, 'future')
    );
  if (!method) throw new InternalError(`${className} has no @future method ${methodName}`);
  return method;
}

export function annotatedMethod(compiled: CompiledClass, name: string): CompiledMethod {
  const method = compiled.methods.find((candidate) => hasAnnotation(candidate, name));
  if (!method) throw new InternalError(`${compiled.name} has no @${name} method`);
  return method;
}

export function hasAnnotation(member: Pick<CompiledMember, 'annotations'>, name: string): boolean {
  return member.annotations.some((annotation) => annotation.name === name);
}
