/** The org's clock: the machine's time plus a shift, so that schedules can be tried without waiting. */
export class OrgClock {
  private shift = 0;

  now(): number {
    return Date.now() + this.shift;
  }

  /** Moves the clock; time never goes backwards. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new Error('The clock of the org only moves forward');
    this.shift += milliseconds;
  }
}
