/** Which Apex type is a kind of which other, for `Type.isAssignableFrom` and assertions on types. */

import type { Runtime } from './runtime.ts';

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^system\./, '')
    .replace(/\s/g, '');

/** True when a variable of type `target` can hold a value of type `source`. */
export function isAssignable(rt: Runtime, target: string, source: string): boolean {
  const wanted = plain(target);
  if (wanted === 'object' || wanted === plain(source)) return true;
  if (wanted === 'sobject') return rt.schema.object(source) !== undefined;
  // `Type.forName('List')` stands for every list.
  const [open] = wanted.split('<any');
  if (open && wanted !== open && plain(source).startsWith(`${open}<`)) return true;
  if (source.includes('<')) return rt.classes.isAssignable?.(source, target) ?? false;
  return ancestors(rt, source).some((name) => plain(name) === wanted);
}

function ancestors(rt: Runtime, name: string): string[] {
  const userClass = rt.classes.find(name);
  if (userClass) {
    const { superclass, interfaces } = userClass;
    return [...interfaces, ...(superclass ? [superclass, ...ancestors(rt, superclass)] : [])];
  }
  const platform = rt.library.find(name) ?? rt.library.find(`System.${name}`);
  if (platform?.kind !== 'class') return [];
  const parents = platform.superclass ? [platform.superclass.name] : [];
  return [...platform.interfaces.map((type) => type.name), ...parents].flatMap((parent) => [
    parent,
    ...ancestors(rt, parent)
  ]);
}
