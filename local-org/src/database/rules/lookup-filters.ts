// Lookup filters: a record may point only at records that meet the filter of its lookup field.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { Access } from '../access.ts';
import { rowById, type Engine } from '../engine.ts';
import type { RowState } from '../dml/rows.ts';
import { fail } from '../dml/rows.ts';
import { matches, resolverOf, type Resolve } from './filter-items.ts';

const DEFAULT_MESSAGE = 'Value does not exist or does not match filter criteria.';

export function checkLookupFilters(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  access: Access
): void {
  for (const field of object.fields.values()) {
    const filter = field.lookupFilter;
    if (!filter?.active || filter.optional) continue;
    const id = state.record.get(field.name);
    if (typeof id !== 'string' || state.prior?.get(field.name) === id) continue;
    if (meets(engine, object, state, field, id, access)) continue;
    const message = filter.errorMessage ?? DEFAULT_MESSAGE;
    fail(state, 'FIELD_FILTER_VALIDATION_EXCEPTION', message, [field.name]);
  }
}

/** `$Source` is the record itself, `$User` and `$Profile` who saves it, other names the target's fields. */
function meets(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  field: FieldDef,
  id: string,
  access: Access
): boolean {
  const target = rowById(engine, id);
  if (!target || !field.lookupFilter) return true;
  const ofTarget = resolverOf(engine, target.object, target.row);
  const ofSource = resolverOf(engine, object, state.record.fields);
  const ofUser = globalResolver(engine, 'User', access.user.userId);
  const profileId = engine.store.get('User', access.user.userId)?.get('ProfileId');
  const ofProfile = globalResolver(engine, 'Profile', String(profileId));
  const resolve: Resolve = (name) => {
    const [scope = '', ...path] = name.split('.');
    const rest = path.join('.');
    if (scope === '$Source') return ofSource(rest);
    if (scope === '$User') return ofUser(rest);
    return scope === '$Profile' ? ofProfile(rest) : ofTarget(name);
  };
  return matches(field.lookupFilter, resolve);
}

function globalResolver(engine: Engine, type: string, id: string): Resolve {
  const object = engine.schema.object(type);
  const row = engine.store.get(type, id);
  return object && row ? resolverOf(engine, object, row) : () => null;
}
