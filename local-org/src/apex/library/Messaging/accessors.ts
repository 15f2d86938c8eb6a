/** Properties of the e-mail classes: each is also read with `getName()` and written with `setName(value)`. */

import type { MethodImplementation } from '../define.ts';
import type { RecordValue } from '../record-class.ts';

/** `{ subject: 'String' }` gives getSubject and setSubject. */
export function accessors(
  properties: Record<string, string>
): Record<string, MethodImplementation> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, type]): [string, MethodImplementation][] => {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      return [
        [`${type} get${capital}()`, (_rt, self: RecordValue) => self.get(name)],
        [
          `void set${capital}(${type} value)`,
          (_rt, self: RecordValue, value: unknown) => self.set(name, value)
        ]
      ];
    })
  );
}

export function signatures(properties: Record<string, string>): string[] {
  return Object.entries(properties).map(([name, type]) => `${type} ${name}`);
}
