/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm */

import type { DmlError } from '../../../database/database.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { statusCodeOf } from '../System/StatusCode.ts';

export class DatabaseError {
  readonly $type = 'Database.Error';
  readonly statusCode: string;
  readonly message: string;
  readonly fields: string[];

  constructor(statusCode: string, message: string, fields: string[]) {
    this.statusCode = statusCode;
    this.message = message;
    this.fields = fields;
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    const { statusCode, message, fields } = this;
    return { statusCode, message, fields: new ApexList('String', [...fields]) };
  }

  toString(): string {
    const fields = this.fields.join(', ');
    return `Database.Error[getFields=(${fields});getMessage=${this.message};getStatusCode=${this.statusCode};]`;
  }
}

export function errorList(errors: DmlError[]): ApexList {
  return new ApexList(
    'Database.Error',
    errors.map(({ statusCode, message, fields }) => new DatabaseError(statusCode, message, fields))
  );
}

const fieldsOf = (self: DatabaseError): ApexList => new ApexList('String', [...self.fields]);

export const ErrorClass = platformClass('Database.Error', {
  isInstance: (value) => value instanceof DatabaseError,
  properties: {
    'List<String> fields': (_rt, self: DatabaseError) => fieldsOf(self),
    'String message': (_rt, self: DatabaseError) => self.message,
    'StatusCode statusCode': (_rt, self: DatabaseError) => statusCodeOf(self.statusCode)
  },
  methods: {
    'List<String> getFields()': (_rt, self: DatabaseError) => fieldsOf(self),
    'String getMessage()': (_rt, self: DatabaseError) => self.message,
    'StatusCode getStatusCode()': (_rt, self: DatabaseError) => statusCodeOf(self.statusCode)
  },
  fromJson: (member) =>
    new DatabaseError(
      (member('statusCode', 'String') as string | null) ?? 'UNKNOWN_EXCEPTION',
      (member('message', 'String') as string | null) ?? '',
      ((member('fields', 'List<String>') as ApexList | null)?.items ?? []) as string[]
    )
});
