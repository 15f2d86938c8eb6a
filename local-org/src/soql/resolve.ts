/** Finds the fields that the paths of a query name: Name, Account.Name, Opportunity__r.Owner.Email. */
import { fieldDefaults, REFERENCE_TYPES } from '../metadata/field-types.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type { FieldPath, SoqlQuery } from './ast.ts';
import { aboutName, noSuchColumn, noSuchRelationship, queryError } from './errors.ts';

/** Where the paths of one query start. */
export interface Names {
  schema: Schema;
  object: ObjectDef;
  /** Alias of the FROM object, if any. */
  alias: string | null;
  /** Further names of FROM by lower-case name, as paths from the object. */
  aliases: ReadonlyMap<string, FieldPath>;
}

export interface FoundField {
  /** Lookups to follow, in order. */
  steps: FieldDef[];
  /** Objects that the lookups may lead to; `owner` is the one whose field this is. */
  candidates: ObjectDef[];
  owner: ObjectDef;
  field: FieldDef;
  text: string;
}

const NO_ALIASES: ReadonlyMap<string, FieldPath> = new Map();

/** A child-to-parent path has at most five relationships. */
const MAX_STEPS = 5;

export function namesOf(schema: Schema, object: ObjectDef, query: SoqlQuery): Names {
  const alias = query.alias ?? null;
  if (!query.aliases) return { schema, object, alias, aliases: NO_ALIASES };
  const aliases = new Map<string, FieldPath>();
  const names: Names = { schema, object, alias, aliases };
  for (const { name, path } of query.aliases) {
    aliases.set(name.toLowerCase(), withoutAlias(names, path, 1));
  }
  return names;
}

export function findField(names: Names, path: FieldPath): FoundField {
  const parts = withoutAlias(names, path, 2);
  const steps: FieldDef[] = [];
  let candidates: ObjectDef[] = [names.object];
  for (const [index, name] of parts.slice(0, -1).entries()) {
    const step = relationshipOf(candidates, name);
    if (!step || !isGeneric(names.schema, steps.at(-1), name)) {
      throw aboutName(noSuchRelationship(name, 'field path'), parts.length - index);
    }
    steps.push(step);
    candidates = targetsOf(names.schema, step);
    // The lookup points at an object that is not there.
    if (candidates.length === 0) {
      throw aboutName(noSuchRelationship(name, 'field path'), parts.length - index);
    }
  }
  if (steps.length > MAX_STEPS) {
    // UNVERIFIED: The text about a path of more than five relationships.
    throw queryError(`Maximum relationship depth of ${MAX_STEPS} exceeded: ${parts.join('.')}`);
  }
  const last = parts.at(-1) ?? '';
  checkGeneric(names.schema, steps, last);
  const { owner, field } = fieldOf(candidates, last, steps.at(-1));
  return { steps, candidates, owner, field, text: parts.join('.') };
}

/** Right behind a polymorphic lookup stand only the fields of Name, which every kind of record has. */
function checkGeneric(schema: Schema, steps: FieldDef[], name: string): void {
  const [step] = steps;
  if (steps.length !== 1 || !step || !isPolymorphic(step)) return;
  const generic = schema.object('Name');
  if (generic && !generic.field(name)) throw aboutName(noSuchColumn(name, generic.name), 1);
}

/** Nor is there a way on from the kinds of record but those of Name (Profile, UserRole, RecordType). */
function isGeneric(schema: Schema, step: FieldDef | undefined, name: string): boolean {
  if (!step || !isPolymorphic(step)) return true;
  const generic = schema.object('Name');
  return !generic || generic.relationship(name) !== undefined;
}

