/** Flow element Delete Records. */
import { requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { parseReference } from '../values.ts';
import { recordsOf } from './record-create.ts';
import { findRecords, parseRecordFilter } from './record-filter.ts';

export const parseRecordDelete: ElementParser = (builder, node) => {
  const reference = textOf(node, 'inputReference');
  const input = reference ? parseReference(builder, reference, node.line) : null;
  const filter = reference ? null : parseRecordFilter(builder, node);
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');

  return {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    next,
    fault,
    run(group, engine) {
      try {
        const records = group.flatMap((interview) => {
          if (input) return recordsOf(input(interview));
          return filter ? findRecords(engine, interview, filter) : [];
        });
        const access = engine.access(group[0].flow);
        if (records.length > 0) {
          engine.services.host.database.dml('delete', records, { allOrNone: true }, access);
        }
        for (const interview of group) interview.position = next;
      } catch (error) {
        fail(this, group, error);
      }
    }
  };
};
