/** Emits access to fields and relationships of records, and to their Schema tokens. */
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Position } from '../syntax/ast.ts';
import { sObjectMember, type SObjectMember } from '../types/schema-types.ts';
import {
  BOOLEAN,
  AGGREGATE_RESULT,
  elementOf,
  isList,
  SOBJECT,
  type SObjectTypeRef
} from '../types/type.ts';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';

/** An sObject named in code without a record: its token, its describe result, or their field tables. */
export interface StaticObject {
  type: SObjectTypeRef;
  kind: 'token' | 'describe' | 'fields' | 'describeFields';
}

/** `record.Name`; a query in place stands for its single row. */
export function recordMember(
  scope: Scope,
  target: Value,
  name: string,
  at: Position
): Value | undefined {
  const isRow = target.isQuery && isList(target.type);
  const type = isRow ? elementOf(target.type) : target.type;
  if (type.kind !== 'sobject') return undefined;
  if (!type.object) {
    if (type === SOBJECT && name.toLowerCase() === 'id') return untyped(scope, target, at);
    if (type === AGGREGATE_RESULT || type === SOBJECT) return undefined;
    return undefined;
  }
  const member = sObjectMember(type.object, name, scope.resolver);
  if (!member) return undefined;
  const code = isRow ? `$s.single(${target.code})` : target.code;
  const key = JSON.stringify(member.name);
  const read = readFunction(member.kind, member.type === BOOLEAN);
  const elementType =
    member.kind === 'children' ? `, ${JSON.stringify(elementOf(member.type).name)}` : '';
  const isLenient = throughParent(target) || (inInstanceVariable(target) && member.name !== 'Id');
  const reader = isLenient && member.kind !== 'children' ? `${read}OrNull` : read;
  return {
    code: `$s.${reader}(${code}, ${key}${elementType})`,
    type: member.type,
    guards: target.guards,
    place: {
      kind: 'recordField',
      target: code,
      name: member.name,
      read,
      readOnly: isReadOnly(type.object, member) ? `${type.object.name}.${member.name}` : null
    }
  };
}

/**
 * What only the platform writes: formulas, roll-ups, auto-numbers, audit fields, lists of children. Tests may fill
 * custom metadata and change events in memory, and setup objects; posts may name another author.
 */
export function isReadOnly(object: ObjectDef, { kind, field }: SObjectMember): boolean {
  if (kind === 'children') return true;
  if (kind === 'parent' || !field || field.type === 'Id') return false;
  if (object.setup || (object.kind !== 'sobject' && object.kind !== 'setting')) return false;
  if (POSTS.has(object.name) && field.name.startsWith('Created')) return false;
  return !field.createable && !field.updateable;
}

const POSTS: ReadonlySet<string> = new Set(['FeedItem', 'FeedComment']);

/** Reading on from a parent that is not there answers null: `contact.Account.Name`. */
function throughParent({ place }: Value): boolean {
  return place?.kind === 'recordField' && place.read === 'parent';
}

/** The platform also reads null from a record variable of an instance that is null; not its Id, and no local variable. */
function inInstanceVariable({ place }: Value): boolean {
  return place?.kind === 'member' && place.field?.isStatic === false;
}

function readFunction(kind: 'field' | 'parent' | 'children', isBoolean: boolean): string {
  if (kind === 'children') return 'children';
  if (kind === 'parent') return 'parent';
  return isBoolean ? 'flag' : 'field';
}

/** Every record has an Id, also one that is only known as SObject. */
function untyped(scope: Scope, target: Value, at: Position): Value {
  const type = scope.resolver.platformNamed('Id') ?? scope.error(at, 'Invalid type: Id');
  return {
    code: `$s.${throughParent(target) ? 'fieldOrNull' : 'field'}(${target.code}, "Id")`,
    type,
    guards: target.guards,
    place: { kind: 'recordField', target: target.code, name: 'Id', read: 'field', readOnly: null }
  };
}

/** `Account.Name` as a Schema.SObjectField. */
export function tokenOf(scope: Scope, type: SObjectTypeRef, name: string): Value | undefined {
  const field = type.object?.field(name);
  if (!field) return undefined;
  return {
    code: `rt.sObjectField(${JSON.stringify(type.name)}, ${JSON.stringify(field.name)})`,
    type: scope.resolver.platform('Schema.SObjectField'),
    nonNull: true
  };
}
