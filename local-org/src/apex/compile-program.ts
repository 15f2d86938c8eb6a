/** The loaded Apex program of one org: classes, triggers, and the ways into them. */
import { compileFunction } from 'node:vm';
import type {
  ApexObjects,
  ApexParameter,
  ApexProgram,
  ApexRestAnswer,
  ApexRestRequest,
  ApexSignature,
  ApexTestResult,
  FileCoverage,
  Host,
  InvocableAction,
  JobContextValues,
  JobKind,
  JobRequest,
  OutboxMessage,
  SharedLimit,
  TransactionKind,
  TriggerEvent,
  Usage
} from '../host.ts';
import { ApexException, isApexException, raise } from '../values/exception.ts';
import { InternalError } from '../values/errors.ts';
import { apexObjects } from './action-values.ts';
import { callAuraMethod } from './compile-aura.ts';
import type { CompiledSources, LeftOut } from './compile.ts';
import { callFutureMethod, callInvocableMethod, futureMayCallOut } from './compile-actions.ts';
import { restoreInstance, storeInstance } from './compile-instances.ts';
import { callInvocableWithJson, callRestResource, invocableActions } from './compile-rest.ts';
import type { CompiledClass, CompiledClasses, CompiledMethod, StubCall } from './compiled-class.ts';
import { actionSignature, auraEnabledFields } from './describe-actions.ts';
import { buildClass, type LoadedClasses } from './emit/build-classes.ts';
import { emitScript, emitTopLevelClass } from './emit/emit-project.ts';
import type { ProgramClass } from './emit/program-class.ts';
import { StackMap } from './emit/stack.ts';
import { createStub } from './emit/stubs.ts';
import { createSupport, toApexException, type Support } from './emit/support.ts';
import { typeTestOf } from './emit/type-test.ts';
import type { EmittedUnit } from './emit/unit.ts';
import { deepCopy } from './runtime/deep-copy.ts';
import { parseTypeName } from './library/define.ts';
import { jobContext } from './library/System/contexts.ts';
import { Runtime } from './runtime/runtime.ts';
import { parseApex } from './syntax/parse.ts';
import { runApexTests } from './testing/run-tests.ts';
import { runTriggers, type LoadedTrigger } from './compile-triggers.ts';
import { allTypes, declareMembers, isMembersOfFile, linkTypes } from './types/class-table.ts';
import { isAssignable } from './types/conversions.ts';
import { firstInstall } from './library/System/install.ts';
import { Diagnostics } from './types/diagnostics.ts';
import { userSuperclasses, type UserType } from './types/symbols.ts';
import { typeNamed } from './types/type-names.ts';
import type { Type } from './types/type.ts';

type Factories = Record<string, () => LoadedClasses[string]>;

export class Program implements ApexProgram {
  readonly rt: Runtime;
  readonly classes: CompiledClasses;
  readonly support: Support;
  readonly objects: ApexObjects;
  private readonly sources: CompiledSources;
  private readonly loaded: LoadedClasses = {};
  private readonly table = new Map<string, ProgramClass>();
  private readonly stacks = new StackMap();
  private readonly triggers: LoadedTrigger[];
  private readonly counters = new Map<EmittedUnit, Uint32Array>();

  constructor(sources: CompiledSources, host: Host) {
    if (Error.stackTraceLimit < 50) Error.stackTraceLimit = 50;
    this.sources = sources;
    this.rt = new Runtime(host);
    this.objects = apexObjects(this);
    this.rt.library = sources.compilation.resolver.library;
    this.support = createSupport(this.rt);
    this.classes = {
      find: (name) => this.table.get(name.toLowerCase()),
      all: () => [...this.table.values()],
      isInstance: (value, typeName) => this.isInstance(value, typeName),
      isAssignable: (source, target) => this.isAssignable(source, target),
      stub: (typeName, handle) => this.stub(typeName, handle)
    };
    this.rt.classes = this.classes;
    this.rt.stackOf = (error) => this.stacks.trace(error.stack);
    this.loadClasses(sources.classes, allTypes(sources.compilation.resolver));
    this.triggers = sources.triggers.map((unit) => {
      const script = this.evaluate(unit) as unknown as { run(): void };
      return { declaration: unit.declaration, run: () => script.run() };
    });
  }

