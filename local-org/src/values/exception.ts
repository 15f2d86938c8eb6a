/** The exceptions that Apex code throws and catches, with the data the platform attaches to them. */

/** One failed row of a DML statement, as `DmlException.getDml…(index)` reports it. */
export interface DmlError {
  index: number;
  /** The object of the record, where a list of records was saved. */
  object?: string;
  id: string | null;
  statusCode: string;
  message: string;
  fields: string[];
}

/** Base of every Apex exception; `apexType` is the name that `getTypeName()` answers. */
export class ApexException extends Error {
  apexType: string;
  apexMessage: string | null;
  override cause: ApexException | null;
  dmlErrors: DmlError[] = [];
  /** The Apex stack, innermost frame first, filled where the exception is caught or reported. */
  apexStack: string | null = null;
  lineNumber: number | null = null;
  /** False for a platform exception that Apex has made with `new` and not thrown yet. */
  wasThrown = true;
  /** What the client of an @AuraEnabled method is told, where that is not `apexMessage`. */
  clientMessage: string | null = null;
  /** Inaccessible fields by object, for `QueryException.getInaccessibleFields()`. */
  inaccessibleFields: Map<string, string[]> | null = null;

  constructor(
    apexType: string,
    message: string | null = null,
    cause: ApexException | null = null,
    dmlErrors: DmlError[] = []
  ) {
    super(message ?? 'Script-thrown exception');
    this.apexType = apexType;
    this.apexMessage = message;
    this.cause = cause;
    this.dmlErrors = dmlErrors;
  }

  override get name(): string {
    return this.apexType;
  }
}

/** True for an Apex exception, also one that was made in another JavaScript realm. */
export function isApexException(error: unknown): error is ApexException {
  return typeof error === 'object' && error !== null && 'apexType' in error;
}

const UNCATCHABLE = new Set(['System.LimitException', 'System.AssertException']);

/** The platform ends the transaction for these; no `catch` block of Apex sees them. */
export function isCatchable(error: unknown): boolean {
  return isApexException(error) && !UNCATCHABLE.has(error.apexType);
}

/** Raises a platform exception; `type` without a namespace means `System`. */
export function raise(type: string, message: string): never {
  throw new ApexException(type.includes('.') ? type : `System.${type}`, message);
}
