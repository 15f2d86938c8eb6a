/** Schema tokens: an object or a field as a value (`Account.SObjectType`, `Account.Name`). */

import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';

export class SObjectTypeToken {
  readonly $type = 'Schema.SObjectType';
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    this.object = object;
  }

  hashText(): string {
    return `sobjecttype:${this.object.name}`;
  }

  toString(): string {
    return this.object.name;
  }
}

export class SObjectFieldToken {
  readonly $type = 'Schema.SObjectField';
  readonly object: ObjectDef;
  readonly field: FieldDef;

  constructor(object: ObjectDef, field: FieldDef) {
    this.object = object;
    this.field = field;
  }

  hashText(): string {
    return `sobjectfield:${this.object.name}.${this.field.name}`;
  }

  toString(): string {
    return this.field.name;
  }
}
