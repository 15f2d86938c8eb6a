// What permission sets grant, read from the org's records: deployed ones and those that Apex inserts.
import type { Store, Row } from '../database/store.ts';
import type { FieldDef, Schema } from '../metadata/schema.ts';
import { emptyGrants, type Grants } from './permission-sets.ts';

const TABLES = [
  'PermissionSet',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess'
] as const;

export class StoredGrants {
  private readonly schema: Schema;
  private readonly store: Store;
  private readonly known = new Map<string, Grants | null>();
  private revision = -1;

  constructor(schema: Schema, store: Store) {
    this.schema = schema;
    this.store = store;
  }

  /** By API name; null when there is no such permission set. */
  of(name: string): Grants | null {
    const revision = TABLES.reduce((sum, type) => sum + this.store.revision(type), 0);
    if (revision !== this.revision) this.known.clear();
    this.revision = revision;
    const key = name.toLowerCase();
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const grants = this.read(name);
    this.known.set(key, grants);
    return grants;
  }

  private read(name: string): Grants | null {
    const wanted = name.toLowerCase();
    const set = [...this.store.rows('PermissionSet').values()].find(
      (row) => String(row.get('Name')).toLowerCase() === wanted
    );
    if (!set) return null;
    const id = set.get('Id') as string;
    const grants = emptyGrants(name);
    grants.modifyAllData = set.get('PermissionsModifyAllData') === true;
    grants.viewAllData = set.get('PermissionsViewAllData') === true;
    for (const row of this.children('ObjectPermissions', id)) addObject(grants, row);
    for (const row of this.children('FieldPermissions', id)) addField(grants, row);
    for (const row of this.children('SetupEntityAccess', id)) this.addEntity(grants, row);
    return grants;
  }

  private children(type: string, parentId: string): Row[] {
    const field = this.schema.object(type)?.field('ParentId') as FieldDef;
    const ids = this.store.find(type, field, parentId) ?? [];
    return [...ids].flatMap((id) => this.store.get(type, id) ?? []);
  }

  private addEntity(grants: Grants, row: Row): void {
    const id = row.get('SetupEntityId') as string | null;
    const type = id && this.schema.objectByPrefix(id.slice(0, 3))?.name;
    const entity = type && id ? this.store.get(type, id) : null;
    if (!entity) return;
    if (type === 'ApexClass') grants.classes.add(String(entity.get('Name')).toLowerCase());
    if (type === 'CustomPermission') {
      grants.customPermissions.add(String(entity.get('DeveloperName')).toLowerCase());
    }
  }
}

function addObject(grants: Grants, row: Row): void {
  const has = (name: string): boolean => row.get(`Permissions${name}`) === true;
  grants.objects.set(String(row.get('SobjectType')).toLowerCase(), {
    create: has('Create'),
    read: has('Read'),
    edit: has('Edit'),
    delete: has('Delete'),
    viewAll: has('ViewAllRecords') || has('ModifyAllRecords'),
    modifyAll: has('ModifyAllRecords')
  });
}

function addField(grants: Grants, row: Row): void {
  grants.fields.set(String(row.get('Field')).toLowerCase(), {
    read: row.get('PermissionsRead') === true,
    edit: row.get('PermissionsEdit') === true
  });
}
