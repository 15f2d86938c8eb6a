// Tables in memory with indexes and an undo log; a savepoint is a position in that log.
import {
  allDefinitionRows,
  definitionRow,
  isDefinitionObject
} from '../metadata/definition-rows.ts';
import { REFERENCE_TYPES } from '../metadata/field-types.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import { isNotes } from './record-locks.ts';
import { makeId } from '../values/id.ts';

/** Field values by canonical name. Rows never change; an update puts a new row. */
export type Row = ReadonlyMap<string, unknown>;

interface RowUndo {
  type: string;
  id: string;
  before: Row | null;
}

/** A row as it was, or how to take back what is no row. */
type Undo = RowUndo | (() => void);

export interface Change {
  type: string;
  id: string;
  before: Row | null;
  after: Row | null;
}

class Table {
  readonly rows = new Map<string, Row>();
  readonly indexes = new Map<string, Map<string, Set<string>>>();
  readonly indexed: FieldDef[];
  revision = 0;

  constructor(object: Pick<ObjectDef, 'fields'>) {
    this.indexed = [...object.fields.values()].filter(isIndexed);
    for (const field of this.indexed) this.indexes.set(field.name, new Map());
  }

  put(id: string, row: Row | null): Row | null {
    this.revision += 1;
    const before = this.rows.get(id) ?? null;
    if (before) this.unindex(id, before);
    if (row) {
      this.rows.set(id, row);
      this.index(id, row);
    } else this.rows.delete(id);
    return before;
  }

  private index(id: string, row: Row): void {
    if (row.get('IsDeleted') === true) return;
    for (const field of this.indexed) {
      const key = indexKey(field, row.get(field.name));
      if (key === null) continue;
      const index = this.indexes.get(field.name)!;
      const ids = index.get(key);
      if (ids) ids.add(id);
      else index.set(key, new Set([id]));
    }
  }

  private unindex(id: string, row: Row): void {
    for (const field of this.indexed) {
      const key = indexKey(field, row.get(field.name));
      if (key === null) continue;
      const index = this.indexes.get(field.name)!;
      const ids = index.get(key);
      ids?.delete(id);
      if (ids?.size === 0) index.delete(key);
    }
  }
}

function isIndexed(field: FieldDef): boolean {
  if (field.formula !== undefined || field.name === 'CreatedById') return false;
  if (field.name === 'LastModifiedById') return false;
  return field.externalId || field.unique || field.nameField || REFERENCE_TYPES.has(field.type);
}

function indexKey(field: FieldDef, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return field.unique && field.caseSensitive ? text : text.toLowerCase();
}

/** A row without values: null everywhere, false in checkboxes. */
export function emptyRow(object: ObjectDef): Map<string, unknown> {
  const row = new Map<string, unknown>();
  for (const field of object.fields.values()) {
    if (field.formula === undefined) row.set(field.name, field.type === 'Checkbox' ? false : null);
  }
  return row;
}

const NO_FIELDS = new Map<string, FieldDef>();
const NO_ROWS: ReadonlyMap<string, Row> = new Map();

export class Store {
  readonly schema: Schema;
  /** Last used number of each key prefix and of each auto-number field ('Type.Field'). */
  readonly counters = new Map<string, number>();
  private readonly tables = new Map<string, Table>();
  private undo: Undo[] = [];

  constructor(schema: Schema) {
    this.schema = schema;
  }

  get(type: string, id: string): Row | null {
    const row = this.tables.get(type)?.rows.get(id) ?? null;
    return row ?? (isDefinitionObject(type) ? definitionRow(this.schema, type, id) : null);
  }

  /** The schema as rows: made at the first look. */
  private loadDefinitions(type: string): void {
    if (!isDefinitionObject(type) || this.tables.has(type)) return;
    for (const [id, row] of allDefinitionRows(this.schema, type)) this.load(type, id, row);
  }

  /** Deleted rows in the recycle bin included. */
  rows(type: string): ReadonlyMap<string, Row> {
    this.loadDefinitions(type);
    return this.tables.get(type)?.rows ?? NO_ROWS;
  }

  /** Grows with every change of the table: what was derived from its rows is stale then. */
  revision(type: string): number {
    return this.tables.get(type)?.revision ?? 0;
  }

  /** Ids of the live rows with this value, or null when the field has no index. */
  find(type: string, field: FieldDef, value: unknown): ReadonlySet<string> | null {
    if (!isIndexed(field)) return null;
    this.loadDefinitions(type);
    const index = this.tables.get(type)?.indexes.get(field.name);
    const key = indexKey(field, value);
    return (key !== null && index?.get(key)) || NO_IDS;
  }

  put(type: string, id: string, row: Row | null): void {
    this.undo.push({ type, id, before: this.table(type).put(id, row) });
  }

  /** Puts a row outside any transaction: seeds and the journal. */
  load(type: string, id: string, row: Row | null): void {
    this.table(type).put(id, row);
  }

  /** Loads a row that may be older than the schema: fields that are gone drop, new ones are empty. */
  restore(type: string, id: string, row: Row | null): void {
    if (isNotes(type)) return this.load(type, id, row);
    const object = this.schema.object(type)!;
    this.load(
      object.name,
      id,
      row && new Map([...emptyRow(object)].map(([name, empty]) => [name, row.get(name) ?? empty]))
    );
  }

  nextNumber(counter: string): number {
    const next = (this.counters.get(counter) ?? 0) + 1;
    this.counters.set(counter, next);
    return next;
  }

  nextId(object: ObjectDef): string {
    return makeId(object.keyPrefix, this.nextNumber(object.keyPrefix));
  }

  /** Something beside the rows has happened: it goes when the log is undone beyond this point. */
  onUndo(undo: () => void): void {
    this.undo.push(undo);
  }

  hasChanges(): boolean {
    return this.undo.some((change) => typeof change !== 'function');
  }

  mark(): number {
    return this.undo.length;
  }

  rollbackTo(mark: number): void {
    while (this.undo.length > mark) {
      const last = this.undo.pop()!;
      if (typeof last === 'function') last();
      else this.table(last.type).put(last.id, last.before);
    }
  }

  /** Net changes since the mark, in the order of first touch. */
  changesSince(mark: number): Change[] {
    const changes = new Map<string, Change>();
    for (const change of this.undo.slice(mark)) {
      if (typeof change === 'function') continue;
      const { type, id, before } = change;
      const key = `${type}:${id}`;
      if (!changes.has(key)) changes.set(key, { type, id, before, after: this.get(type, id) });
    }
    return [...changes.values()].filter((change) => change.before !== change.after);
  }

  forgetUndo(): void {
    this.undo = [];
  }

  private table(type: string): Table {
    let table = this.tables.get(type);
    if (!table) {
      const object = isNotes(type) ? { fields: NO_FIELDS } : this.schema.object(type);
      if (!object) throw new Error(`There is no object ${type}.`);
      table = new Table(object);
      this.tables.set(type, table);
    }
    return table;
  }
}

const NO_IDS: ReadonlySet<string> = new Set();
