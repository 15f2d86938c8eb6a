/** The Apex Time: a time of day without date or zone. */

const DAY_MS = 86_400_000;

export class ApexTime {
  /** Milliseconds since midnight. */
  readonly millis: number;

  constructor(millis: number) {
    this.millis = ((millis % DAY_MS) + DAY_MS) % DAY_MS;
  }

  equals(other: unknown): boolean {
    return other instanceof ApexTime && other.millis === this.millis;
  }

  /** `12:30:00.000Z`, the platform's text of a Time. */
  toString(): string {
    return new Date(this.millis).toISOString().slice(11);
  }

  toJSON(): string {
    return this.toString();
  }
}
