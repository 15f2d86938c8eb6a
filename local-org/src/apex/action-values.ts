/** Values that flows give to Apex, in the type that the Apex member wants; instances as flows see them. */
import { ApexList } from '../values/list.ts';
import { InternalError } from '../values/errors.ts';
import { Decimal } from '../values/decimal.ts';
import type { ApexObjects } from '../host.ts';
import type { Program } from './compile-program.ts';
import { compiledClassOf, type CompiledField } from './compiled-class.ts';
import { toDecimal, toDouble, toInteger, toLong } from './emit/support-numbers.ts';
import { parseTypeName } from './library/define.ts';

/** Numbers of flows are decimals and their collections do not know their Apex type: the member says what it wants. */
export function toApexType(type: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const number = value as Parameters<typeof toDecimal>[0];
  switch (type.toLowerCase()) {
    case 'integer':
      return toInteger(number);
    case 'long':
      return toLong(number);
    case 'double':
      return toDouble(number);
    case 'decimal':
      return toDecimal(number);
    case 'string':
      return value instanceof Decimal ? value.toString() : value;
  }
  if (value instanceof ApexList && parseTypeName(type).name.toLowerCase() === 'list') {
    const element = elementType(type);
    return new ApexList(
      isGenericRecord(element) ? value.elementType : element,
      value.items.map((item) => toApexType(element, item))
    );
  }
  return value;
}

/** `List<Decimal>` gives `Decimal`. */
export function elementType(listType: string): string {
  return listType.slice(listType.indexOf('<') + 1, -1).trim();
}

/** A List<SObject> input keeps the type of the records that the flow gives. */
function isGenericRecord(element: string): boolean {
  return element.toLowerCase() === 'sobject';
}

/** Apex-defined types of flows: instances made, read and written by the names of their fields. */
export function apexObjects(program: Program): ApexObjects {
  return {
    create: (className) => program.rt.newInstance(className),
    isObject: (value) => compiledClassOf(value) !== undefined,
    read: (instance, name) => fieldOf(instance, name).get(instance) ?? null,
    write(instance, name, value) {
      const field = fieldOf(instance, name);
      field.set(instance, toApexType(field.type, value));
    }
  };
}

function fieldOf(instance: unknown, name: string): CompiledField {
  const compiled = compiledClassOf(instance);
  const wanted = name.toLowerCase();
  const field = compiled?.fields.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (!field) throw new InternalError(`${compiled?.name ?? 'The value'} has no field '${name}'`);
  return field;
}
