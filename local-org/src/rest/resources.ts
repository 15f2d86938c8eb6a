/** What the API consists of: versions, resources, limits, recently changed records. */
import { json, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { restValue } from './values.ts';
import { ORG_LIMITS } from '../values/org-limits.ts';

const FIRST_VERSION = 31;
const NEWEST_VERSION = 68;

// UNVERIFIED: which version is the newest; every version from 31 on behaves alike but for upserts before 46.
/** A release has three versions in a year: 68.0 is Winter '27. */
export function versions(): { label: string; url: string; version: string }[] {
  const seasons = ['Spring', 'Summer', 'Winter'];
  return Array.from({ length: NEWEST_VERSION - FIRST_VERSION + 1 }, (_none, index) => {
    const number = FIRST_VERSION + index;
    const season = seasons[(number - 30) % 3] ?? '';
    const year = 14 + Math.floor((number - 30) / 3) + (season === 'Winter' ? 1 : 0);
    return {
      label: `${season} '${year}`,
      url: `/services/data/v${number}.0`,
      version: `${number}.0`
    };
  });
}

export function isKnownVersion(version: string): boolean {
  return versions().some((known) => known.version === version);
}

const RESOURCES = [
  'actions',
  'composite',
  'limits',
  'parameterizedSearch',
  'query',
  'queryAll',
  'recent',
  'search',
  'sobjects',
  'tooling',
  'ui-api'
];

export function listResources(call: RestCall): RestAnswer {
  const entries = RESOURCES.map((name) => [name, `${call.base}/${name}`]);
  return json(200, {
    ...Object.fromEntries(entries),
    jobs: `${call.base}/jobs`,
    identity: identityUrl(call)
  });
}

function identityUrl(call: RestCall): string {
  const organization = call.database.all('Organization')[0];
  return `${call.request.origin}/id/${organization?.id}/${call.access.user.userId}`;
}

// DIFFERS: limits are shown, the org does not count or refuse anything by them.
export function limits(_call: RestCall): RestAnswer {
  const entries = Object.entries(ORG_LIMITS).map(([name, Max]) => [name, { Max, Remaining: Max }]);
  return json(200, Object.fromEntries(entries));
}

const RECENT_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'];
const MAXIMUM_RECENT = 200;

/** Records that were changed last, of the objects that people work with. */
export function recent(call: RestCall): RestAnswer {
  const limit = Math.min(
    Number(call.query.get('limit') ?? MAXIMUM_RECENT) || MAXIMUM_RECENT,
    MAXIMUM_RECENT
  );
  const rows = call.schema
    .objects()
    .filter(
      ({ name, custom, kind }) => RECENT_OBJECTS.includes(name) || (custom && kind === 'sobject')
    )
    .filter(
      (object) => call.rights(object).read && object.nameField && object.field('LastModifiedDate')
    )
    .flatMap((object) => {
      const name = object.nameField ?? 'Name';
      const query = {
        select: ['Id', name, 'LastModifiedDate'].map((path) => ({
          kind: 'field' as const,
          path: [path]
        })),
        from: object.name,
        orderBy: [{ by: { kind: 'field' as const, path: ['LastModifiedDate'] }, descending: true }],
        limit: { kind: 'literal' as const, value: limit },
        line: 0,
        column: 0
      };
      return call.database.query(query, [], call.access).map((record) => ({
        stamp: String(record.get('LastModifiedDate')),
        item: {
          attributes: {
            type: object.name,
            url: `${call.base}/sobjects/${object.name}/${record.id}`
          },
          Id: record.id,
          Name: restValue(record.get(name))
        }
      }));
    })
    .sort((left, right) => (left.stamp < right.stamp ? 1 : -1));
  return json(
    200,
    rows.slice(0, limit).map(({ item }) => item)
  );
}
