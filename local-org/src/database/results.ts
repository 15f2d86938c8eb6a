// Outcomes of DML as the platform reports them.
export interface DmlError {
  statusCode: string;
  message: string;
  fields: string[];
}

export interface DmlResult {
  success: boolean;
  created: boolean;
  id: string | null;
  errors: DmlError[];
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/** What the text of a DmlException can name. */
export type FailedOperation = DmlOperation | 'merge' | 'convertLead';

export interface DmlOptions {
  allOrNone: boolean;
  externalIdField?: string;
  /** Texts that are too long lose their end instead of failing (DMLOptions.AllowFieldTruncation). */
  truncateTexts?: boolean;
  /** Records that a duplicate rule alerts about are saved nevertheless (DuplicateRuleHeader). */
  allowDuplicates?: boolean;
  /** The platform itself writes: read-only fields may be given, permissions do not count. */
  asPlatform?: boolean;
}

/** An all-or-none statement failed; nothing was written. Results are by position of the record. */
export class DmlFailure extends Error {
  readonly operation: FailedOperation;
  readonly results: DmlResult[];

  /** `message` is the text of the DmlException; the platform has one of its own for field security. */
  constructor(operation: FailedOperation, results: DmlResult[], message?: string) {
    super(message ?? failureMessage(operation, results));
    this.name = 'DmlFailure';
    this.operation = operation;
    this.results = results;
  }
}

/** "Insert failed. First exception on row 0; first error: …", the text of a DmlException. */
function failureMessage(operation: FailedOperation, results: DmlResult[]): string {
  const row = results.findIndex((result) => !result.success);
  const failed = results[row];
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1);
  if (!failed) return `${verb} failed.`;
  const error = failed.errors[0] ?? { statusCode: 'UNKNOWN_EXCEPTION', message: '', fields: [] };
  const withId = failed.id !== null ? ` with id ${failed.id}` : '';
  const fields = error.fields.join(', ');
  return (
    `${verb} failed. First exception on row ${row}${withId}; ` +
    `first error: ${error.statusCode}, ${error.message}: [${fields}]`
  );
}
