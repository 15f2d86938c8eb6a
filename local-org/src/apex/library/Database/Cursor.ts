/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_Cursor.htm */

import type { Condition, SoqlQuery } from '../../../soql/ast.ts';
import { ApexList } from '../../../values/list.ts';
import { raise } from '../../../values/exception.ts';
import type { SObject } from '../../../values/sobject.ts';
import type { AccessMode } from '../../runtime/queries.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { rowsOf, rowType } from '../../runtime/queries.ts';
import { platformClass } from '../define.ts';

/** A fixed list of record ids; every fetch reads the records anew. */
export class CursorValue {
  readonly $type: 'Database.Cursor' | 'Database.PaginationCursor';
  readonly ids: string[];
  private readonly query: SoqlQuery;
  private readonly mode: AccessMode | null;

  constructor(
    type: CursorValue['$type'],
    ids: string[],
    query: SoqlQuery,
    mode: AccessMode | null
  ) {
    this.$type = type;
    this.ids = ids;
    this.query = query;
    this.mode = mode;
  }

  /**
   * Live records of these ids by id.
   * UNVERIFIED: A fetch has a limit of its own and counts no query: 100 fetches follow one getCursor.
   */
  read(rt: Runtime, ids: string[]): Map<string, SObject> {
    const where: Condition = {
      kind: 'compare',
      left: { kind: 'field', path: ['Id'] },
      operator: 'in',
      right: { kind: 'list', items: ids.map((value) => ({ kind: 'literal', value })) }
    };
    const { select, from, line, column } = this.query;
    const query: SoqlQuery = { select, from, where, orderBy: [], line, column };
    rt.limits.spend('fetchCallsOnApexCursor');
    const records = rt.host.database.query(query, [], rt.accessFor(this.mode));
    rt.limits.spend('queryRows', records.length);
    return new Map(records.map((record) => [record.id ?? '', record]));
  }

  fetch(rt: Runtime, position: number, count: number): ApexList {
    // UNVERIFIED: The exception about rows that the cursor does not have.
    if (position < 0 || count < 0 || position > this.ids.length) {
      raise('InvalidParameterValueException', `Cursor position ${position} is out of range`);
    }
    const ids = this.ids.slice(position, position + count);
    const found = this.read(rt, ids);
    return new ApexList(
      rowType(rt, this.query),
      ids.flatMap((id) => found.get(id) ?? [])
    );
  }
}

export function makeCursor(
  rt: Runtime,
  type: CursorValue['$type'],
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): CursorValue {
  const { records } = rowsOf(rt, query, binds, mode);
  const isPlain = type === 'Database.Cursor';
  rt.limits.spend(isPlain ? 'apexCursors' : 'apexPaginationCursors');
  rt.limits.spend(isPlain ? 'apexCursorRows' : 'apexPaginationCursorRows', records.length);
  return new CursorValue(
    type,
    records.flatMap((record) => record.id ?? []),
    query,
    mode
  );
}

export const CursorClass = platformClass('Database.Cursor', {
  isInstance: (value) => value instanceof CursorValue && value.$type === 'Database.Cursor',
  methods: {
    'List<SObject> fetch(Integer position, Integer count)': (
      rt,
      self: CursorValue,
      position: number | null,
      count: number | null
    ) => self.fetch(rt, given(position), given(count)),
    'Integer getNumRecords()': (_rt, self: CursorValue) => self.ids.length
  }
});
