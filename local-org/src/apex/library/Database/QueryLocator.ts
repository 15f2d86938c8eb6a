/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_queryLocator.htm */

import type { SObject } from '../../../values/sobject.ts';
import { PlatformIterator } from '../System/Iterator.ts';
import { platformClass } from '../define.ts';

/** The rows of a batch job; they are read when the locator is made. */
export class QueryLocatorValue {
  readonly $type = 'Database.QueryLocator';
  readonly query: string;
  readonly records: SObject[];

  constructor(query: string, records: SObject[]) {
    this.query = query;
    this.records = records;
  }

  iterator(): PlatformIterator {
    return new PlatformIterator(this.records, 'SObject');
  }
}

export const QueryLocatorClass = platformClass('Database.QueryLocator', {
  implements: ['Iterable<SObject>'],
  isInstance: (value) => value instanceof QueryLocatorValue,
  methods: {
    'String getQuery()': (_rt, self: QueryLocatorValue) => self.query,
    'Database.QueryLocatorIterator iterator()': (_rt, self: QueryLocatorValue) => self.iterator()
  }
});

export const QueryLocatorIteratorClass = platformClass('Database.QueryLocatorIterator', {
  implements: ['Iterator<SObject>'],
  isInstance: (value) => value instanceof PlatformIterator,
  methods: {
    'Boolean hasNext()': (_rt, self: PlatformIterator) => self.hasNext(),
    'SObject next()': (_rt, self: PlatformIterator) => self.next()
  }
});
