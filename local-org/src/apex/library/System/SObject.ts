/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm */

import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { DatabaseError } from '../Database/Error.ts';
import { given } from '../../runtime/arguments.ts';
import { isApexException, raise } from '../../../values/exception.ts';
import { objectOf, readChildren, readField, readParent } from '../../runtime/record-fields.ts';
import { assertWritable, writeField } from '../../runtime/record-fields.ts';
import { platformClass } from '../define.ts';
import { SObject } from '../../../values/sobject.ts';
import type { SObjectFieldToken } from '../../runtime/tokens.ts';
import { typeNameOf } from '../../runtime/type-name.ts';

export interface CloneOptions {
  preserveId: boolean;
  deep: boolean;
  preserveTimestamps: boolean;
  preserveAutonumber: boolean;
}

const TIMESTAMPS = ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById'];
/** UNVERIFIED: a clone never keeps these, so that it can be inserted. */
const SYSTEM_FIELDS = ['SystemModstamp', 'IsDeleted', 'LastViewedDate', 'LastReferencedDate'];
const clones = new WeakMap<SObject, string | null>();

export function cloneRecord(rt: Runtime, record: SObject, options: CloneOptions): SObject {
  const clone = record.copy();
  const object = objectOf(rt, record.type);
  if (!options.preserveId) clone.delete('Id');
  if (!options.preserveId) SYSTEM_FIELDS.forEach((name) => clone.delete(name));
  if (!options.preserveTimestamps) TIMESTAMPS.forEach((name) => clone.delete(name));
  for (const field of object.fields.values()) {
    if (field.type === 'AutoNumber' && !options.preserveAutonumber) clone.delete(field.name);
  }
  if (options.deep) {
    for (const [name, value] of clone.fields) {
      if (value instanceof SObject) clone.set(name, value.copy());
    }
  }
  clones.set(clone, record.id);
  return clone;
}

type NameOrToken = string | SObjectFieldToken | null;

const nameOf = (field: NameOrToken): string => {
  const given_ = given(field);
  return typeof given_ === 'string' ? given_ : given_.field.name;
};

