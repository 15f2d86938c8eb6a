/** Finds types by the full names that run-time values carry, e.g. `Map<String,Outer.Inner>`. */
import type { TypeName } from '../library/define.ts';
import type { TypeResolver } from './type-resolver.ts';
import type { Type } from './type.ts';

export function typeNamed(name: TypeName, resolver: TypeResolver): Type | undefined {
  const args: Type[] = [];
  for (const item of name.args) {
    const arg = typeNamed(item, resolver);
    if (!arg) return undefined;
    args.push(arg);
  }
  return resolver.named(name.name, args, null);
}
