/** One REST request while it is answered: who asks, in which version, and what it brings. */
import type { Access, Database } from '../database/database.ts';
import type { ObjectDef, Schema } from '../metadata/schema.ts';
import type { ObjectAccess } from '../security/security.ts';
import type { LocalOrg } from '../org.ts';
import type { Cursors } from './cursors.ts';
import { notFound, type RestRequest } from './answer.ts';
import { objectOf } from './body.ts';

/** What outlives a request. */
export interface RestState {
  cursors: Cursors;
}

export class RestCall {
  readonly org: LocalOrg;
  readonly state: RestState;
  readonly request: RestRequest;
  /** '65.0' */
  readonly version: string;
  /** What the `:name` parts of the route stand for; `*` is the rest of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Part of a composite request that is saved as a whole or not at all. */
  readonly isAllOrNone: boolean;
  /** Something of an all-or-none operation could not be saved though the answer is no error. */
  hasFailed = false;

  constructor(
    org: LocalOrg,
    state: RestState,
    request: RestRequest,
    route: { version: string; parameters: Record<string, string>; isAllOrNone: boolean }
  ) {
    this.org = org;
    this.state = state;
    this.request = request;
    this.version = route.version;
    this.parameters = route.parameters;
    this.query = new URLSearchParams(request.query);
    this.isAllOrNone = route.isAllOrNone;
  }

  fail(): void {
    this.hasFailed = true;
  }

  get database(): Database {
    return this.org.database;
  }

  get schema(): Schema {
    return this.org.schema;
  }

  /** The REST API runs in user mode: object and field permissions and sharing apply. */
  get access(): Access {
    return { user: this.org.session.user, mode: 'user', withSharing: true };
  }

  /** `/services/data/v65.0` */
  get base(): string {
    return `/services/data/v${this.version}`;
  }

  parameter(name: string): string {
    return this.parameters[name] ?? '';
  }

  rights(object: ObjectDef): ObjectAccess {
    return this.org.security.objectAccess(this.access.user, object.name);
  }

  mayRead(object: ObjectDef, field: string): boolean {
    return this.org.security.fieldAccess(this.access.user, object.name, field).read;
  }

  /** The object of the path; who may not see it is told that it does not exist. */
  object(name = this.parameter('object')): ObjectDef {
    const object = this.schema.object(name);
    if (!object || !(object.setup || this.rights(object).read)) throw notFound();
    return object;
  }

  json(): Record<string, unknown> {
    return objectOf(this.request);
  }
}
