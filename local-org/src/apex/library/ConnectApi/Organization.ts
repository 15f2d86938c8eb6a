/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_Organization_static_methods.htm */

import type { PlatformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ComparableRecord, recordClass } from '../record-class.ts';
import { connectApiCall } from './connect-api.ts';
import { given } from '../../runtime/arguments.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { Double } from '../../../values/double.ts';
import { offsetAt } from '../../../values/time-zone.ts';

const comparable = true;

/** What a user may do; the second list is false in an org without the products. */
const ALLOWED = [
  'canAccessPersonalStreams',
  'canFollow',
  'canOwnGroups',
  'canViewAllGroups',
  'canViewAllUsers',
  'canViewFullUserProfile',
  'canViewPublicFiles',
  'hasAccessToInternalOrg',
  'hasChatter',
  'hasRestDataApiAccess'
];
const NOT_ALLOWED = [
  'approvalPosts',
  'canViewCommunitySwitcher',
  'externalUser',
  'hasFieldServiceLocationTracking',
  'hasFieldServiceMobileAccess',
  'hasFileSync',
  'hasFileSyncManagedClientAutoUpdate'
];
const ADMINISTRATOR = ['canModifyAllData', 'canViewAllData'];
const FLAGS = [...ALLOWED, ...NOT_ALLOWED, ...ADMINISTRATOR];
const AMOUNTS = ['fileSyncLimit', 'fileSyncStorageLimit', 'folderSyncLimit'];

/** UNVERIFIED: the settings of a user of a Developer Edition org. */
function flags(isAdministrator: boolean): Record<string, boolean | number> {
  const set = (names: string[], value: boolean | number): [string, boolean | number][] =>
    names.map((name) => [name, value]);
  return Object.fromEntries([
    ...set(ALLOWED, true),
    ...set(NOT_ALLOWED, false),
    ...set(ADMINISTRATOR, isAdministrator),
    ...set(AMOUNTS, 0)
  ]);
}

export const organizationClasses: PlatformClass[] = [
  recordClass(
    'ConnectApi.OrganizationSettings',
    [
      'Integer accessTimeout',
      'String name',
      'String orgId',
      'ConnectApi.UserSettings userSettings'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.UserSettings',
    [
      ...FLAGS.map((name) => `Boolean ${name}`),
      ...AMOUNTS.map((name) => `Integer ${name}`),
      'String currencySymbol',
      'ConnectApi.TimeZone timeZone',
      'String userDefaultCurrencyIsoCode',
      'String userId',
      'String userLocale'
    ],
    { comparable }
  ),
  recordClass('ConnectApi.TimeZone', ['Double gmtOffset', 'String name'], { comparable }),
  recordClass(
    'ConnectApi.FollowingPage',
    ['List<ConnectApi.Subscription> following', 'Integer total'],
    { comparable }
  ),
  recordClass('ConnectApi.Subscription', ['String id', 'ConnectApi.ActorWithId subject'], {
    comparable
  })
];

function settings(rt: Runtime): ComparableRecord {
  const [organization] = rt.host.database.all('Organization');
  const user = rt.host.database.get('User', rt.host.user().userId);
  const name = rt.host.timeZone();
  return new ComparableRecord('ConnectApi.OrganizationSettings', {
    name: organization?.get('Name') ?? null,
    orgId: organization?.id ?? null,
    userSettings: new ComparableRecord('ConnectApi.UserSettings', {
      ...flags(rt.host.user().isSystemAdministrator),
      timeZone: new ComparableRecord('ConnectApi.TimeZone', {
        name,
        gmtOffset: new Double(offsetAt(rt.host.now(), name) / 3_600_000)
      }),
      userId: rt.host.user().userId,
      userLocale: user?.get('LocaleSidKey') ?? null
    })
  });
}

export const OrganizationClass = platformClass('ConnectApi.Organization', {
  statics: connectApiCall({
    'ConnectApi.OrganizationSettings getSettings()': (rt) => settings(rt)
  })
});

/** Whom and what a user follows: the subscriptions that Chatter keeps. */
function followings(rt: Runtime, userId: string): ComparableRecord {
  const own = rt.host.database
    .all('EntitySubscription')
    .filter((row) => row.get('SubscriberId') === userId);
  const following = own.map(
    (row) =>
      new ComparableRecord('ConnectApi.Subscription', {
        id: row.id,
        subject: new ComparableRecord('ConnectApi.RecordSummary', { id: row.get('ParentId') })
      })
  );
  return new ComparableRecord('ConnectApi.FollowingPage', {
    following: new ApexList('ConnectApi.Subscription', following),
    total: own.length
  });
}

export const ChatterUsersClass = platformClass('ConnectApi.ChatterUsers', {
  statics: connectApiCall({
    'ConnectApi.FollowingPage getFollowings(String communityId, String userId)': (
      rt,
      _community: string | null,
      userId: string | null
    ) => followings(rt, given(userId) === 'me' ? rt.host.user().userId : given(userId))
  })
});
