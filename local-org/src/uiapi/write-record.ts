/** createRecord, updateRecord and deleteRecord with the platform's error bodies. */
import { FieldProblem } from '../database/dml/field-values.ts';
import type { DmlError } from '../database/database.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import { isApexException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import {
  badRequest,
  noAccess,
  notFound,
  readableObject,
  UiApiError,
  userAccess
} from './context.ts';
import type { UiContext } from './context.ts';
import { layoutFields } from './layout.ts';
import { readRecord, recordIdOf, represent, withNames } from './record.ts';

type Verb = 'create' | 'update' | 'delete';

export function createRecord(context: UiContext, config: Record<string, unknown>): unknown {
  const object = readableObject(context, config['apiName']);
  if (!context.security.objectAccess(context.user, object.name).create) throw noAccess();
  const record = new SObject(object.name);
  for (const [name, value] of context.database.defaults(object.name)) {
    // a field that the user may not write gets its default as everything else does: in the database
    const { edit } = context.security.fieldAccess(context.user, object.name, name);
    if (edit) record.set(name, value);
  }
  assignFields(object, record, fieldsOf(config), context, 'create');
  write(context, object, 'create', record);
  return answer(context, object, record.id ?? '');
}

export function updateRecord(context: UiContext, config: Record<string, unknown>): unknown {
  const { Id, ...fields } = fieldsOf(config);
  const id = recordIdOf(Id);
  const object = objectOf(context, id);
  const record = new SObject(object.name, { Id: id });
  assignFields(object, record, fields, context, 'update');
  write(context, object, 'update', record);
  return answer(context, object, id);
}

export function deleteRecord(context: UiContext, config: Record<string, unknown>): unknown {
  const id = recordIdOf(config['recordId']);
  const object = objectOf(context, id);
  write(context, object, 'delete', new SObject(object.name, { Id: id }));
  return null;
}

function objectOf(context: UiContext, id: string): ObjectDef {
  const object = context.schema.objectByPrefix(id.slice(0, 3));
  if (!object) throw notFound();
  readableObject(context, object.name);
  if (!context.database.get(object.name, id)) throw notFound();
  return object;
}

function fieldsOf(config: Record<string, unknown>): Record<string, unknown> {
  const { fields } = config;
  if (typeof fields !== 'object' || fields === null) throw badRequest('The fields are missing');
  return fields as Record<string, unknown>;
}

/** JSON values become field values; a value that does not fit is an error of its field. */
function assignFields(
  object: ObjectDef,
  record: SObject,
  fields: Record<string, unknown>,
  context: UiContext,
  verb: Verb
): void {
  const problems: DmlError[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const field = object.field(name);
    if (!field) throw badRequest(`${object.name} has no field '${name}'`);
    try {
      record.set(field.name, context.database.convert(field, value === '' ? null : value));
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      problems.push(error.error);
    }
  }
  if (problems.length > 0) throw recordError(object, verb, problems);
}

function write(context: UiContext, object: ObjectDef, verb: Verb, record: SObject): void {
  const operation = verb === 'create' ? 'insert' : verb;
  try {
    context.database.dml(operation, [record], { allOrNone: true }, userAccess(context));
  } catch (error) {
    const errors = dmlErrorsOf(error);
    if (!errors) throw error;
    throw recordError(object, verb, errors);
  }
}

function dmlErrorsOf(error: unknown): DmlError[] | null {
  if (typeof error === 'object' && error !== null && 'results' in error) {
    const results = error.results as { errors: DmlError[] }[];
    return results.flatMap((result) => result.errors);
  }
  if (isApexException(error) && error.apexType === 'System.SecurityException') {
    return [{ statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: error.message, fields: [] }];
  }
  return null;
}

function recordError(object: ObjectDef, verb: Verb, errors: DmlError[]): UiApiError {
  const describe = (error: DmlError, name: string | null) => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode: error.statusCode,
    field: name,
    fieldLabel: name ? (object.field(name)?.label ?? name) : null,
    message: error.message
  });
  const onFields = errors.filter((error) => error.fields.length > 0);
  const fieldErrors: Record<string, unknown[]> = {};
  for (const error of onFields) {
    for (const name of error.fields) {
      fieldErrors[name] = [...(fieldErrors[name] ?? []), describe(error, name)];
    }
  }
  const general = errors.filter((error) => error.fields.length === 0);
  return new UiApiError(
    400,
    errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
    `An error occurred while trying to ${verb} the record. Please try again.`,
    {
      enhancedErrorType: 'RecordError',
      output: { errors: general.map((error) => describe(error, null)), fieldErrors }
    }
  );
}

/** The answer is the record as its layout shows it. */
function answer(context: UiContext, object: ObjectDef, id: string): unknown {
  const paths = withNames(context, object, layoutFields(context, object, 'Full'));
  const record = readRecord(context, object, id, paths);
  return record
    ? represent(context, object, record, paths)
    : { apiName: object.name, id, fields: {} };
}
