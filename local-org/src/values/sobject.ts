/** A record in memory, as Apex, Flow, SOQL and DML pass it around. */

import { hashTextOf, valueEquals } from './equality.ts';

export interface RecordError {
  /** API name of the field, or null for an error of the whole record. */
  field: string | null;
  message: string;
  statusCode?: string;
}

export class SObject {
  readonly type: string;
  /** By canonical API name; a parent relationship holds an SObject, a child relationship an ApexList. */
  readonly fields: Map<string, unknown>;
  /** Names that the query selected; null for a record that Apex made with `new`. */
  selected: Set<string> | null = null;
  errors: RecordError[] = [];
  /** Trigger.old and records of an after trigger refuse changes. */
  readOnly = false;

  constructor(
    type: string,
    fields: Record<string, unknown> | Iterable<readonly [string, unknown]> = []
  ) {
    this.type = type;
    this.fields = new Map(isIterable(fields) ? fields : Object.entries(fields));
  }

  get(name: string): unknown {
    return this.fields.get(name) ?? null;
  }

  set(name: string, value: unknown): void {
    this.fields.set(name, value);
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  delete(name: string): void {
    this.fields.delete(name);
  }

  get id(): string | null {
    return (this.fields.get('Id') as string | undefined) ?? null;
  }

  /** A copy with the same field values; related records are shared. */
  copy(): SObject {
    const twin = new SObject(this.type, this.fields);
    twin.selected = this.selected && new Set(this.selected);
    return twin;
  }

  /** Same type and the same values; a field that is null counts as absent. */
  equals(other: unknown): boolean {
    if (!(other instanceof SObject) || other.type !== this.type) return false;
    const names = this.filledFields();
    return (
      names.length === other.filledFields().length &&
      names.every((name) => valueEquals(this.get(name), other.get(name)))
    );
  }

  private filledFields(): string[] {
    return [...this.fields.keys()].filter((name) => this.fields.get(name) !== null).sort();
  }

  hashText(): string {
    const names = this.filledFields();
    return `record:${this.type}{${names
      .map((name) => `${name}=${hashTextOf(this.fields.get(name))}`)
      .join(',')}}`;
  }
}

function isIterable(
  fields: Record<string, unknown> | Iterable<readonly [string, unknown]>
): fields is Iterable<readonly [string, unknown]> {
  return Symbol.iterator in fields;
}
