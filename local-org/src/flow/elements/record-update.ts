/** Flow element Update Records: `$Record`, a record variable or the records that meet conditions. */
import { SObject } from '../../values/sobject.ts';
import { requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowValue, Interview } from '../model.ts';
import { setField } from '../references.ts';
import { parseReference } from '../values.ts';
import { recordsOf } from './record-create.ts';
import { findRecords, parseFieldValues, parseRecordFilter } from './record-filter.ts';

export const parseRecordUpdate: ElementParser = (builder, node) => {
  const reference = textOf(node, 'inputReference');
  const input = reference ? parseReference(builder, reference, node.line) : null;
  const filter = reference ? null : parseRecordFilter(builder, node);
  const fields = parseFieldValues(builder, node);
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');

  const recordsToUpdate = (engine: FlowEngine, interview: Interview): SObject[] => {
    const found = input
      ? recordsOf(input(interview))
      : filter
        ? findRecords(engine, interview, filter)
        : [];
    if (fields.length === 0) return found.map((record) => writable(engine, record));
    return found.map((record) => withFields(engine, interview, record, fields));
  };

  return {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    next,
    fault,
    run(group, engine) {
      // Before the save the record itself is changed: there is nothing to write yet.
      const writing = group.filter((interview) => {
        if (reference !== '$Record' || !interview.beforeSave) return true;
        for (const { field, value } of fields) {
          setField(engine, interview.record as SObject, field, value(interview));
        }
        interview.position = next;
        return false;
      });
      if (writing.length === 0) return;
      try {
        const records = writing.flatMap((interview) => recordsToUpdate(engine, interview));
        const access = engine.access(group[0].flow);
        if (records.length > 0) {
          engine.services.host.database.dml('update', records, { allOrNone: true }, access);
        }
        for (const interview of writing) interview.position = next;
      } catch (error) {
        fail(this, writing, error);
      }
    }
  };
};

/** Only the named fields are written, and the interview's own picture of the record follows. */
function withFields(
  engine: FlowEngine,
  interview: Interview,
  record: SObject,
  fields: { field: string; value: FlowValue }[]
): SObject {
  const change = new SObject(record.type, { Id: record.id });
  for (const { field, value } of fields) {
    const next = value(interview);
    setField(engine, change, field, next);
    setField(engine, record, field, next);
  }
  return change;
}

/** A whole record variable: what may not be written is left out. */
function writable(engine: FlowEngine, record: SObject): SObject {
  const change = new SObject(record.type, { Id: record.id });
  for (const [name, value] of record.fields) {
    const field = engine.services.host.schema.object(record.type)?.field(name);
    if (field?.updateable) change.set(field.name, value);
  }
  return change;
}
