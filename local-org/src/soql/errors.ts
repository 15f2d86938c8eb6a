// QueryExceptions in the platform's words.
import { ApexException } from '../values/exception.ts';

export function queryError(message: string): ApexException {
  return new ApexException('System.QueryException', message);
}

const REFERENCE = 'Please reference your WSDL or the describe call for the appropriate names.';

export function noSuchColumn(column: string, entity: string): ApexException {
  return queryError(
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, ` +
      `be sure to append the '__c' after the custom field name. ${REFERENCE}`
  );
}

export function noSuchObject(name: string): ApexException {
  return queryError(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, ` +
      `be sure to append the '__c' after the entity name. ${REFERENCE}`
  );
}

export function noSuchRelationship(name: string, where: string): ApexException {
  return queryError(
    `Didn't understand relationship '${name}' in ${where}. If you are attempting to use a custom ` +
      `relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE}`
  );
}

export function insufficientPermissions(): ApexException {
  return queryError('Insufficient permissions: secure query included inaccessible field');
}
