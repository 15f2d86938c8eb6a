/** The Apex Datetime: an instant, kept in UTC. */

import { raise } from './exception.ts';

export class ApexDatetime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;

  constructor(time: number) {
    this.time = time;
  }

  /** Reads ISO 8601 with a zone, as JSON and SOQL literals carry it. */
  static parse(text: string): ApexDatetime {
    const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
    const time = iso.test(text) ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
    if (Number.isNaN(time)) raise('TypeException', `Invalid date/time: ${text}`);
    return new ApexDatetime(time);
  }

  equals(other: unknown): boolean {
    return other instanceof ApexDatetime && other.time === this.time;
  }

  /** ISO 8601 in UTC with milliseconds: the form of JSON and of the REST API. */
  toString(): string {
    return new Date(this.time).toISOString();
  }

  toJSON(): string {
    return this.toString();
  }
}
