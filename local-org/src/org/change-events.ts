/** Change data capture: what a transaction has changed becomes change events. */
import { changeEventHeader } from '../apex/library/EventBus/ChangeEventHeader.ts';
import type { Change, Row } from '../database/store.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import { textOf } from '../metadata/xml.ts';
import type { LocalOrg } from '../org.ts';
import { valueEquals } from '../values/equality.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { stageEvents } from './events.ts';

type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** Never among the fields of an event, and no reason for one. */
const IDENTITY = new Set(['Id', 'ReplayId', 'ChangeEventHeader']);
const STAMPS = new Set(['LastModifiedDate', 'LastModifiedById']);

export class ChangeCapture {
  private readonly org: LocalOrg;
  /** Since when a test captures the changes of all objects; null while none does. */
  private mark: number | null = null;
  private lastCommit = 0;
  private readonly selected: ReadonlySet<string>;

  constructor(org: LocalOrg) {
    this.org = org;
    // DIFFERS: an org captures what its settings say; here also an object whose change events have a trigger.
    this.selected = new Set([
      ...org.project.eventChannelMembers.map(({ root }) => textOf(root, 'selectedEntity') ?? ''),
      ...org.project.triggers.flatMap(
        ({ text }) => /\bon\s+(\w+ChangeEvent)\b/i.exec(text)?.[1] ?? []
      )
    ]);
  }

  /** Test.enableChangeDataCapture. */
  begin(): void {
    this.mark = this.org.database.savepoint();
  }

  end(): void {
    this.mark = null;
  }

  /** Events of what the test has changed since the last delivery. */
  stageOfTest(): void {
    if (this.mark === null) return;
    const changes = this.org.database.store.changesSince(this.mark);
    this.mark = this.org.database.savepoint();
    this.stage(changes, () => true);
  }

  /** Events of the transaction that is about to be committed. */
  stageOfTransaction(): void {
    if (this.selected.size === 0) return;
    const wanted = new Set([...this.selected].map((name) => name.toLowerCase()));
    this.stage(this.org.database.store.changesSince(0), (name) => wanted.has(name.toLowerCase()));
  }

  private stage(changes: Change[], isWanted: (eventObject: string) => boolean): void {
    this.lastCommit += 1;
    let sequence = 0;
    for (const change of changes) {
      const object = this.eventObject(change.type);
      if (!object || !isWanted(object.name)) continue;
      const event = this.eventOf(object, change, sequence + 1);
      if (!event) continue;
      sequence += 1;
      stageEvents(this.org, object, [event]);
    }
  }

  private eventObject(type: string): ObjectDef | undefined {
    const { schema } = this.org;
    if (!schema.object(type)) return undefined;
    const name = type.endsWith('__c') ? `${type.slice(0, -1)}ChangeEvent` : `${type}ChangeEvent`;
    const object = schema.object(name);
    return object?.kind === 'changeEvent' ? object : undefined;
  }

  private eventOf(object: ObjectDef, change: Change, sequenceNumber: number): SObject | null {
    const type = changeTypeOf(change);
    if (type === null) return null;
    const { before, after } = change;
    const names = [...object.fields.values()]
      .map(({ name }) => name)
      .filter((name) => !IDENTITY.has(name));
    const changed = names.filter((name) => !valueEquals(value(before, name), value(after, name)));
    if (type === 'UPDATE' && changed.every((name) => STAMPS.has(name))) return null;
    const carried = type === 'DELETE' ? [] : type === 'UPDATE' ? changed : names;
    const event = new SObject(object.name);
    for (const name of carried) {
      if (type === 'UPDATE' || value(after, name) !== null) event.set(name, value(after, name));
    }
    const texts = (list: string[]): ApexList => new ApexList('String', list);
    const isUpdate = type === 'UPDATE';
    event.set(
      'ChangeEventHeader',
      changeEventHeader({
        changedFields: texts(isUpdate ? changed : []),
        changeOrigin: '',
        changeType: type,
        commitNumber: BigInt(this.lastCommit),
        commitTimestamp: BigInt(Math.trunc(this.org.now())),
        commitUser: this.org.session.user.userId,
        diffFields: texts([]),
        entityName: change.type,
        nulledFields: texts(isUpdate ? changed.filter((name) => value(after, name) === null) : []),
        recordIds: texts([change.id]),
        sequenceNumber,
        transactionKey: `${this.lastCommit}`.padStart(36, '0')
      })
    );
    return event;
  }
}

function changeTypeOf({ before, after }: Change): ChangeType | null {
  const was = before !== null && before.get('IsDeleted') !== true;
  const is = after !== null && after.get('IsDeleted') !== true;
  if (was && is) return 'UPDATE';
  if (was) return 'DELETE';
  if (!is) return null;
  return before === null ? 'CREATE' : 'UNDELETE';
}

function value(row: Row | null, name: string): unknown {
  return row?.get(name) ?? null;
}
