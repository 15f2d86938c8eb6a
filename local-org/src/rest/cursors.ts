/** Results of queries that were not read to their end. */
import { makeId } from '../values/id.ts';
import type { SObject } from '../values/sobject.ts';
import type { SoqlQuery } from '../soql/ast.ts';

export interface Cursor {
  userId: string;
  query: SoqlQuery;
  records: SObject[];
}

/** As on the platform: an eleventh open cursor closes the user's oldest. */
const CURSORS_OF_USER = 10;

// DIFFERS: a cursor keeps its records as they were at the query and is gone when the org restarts.
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private last = 0;

  keep(cursor: Cursor): string {
    const own = [...this.open].filter(([, other]) => other.userId === cursor.userId);
    if (own.length >= CURSORS_OF_USER) this.open.delete(own[0]![0]);
    const id = makeId('01g', ++this.last);
    this.open.set(id, cursor);
    return id;
  }

  find(id: string, userId: string): Cursor | null {
    const cursor = this.open.get(id);
    return cursor?.userId === userId ? cursor : null;
  }
}
