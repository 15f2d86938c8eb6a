/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_Organization_static_methods.htm */

import type { PlatformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ComparableRecord, recordClass } from '../record-class.ts';
import { connectApiCall, unsupportedCalls } from './connect-api.ts';
import { platformClass } from '../define.ts';
import { Double } from '../../../values/double.ts';
import { offsetAt } from '../../../values/time-zone.ts';

const comparable = true;

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
      'String currencySymbol',
      'ConnectApi.TimeZone timeZone',
      'String userDefaultCurrencyIsoCode',
      'String userId',
      'String userLocale'
    ],
    { comparable }
  ),
  recordClass('ConnectApi.TimeZone', ['Double gmtOffset', 'String name'], { comparable }),
  recordClass('ConnectApi.FollowingPage', ['Integer total', 'Integer pageSize'], { comparable })
];

function settings(rt: Runtime): ComparableRecord {
  const [organization] = rt.host.database.all('Organization');
  const user = rt.host.database.get('User', rt.host.user().userId);
  const name = rt.host.timeZone();
  return new ComparableRecord('ConnectApi.OrganizationSettings', {
    name: organization?.get('Name') ?? null,
    orgId: organization?.id ?? null,
    userSettings: new ComparableRecord('ConnectApi.UserSettings', {
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

export const ChatterUsersClass = platformClass('ConnectApi.ChatterUsers', {
  statics: unsupportedCalls('ConnectApi.ChatterUsers', [
    'ConnectApi.FollowingPage getFollowings(String communityId, String userId)'
  ])
});
