/** Tells the time; a test gives its own. */
export interface Clock {
  now(): Date;
}
