/** Flow element Delete Records: the records of a variable or those that meet conditions. */
import { textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { parseReference } from '../values.ts';
import { elementOf } from './node.ts';
import { countQuery, findRecords, parseRecordFilter } from './record-filter.ts';
import { referencedRecords, saveTogether } from './saving.ts';

export const parseRecordDelete: ElementParser = (builder, node) => {
  const reference = textOf(node, 'inputReference');
  const input = reference ? parseReference(builder, reference, node.line) : null;
  const filter = reference ? null : parseRecordFilter(builder, node);
  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      if (filter) countQuery(engine);
      saveTogether(engine, element, group, {
        operation: 'delete',
        options: { allOrNone: true },
        records: (interview) => {
          if (input) return referencedRecords(input, reference ?? '', interview);
          return filter ? findRecords(engine, interview, filter, { fields: ['Id'] }) : [];
        },
        saved() {}
      });
    },
    true
  );
};
