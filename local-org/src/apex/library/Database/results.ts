/** What Database methods answer for each record: SaveResult, UpsertResult, DeleteResult, UndeleteResult, EmptyRecycleBinResult. */

import type { DmlResult } from '../../../database/database.ts';
import type { MethodImplementation, PlatformClass, PlatformClassBody } from '../define.ts';
import type { ApexList } from '../../../values/list.ts';
import { type DatabaseError, errorList } from './Error.ts';
import { platformClass } from '../define.ts';
import { toId18 } from '../../../values/id.ts';

export type ResultType =
  'SaveResult' | 'UpsertResult' | 'DeleteResult' | 'UndeleteResult' | 'EmptyRecycleBinResult';

export class ResultValue {
  readonly $type: string;
  readonly result: DmlResult;

  constructor(type: ResultType, result: DmlResult) {
    this.$type = `Database.${type}`;
    this.result = result;
  }

  errors(): ApexList {
    return errorList(this.result.errors);
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    const { success, id, created } = this.result;
    const members = { success, id, errors: this.errors() };
    return this.$type === 'Database.UpsertResult' ? { ...members, created } : members;
  }

  toString(): string {
    const { success, id } = this.result;
    const errors = this.errors().items.map(String).join(', ');
    return `${this.$type}[getErrors=(${errors});getId=${id};isSuccess=${success};]`;
  }
}

/** Texts that are no ids are taken as they are; tests write 'null', for example. */
function idFromJson(text: string | null): string | null {
  if (text === null || text === 'null') return null;
  return toId18(text) ?? text;
}

/** The members that all results share. */
export function resultFromJson(member: (name: string, type: string) => unknown): DmlResult {
  const errors = (member('errors', 'List<Database.Error>') as ApexList | null)?.items ?? [];
  return {
    success: member('success', 'Boolean') === true,
    created: member('created', 'Boolean') === true,
    id: idFromJson(member('id', 'String') as string | null),
    errors: errors.map((error) => {
      const { statusCode, message, fields } = error as DatabaseError;
      return { statusCode, message, fields };
    })
  };
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
    },
    // Tests make results from JSON, as the classes have no usable constructor.
    fromJson: (member) => new ResultValue(type, resultFromJson(member))
  });
}

export const resultClasses: PlatformClass[] = [
  resultClass('SaveResult'),
  resultClass('DeleteResult'),
  resultClass('UndeleteResult'),
  resultClass('EmptyRecycleBinResult'),
  resultClass('UpsertResult', {
    'Boolean isCreated()': (_rt, self: ResultValue) => self.result.created
  })
];