/** Marks the record, or one of its fields, as refused with the message. */
function addError(record: SObject, field: string | null, message: unknown): void {
  const text = isApexException(message) ? (message.apexMessage ?? '') : String(message);
  record.errors.push({ field, message: text, statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
}

function addFieldError(rt: Runtime, self: SObject, field: NameOrToken, message: string): void {
  const found = objectOf(rt, self.type).field(nameOf(field));
  if (!found) raise('SObjectException', `Invalid field ${nameOf(field)} for ${self.type}`);
  addError(self, found.name, message);
}

const errorMethods: Record<string, MethodImplementation> = {
  'void addError(String message)': (_rt, self: SObject, message: string) =>
    addError(self, null, message),
  'void addError(String message, Boolean escape)': (_rt, self: SObject, message: string) =>
    addError(self, null, message),
  'void addError(Exception error)': (_rt, self: SObject, error: unknown) =>
    addError(self, null, error),
  'void addError(Exception error, Boolean escape)': (_rt, self: SObject, error: unknown) =>
    addError(self, null, error),
  'void addError(String field, String message, Boolean escape)': (
    rt,
    self: SObject,
    field: string,
    message
  ) => addFieldError(rt, self, field, message as string),
  'void addError(Schema.SObjectField field, String message, Boolean escape)': (
    rt,
    self: SObject,
    field: SObjectFieldToken,
    message
  ) => addFieldError(rt, self, field, message as string),
  'void addError(String field, String message)': (rt, self: SObject, field: string, message) =>
    addFieldError(rt, self, field, message as string),
  'void addError(Schema.SObjectField field, String message)': (
    rt,
    self: SObject,
    field: SObjectFieldToken,
    message
  ) => addFieldError(rt, self, field, message as string),
  'Boolean hasErrors()': (_rt, self: SObject) => self.errors.length > 0,
  'List<Database.Error> getErrors()': (_rt, self: SObject) =>
    new ApexList(
      'Database.Error',
      self.errors.map(
        ({ field, message, statusCode }) =>
          new DatabaseError(
            statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message,
            field === null ? [] : [field]
          )
      )
    )
};

/** The same method for a field given by name and by token. */
function byField(
  returns: string,
  name: string,
  rest: string,
  implementation: MethodImplementation
): Record<string, MethodImplementation> {
  return {
    [`${returns} ${name}(String field${rest})`]: implementation,
    [`${returns} ${name}(Schema.SObjectField field${rest})`]: implementation
  };
}

function putParent(rt: Runtime, self: SObject, name: string, parent: SObject | null): unknown {
  assertWritable(self);
  const object = objectOf(rt, self.type);
  const lookup = object.relationship(name) ?? object.field(name);
  if (!lookup?.relationshipName) {
    raise('SObjectException', `Invalid relationship ${name} for ${object.name}`);
  }
  if (parent && !lookup.referenceTo.includes(parent.type)) {
    const wanted = lookup.referenceTo.join(', ');
    raise('SObjectException', `Illegal assignment from ${typeNameOf(parent)} to ${wanted}`);
  }
  const previous = self.get(lookup.relationshipName);
  self.set(lookup.relationshipName, parent);
  return previous;
}

const relationshipMethods: Record<string, MethodImplementation> = {
  ...byField('SObject', 'getSObject', '', (rt, self: SObject, field: NameOrToken) =>
    readParent(rt, self, nameOf(field))
  ),
  ...byField(
    'SObject',
    'putSObject',
    ', SObject parent',
    (rt, self: SObject, field: NameOrToken, parent) =>
      putParent(rt, self, nameOf(field), parent as SObject | null)
  ),
  ...byField('List<SObject>', 'getSObjects', '', (rt, self: SObject, field: NameOrToken) =>
    readChildren(rt, self, nameOf(field))
  )
};

const options = new WeakMap<SObject, unknown>();

/** The DMLOptions that Apex has given the record with setOptions, or null. */
export function optionsOf(record: SObject): unknown {
  return options.get(record) ?? null;
}

/** Computes the formula fields of a record in memory. */
function recalculate(rt: Runtime, self: SObject): void {
  assertWritable(self);
  const object = objectOf(rt, self.type);
  for (const field of object.fields.values()) {
    if (field.formula === undefined) continue;
    const { automation } = rt.host.database;
    self.set(field.name, automation.formula(field.formula, self, object, null, field));
  }
}

const stateMethods: Record<string, MethodImplementation> = {
  'void clear()': (_rt, self: SObject) => {
    assertWritable(self);
    self.fields.clear();
  },
  'Database.DMLOptions getOptions()': (_rt, self: SObject) => optionsOf(self),
  'void setOptions(Database.DMLOptions value)': (_rt, self: SObject, value: unknown) => {
    options.set(self, given(value));
  },
  'String getQuickActionName()': () => null,
  'void recalculateFormulas()': (rt, self: SObject) => recalculate(rt, self)
};

const cloneMethods: Record<string, MethodImplementation> = Object.fromEntries(
  [
    'SObject clone()',
    'SObject clone(Boolean preserveId)',
    'SObject clone(Boolean preserveId, Boolean deep)',
    'SObject clone(Boolean preserveId, Boolean deep, Boolean preserveTimestamps)',
    'SObject clone(Boolean preserveId, Boolean deep, Boolean preserveTimestamps, Boolean preserveAutonumber)'
  ].map((signature): [string, MethodImplementation] => [
    signature,
    (rt, self: SObject, ...flags: (boolean | null)[]) =>
      cloneRecord(rt, self, {
        preserveId: flags[0] ?? false,
        deep: flags[1] ?? false,
        preserveTimestamps: flags[2] ?? false,
        preserveAutonumber: flags[3] ?? false
      })
  ])
);

export const SObjectClass = platformClass('System.SObject', {
  abstract: true,
  isInstance: (value) => value instanceof SObject,
  methods: {
    ...errorMethods,
    ...relationshipMethods,
    ...stateMethods,
    ...cloneMethods,
    ...byField('Object', 'get', '', (rt, self: SObject, field: NameOrToken) =>
      readField(rt, self, nameOf(field))
    ),
    ...byField(
      'Object',
      'put',
      ', Object value',
      (rt, self: SObject, field: NameOrToken, value: unknown) =>
        writeField(rt, self, nameOf(field), value)
    ),
    ...byField('Boolean', 'isSet', '', (rt, self: SObject, field: NameOrToken) =>
      self.has(objectOf(rt, self.type).field(nameOf(field))?.name ?? '')
    ),
    'Schema.SObjectType getSObjectType()': (rt, self: SObject) => rt.sObjectType(self.type),
    'Map<String, Object> getPopulatedFieldsAsMap()': (_rt, self: SObject) =>
      new ApexMap('String', 'Object', self.fields),
    'Boolean isClone()': (_rt, self: SObject) => clones.has(self),
    'Id getCloneSourceId()': (_rt, self: SObject) => clones.get(self) ?? null
  }
});