  private loadClasses(units: EmittedUnit[], types: UserType[]): void {
    const factories: Factories = {};
    for (const unit of units) Object.assign(factories, this.evaluate(unit));
    const { resolver } = this.sources.compilation;
    // A class needs its superclass before it can be made.
    types.sort((left, right) => userSuperclasses(left).length - userSuperclasses(right).length);
    for (const type of types) {
      const compiled = buildClass(type, this.loaded, resolver);
      const key = type.name.toLowerCase();
      // A class may have the name of the trigger that declares members.
      if (!isMembersOfFile(type) || !this.table.has(key)) this.table.set(key, compiled);
      if (compiled.kind === 'enum') {
        this.loaded[type.jsName] = { values: compiled.enumValues } as never;
      }
      const factory = factories[type.jsName];
      if (compiled.kind !== 'class' || !factory) continue;
      const made = factory();
      completePrototype((made as unknown as { prototype: object }).prototype, compiled);
      this.loaded[type.jsName] = made;
    }
  }

  private evaluate(unit: EmittedUnit): Factories {
    this.stacks.add(unit);
    const counters = new Uint32Array((unit.executableLines.at(-1) ?? 0) + 1);
    this.counters.set(unit, counters);
    const names = ['$c', '$s', '$f', 'rt', '$v', '$p'];
    const script = compileFunction(unit.code, names, { filename: unit.scriptName });
    const { loaded, support, rt } = this;
    return script(loaded, support, support.frames, rt, counters, unit.pool) as Factories;
  }

  startTransaction(kind: TransactionKind): void {
    const { frames } = this.support;
    frames.epoch += 1;
    frames.depth = 0;
    this.rt.startTransaction(kind);
  }

  runTriggers(event: TriggerEvent): void {
    this.guarded(() =>
      runTriggers(this.rt, this.support, this.sources.compilation, this.triggers, event)
    );
  }

  callAuraEnabled(
    className: string,
    methodName: string,
    parameters: Record<string, unknown>
  ): unknown {
    return this.guarded(() => callAuraMethod(this, className, methodName, parameters));
  }

  spendLimit(limit: SharedLimit, count: number): void {
    this.rt.limits.spend(limit, count);
  }

  deliver(message: OutboxMessage): () => void {
    const { outbox } = this.rt;
    outbox.push(message);
    return () => {
      const place = outbox.indexOf(message);
      if (place >= 0) outbox.splice(place, 1);
    };
  }

  takeOutbox(): OutboxMessage[] {
    return this.rt.outbox.splice(0);
  }

  usage(): Usage[] {
    return this.rt.limits.usage();
  }

  callInvocable(className: string, inputs: Record<string, unknown>[]): Record<string, unknown>[] {
    return this.guarded(() => callInvocableMethod(this, className, inputs));
  }

  callRest(request: ApexRestRequest, mayUse: (className: string) => boolean): ApexRestAnswer {
    return this.guarded(() => callRestResource(this, request, mayUse));
  }

  invocableActions(): InvocableAction[] {
    return invocableActions(this);
  }

  hasClass(className: string): boolean {
    return this.classes.find(className) !== undefined;
  }

  actionSignature(className: string): ApexSignature | undefined {
    return actionSignature(this, className);
  }

  auraEnabledFields(className: string): ApexParameter[] | undefined {
    return auraEnabledFields(this, className);
  }

  callInvocableWithJson(
    className: string,
    inputs: Record<string, unknown>[]
  ): Record<string, unknown>[] {
    return this.guarded(() => callInvocableWithJson(this, className, inputs));
  }

  install(className: string): void {
    this.guarded(() => firstInstall(this.rt, this.rt.newInstance(className)));
  }

  invoke(instance: unknown, methodName: string, args: unknown[]): unknown {
    return this.guarded(() => this.rt.invoke(instance, methodName, args));
  }

  callFuture(className: string, methodName: string, args: unknown[]): void {
    this.guarded(() => callFutureMethod(this, className, methodName, args));
  }

  mayCallOut(request: JobRequest): boolean {
    if (request.kind === 'future') return futureMayCallOut(this, request);
    if (request.kind === 'scheduled') return false;
    return this.isInstance(request.instance, 'Database.AllowsCallouts');
  }

  jobContext(kind: JobKind | 'finalizer', values: JobContextValues): unknown {
    return jobContext(kind, values);
  }

  isInstance(value: unknown, typeName: string): boolean {
    const type = this.typeNamed(typeName);
    if (!type || value === null) return false;
    return typeTestOf(type, this.sources.compilation.resolver).test(value);
  }

  private isAssignable(source: string, target: string): boolean {
    const [from, to] = [this.typeNamed(source), this.typeNamed(target)];
    return from && to ? isAssignable(from, to, this.sources.compilation.resolver) : false;
  }

