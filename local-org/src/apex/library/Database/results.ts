/** What Database methods answer for each record: SaveResult, UpsertResult, DeleteResult, UndeleteResult. */

import type { DmlResult } from '../../../database/database.ts';
import type { MethodImplementation, PlatformClass, PlatformClassBody } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { DatabaseError } from './Error.ts';
import { platformClass } from '../define.ts';

export type ResultType = 'SaveResult' | 'UpsertResult' | 'DeleteResult' | 'UndeleteResult';

export class ResultValue {
  readonly $type: string;
  readonly result: DmlResult;

  constructor(type: ResultType, result: DmlResult) {
    this.$type = `Database.${type}`;
    this.result = result;
  }

  errors(): ApexList {
    return new ApexList(
      'Database.Error',
      this.result.errors.map(
        ({ statusCode, message, fields }) => new DatabaseError(statusCode, message, fields)
      )
    );
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    return { success: this.result.success, id: this.result.id, errors: this.errors() };
  }

  toString(): string {
    const { success, id } = this.result;
    return `${this.$type}[getErrors=();getId=${id};isSuccess=${success};]`;
  }
}

function resultClass(
  type: ResultType,
  methods: Record<string, MethodImplementation> = {}
): PlatformClass {
  const properties: PlatformClassBody['properties'] = {
    'Id id': (_rt, self: ResultValue) => self.result.id,
    'Boolean success': (_rt, self: ResultValue) => self.result.success,
    'List<Database.Error> errors': (_rt, self: ResultValue) => self.errors()
  };
  if (type === 'UpsertResult') {
    properties['Boolean created'] = (_rt, self: ResultValue) => self.result.created;
  }
  return platformClass(`Database.${type}`, {
    properties,
    isInstance: (value) => value instanceof ResultValue && value.$type === `Database.${type}`,
    methods: {
      'Id getId()': (_rt, self: ResultValue) => self.result.id,
      'Boolean isSuccess()': (_rt, self: ResultValue) => self.result.success,
      'List<Database.Error> getErrors()': (_rt, self: ResultValue) => self.errors(),
      ...methods
    }
  });
}

export const resultClasses: PlatformClass[] = [
  resultClass('SaveResult'),
  resultClass('DeleteResult'),
  resultClass('UndeleteResult'),
  resultClass('UpsertResult', {
    'Boolean isCreated()': (_rt, self: ResultValue) => self.result.created
  })
];
