/** Flow element Create Records: one DML statement for all interviews that stand at it. */
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { setField, writeReference } from '../references.ts';
import { parseReference } from '../values.ts';
import { parseFieldValues } from './record-filter.ts';

export const parseRecordCreate: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const reference = textOf(node, 'inputReference');
  const object = reference ? null : requiredText(node, 'object');
  const input = reference ? parseReference(builder, reference, node.line) : null;
  const fields = parseFieldValues(builder, node);
  const idTarget = textOf(node, 'assignRecordIdToReference');
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');
  const { schema } = builder.engine.services.host;
  const definition = object === null ? undefined : schema.object(object);
  if (object !== null) {
    if (!definition) throw builder.error(`The object ${object} does not exist`, node);
    const unknown = fields.find(({ field }) => !definition.field(field));
    if (unknown) throw builder.error(`${object} has no field '${unknown.field}'`, node);
    if (!idTarget) variables.set(name, { ...RESULT, name });
  }

  return {
    kind: node.name,
    name,
    line: node.line,
    next,
    fault,
    run(group, engine) {
      const batches = group.map((interview) => {
        if (input) return { interview, records: recordsOf(input(interview)) };
        const record = new SObject(definition?.name ?? '');
        for (const { field, value } of fields) setField(engine, record, field, value(interview));
        return { interview, records: [record] };
      });
      const all = batches.flatMap(({ records }) => records);
      try {
        const access = engine.access(group[0].flow);
        engine.services.host.database.dml('insert', all, { allOrNone: true }, access);
      } catch (error) {
        fail(this, group, error);
        return;
      }
      for (const { interview, records } of batches) {
        if (object !== null) {
          writeReference(engine, interview, (idTarget ?? name).split('.'), records[0].id);
        }
        interview.position = next;
      }
    }
  };
};

export function recordsOf(value: unknown): SObject[] {
  if (value instanceof SObject) return [value];
  return value instanceof ApexList ? (value.items as SObject[]) : [];
}

const RESULT = {
  dataType: 'String',
  objectType: null,
  isCollection: false,
  isInput: false,
  isOutput: false,
  initial: null
};
