/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm */

import type { EnumValue } from '../../../values/enum.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexSet } from '../../../values/set.ts';
import { given } from '../../runtime/arguments.ts';
import { objectOf } from '../../runtime/record-fields.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { SObject } from '../../../values/sobject.ts';

type Right = 'READABLE' | 'CREATABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** The records without the fields that the running user may not use. */
class AccessDecision {
  readonly $type = 'System.SObjectAccessDecision';
  readonly records: ApexList;
  readonly removed: Map<string, Set<string>>;
  readonly changedRows: number[];

  constructor(records: ApexList, removed: Map<string, Set<string>>, changedRows: number[]) {
    this.records = records;
    this.removed = removed;
    this.changedRows = changedRows;
  }
}

class Stripper {
  readonly removed = new Map<string, Set<string>>();
  private readonly rt: Runtime;
  private readonly right: Right;

  constructor(rt: Runtime, right: Right) {
    this.rt = rt;
    this.right = right;
  }

  record(source: SObject): { record: SObject; changed: boolean } {
    const record = source.copy();
    let changed = false;
    for (const [name, value] of source.fields) {
      if (name === 'Id') continue;
      if (!this.allowed(source.type, name)) {
        record.delete(name);
        // Reading the field fails from now on, as if the query had not asked for it.
        record.selected?.delete(name);
        this.remember(source.type, name);
        changed = true;
      } else if (value instanceof SObject || isChildren(value)) {
        const related = this.related(value);
        record.set(name, related.value);
        changed ||= related.changed;
      }
    }
    return { record, changed };
  }

  assertObject(type: string): void {
    if (type === 'AggregateResult') {
      // UNVERIFIED: the type of this exception; the text is the platform's.
      raise('NoAccessException', 'AggregateResult SObject types are not supported');
    }
    const access = this.rt.host.database.security.objectAccess(this.rt.host.user(), type);
    const granted = {
      READABLE: access.read,
      CREATABLE: access.create,
      UPDATABLE: access.edit,
      UPSERTABLE: access.create && access.edit
    }[this.right];
    if (!granted) raise('NoAccessException', `No access to entity: ${type}`);
  }

  private related(value: SObject | ApexList): { value: SObject | ApexList; changed: boolean } {
    if (value instanceof SObject) {
      const stripped = this.record(value);
      return { value: stripped.record, changed: stripped.changed };
    }
    const children = value.items.map((item) => this.record(item as SObject));
    return {
      value: new ApexList(
        value.elementType,
        children.map(({ record }) => record)
      ),
      changed: children.some(({ changed }) => changed)
    };
  }

  private allowed(type: string, name: string): boolean {
    const object = objectOf(this.rt, type);
    const field = object.field(name) ?? object.relationship(name);
    if (!field) return this.childAllowed(type, name);
    const { security } = this.rt.host.database;
    const access = security.fieldAccess(this.rt.host.user(), type, field.name);
    if (this.right === 'READABLE') return access.read;
    const changeable =
      this.right === 'CREATABLE'
        ? field.createable
        : this.right === 'UPDATABLE'
          ? field.updateable
          : field.createable || field.updateable;
    return access.edit && changeable;
  }

  private childAllowed(type: string, name: string): boolean {
    const child = objectOf(this.rt, type).childRelationship(name);
    if (!child) return true;
    const { security } = this.rt.host.database;
    return security.objectAccess(this.rt.host.user(), child.childObject).read;
  }

  private remember(type: string, name: string): void {
    const names = this.removed.get(type) ?? new Set<string>();
    this.removed.set(type, names.add(name));
  }
}

/** Some fields hold lists of ids; child relationships hold records. */
function isChildren(value: unknown): value is ApexList {
  return value instanceof ApexList && value.items.some((item) => item instanceof SObject);
}

function strip(rt: Runtime, right: EnumValue, source: ApexList, checkObject: boolean): unknown {
  const stripper = new Stripper(rt, right.name as Right);
  if (checkObject) {
    for (const type of new Set(source.items.map((item) => (item as SObject).type))) {
      stripper.assertObject(type);
    }
  }
  const stripped = source.items.map((item) => stripper.record(item as SObject));
  const rows = stripped.flatMap(({ changed }, index) => (changed ? [index] : []));
  const records = new ApexList(
    source.elementType,
    stripped.map(({ record }) => record)
  );
  return new AccessDecision(records, stripper.removed, rows);
}

export const SecurityClass = platformClass('System.Security', {
  statics: {
    'SObjectAccessDecision stripInaccessible(AccessType right, List<SObject> records)': (
      rt,
      right: EnumValue | null,
      records: ApexList | null
    ) => strip(rt, given(right), given(records), true),
    'SObjectAccessDecision stripInaccessible(AccessType right, List<SObject> records, Boolean enforceRootObjectCRUD)':
      (rt, right: EnumValue | null, records: ApexList | null, checkObject: boolean) =>
        strip(rt, given(right), given(records), checkObject)
  }
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_SObjectAccessDecision.htm */
export const SObjectAccessDecisionClass = platformClass('System.SObjectAccessDecision', {
  isInstance: (value) => value instanceof AccessDecision,
  methods: {
    'List<SObject> getRecords()': (_rt, self: AccessDecision) => self.records,
    'Set<Integer> getModifiedIndexes()': (_rt, self: AccessDecision) =>
      new ApexSet('Integer', self.changedRows),
    'Map<String, Set<String>> getRemovedFields()': (_rt, self: AccessDecision) =>
      new ApexMap(
        'String',
        'Set<String>',
        Array.from(self.removed, ([type, names]): [unknown, unknown] => [
          type,
          new ApexSet('String', names)
        ])
      )
  }
});
