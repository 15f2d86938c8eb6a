// Records that the platform itself creates when a standard object is inserted.
import { SObject } from '../../values/sobject.ts';
import { ApexList } from '../../values/list.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import type { RowState } from './rows.ts';

type Effect = (record: SObject) => SObject[];

const EFFECTS: Record<string, Effect> = {
  Campaign: memberStatuses,
  EmailMessage: emailRelations
};

/** Runs without permissions, as the user did not ask for these records. */
export function createCompanions(engine: Engine, states: RowState[], access: Access): void {
  const effect = EFFECTS[states[0]?.record.type ?? ''];
  if (!effect) return;
  const records = states.flatMap(({ record }) => effect(record));
  if (records.length === 0 || !engine.schema.object(records[0]!.type)) return;
  const system: Access = { ...access, mode: 'system', withSharing: false };
  engine.dml('insert', records, { allOrNone: true, asPlatform: true }, system);
}

/** Every campaign starts with two statuses for its members. */
function memberStatuses({ id: CampaignId }: SObject): SObject[] {
  return ['Sent', 'Responded'].map(
    (Label, index) =>
      new SObject('CampaignMemberStatus', {
        CampaignId,
        Label,
        SortOrder: index + 3,
        IsDefault: index === 0,
        HasResponded: index === 1
      })
  );
}

const ID_LISTS = [
  ['ToIds', 'ToAddress'],
  ['CcIds', 'CcAddress'],
  ['BccIds', 'BccAddress']
] as const;

/** UNVERIFIED: who sent it is related as well, with the address alone. */
function emailRelations(record: SObject): SObject[] {
  const relations = ID_LISTS.flatMap(([list, RelationType]) => {
    const ids = record.get(list);
    if (!(ids instanceof ApexList)) return [];
    return ids.items.map((RelationId) => relation(record, { RelationId, RelationType }));
  });
  const from = record.get('FromAddress');
  if (typeof from === 'string') {
    relations.push(relation(record, { RelationAddress: from, RelationType: 'FromAddress' }));
  }
  return relations;
}

function relation({ id: EmailMessageId }: SObject, fields: Record<string, unknown>): SObject {
  return new SObject('EmailMessageRelation', { EmailMessageId, ...fields });
}
