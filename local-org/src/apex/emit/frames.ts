/** What running Apex counts while it runs: open method frames, and steps until the next look at the clock. */

/** `$f` in the scripts. */
export interface Frames {
  /** Raised for each transaction: static state of an earlier epoch is started again. */
  epoch: number;
  /** Methods that are being executed. */
  depth: number;
  /** Loops and calls since the CPU time was looked at. */
  ticks: number;
}

/** Apex allows this many frames. */
export const MAXIMUM_DEPTH = 1000;
/** So many loops and calls cost far less than a millisecond, a look at the clock half a microsecond. */
const TICKS = 1000;

/** Code of a loop: an expression. */
export const TICK = `(++$f.ticks < ${TICKS} || $s.tick())`;

/** Code at the start of a method. */
export const ENTER = `if ($f.depth >= ${MAXIMUM_DEPTH} || ++$f.ticks >= ${TICKS}) $s.enter();`;
