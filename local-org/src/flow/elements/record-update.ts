/** Flow element Update Records: `$Record`, a record variable or the records that meet conditions. */
import { SObject } from '../../values/sobject.ts';
import { textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowElement, FlowValue, Interview } from '../model.ts';
import { setField } from '../references.ts';
import { parseReference } from '../values.ts';
import { elementOf } from './node.ts';
import { countQuery, findRecords, parseFieldValues, parseRecordFilter } from './record-filter.ts';
import { attempt, referencedRecords, saveTogether } from './saving.ts';

type Fields = { field: string; value: FlowValue }[];

export const parseRecordUpdate: ElementParser = (builder, node) => {
  const reference = textOf(node, 'inputReference');
  const input = reference ? parseReference(builder, reference, node.line) : null;
  const filter = reference ? null : parseRecordFilter(builder, node);
  const fields: Fields = parseFieldValues(builder, node, filter?.object ?? null);

  const recordsToUpdate = (engine: FlowEngine, interview: Interview): SObject[] => {
    const found = input
      ? referencedRecords(input, reference ?? '', interview)
      : filter
        ? findRecords(engine, interview, filter, { fields: ['Id'] })
        : [];
    if (fields.length === 0) return found.map((record) => writable(engine, record));
    return found.map((record) => withFields(engine, interview, record, fields));
  };

  /** Before the save the record itself is changed: there is nothing to write yet. */
  const changeItself = (
    engine: FlowEngine,
    element: FlowElement,
    interview: Interview
  ): boolean => {
    if (reference !== '$Record' || interview.phase !== 'before-save') return false;
    attempt(element, interview, () => {
      for (const { field, value } of fields) {
        setField(engine, interview.record as SObject, field, value(interview));
      }
    });
    return true;
  };

  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      const writing = group.filter((interview) => !changeItself(engine, element, interview));
      if (writing.length === 0) return;
      if (filter) countQuery(engine);
      saveTogether(engine, element, writing, {
        operation: 'update',
        options: { allOrNone: true },
        records: (interview) => recordsToUpdate(engine, interview),
        saved() {}
      });
    },
    true
  );
};

/** Only the named fields are written, and the interview's own picture of the record follows. */
function withFields(
  engine: FlowEngine,
  interview: Interview,
  record: SObject,
  fields: Fields
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
