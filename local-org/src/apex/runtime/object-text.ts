/** The text of platform objects that have none of their own: `Schema.PicklistEntry[getLabel=Hot;…]`, `System.Http[]`. */

import type { PlatformMember, MethodImplementation } from '../library/define.ts';
import type { Runtime } from './runtime.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { apexText } from '../../values/format.ts';
import { typeNameOf } from './type-name.ts';

export function objectText(rt: Runtime, value: object): string {
  const typeName = typeNameOf(value);
  const type = rt.library.find(typeName);
  const isDescribe = typeName.startsWith('Schema.') && type?.kind === 'class';
  const getters = isDescribe ? type.methods.filter(isGetter) : [];
  const texts = getters
    .map(({ signature, implementation }): [string, unknown] => [
      signature.name,
      implementation(rt, value)
    ])
    .filter(([, member]) => !(member instanceof ApexList || member instanceof ApexMap))
    .map(([name, member]) => `${name}=${apexText(member)};`)
    .sort();
  return `${typeName}[${texts.join('')}]`;
}

/** UNVERIFIED: describe results name all their getters in this order, but those of lists and maps. */
function isGetter({ signature }: PlatformMember<MethodImplementation>): boolean {
  return /^(get|is)[A-Z]/.test(signature.name) && signature.parameters.length === 0;
}
