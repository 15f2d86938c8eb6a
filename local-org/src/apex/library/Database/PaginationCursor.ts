/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_PaginationCursor.htm */

import { ApexList } from '../../../values/list.ts';
import type { SObject } from '../../../values/sobject.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { CursorValue } from './Cursor.ts';

/** One page: as many live records as fit, deleted ones are skipped and counted. */
class CursorFetchResultValue {
  readonly $type = 'Database.CursorFetchResult';
  readonly records: SObject[];
  readonly nextIndex: number;
  readonly deleted: number;
  readonly isDone: boolean;

  constructor(records: SObject[], nextIndex: number, deleted: number, isDone: boolean) {
    this.records = records;
    this.nextIndex = nextIndex;
    this.deleted = deleted;
    this.isDone = isDone;
  }
}

function fetchPage(
  rt: Runtime,
  cursor: CursorValue,
  start: number,
  size: number
): CursorFetchResultValue {
  const found = cursor.read(rt, cursor.ids.slice(start));
  const page: SObject[] = [];
  let index = start;
  let deleted = 0;
  for (; index < cursor.ids.length && page.length < size; index += 1) {
    const record = found.get(cursor.ids[index] ?? '');
    if (record) page.push(record);
    else deleted += 1;
  }
  return new CursorFetchResultValue(page, index, deleted, index >= cursor.ids.length);
}

function fetchDeleted(rt: Runtime, cursor: CursorValue, start: number, size: number): number {
  const ids = cursor.ids.slice(start, start + size);
  return ids.length - cursor.read(rt, ids).size;
}

export const PaginationCursorClass = platformClass('Database.PaginationCursor', {
  isInstance: (value) => value instanceof CursorValue && value.$type !== 'Database.Cursor',
  methods: {
    'Database.CursorFetchResult fetchPage(Integer start, Integer pageSize)': (
      rt,
      self: CursorValue,
      start: number | null,
      size: number | null
    ) => fetchPage(rt, self, given(start), given(size)),
    'Integer fetchDeleted(Integer start, Integer pageSize)': (
      rt,
      self: CursorValue,
      start: number | null,
      size: number | null
    ) => fetchDeleted(rt, self, given(start), given(size)),
    'Integer getNumRecords()': (_rt, self: CursorValue) => self.ids.length
  }
});

export const CursorFetchResultClass = platformClass('Database.CursorFetchResult', {
  isInstance: (value) => value instanceof CursorFetchResultValue,
  methods: {
    'List<SObject> getRecords()': (_rt, self: CursorFetchResultValue) =>
      new ApexList(self.records[0]?.type ?? 'SObject', self.records),
    'Integer getNextIndex()': (_rt, self: CursorFetchResultValue) => self.nextIndex,
    'Integer getNumDeletedRecords()': (_rt, self: CursorFetchResultValue) => self.deleted,
    'Boolean isDone()': (_rt, self: CursorFetchResultValue) => self.isDone
  }
});
