/** Test support: calls library members as compiled Apex would, on a runtime with a fake org. */

import { Runtime } from '../runtime/runtime.ts';
import { platformTypes } from './catalogue.ts';
import type { Host } from '../../host.ts';
import type { PlatformMember } from './define.ts';

/** A runtime whose org has only what the test gives it; anything else fails on use. */
export function runtimeWith(parts: Partial<Record<keyof Host, unknown>> = {}): Runtime {
  const defaults = {
    runningJob: () => null,
    timeZone: () => 'GMT',
    user: () => ({ userId: '005000000000001AAA' }),
    database: { get: () => null },
    now: () => Date.UTC(2026, 10, 21, 9, 5, 7),
    randomBytes: (count: number) => Buffer.alloc(count, 7),
    hasChanges: () => false,
    log: () => undefined,
    project: { apiVersion: '65.0', staticResources: [] }
  };
  return new Runtime({ ...defaults, ...parts } as unknown as Host);
}

function memberOf<T>(members: PlatformMember<T>[], text: string): T {
  const found = members.filter(({ signature }) => {
    const types = signature.parameters.map(({ type }) => type.name).join(', ');
    return text === `${signature.name}(${types})` || text === signature.name;
  });
  if (found.length === 0) throw new Error(`the library has no ${text}`);
  return (found[0] as PlatformMember<T>).implementation;
}

function classOf(name: string): Extract<ReturnType<typeof platformTypes.find>, { kind: 'class' }> {
  const type = platformTypes.find(name.includes('.') ? name : `System.${name}`);
  if (type?.kind !== 'class') throw new Error(`the library has no class ${name}`);
  return type;
}

/** `staticCall(rt, 'String', 'isBlank', ' ')`; overloads are told apart as `abs(Decimal)`. */
export function staticCall(rt: Runtime, type: string, member: string, ...args: unknown[]): unknown {
  return memberOf(classOf(type).statics, member)(rt, ...args);
}

/** `call(rt, 'String', 'left', 'abc', 2)`: the receiver is the first argument behind the name. */
export function call(
  rt: Runtime,
  type: string,
  member: string,
  self: unknown,
  ...args: unknown[]
): unknown {
  return memberOf(classOf(type).methods, member)(rt, self, ...args);
}

export function construct(rt: Runtime, type: string, ...args: unknown[]): unknown {
  const found = classOf(type).constructors.find(
    ({ signature }) => signature.parameters.length === args.length
  );
  if (!found) throw new Error(`the library cannot construct ${type}`);
  return found.implementation(rt, ...args);
}
