/** Calls @AuraEnabled methods with JSON parameters and turns their results into plain JSON values. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { Blob } from '../values/blob.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { AddressValue, LocationValue } from '../values/geolocation.ts';
import { apexToString } from '../values/format.ts';
import { EnumValue } from '../values/enum.ts';
import { SObject } from '../values/sobject.ts';
import { raise } from '../values/exception.ts';
import { ApexTime } from '../values/time.ts';
import type { Program } from './compile-program.ts';
import { compiledClassOf, type CompiledClass, type CompiledMethod } from './compiled-class.ts';
import { parseJson } from './runtime/json-parse.ts';
import { JsonTypedReader } from './runtime/json-read.ts';
import { typeNameOf } from './runtime/type-name.ts';

/** There is no such method for Lightning components. */
class NotAuraEnabled extends Error {
  override readonly name = 'NotAuraEnabled';
  readonly code = 'not-aura-enabled';
}

export function callAuraMethod(
  program: Program,
  className: string,
  methodName: string,
  parameters: Record<string, unknown>
): unknown {
  const method = auraMethod(program, className, methodName);
  const { rt } = program;
  const reader = new JsonTypedReader(rt, { strict: false, anyObject: true });
  const args = method.parameters.map((parameter) => {
    const given = parameterNamed(parameters, parameter.name);
    const text = JSON.stringify(withoutTypeMarkers(given ?? null));
    return reader.read(parseJson(text), parameter.type);
  });
  // A class that does not say runs with sharing when a component calls it.
  rt.sharing = 'with';
  if (isCacheable(method)) rt.limits.forbidChanges();
  return toJson(method.invoke(null, args));
}

function auraMethod(program: Program, className: string, methodName: string): CompiledMethod {
  const compiled = program.classes.find(className);
  const method = compiled?.methods.find(
    (candidate) =>
      candidate.isStatic &&
      candidate.name.toLowerCase() === methodName.toLowerCase() &&
      isAuraEnabled(candidate)
  );
  if (method) return method;
  throw new NotAuraEnabled(
    `Apex class '${className}' has no @AuraEnabled method '${methodName}'; check the import in the component.`
  );
}

function isAuraEnabled(member: { annotations: { name: string }[] }): boolean {
  return member.annotations.some((annotation) => annotation.name === 'auraenabled');
}

function isCacheable({ annotations }: CompiledMethod): boolean {
  return annotations.some(
    ({ name, parameters }) => name === 'auraenabled' && parameters['cacheable'] === true
  );
}

function parameterNamed(parameters: Record<string, unknown>, name: string): unknown {
  if (name in parameters) return parameters[name];
  const key = Object.keys(parameters).find((other) => other.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : parameters[key];
}

/** Components may mark records with `sobjectType`; the parameter's type says it already. */
function withoutTypeMarkers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypeMarkers);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'sobjectType');
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutTypeMarkers(item)]));
}

/** What the component receives: numbers, ISO texts, arrays, objects; of user classes the @AuraEnabled members. */
export function toJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return new Date(value.time).toISOString();
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof Blob) return value.bytes.toString('base64');
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map(toJson);
  if (value instanceof ApexSet) return value.values().map(toJson);
  if (value instanceof ApexMap) {
    return Object.fromEntries(
      value.entries().map(([key, item]) => [apexToString(key), toJson(item)])
    );
  }
  if (value instanceof SObject) {
    return Object.fromEntries([...value.fields].map(([name, item]) => [name, toJson(item)]));
  }
  if (value instanceof AddressValue || value instanceof LocationValue) {
    return Object.fromEntries(
      Object.entries(value.jsonMembers()).map(([name, item]) => [name, toJson(item)])
    );
  }
  const compiled = compiledClassOf(value);
  return compiled ? instanceToJson(value, compiled) : unsupported(value);
}

function instanceToJson(instance: object, compiled: CompiledClass): unknown {
  const fields = compiled.fields.filter((field) => !field.isStatic && isAuraEnabled(field));
  return Object.fromEntries(fields.map((field) => [field.name, toJson(field.get(instance))]));
}

function unsupported(value: object): never {
  raise('System.JSONException', `Apex Type unsupported in JSON: ${typeNameOf(value)}`);
}
