// Field-level security knows compound fields only: the permission of an address holds for its parts.
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';

const ADDRESS_PART =
  /^(.*?)(Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;
const NAME_PARTS: ReadonlySet<string> = new Set([
  'FirstName',
  'LastName',
  'MiddleName',
  'Salutation',
  'Suffix'
]);
const ADDRESS_OBJECTS: Record<string, string[]> = {
  Account: ['Billing', 'Shipping'],
  Asset: [''],
  Contact: ['Mailing', 'Other'],
  Contract: ['Billing', 'Shipping'],
  Lead: [''],
  Order: ['Billing', 'Shipping'],
  Quote: ['Billing', 'Shipping', 'QuoteTo', 'Additional'],
  User: ['']
};

/** The names under which a permission set may grant the field, its own first. */
export function componentsOf(object: ObjectDef, field: FieldDef): string[] {
  const names = [field.name];
  const prefix = ADDRESS_PART.exec(field.name)?.[1];
  if (prefix !== undefined && ADDRESS_OBJECTS[object.name]?.includes(prefix)) {
    names.push(`${prefix}Address`);
  }
  if (NAME_PARTS.has(field.name) && object.field('LastName')) names.push('Name');
  const location = /^(.*)__(?:Latitude|Longitude)__s$/i.exec(field.name)?.[1];
  if (location !== undefined) names.push(`${location}__c`);
  return names;
}

/** Is the name a compound field that stands for fields of the object? */
export function isCompound(object: ObjectDef, name: string): boolean {
  const prefix = /^(.*)Address$/i.exec(name)?.[1];
  if (prefix === undefined) return false;
  return (ADDRESS_OBJECTS[object.name] ?? []).some(
    (known) => known.toLowerCase() === prefix.toLowerCase()
  );
}
