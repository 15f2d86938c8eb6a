// The records of the org: queries, DML with the platform's order of execution, transactions.
import type { Schema } from '../metadata/schema.ts';
import type { Security } from '../security/security.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import type { SObject } from '../values/sobject.ts';
import type { Access } from './access.ts';
import type { Automation } from './automation.ts';
import type { DmlOperation, DmlOptions, DmlResult } from './results.ts';

export type { Access, UserContext } from './access.ts';
export type { Automation, TriggerEvent, FlowPhase } from './automation.ts';
export type { DmlResult, DmlError, DmlOperation, DmlOptions } from './results.ts';

export interface DatabaseOptions {
  automation: Automation;
  security: Security;
  now: () => number;
  parseSoql: (text: string) => SoqlQuery;
  /** Without it the records live in memory only. */
  journalFile?: string;
}

export class Database {
  readonly schema: Schema;
  readonly options: DatabaseOptions;

  constructor(schema: Schema, options: DatabaseOptions) {
    this.schema = schema;
    this.options = options;
  }

  query(query: SoqlQuery, binds: unknown[], access: Access): SObject[] {
    throw new Error(`not yet connected ${query.from} ${binds.length} ${access.mode}`);
  }

  count(query: SoqlQuery, binds: unknown[], access: Access): number {
    throw new Error(`not yet connected ${query.from} ${binds.length} ${access.mode}`);
  }

  dml(
    operation: DmlOperation,
    records: SObject[],
    options: DmlOptions,
    access: Access
  ): DmlResult[] {
    throw new Error(`not yet connected ${operation} ${records} ${options} ${access}`);
  }

  savepoint(): number {
    return 0;
  }

  rollbackTo(mark: number): void {
    void mark;
  }

  begin(): void {}
  commit(): void {}
  abort(): void {}

  get(type: string, id: string): SObject | null {
    throw new Error(`not yet connected ${type} ${id}`);
  }
}
