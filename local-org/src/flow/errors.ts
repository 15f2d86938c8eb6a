/** Failures of flows: in their metadata and while they run. */
import { MetadataError, SUPPORT } from '../metadata/errors.ts';
import { isApexException } from '../values/exception.ts';
import type { FlowElement, Interview } from './model.ts';
import { tableOf } from '../metadata/table.ts';

/** A flow that cannot be loaded; the message names file and line. */
export class FlowLoadError extends MetadataError {
  override readonly name = 'FlowLoadError';
}

/** Salesforce takes it, local-org does not run it. */
export class FlowNotSupported extends FlowLoadError {
  constructor(feature: string, file: string, line: number) {
    super(`local-org does not ${feature}`, file, line, SUPPORT);
  }
}

/** An element failed and has no fault connector. */
export class FlowFault extends Error {
  override readonly name = 'FlowFault';
  readonly flowLabel: string;
  readonly elementName: string;

  constructor(flowLabel: string, elementName: string, message: string, cause: unknown) {
    super(message, { cause });
    this.flowLabel = flowLabel;
    this.elementName = elementName;
  }
}

/** A value that is not there or does not fit, in the platform's words. */
export class FlowValueError extends Error {
  override readonly name = 'FlowValueError';
}

export function notSet(reference: string): FlowValueError {
  return new FlowValueError(
    `The flow failed to access the value for ${reference} because it hasn't been set or assigned.`
  );
}

/** What the element was about to do, for the platform's sentence "This error occurred when the flow tried to …". */
const ATTEMPTS = tableOf<string>({
  recordCreates: 'create records',
  recordUpdates: 'update records',
  recordDeletes: 'delete records',
  recordLookups: 'look up records'
});

/** The text that `$Flow.FaultMessage` gets. */
export function faultMessage(element: FlowElement, error: unknown): string {
  const attempt = ATTEMPTS[element.kind];
  if (error instanceof FlowFault) return error.message;
  if (attempt && !(error instanceof FlowValueError)) {
    return `This error occurred when the flow tried to ${attempt}: ${describe(error)}. You can look up ExceptionCode values in the SOAP API Developer Guide.`;
  }
  if (isApexException(error)) {
    return `An Apex error occurred: ${error.apexType}: ${error.apexMessage ?? 'Script-thrown exception'}`;
  }
  return describe(error);
}

interface FailedResult {
  success: boolean;
  errors: { statusCode: string; message: string }[];
}

function describe(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'results' in error) {
    const failed = (error.results as FailedResult[]).find((result) => !result.success);
    const [first] = failed?.errors ?? [];
    if (first) return `${first.statusCode}: ${first.message}`;
  }
  return error instanceof Error ? error.message : String(error);
}

const ENGINE_FAILURES = new Set([
  'InternalError',
  'NotSupported',
  'CalloutPending',
  'TypeError',
  'ReferenceError',
  'RangeError',
  'SyntaxError'
]);

/** Engine bugs and missing features are never handed to a fault connector: they must be seen. */
export function isEngineFailure(error: unknown): boolean {
  return (
    (error instanceof Error && ENGINE_FAILURES.has(error.name)) ||
    (isApexException(error) && error.apexType === 'System.LimitException')
  );
}

/** Sends the interviews down the fault connector, or ends them with a FlowFault. */
export function fail(element: FlowElement, interviews: Interview[], error: unknown): void {
  if (isEngineFailure(error)) throw error;
  const message = faultMessage(element, error);
  for (const interview of interviews) {
    interview.failed.add(element.name);
    interview.position = element.fault;
    if (element.fault === null) {
      interview.fault = new FlowFault(interview.flow.label, element.name, message, error);
    } else {
      interview.faultMessage = message;
    }
  }
}
