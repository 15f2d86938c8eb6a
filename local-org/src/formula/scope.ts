/** What a formula can see while it is evaluated. */

export interface FormulaScope {
  /** Value at a path such as ['Account', 'Name'] or ['$User', 'Id']; throws when the path names nothing. */
  value(path: readonly string[]): unknown;
  /** Value that the record had before the save; the current value for a new record. */
  prior?(path: readonly string[]): unknown;
  /** True while the record is being created; absent where ISNEW makes no sense. */
  isNew?: boolean;
  /** Milliseconds since 1970 on the org's clock. */
  now(): number;
  /** IANA name of the running user's time zone. */
  timeZone: string;
  /** Formula fields and validation rules may treat an empty number as 0. */
  blankAsZero?: boolean;
}

/** A compiled part of a formula. */
export type Evaluate = (scope: FormulaScope) => unknown;