/** `a.Name` and `Account.Name` stand for Name; a path of one name is a field, not the alias. */
function withoutAlias(names: Names, path: FieldPath, minimum: number): FieldPath {
  const first = path[0]?.toLowerCase() ?? '';
  const further = path.length > 1 ? names.aliases.get(first) : undefined;
  if (further) return [...further, ...path.slice(1)];
  if (path.length < minimum) return path;
  if (names.alias !== null && first === names.alias.toLowerCase()) return path.slice(1);
  const isOwnName = path.length > 1 && first === names.object.name.toLowerCase();
  return isOwnName && !names.object.relationship(first) ? path.slice(1) : path;
}

function relationshipOf(candidates: ObjectDef[], name: string): FieldDef | undefined {
  for (const object of candidates) {
    const field = object.relationship(name);
    if (field) return field;
  }
  return undefined;
}

export function targetsOf(schema: Schema, step: FieldDef): ObjectDef[] {
  return step.referenceTo.flatMap((target) => schema.object(target) ?? []);
}

function fieldOf(
  candidates: ObjectDef[],
  name: string,
  step: FieldDef | undefined
): { owner: ObjectDef; field: FieldDef } {
  const first = candidates[0]!;
  if (step && isPolymorphic(step) && name.toLowerCase() === 'type') {
    return { owner: first, field: KIND_OF_RECORD };
  }
  for (const owner of candidates) {
    const field = owner.field(name);
    const own = !field || COMPOUND_TYPES.has(field.type) ? compoundField(owner, name) : undefined;
    if (own ?? field) return { owner, field: own ?? field! };
  }
  const entity = step && isPolymorphic(step) ? 'Name' : first.name;
  throw aboutName(noSuchColumn(name, entity), 1);
}

export function isPolymorphic(field: FieldDef): boolean {
  return field.referenceTo.length > 1;
}

/** The `Type` behind a polymorphic lookup (Owner.Type, What.Type): what kind of record it is. */
export const KIND_OF_RECORD: FieldDef = {
  ...fieldDefaults('Type', 'Text'),
  label: 'Type',
  createable: false,
  updateable: false
};

/** An address or a geolocation: one name for several fields, without a value of its own. */
export interface CompoundField extends FieldDef {
  parts: ReadonlyMap<string, FieldDef>;
}

export function isCompound(field: FieldDef): field is CompoundField {
  return 'parts' in field;
}

const COMPOUND_TYPES: ReadonlySet<string> = new Set(['Address', 'Location']);
const ADDRESS_PARTS = [
  'Street',
  'City',
  'State',
  'StateCode',
  'PostalCode',
  'Country',
  'CountryCode',
  'Latitude',
  'Longitude',
  'GeocodeAccuracy'
];
const ADDRESS = /^(Billing|Shipping|Mailing|Other|)Address$/i;

/** The compound field of this name, when the object has its parts. */
function compoundField(object: ObjectDef, name: string): CompoundField | undefined {
  const prefix = ADDRESS.exec(name)?.[1];
  const parts = new Map<string, FieldDef>();
  if (prefix !== undefined) {
    for (const part of ADDRESS_PARTS) {
      const field = object.field(prefix + part);
      if (field) parts.set(part, field);
    }
    const street = parts.get('Street');
    if (!street) return undefined;
    return compound(street.name.replace(/Street$/, 'Address'), parts);
  }
  const custom = /^(.+)__c$/i.exec(name)?.[1];
  const latitude = custom && object.field(`${custom}__Latitude__s`);
  const longitude = custom && object.field(`${custom}__Longitude__s`);
  if (!latitude || !longitude) return undefined;
  parts.set('Latitude', latitude).set('Longitude', longitude);
  return compound(latitude.name.replace(/__Latitude__s$/i, '__c'), parts);
}

function compound(name: string, parts: Map<string, FieldDef>): CompoundField {
  return {
    ...fieldDefaults(name, 'Text'),
    filterable: false,
    createable: false,
    updateable: false,
    parts
  };
}

export function isReference(field: FieldDef): boolean {
  return field.type === 'Id' || REFERENCE_TYPES.has(field.type);
}
