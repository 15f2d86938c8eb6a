/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Iterator.htm */

import { platformInterface } from '../define.ts';
import { raise } from '../../../values/exception.ts';

export const IteratorInterface = platformInterface(
  'System.Iterator',
  ['Boolean hasNext()', 'T next()'],
  { typeParameters: ['T'] }
);

/** The iterator that `list.iterator()` and `set.iterator()` answer. */
export class PlatformIterator {
  readonly $type: string;
  private readonly values: Iterator<unknown>;
  private upcoming: IteratorResult<unknown> | null = null;

  constructor(values: Iterable<unknown>, elementType = 'Object') {
    this.$type = `Iterator<${elementType}>`;
    this.values = values[Symbol.iterator]();
  }

  hasNext(): boolean {
    this.upcoming ??= this.values.next();
    return this.upcoming.done !== true;
  }

  next(): unknown {
    if (!this.hasNext()) raise('NoSuchElementException', 'Iterator has no more elements');
    const value: unknown = this.upcoming?.value;
    this.upcoming = null;
    return value;
  }
}
