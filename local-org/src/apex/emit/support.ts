/** What emitted code calls at run time for the semantics that JavaScript does not have: `$s` in the scripts. */
import type { Runtime } from '../runtime/runtime.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { installHeapMeter } from '../../values/heap-meter.ts';
import type { EnumValue } from '../../values/enum.ts';
import { ApexException, isApexException, isCatchable, raise } from '../../values/exception.ts';
import { InternalError } from '../../values/errors.ts';
import { apexText } from '../../values/format.ts';
import { SObject } from '../../values/sobject.ts';
import type { InstanceProperty, StaticProperty } from '../library/define.ts';
import { compiledClassOf, type CompiledClass } from '../compiled-class.ts';
import { settingValues } from '../runtime/custom-metadata.ts';
import { measureCollection, measured } from '../runtime/heap.ts';
import { forList } from '../runtime/stored-type.ts';
import type { LimitCounters } from '../runtime/limits.ts';
import { typeNameOf } from '../runtime/type-name.ts';
import { shownTypeName } from '../../values/type.ts';
import * as numbers from './support-numbers.ts';
import * as records from './support-records.ts';
import { MAXIMUM_DEPTH, type Frames } from './frames.ts';
import { NO_TRIGGER, type TriggerContext } from './trigger-context.ts';
import type { TypeTest } from './type-test.ts';

/** Base of user-defined classes. */
export class UserObject {
  declare readonly $class: CompiledClass;

  $init(): void {}

  toString(): string {
    return textOfInstance(this, this.$class);
  }
}

/** Base of user-defined exception classes. */
export class UserException extends ApexException {
  declare readonly $class: CompiledClass;

  constructor() {
    super('');
    this.apexType = this.$class.name;
  }

  $init(): void {}

  $created(message: string | null, cause: ApexException | null): this {
    this.$init();
    return this.$create(message, cause);
  }

  $create(message: string | null, cause: ApexException | null): this {
    this.apexMessage = message;
    this.message = message ?? 'Script-thrown exception';
    this.cause = cause;
    return this;
  }
}

const fieldsOf = (value: object): unknown[] | undefined =>
  value instanceof UserObject ? Object.values(value) : undefined;

/** The user's toString(), or `Name:[field=value, …]`. */
function textOfInstance(instance: object, compiled: CompiledClass): string {
  const own = compiled.methods.find(
    (method) => method.name.toLowerCase() === 'tostring' && method.parameters.length === 0
  );
  if (own) return String(own.invoke(instance, []));
  const fields = compiled.fields
    .filter((field) => !field.isStatic)
    .map((field) => `${field.name}=${apexText(field.get(instance))}`);
  return `${compiled.name.split('.').pop()}:[${fields.join(', ')}]`;
}

export type Support = ReturnType<typeof createSupport>;

/** The helpers for one loaded program. */
export function createSupport(rt: Runtime) {
  const frames: Frames = { epoch: 1, depth: 0, ticks: 0 };
  const limits = (): LimitCounters => rt.limits;
  installHeapMeter({
    grown: (collection, size) => measureCollection(rt.limits, collection, size, fieldsOf)
  });
  return {
    ...numbers,
    ...records.recordSupport(rt),
    UserObject,
    UserException,
    frames,
    trigger: NO_TRIGGER as TriggerContext,

    stackText: (error: ApexException) => rt.stackText(error),
    tick: () => tick(rt, frames),
    enter: () => {
      if (frames.depth >= MAXIMUM_DEPTH) raise('LimitException', TOO_DEEP);
      tick(rt, frames);
    },
    thrown: (error: ApexException | null) => {
      (error ?? nullPointer()).wasThrown = true;
      return error;
    },
    /** An exception that Apex made and has not thrown yet. */
    unthrown: (error: ApexException) => {
      error.wasThrown = false;
      return error;
    },
    measured: (value: unknown) => measured(limits, value),
    nn: <T>(value: T | null): T => (value === null ? nullPointer() : value),
    text: apexText,
    cast,
    isInstance: (value: unknown, type: TypeTest) => value !== null && type.test(value),
    isInstanceOrNull: (value: unknown, type: TypeTest) => value === null || type.test(value),
    caught,
    list: (type: string, items: unknown[]) => new ApexList(type, items),
    sizedList: (type: string, size: number) => new ApexList(type, Array<unknown>(size).fill(null)),
    set: (type: string, items: unknown[]) => new ApexSet(type, items),
    map: (key: string, value: string, entries: [unknown, unknown][]) =>
      new ApexMap(key, value, entries),
    item: (list: ApexList | null, index: number | null) =>
      (list ?? nullPointer()).get(index ?? nullPointer()),
    setItem: (list: ApexList | null, index: number | null, value: unknown) => {
      const target = list ?? nullPointer();
      target.set(index ?? nullPointer(), forList(target, value));
      return value;
    },
    setProperty: (
      property: InstanceProperty & StaticProperty,
      args: [Runtime, unknown?],
      value: unknown
    ) => {
      (property.set as (...all: unknown[]) => void)(...args, value);
      return value;
    },
    settingValues: (type: string, key: string | null) => settingValues(rt, type, key),
    cloneObject: (value: object | null) =>
      Object.assign(Object.create(Object.getPrototypeOf(value ?? nullPointer()) as object), value),
    noGetter: (name: string): never => {
      throw new InternalError(`the property ${name} cannot be read`);
    },
    enumValueOf,
    matches: (subject: unknown, value: unknown) =>
      subject === value || (value !== null && numbers.same(subject, value)),
    iterate: (value: unknown) => iterate(rt, value),
    chunks,
    callInterface: (target: unknown, name: string, args: unknown[]) =>
      callInterface(rt, target, name, args),
    withBinds: <T>(variables: Record<string, unknown>, body: () => T): T => {
      const outer = rt.bindResolver;
      rt.bindResolver = (text) => bindVariable(variables, text);
      try {
        return body();
      } finally {
        rt.bindResolver = outer;
      }
    }
  };
}

