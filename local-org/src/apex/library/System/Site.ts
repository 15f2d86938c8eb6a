/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_sites.htm */

import type { PlatformType, StaticImplementation } from '../define.ts';
import { exceptionClass } from './Exception.ts';
import { lacking, platformClass } from '../define.ts';

const NAMES = [
  'AdminEmail',
  'AdminId',
  'AnalyticsTrackingCode',
  'BaseCustomUrl',
  'BaseInsecureUrl',
  'BaseRequestUrl',
  'BaseSecureUrl',
  'BaseUrl',
  'CurrentSiteUrl',
  'Domain',
  'ErrorDescription',
  'ErrorMessage',
  'ExperienceId',
  'MasterLabel',
  'Name',
  'OriginalUrl',
  'PathPrefix',
  'Prefix',
  'SiteId',
  'SiteType',
  'SiteTypeLabel'
];

const ACTIONS = [
  'PageReference changePassword(String newPassword, String verifyNewPassword)',
  'PageReference changePassword(String newPassword, String verifyNewPassword, String oldPassword)',
  'Id createExternalUser(SObject user, String accountId)',
  'Id createExternalUser(SObject user, String accountId, String password)',
  'Id createExternalUser(SObject user, String accountId, String password, Boolean sendEmail)',
  'Id createPortalUser(SObject user, String accountId, String password)',
  'Boolean forgotPassword(String username)',
  'PageReference login(String username, String password, String startUrl)',
  'void validatePassword(SObject user, String password, String confirmPassword)'
];

function action(signature: string): StaticImplementation {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? signature;
  return lacking(`Site.${name}`);
}

// DIFFERS: a local org has no sites: what a site is called is null, and nobody logs in through one.
export const siteTypes: PlatformType[] = [
  platformClass('System.Site', {
    statics: {
      ...Object.fromEntries(NAMES.map((name) => [`String get${name}()`, () => null])),
      ...Object.fromEntries(ACTIONS.map((signature) => [signature, action(signature)])),
      'Boolean isLoginEnabled()': () => false,
      'Boolean isPasswordExpired()': () => false,
      'Boolean isRegistrationEnabled()': () => false,
      'Boolean isValidUsername(String username)': (_rt, username: string | null) =>
        /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username ?? ''),
      'void setExperienceId(String id)': () => undefined
    }
  }),
  exceptionClass('Site.ExternalUserCreateException')
];
