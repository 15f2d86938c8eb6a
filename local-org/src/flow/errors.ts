/** Failures of flows: in their metadata and while they run. */
import { MetadataError } from '../metadata/errors.ts';
import { isApexException } from '../values/exception.ts';
import type { FlowElement, Interview } from './model.ts';

/** A flow that cannot be loaded; the message names file and line. */
export class FlowLoadError extends MetadataError {
  override readonly name = 'FlowLoadError';
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

/** What the element was about to do, for the platform's sentence "This error occurred when the flow tried to …". */
const ATTEMPTS: Record<string, string> = {
  recordCreates: 'create records',
  recordUpdates: 'update records',
  recordDeletes: 'delete records',
  recordLookups: 'look up records'
};

/** The text that `$Flow.FaultMessage` gets. */
export function faultMessage(element: FlowElement, error: unknown): string {
  const attempt = ATTEMPTS[element.kind];
  if (attempt) {
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

/** Engine bugs and missing features are never handed to a fault connector: they must be seen. */
export function isEngineFailure(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return (
    name === 'InternalError' ||
    name === 'NotSupported' ||
    name === 'CalloutPending' ||
    name === 'TypeError' ||
    name === 'ReferenceError' ||
    (isApexException(error) && error.apexType === 'System.LimitException')
  );
}

/** Sends the interviews down the fault connector, or ends with a FlowFault. */
export function fail(element: FlowElement, interviews: Interview[], error: unknown): void {
  if (isEngineFailure(error)) throw error;
  const message = faultMessage(element, error);
  const [first] = interviews;
  if (element.fault === null) {
    throw new FlowFault(first.flow.label, element.name, message, error);
  }
  for (const interview of interviews) {
    interview.faultMessage = message;
    interview.position = element.fault;
  }
}
