/** What flows ask of the org: data, actions, globals and later work. */
import type { Host } from '../host.ts';
import type { SObject } from '../values/sobject.ts';

export interface FlowServices {
  host: Host;
  /** `$User.Name`, `$Label.Greeting`, `$Permission.Can_Approve`, …; throws for what does not exist. */
  global(path: readonly string[]): unknown;
  /** Follows relationships from a record: ['Account', 'Name']. */
  field(record: SObject, path: readonly string[]): unknown;
  /** Continues the paths of a flow after commit in a transaction of its own. */
  enqueuePath(path: AsyncPath): void;
}

/** Scheduled path "Run Asynchronously": what is needed to start it after commit. */
export interface AsyncPath {
  flow: string;
  connector: string;
  object: string;
  records: { current: SObject; prior: SObject | null; isNew: boolean }[];
}
