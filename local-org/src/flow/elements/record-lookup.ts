/** Flow element Get Records. */
import { ApexList } from '../../values/list.ts';
import { booleanOf, childrenOf, integerOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import type { FlowEngine } from '../engine.ts';
import type { Interview } from '../model.ts';
import { writeReference } from '../references.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import type { SObject } from '../../values/sobject.ts';
import { findRecords, parseRecordFilter } from './record-filter.ts';

export const parseRecordLookup: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const filter = parseRecordFilter(builder, node);
  const single =
    booleanOf(node, 'getFirstRecordOnly') || childrenOf(node, 'outputAssignments').length > 0;
  const reference = textOf(node, 'outputReference');
  const assignments = childrenOf(node, 'outputAssignments').map((item) => ({
    path: requiredText(item, 'assignToReference').split('.'),
    field: requiredText(item, 'field')
  }));
  const keepsWhenEmpty = !booleanOf(node, 'assignNullValuesIfNoRecordsFound');
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');
  if (!reference && assignments.length === 0) {
    variables.set(name, {
      name,
      dataType: 'SObject',
      objectType: null,
      isCollection: !single,
      isInput: false,
      isOutput: false,
      initial: null
    });
  }
  const sortField = textOf(node, 'sortField');
  const limit = single ? 1 : integerOf(node, 'limit');
  const extra: Partial<SoqlQuery> = {
    orderBy: sortField
      ? [
          {
            by: { kind: 'field', path: [sortField] },
            descending: textOf(node, 'sortOrder') === 'Desc'
          }
        ]
      : [],
    ...(limit === undefined ? {} : { limit: { kind: 'literal', value: limit } })
  };

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
    const value = single ? first : new ApexList(filter.object.name, records);
    writeReference(engine, interview, [reference ?? name], value);
  };

  return {
    kind: node.name,
    name,
    line: node.line,
    next,
    fault,
    run(group, engine) {
      for (const interview of group) {
        try {
          store(engine, interview, findRecords(engine, interview, filter, extra));
          interview.position = next;
        } catch (error) {
          fail(this, [interview], error);
        }
      }
    }
  };
};
