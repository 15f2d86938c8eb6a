/** What the UI API answers from: the org's data and metadata, seen by the running user. */
import type { Access, Database, UserContext } from '../database/database.ts';
import type { ObjectDef, Schema } from '../metadata/schema.ts';
import type { Project } from '../metadata/project.ts';
import type { Security } from '../security/security.ts';
import type { SoqlQuery } from '../soql/ast.ts';
import type { SObject } from '../values/sobject.ts';

export interface UiContext {
  database: Database;
  schema: Schema;
  project: Project;
  security: Security;
  user: UserContext;
  timeZone: string;
  now(): number;
  /** Developer name of the Lightning app that the browser shows; null for the package's first. */
  appName: string | null;
}

/** A request that the UI API refuses, as the body of the platform's error response. */
export class UiApiError extends Error {
  override readonly name = 'UiApiError';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(
    status: number,
    errorCode: string,
    message: string,
    extra: Record<string, unknown> = {}
  ) {
    super(message);
    this.status = status;
    this.body = { message, statusCode: status, errorCode, ...extra };
  }
}

export function notFound(): UiApiError {
  return new UiApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

export function noAccess(): UiApiError {
  return new UiApiError(
    403,
    'INSUFFICIENT_ACCESS',
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.'
  );
}

export function badRequest(message: string): UiApiError {
  return new UiApiError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', message);
}

/** The running user's rights: permissions and sharing apply. */
export function userAccess(context: UiContext): Access {
  return { user: context.user, mode: 'user', withSharing: true };
}

export function readableObject(context: UiContext, name: unknown): ObjectDef {
  if (typeof name !== 'string' || name === '') throw badRequest('An object API name is missing');
  const object = context.schema.object(name);
  if (!object) throw notFound();
  if (!context.security.objectAccess(context.user, object.name).read) throw noAccess();
  return object;
}

export function canRead(context: UiContext, object: ObjectDef, fieldName: string): boolean {
  return context.security.fieldAccess(context.user, object.name, fieldName).read;
}

/** A query that code builds; `where`, `orderBy` and `limit` come through `extra`. */
export function buildQuery(
  from: string,
  paths: string[][],
  extra: Partial<SoqlQuery> = {}
): SoqlQuery {
  return {
    select: paths.map((path) => ({ kind: 'field', path })),
    from,
    orderBy: [],
    line: 0,
    column: 0,
    ...extra
  };
}

export function runQuery(context: UiContext, query: SoqlQuery): SObject[] {
  return context.database.query(query, [], userAccess(context));
}

export function fieldEquals(name: string, value: unknown): SoqlQuery['where'] {
  return {
    kind: 'compare',
    left: { kind: 'field', path: name.split('.') },
    operator: '=',
    right: { kind: 'literal', value }
  };
}
