/** What a formula can see while it is evaluated. */

export interface FormulaScope {
  /** Value at a path such as ['Account', 'Name'] or ['$User', 'Id']; throws when the path names nothing. */
  value(path: readonly string[]): unknown;
  /** Value that the record had before the save; null for a new record. */
  prior?(path: readonly string[]): unknown;
  /** True while the record is being created; absent where ISNEW makes no sense. */
  isNew?: boolean;
  isClone?: boolean;
  /** Milliseconds since 1970 on the org's clock. */
  now(): number;
  /** IANA name of the running user's time zone. */
  timeZone: string;
  /** Formula fields may treat an empty number as 0. */
  blankAsZero?: boolean;
  /** VLOOKUP: the value of a field of the record whose key field has the value; null when there is none. */
  lookUp?(object: string, field: string, keyField: string, key: string): unknown;
}

/** A compiled part of a formula. */
export type Evaluate = (scope: FormulaScope) => unknown;
