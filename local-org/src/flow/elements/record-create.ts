/** Flow element Create Records: from fields, a record or a collection, or an update of what is there already. */
import { SObject } from '../../values/sobject.ts';
import { booleanOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowElement, Interview } from '../model.ts';
import { setField, writeReference } from '../references.ts';
import { parseReference } from '../values.ts';
import { ownVariable } from '../variables.ts';
import { elementOf } from './node.ts';
import { countQuery, findRecords, parseFieldValues, parseRecordFilter } from './record-filter.ts';
import type { RecordFilter } from './record-filter.ts';
import { referencedRecords, saveTogether } from './saving.ts';
import type { SaveBatch } from './saving.ts';

export const parseRecordCreate: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const reference = textOf(node, 'inputReference');
  const idTarget = textOf(node, 'assignRecordIdToReference');
  if (!idTarget) variables.set(name, ownVariable(name, { dataType: 'String' }));
  const target = (idTarget ?? name).split('.');
  const records = reference ? given(builder, node, reference) : fromFields(builder, node);
  const matching = parseMatching(builder, node);
  const upsert = upsertOptions(node);

  const saved = (engine: FlowEngine, { interview, records: [first] }: SaveBatch): void => {
    if (!reference || idTarget) writeReference(engine, interview, target, first?.id ?? null);
  };

  const insert = (group: Interview[], engine: FlowEngine, element: FlowElement): void =>
    saveTogether(engine, element, group, {
      operation: upsert ? 'upsert' : 'insert',
      options: upsert ?? { allOrNone: true },
      records: (interview) => records(engine, interview),
      saved: (batch) => saved(engine, batch)
    });

  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      if (!matching) return insert(group, engine, element);
      countQuery(engine);
      const found = new Map(group.map((interview) => [interview, matching(engine, interview)]));
      const fresh = group.filter((interview) => found.get(interview)?.length === 0);
      const existing = group.filter((interview) => !fresh.includes(interview));
      if (fresh.length > 0) insert(fresh, engine, element);
      if (existing.length === 0) return;
      saveTogether(engine, element, existing, {
        operation: 'update',
        options: { allOrNone: true },
        records: (interview) => {
          const [values] = records(engine, interview);
          return (found.get(interview) ?? []).map(
            ({ id }) => new SObject(values.type, [...values.fields, ['Id', id]])
          );
        },
        saved: (batch) => saved(engine, batch)
      });
    },
    true
  );
};

type Records = (engine: FlowEngine, interview: Interview) => SObject[];

function given(builder: FlowBuilder, node: XmlElement, reference: string): Records {
  const input = parseReference(builder, reference, node.line);
  return (_engine, interview) => referencedRecords(input, reference, interview);
}

function fromFields(builder: FlowBuilder, node: XmlElement): Records {
  const object = builder.object(requiredText(node, 'object'), node);
  const fields = parseFieldValues(builder, node, object);
  return (engine, interview) => {
    const record = new SObject(object.name);
    for (const { field, value } of fields) setField(engine, record, field, value(interview));
    return [record];
  };
}

/** "Check for matching records": which records are updated instead. */
function parseMatching(builder: FlowBuilder, node: XmlElement): Records | null {
  if (childrenOf(node, 'filters').length === 0) return null;
  const filter: RecordFilter = parseRecordFilter(builder, node);
  const one = textOf(node, 'operationOneMatchingRecord');
  const many = textOf(node, 'operationMultMatchingRecords');
  return (engine, interview) => {
    const found = findRecords(engine, interview, filter, {
      fields: ['Id'],
      orderBy: [{ by: { kind: 'field', path: ['CreatedDate'] }, descending: true }]
    });
    if (found.length <= 1) return one === 'None' ? [] : found;
    if (many === 'UpdateLatestRecord') return found.slice(0, 1);
    return many === 'None' ? [] : found;
  };
}

/** A collection that is inserted or updated by an id or an external id. */
function upsertOptions(node: XmlElement): { allOrNone: boolean; externalIdField?: string } | null {
  if (!booleanOf(node, 'doesUpsert')) return null;
  const externalIdField =
    textOf(node, 'upsertExternalIdField') ?? textOf(node, 'upsertStandardIdField') ?? 'Id';
  return { allOrNone: booleanOf(node, 'doesUpsertAllOrNone'), externalIdField };
}
