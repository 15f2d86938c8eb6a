/** Which values of a dependent picklist go with which value of its controlling field, as descriptions of fields tell it. */
import { Buffer } from 'node:buffer';
import type { FieldDef, ObjectDef, PicklistValue } from './schema.ts';

export function controllerOf(object: ObjectDef, field: FieldDef): FieldDef | undefined {
  const name = field.picklist?.controllingField;
  return name === undefined ? undefined : object.field(name);
}

/** The values of a controlling field in their order; a checkbox controls by these two. */
export function controllingValues(controller: FieldDef): string[] {
  return controller.picklist?.values.map(({ fullName }) => fullName) ?? ['unchecked', 'checked'];
}

/** The places, from 0, of the controlling values with which this value may be chosen. */
export function validPlaces(value: PicklistValue, controller: FieldDef | undefined): number[] {
  const { validFor } = value;
  if (!validFor || !controller) return [];
  return controllingValues(controller).flatMap((name, place) =>
    validFor.includes(name) ? [place] : []
  );
}

/** The same as one bit for each controlling value, the first leftmost, in base64; null in an independent picklist. */
export function validForBits(
  value: PicklistValue,
  controller: FieldDef | undefined
): string | null {
  if (!value.validFor || !controller) return null;
  const bytes = Buffer.alloc(Math.ceil(controllingValues(controller).length / 8));
  for (const place of validPlaces(value, controller)) bytes[place >> 3]! |= 0x80 >> (place & 7);
  return bytes.toString('base64');
}
