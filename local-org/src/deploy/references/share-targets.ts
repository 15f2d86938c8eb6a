/** Groups, queues and roles that something is shared with. */
import type { XmlElement } from '../../metadata/xml.ts';
import type { NameKind, Names } from './names.ts';
import { named, type Refuse } from './report.ts';
import { tableOf } from '../../metadata/table.ts';

const KINDS = tableOf<NameKind>({
  group: 'group',
  queue: 'queue',
  role: 'role',
  roleAndSubordinates: 'role',
  roleAndSubordinatesInternal: 'role'
});

export function refuseLostTargets(shared: XmlElement, names: Names, refuse: Refuse): void {
  for (const [element, kind] of Object.entries(KINDS)) {
    for (const { at, name } of named(shared, element)) {
      if (names.mayExist(kind, name)) continue;
      refuse(
        at,
        `There is no ${kind} ${name}.`,
        `Correct the name in <${element}>, or add the ${kind}.`
      );
    }
  }
}
