// Access that the platform grants by itself around accounts: to parents, to children, to team members.
import type { ObjectDef, Schema } from '../../metadata/schema.ts';
import type { Level } from '../sharing.ts';
import type { Row, Store } from '../store.ts';

interface Parts {
  schema: Schema;
  store: Store;
}

const LEVELS: Record<string, Level> = { Read: 1, Edit: 2, All: 3 };
const ACCOUNT_CHILDREN = ['Contact', 'Opportunity', 'Case'];

const TEAMS: Record<string, { object: string; parent: string; access: string }> = {
  Account: { object: 'AccountTeamMember', parent: 'AccountId', access: 'AccountAccessLevel' },
  Opportunity: {
    object: 'OpportunityTeamMember',
    parent: 'OpportunityId',
    access: 'OpportunityAccessLevel'
  }
};

/** What being in the team of the account or opportunity gives. */
export function teamLevel(
  { schema, store }: Parts,
  object: ObjectDef,
  row: Row,
  isHolder: (userId: string) => boolean
): Level {
  const team = TEAMS[object.name];
  if (!team || store.rows(team.object).size === 0) return 0;
  const parent = schema.object(team.object)?.field(team.parent);
  let best: Level = 0;
  for (const id of (parent && store.find(team.object, parent, row.get('Id'))) ?? []) {
    const member = store.get(team.object, id);
    if (!member || !isHolder(member.get('UserId') as string)) continue;
    const level = LEVELS[String(member.get(team.access))] ?? 1;
    if (level > best) best = level;
  }
  return best;
}

/** Who may see a contact, opportunity or case may read its account. */
export function seesChildOf(
  { schema, store }: Parts,
  account: Row,
  hasOwnAccess: (object: ObjectDef, row: Row) => boolean
): boolean {
  return ACCOUNT_CHILDREN.some((name) => {
    if (store.rows(name).size === 0) return false;
    const child = schema.object(name);
    const field = child?.field('AccountId');
    const ids = (field && store.find(name, field, account.get('Id'))) ?? [];
    return [...ids].some((id) => {
      const row = store.get(name, id);
      return child !== undefined && row !== null && hasOwnAccess(child, row);
    });
  });
}

/** What the role of the account's owner says of the account's contacts, opportunities and cases. */
export function levelOfAccountOwner(
  { store }: Parts,
  object: ObjectDef,
  row: Row,
  isHolder: (userId: string) => boolean
): Level {
  if (!ACCOUNT_CHILDREN.includes(object.name)) return 0;
  const account = store.get('Account', String(row.get('AccountId')));
  const owner = account?.get('OwnerId');
  if (typeof owner !== 'string' || !isHolder(owner)) return 0;
  const role = store.get('User', owner)?.get('UserRoleId');
  const granted = store.get('UserRole', String(role))?.get(`${object.name}AccessForAccountOwner`);
  return LEVELS[String(granted)] ?? 0;
}
