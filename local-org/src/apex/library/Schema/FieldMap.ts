/** `describe.fields.getMap()` and `describe.fieldSets.getMap()`; the keys of both ignore case. */

import type { FieldSetDef, ObjectDef } from '../../../metadata/schema.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { describeField, type DescribeField } from './DescribeFieldResult.ts';
import { isNillable } from '../../../metadata/field-facts.ts';
import { displayTypeOf } from './field-types.ts';
import { InsensitiveMap } from '../../runtime/insensitive-map.ts';
import { platformClass } from '../define.ts';
import { InternalError } from '../../../values/errors.ts';

export class FieldMapValue {
  readonly $type = 'Schema.SObjectTypeFields';
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    this.object = object;
  }
}

export class FieldSetMapValue {
  readonly $type = 'Schema.SObjectTypeFieldSets';
  readonly object: ObjectDef;

  constructor(object: ObjectDef) {
    this.object = object;
  }
}

class FieldSetValue {
  readonly $type = 'Schema.FieldSet';
  readonly object: ObjectDef;
  readonly set: FieldSetDef;

  constructor(object: ObjectDef, set: FieldSetDef) {
    this.object = object;
    this.set = set;
  }
}

class FieldSetMemberValue {
  readonly $type = 'Schema.FieldSetMember';
  readonly object: ObjectDef;
  readonly path: string;
  readonly isRequired: boolean;

  constructor(object: ObjectDef, path: string, isRequired: boolean) {
    this.object = object;
    this.path = path;
    this.isRequired = isRequired;
  }

  describe(rt: Runtime): DescribeField {
    const names = this.path.split('.');
    const last = names.pop() ?? '';
    let object = this.object;
    for (const name of names) {
      const parent = object.relationship(name)?.referenceTo[0];
      const next = parent === undefined ? undefined : rt.schema.object(parent);
      if (!next) throw new InternalError(`${this.path} leads nowhere from ${this.object.name}`);
      object = next;
    }
    return describeField(rt.sObjectField(object.name, last));
  }
}

function fieldMap(rt: Runtime, { object }: FieldMapValue): InsensitiveMap {
  const fields = Array.from(object.fields.values(), (field): [unknown, unknown] => [
    field.name.toLowerCase(),
    rt.sObjectField(object.name, field.name)
  ]);
  return new InsensitiveMap('String', 'Schema.SObjectField', fields);
}

function fieldSetMap({ object }: FieldSetMapValue): InsensitiveMap {
  const sets = object.fieldSets.map((set): [unknown, unknown] => [
    set.name.toLowerCase(),
    new FieldSetValue(object, set)
  ]);
  return new InsensitiveMap('String', 'Schema.FieldSet', sets);
}

export const fieldMapClasses = [
  platformClass('Schema.SObjectTypeFields', {
    isInstance: (value) => value instanceof FieldMapValue,
    methods: {
      'Map<String, Schema.SObjectField> getMap()': (rt, self: FieldMapValue) => fieldMap(rt, self)
    }
  }),
  platformClass('Schema.SObjectTypeFieldSets', {
    isInstance: (value) => value instanceof FieldSetMapValue,
    methods: {
      'Map<String, Schema.FieldSet> getMap()': (_rt, self: FieldSetMapValue) => fieldSetMap(self)
    }
  }),
  platformClass('Schema.FieldSet', {
    isInstance: (value) => value instanceof FieldSetValue,
    methods: {
      'String getName()': (_rt, self: FieldSetValue) => self.set.name,
      'String getNamespace()': () => null,
      'String getDescription()': (_rt, self: FieldSetValue) => self.set.description ?? null,
      'Schema.SObjectType getSObjectType()': (rt, self: FieldSetValue) =>
        rt.sObjectType(self.object.name),
      'String getLabel()': (_rt, self: FieldSetValue) => self.set.label,
      'List<Schema.FieldSetMember> getFields()': (_rt, self: FieldSetValue) =>
        new ApexList(
          'Schema.FieldSetMember',
          self.set.fields.map(
            (path) => new FieldSetMemberValue(self.object, path, self.set.required.includes(path))
          )
        )
    }
  }),
  platformClass('Schema.FieldSetMember', {
    isInstance: (value) => value instanceof FieldSetMemberValue,
    methods: {
      'String getFieldPath()': (_rt, self: FieldSetMemberValue) => self.path,
      'String getLabel()': (rt, self: FieldSetMemberValue) => self.describe(rt).field.label,
      'Schema.SObjectField getSObjectField()': (rt, self: FieldSetMemberValue) =>
        self.describe(rt).token,
      'Boolean getDBRequired()': (rt, self: FieldSetMemberValue) =>
        !isNillable(self.describe(rt).field),
      'Boolean getRequired()': (_rt, self: FieldSetMemberValue) => self.isRequired,
      'Schema.DisplayType getType()': (rt, self: FieldSetMemberValue) =>
        displayTypeOf(self.describe(rt).field)
    }
  })
];
