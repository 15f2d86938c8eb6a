/** Describe results have properties beside their methods: `describe.getLabel()` is `describe.Label`. */

import type { InstanceProperty, MethodImplementation } from '../define.ts';

const GETTER = /^(.+) (?:get|is)(\w+)\(\)$/;

/** A property for each method without parameters whose name begins with get or is. */
export function gettersAsProperties(
  methods: Record<string, MethodImplementation>
): Record<string, InstanceProperty['get']> {
  const properties: Record<string, InstanceProperty['get']> = {};
  for (const [signature, implementation] of Object.entries(methods)) {
    const [, type, name] = GETTER.exec(signature) ?? [];
    if (type !== undefined && name !== undefined) {
      properties[`${type} ${name.charAt(0).toLowerCase()}${name.slice(1)}`] = (rt, self) =>
        implementation(rt, self);
    }
  }
  return properties;
}