  private stub(typeName: string, handle: (call: StubCall) => unknown): unknown {
    const type = this.typeNamed(typeName);
    const compiled = this.table.get(typeName.toLowerCase());
    if (type?.kind !== 'user' || !compiled) {
      raise('System.TypeException', `Cannot create a stub of ${typeName}`);
    }
    const { resolver } = this.sources.compilation;
    return createStub(type, compiled, this.loaded, resolver, handle);
  }

  /** The type with this full name, `Map<String,Outer.Inner>`. */
  typeNamed(name: string): Type | undefined {
    return typeNamed(parseTypeName(name), this.sources.compilation.resolver);
  }

  requireClass(name: string): CompiledClass {
    const found = this.classes.find(name);
    if (!found) throw new InternalError(`there is no Apex class ${name}`);
    return found;
  }

  copyInstance(instance: unknown): unknown {
    return deepCopy(instance);
  }

  serializeInstance(instance: unknown): unknown {
    return storeInstance(this, instance);
  }

  deserializeInstance(className: string, picture: unknown): unknown {
    return restoreInstance(this, className, picture);
  }

  runAnonymous(text: string, fileName: string): void {
    const parsed = parseApex('script', text);
    const diagnostics = new Diagnostics();
    for (const problem of parsed.problems) diagnostics.add({ file: fileName, ...problem });
    if (parsed.unit?.kind !== 'script') return failToCompile(diagnostics);
    const compilation = { ...this.sources.compilation, diagnostics };
    const members = declareMembers(parsed.unit, fileName, compilation.resolver);
    const types = members ? [members, ...members.inner.values()] : [];
    linkTypes(compilation.resolver, diagnostics, types);
    const classes = members ? [emitTopLevelClass(compilation, members)] : [];
    const unit = emitScript(compilation, fileName, parsed.unit);
    failToCompile(diagnostics);
    this.loadClasses(classes, types);
    this.rt.isAnonymous = true;
    try {
      this.guarded(() => (this.evaluate(unit) as unknown as { run(): void }).run());
    } finally {
      this.rt.isAnonymous = false;
    }
  }

  runTests(filter: RegExp | null, onResult: (result: ApexTestResult) => void): ApexTestResult[] {
    return runApexTests(this, filter, onResult);
  }

  resetCoverage(): void {
    for (const counters of this.counters.values()) counters.fill(0);
  }

  coverage(): FileCoverage[] {
    const tests = new Set(
      this.classes
        .all()
        .filter(({ isTest }) => isTest)
        .map(({ name }) => this.fileOf(name))
    );
    return [...this.counters].map(([unit, counters]) => ({
      file: unit.file,
      isTest: tests.has(unit.file),
      covered: unit.executableLines.filter((line) => (counters[line] ?? 0) > 0),
      executable: unit.executableLines
    }));
  }

  /** The source file of a class. */
  fileOf(className: string): string {
    const [outer = ''] = className.split('.');
    return this.sources.compilation.resolver.userTypes.get(outer.toLowerCase())?.file ?? '';
  }

  /** Files that did not compile; their tests have failed. */
  get leftOut(): LeftOut[] {
    return this.sources.leftOut;
  }

  /** Runs Apex; JavaScript errors that stand for Apex exceptions leave as such, with their Apex stack. */
  guarded<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      const exception = toApexException(error);
      if (isApexException(exception)) this.rt.stackText(exception);
      throw exception;
    }
  }
}

function failToCompile(diagnostics: Diagnostics): void {
  const [first] = diagnostics.list;
  if (!first) return;
  const place = `${first.file}, line ${first.line}, column ${first.column}`;
  throw new ApexException('System.CompileException', `${first.message} (${place})`);
}

/** What every instance of the class has: its class, its text, its equals() and hashCode() where it defines them. */
function completePrototype(prototype: object, compiled: ProgramClass): void {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(prototype, name, { value, configurable: true });
  };
  const methodOf = (name: string, count: number): CompiledMethod | undefined =>
    compiled.methods.find(
      (method) => method.name.toLowerCase() === name && method.parameters.length === count
    );
  define('$class', compiled);
  const equals = methodOf('equals', 1);
  const hashCode = methodOf('hashcode', 0);
  if (equals) {
    define('$equals', function (this: object, other: unknown): boolean {
      return equals.invoke(this, [other]) === true;
    });
  }
  if (hashCode) {
    define('$hashCode', function (this: object): unknown {
      return hashCode.invoke(this, []);
    });
  }
}
