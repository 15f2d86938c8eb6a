/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { StaticImplementation } from '../define.ts';
import { platformClass } from '../define.ts';
import type { SObject } from '../../../values/sobject.ts';
import { TimeZoneValue } from './TimeZone.ts';

function userRecord(rt: Runtime): SObject | null {
  return rt.host.database.get('User', rt.host.user().userId);
}

const ofUser =
  (field: string, fallback: string | null = null): StaticImplementation =>
  (rt) =>
    userRecord(rt)?.get(field) ?? fallback;

function organization(rt: Runtime): SObject | undefined {
  return rt.host.database.all('Organization')[0];
}

export const UserInfoClass = platformClass('System.UserInfo', {
  statics: {
    'String getUserId()': (rt) => rt.host.user().userId,
    'String getName()': (rt) => rt.host.user().name,
    'String getFirstName()': ofUser('FirstName'),
    'String getLastName()': ofUser('LastName'),
    'String getUserName()': ofUser('Username'),
    'String getUserEmail()': ofUser('Email'),
    'String getProfileId()': ofUser('ProfileId'),
    'String getUserRoleId()': ofUser('UserRoleId'),
    'String getUserType()': ofUser('UserType', 'Standard'),
    'String getLocale()': ofUser('LocaleSidKey', 'en_US'),
    'String getLanguage()': ofUser('LanguageLocaleKey', 'en_US'),
    'TimeZone getTimeZone()': (rt) => new TimeZoneValue(rt.host.timeZone()),
    'String getOrganizationId()': (rt) => organization(rt)?.id ?? null,
    'String getOrganizationName()': (rt) => organization(rt)?.get('Name') ?? null,
    // DIFFERS: a local org has one currency and no session id.
    'String getDefaultCurrency()': () => 'USD',
    'Boolean isMultiCurrencyOrganization()': () => false,
    'String getSessionId()': () => null,
    'String getUiTheme()': () => 'Theme4d',
    'String getUiThemeDisplayed()': () => 'Theme4d',
    'String getCurrentUvid()': () => null,
    // DIFFERS: nothing is licensed, every user may use every package; an unknown namespace or package is no error.
    'Boolean isCurrentUserLicensed(String namespace)': () => true,
    'Boolean isCurrentUserLicensedForPackage(Id packageId)': () => true,
    'Boolean hasPackageLicense(Id packageId)': () => true
  }
});
