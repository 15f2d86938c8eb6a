/** The context of a dynamic formula: the types of its paths, and their values in a record or an Apex object. */

import type { FormulaType, TypeOfPath } from '../../../formula/types.ts';
import type { ObjectDef } from '../../../metadata/schema.ts';
import type { CompiledField } from '../../compiled-class.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { compiledClassOf } from '../../compiled-class.ts';
import { formulaTypeOf } from '../../../formula/types.ts';
import { raise } from '../../../values/exception.ts';
import { readField, readParent } from '../../runtime/record-fields.ts';
import { SObject } from '../../../values/sobject.ts';

const PRIMITIVES: Record<string, FormulaType> = {
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  decimal: 'Number',
  double: 'Number',
  id: 'Text',
  integer: 'Number',
  long: 'Number',
  string: 'Text',
  time: 'Time'
};

/** Formulas see global classes only. */
export function requireGlobalClass(rt: Runtime, name: string): void {
  const compiled = rt.classes.find(name);
  if (compiled && compiled.access !== 'global') {
    raise('FormulaValidationException', `The class ${name} must be global.`);
  }
}

export function contextTypes(rt: Runtime, typeName: string): TypeOfPath {
  return (path) => typeOfPath(rt, typeName, path);
}

function typeOfPath(
  rt: Runtime,
  typeName: string,
  path: readonly string[]
): FormulaType | undefined {
  const primitive = PRIMITIVES[typeName.toLowerCase()];
  if (path.length === 0) return primitive ?? 'Any';
  const [name = '', ...rest] = path;
  const compiled = rt.classes.find(typeName);
  if (compiled) {
    const field = globalField(compiled.fields, name);
    return field && typeOfPath(rt, field.type, rest);
  }
  const object = rt.schema.object(typeName);
  return object && typeInRecord(rt, object, name, rest);
}

function typeInRecord(
  rt: Runtime,
  object: ObjectDef,
  name: string,
  rest: string[]
): FormulaType | undefined {
  if (rest.length === 0) {
    const field = object.field(name);
    return field && formulaTypeOf(field.type);
  }
  const lookup = object.relationship(name);
  if (!lookup) return undefined;
  const [target, ...others] = lookup.referenceTo;
  return target && others.length === 0 ? typeOfPath(rt, target, rest) : 'Any';
}

function globalField(fields: CompiledField[], name: string): CompiledField | undefined {
  const key = name.toLowerCase();
  return fields.find(
    (field) => !field.isStatic && field.access === 'global' && field.name.toLowerCase() === key
  );
}

/** The value at the path; fields that a query has not selected are the formula's failure. */
export function readContext(rt: Runtime, source: unknown, path: readonly string[]): unknown {
  let value = source;
  for (const [index, name] of path.entries()) {
    if (value === null || value === undefined) return null;
    if (value instanceof SObject) {
      value = index < path.length - 1 ? readParent(rt, value, name) : readField(rt, value, name);
    } else {
      const fields = compiledClassOf(value)?.fields ?? [];
      value = globalField(fields, name)?.get(value) ?? null;
    }
  }
  return value;
}
