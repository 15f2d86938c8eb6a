/** Flow element Get Records. */
import { toInteger } from '../../formula/coerce.ts';
import { ApexList } from '../../values/list.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { ElementParser } from '../elements.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowValue, Interview } from '../model.ts';
import { writeReference } from '../references.ts';
import type { SObject } from '../../values/sobject.ts';
import { parseValue } from '../values.ts';
import { ownVariable } from '../variables.ts';
import { elementOf } from './node.ts';
import { attempt } from './saving.ts';
import { countQuery, findRecords, parseRecordFilter } from './record-filter.ts';
import type { FindOptions } from './record-filter.ts';

export const parseRecordLookup: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const filter = parseRecordFilter(builder, node);
  if (childOf(node, 'relatedRecords')) {
    throw builder.notSupported('support related records in Get Records', node);
  }
  const assignments = childrenOf(node, 'outputAssignments').map((item) => ({
    path: requiredText(item, 'assignToReference').split('.'),
    field: requiredText(item, 'field')
  }));
  const single = booleanOf(node, 'getFirstRecordOnly') || assignments.length > 0;
  const reference = textOf(node, 'outputReference');
  const keepsWhenEmpty = !booleanOf(node, 'assignNullValuesIfNoRecordsFound');
  if (!reference && assignments.length === 0) {
    const objectType = filter.object.name;
    variables.set(
      name,
      ownVariable(name, { dataType: 'SObject', objectType, isCollection: !single })
    );
  }
  const limit = parseLimit(builder, node);
  const queried = childrenOf(node, 'queriedFields').map((field) => field.text.trim());
  const options: FindOptions = {
    ...(queried.length > 0 ? { fields: queried } : {}),
    orderBy: sortOf(node)
  };

  const isSingle = single || (reference ? variables.get(reference)?.isCollection === false : false);
  const store = (engine: FlowEngine, interview: Interview, records: SObject[]): void => {
    const first = records[0] ?? null;
    if (assignments.length > 0) {
      if (first === null && keepsWhenEmpty) return;
      for (const { path, field } of assignments) {
        const value = first ? engine.services.field(first, [field]) : null;
        writeReference(engine, interview, path, value);
      }
      return;
    }
    if (reference && records.length === 0 && keepsWhenEmpty) return;
    // Without records there is no collection either: it is null.
    const list = first && new ApexList(filter.object.name, records);
    const value = isSingle ? first : list;
    writeReference(engine, interview, (reference ?? name).split('.'), value);
  };

  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      countQuery(engine);
      for (const interview of group) {
        attempt(element, interview, () => {
          const most = isSingle ? 1 : limit(interview);
          const found = findRecords(engine, interview, filter, { ...options, limit: most });
          store(engine, interview, found);
        });
      }
    },
    true
  );
};

function parseLimit(
  builder: FlowBuilder,
  node: XmlElement
): (interview: Interview) => number | null {
  const holder = childOf(node, 'limit');
  if (!holder) return () => null;
  const value: FlowValue =
    holder.children.length > 0 ? parseValue(builder, holder) : () => holder.text.trim();
  return (interview) => toInteger(value(interview));
}

function sortOf(node: XmlElement): NonNullable<FindOptions['orderBy']> {
  const field = textOf(node, 'sortField');
  if (!field) return [];
  const descending = textOf(node, 'sortOrder') === 'Desc';
  return [{ by: { kind: 'field', path: field.split('.') }, descending }];
}
