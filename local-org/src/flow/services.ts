/** What flows ask of the org: data, actions, globals and later work. */
import type { ApexObjects, Host, OutboxMessage, SharedLimit } from '../host.ts';
import type { UserContext } from '../database/database.ts';
import type { EmailAlerts } from '../metadata/email-alerts.ts';
import type { SObject } from '../values/sobject.ts';

export interface FlowServices {
  host: Host;
  /** `$User.Name`, `$Label.Greeting`, `$Permission.Can_Approve`, …; throws for what does not exist. */
  global(path: readonly string[]): unknown;
  /** Follows relationships from a record: ['Account', 'Name']. */
  field(record: SObject, path: readonly string[]): unknown;
  /** May the user read the field? */
  mayRead(user: UserContext, object: string, field: string): boolean;
  /** VLOOKUP of formulas. */
  lookUp(object: string, field: string, keyField: string, key: string): unknown;
  /** Counts a use; throws the LimitException of the transaction. */
  spend(limit: SharedLimit, count: number): void;
  /** Does work after the commit, in a transaction of its own. */
  later(work: LaterWork): void;
  /** Is there a class of the name with an @InvocableMethod? */
  hasAction(className: string): boolean;
  /** Apex-defined types. */
  objects: ApexObjects;
  /** Sends the message unless what was done with it is undone. */
  deliver(message: OutboxMessage): void;
  emailAlerts: EmailAlerts;
  /** The user behind flows that no user starts. */
  automatedProcessId(): string;
}

export interface LaterWork {
  description: string;
  run(): void;
  /** On the org's clock; absent for work that starts at once. */
  runAt?: number;
  /** The work that waits under the same key is dropped. */
  key?: string;
  userId?: string;
  /** JSON from which `FlowEngine.resume` makes the work again. */
  stored?: unknown;
}