const TOO_DEEP = `Maximum stack depth reached: ${MAXIMUM_DEPTH + 1}`;

/** Ends a transaction that computes for too long. */
function tick(rt: Runtime, frames: Frames): void {
  frames.ticks = 0;
  rt.limits.checkCpuTime();
}

export function nullPointer(): never {
  raise('System.NullPointerException', 'Attempt to de-reference a null object');
}

function cast(value: unknown, type: TypeTest): unknown {
  if (value === null || type.test(value)) return value;
  raise(
    'System.TypeException',
    `Invalid conversion from runtime type ${typeNameOf(value)} to ${shownTypeName(type.typeName)}`
  );
}

/** What a catch block gets: an Apex exception; everything that Apex cannot catch goes on. */
function caught(error: unknown): ApexException {
  const exception = toApexException(error);
  if (isApexException(exception) && isCatchable(exception)) return exception;
  throw exception;
}

/** Turns the JavaScript errors that stand for Apex exceptions into them; leaves the others as they are. */
export function toApexException(error: unknown): unknown {
  if (isApexException(error)) return error;
  const { name, message, stack } = error as Partial<Error>;
  if (name === 'TypeError' && /\bof null\b/.test(message ?? '') && isOfApex(stack)) {
    const text = 'Attempt to de-reference a null object';
    return withStack(new ApexException('System.NullPointerException', text), stack);
  }
  // Recursion through properties is not counted: it ends where the JavaScript stack does.
  if (name === 'RangeError' && /call stack/.test(message ?? '')) {
    return withStack(new ApexException('System.LimitException', TOO_DEEP), stack);
  }
  if (name === 'TypeError' || name === 'ReferenceError') {
    return new InternalError(`${message}\n${stack}`);
  }
  return error;
}

/** The same error in code of the engine is a mistake there, which no Apex may catch. */
function isOfApex(stack: string | undefined): boolean {
  const [frame = ''] = /^ {4}at .*$/m.exec(stack ?? '') ?? [];
  return frame.includes('apex:');
}

function withStack(exception: ApexException, stack: string | undefined): ApexException {
  if (stack) exception.stack = stack;
  return exception;
}

function enumValueOf(values: EnumValue[], name: string | null, type: string): EnumValue {
  const found = values.find((value) => value.name.toLowerCase() === (name ?? '').toLowerCase());
  return found ?? raise('System.NoSuchElementException', `No enum constant ${type}.${name}`);
}

/** Lists, sets and user-defined Iterables. */
function iterate(rt: Runtime, value: unknown): Iterable<unknown> {
  if (value === null) nullPointer();
  if (value instanceof ApexList || value instanceof ApexSet) return value;
  return userIteration(rt, callInterface(rt, value, 'iterator', []));
}

function* userIteration(rt: Runtime, iterator: unknown): Generator<unknown> {
  while (callInterface(rt, iterator, 'hasNext', []) === true) {
    yield callInterface(rt, iterator, 'next', []);
  }
}

const CHUNK = 200;

function* chunks(list: ApexList | null): Generator<ApexList> {
  const { items, elementType } = list ?? nullPointer();
  for (let start = 0; start < items.length; start += CHUNK) {
    yield new ApexList(elementType, items.slice(start, start + CHUNK));
  }
}

/** A method of a platform interface: of a user class, or of an object of the library. */
function callInterface(rt: Runtime, target: unknown, name: string, args: unknown[]): unknown {
  if (target === null) nullPointer();
  if (compiledClassOf(target)) return rt.invoke(target, name, args);
  const method = (target as Record<string, unknown>)[name];
  if (typeof method === 'function')
    return (method as (...all: unknown[]) => unknown).apply(target, args);
  if (name === 'iterator' && (target instanceof ApexList || target instanceof ApexSet)) {
    return libraryIterator([...target]);
  }
  throw new InternalError(`${typeNameOf(target)} has no method ${name}`);
}

function libraryIterator(items: unknown[]): { hasNext(): boolean; next(): unknown } {
  let position = 0;
  return {
    hasNext: () => position < items.length,
    next: () =>
      position < items.length
        ? items[position++]
        : raise('System.NoSuchElementException', 'Iterator has no more elements')
  };
}

/** `name` or `record.Field` in a bind of dynamic SOQL. */
function bindVariable(variables: Record<string, unknown>, text: string): unknown {
  const [first = '', ...path] = text.split('.');
  const key = first.trim().toLowerCase();
  let value = variables[key];
  if (value === undefined) value = instanceField(variables['this'], key);
  if (value === undefined) {
    raise('System.QueryException', `Variable does not exist: ${text}`);
  }
  for (const name of path) {
    value = value instanceof SObject ? value.get(name) : (instanceField(value, name) ?? null);
  }
  return value;
}

function instanceField(instance: unknown, name: string): unknown {
  const field = compiledClassOf(instance)?.fields.find(
    (known) => known.name.toLowerCase() === name.toLowerCase()
  );
  return field?.get(instance);
}
