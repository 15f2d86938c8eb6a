/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm */

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

  toString(): string {
    const fields = this.fields.join(', ');
    return `Database.Error[getFields=(${fields});getMessage=${this.message};getStatusCode=${this.statusCode};]`;
  }
}

export const ErrorClass = platformClass('Database.Error', {
  isInstance: (value) => value instanceof DatabaseError,
  methods: {
    'List<String> getFields()': (_rt, self: DatabaseError) =>
      new ApexList('String', [...self.fields]),
    'String getMessage()': (_rt, self: DatabaseError) => self.message,
    'StatusCode getStatusCode()': (_rt, self: DatabaseError) => statusCodeOf(self.statusCode)
  }
});
