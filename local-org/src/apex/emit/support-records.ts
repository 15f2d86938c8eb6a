/** Records in emitted code: fields, relationships, the single row of a query. */
import type { Runtime } from '../runtime/runtime.ts';
import { assertWritable, readChildren, readField, readParent } from '../runtime/record-fields.ts';
import { ApexList } from '../../values/list.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';

function existing(record: SObject | null): SObject {
  if (record !== null) return record;
  raise('System.NullPointerException', 'Attempt to de-reference a null object');
}

/** The helpers for records; names in the code are canonical API names already. */
export function recordSupport(rt: Runtime) {
  const field = (record: SObject | null, name: string): unknown => {
    const value = existing(record).fields.get(name);
    return value === undefined ? readField(rt, existing(record), name) : value;
  };
  const parent = (record: SObject | null, name: string): unknown => {
    const value = existing(record).fields.get(name);
    return value === undefined ? readParent(rt, existing(record), name) : value;
  };
  return {
    field,
    parent,
    /** A checkbox is never null. */
    flag: (record: SObject | null, name: string) => field(record, name) ?? false,
    fieldOrNull: (record: SObject | null, name: string) => record && field(record, name),
    flagOrNull: (record: SObject | null, name: string) => record && (field(record, name) ?? false),
    parentOrNull: (record: SObject | null, name: string) => record && parent(record, name),
    children: (record: SObject | null, name: string, elementType: string) => {
      const value = existing(record).fields.get(name);
      return value ?? readChildren(rt, existing(record), name) ?? new ApexList(elementType);
    },
    setField: (record: SObject | null, name: string, value: unknown) => {
      assertWritable(existing(record));
      existing(record).set(name, value);
      return value;
    },
    record: (type: string, fields: [string, unknown][]) => new SObject(type, fields),
    single,
    first: (rows: ApexList) => (rows.items.length ? single(rows) : null)
  };
}

/** A query where a record is expected. */
function single(rows: ApexList): unknown {
  if (rows.items.length === 1) return rows.items[0];
  raise(
    'System.QueryException',
    rows.items.length === 0
      ? 'List has no rows for assignment to SObject'
      : 'List has more than 1 row for assignment to SObject'
  );
}
