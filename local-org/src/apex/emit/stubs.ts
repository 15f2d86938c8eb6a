/** Makes the objects of Test.createStub: instances of a class or interface whose methods ask a handler. */
import type { StubCall } from '../compiled-class.ts';
import { allSupertypes } from '../types/conversions.ts';
import type { MethodSymbol, UserType } from '../types/symbols.ts';
import type { TypeResolver } from '../types/type-resolver.ts';
import type { LoadedClasses } from './build-classes.ts';
import type { ProgramClass } from './program-class.ts';
import { UserObject } from './support.ts';

export function createStub(
  type: UserType,
  compiled: ProgramClass,
  loaded: LoadedClasses,
  resolver: TypeResolver,
  handle: (call: StubCall) => unknown
): unknown {
  const Base = (loaded[type.jsName] ?? UserObject) as unknown as new () => object;
  class Stub extends Base {}
  const name = `${compiled.name}__sfdc_ApexStub`;
  Object.defineProperty(Stub.prototype, '$class', { value: { ...compiled, name } });
  for (const method of stubbedMethods(type, resolver)) {
    // The method of the nearest type stands for the ones it overrides.
    if (Object.hasOwn(Stub.prototype, method.jsName)) continue;
    const value = (...args: unknown[]): unknown =>
      handle({
        methodName: method.name,
        returnType: method.returns.name,
        parameterTypes: method.parameters.map((parameter) => parameter.type.name),
        parameterNames: method.parameters.map((parameter) => parameter.name),
        args
      });
    Object.defineProperty(Stub.prototype, method.jsName, { value });
  }
  return new Stub();
}

/** Static and private methods keep their own code. */
function stubbedMethods(type: UserType, resolver: TypeResolver): MethodSymbol[] {
  const owners = [type, ...allSupertypes(type, resolver)].filter((each) => each.kind === 'user');
  return owners
    .flatMap((owner) => [...owner.methods.values()].flat())
    .filter((method) => !method.isStatic && method.access !== 'private');
}
