// The licenses and profiles of a fresh org, with those that the project deploys.
import type { SObject } from '../values/sobject.ts';
import type { Project } from './project-types.ts';

export const SYSTEM_ADMINISTRATOR = 'System Administrator';
export const STANDARD_USER = 'Standard User';
const STANDARD = 'Standard';
const SALESFORCE = 'Salesforce';

type Make = (type: string, name: string, fields: Record<string, unknown>) => SObject;

/** Standard profiles have other names in metadata than in the org. */
const METADATA_NAMES: ReadonlyMap<string, string> = new Map([
  ['Admin', SYSTEM_ADMINISTRATOR],
  ['Standard', STANDARD_USER],
  ['ReadOnly', 'Read Only'],
  ['MarketingProfile', 'Marketing User'],
  ['ContractManager', 'Contract Manager'],
  ['SolutionManager', 'Solution Manager'],
  ['StandardAul', 'Standard Platform User'],
  ['MinimumAccess', 'Minimum Access - Salesforce']
]);

export function profileName(metadataName: string): string {
  const name = decodeURIComponent(metadataName);
  return METADATA_NAMES.get(name) ?? name;
}

// UNVERIFIED: which profiles and licenses an edition has; these are those of a Developer Edition.
const LICENSES: [name: string, key: string][] = [
  [SALESFORCE, 'SFDC'],
  ['Salesforce Platform', 'AUL'],
  ['Chatter Free', 'CHATTER_FREE'],
  ['Chatter External', 'CHATTER_EXTERNAL'],
  ['Salesforce Integration', 'SFDC_INTEGRATION'],
  ['Analytics Cloud Integration User', 'ANALYTICS_INTEGRATION'],
  ['Cross Org Data Proxy User', 'XORG_PROXY'],
  ['Customer Community', 'CUSTOMER_COMMUNITY'],
  ['Customer Community Login', 'CUSTOMER_COMMUNITY_LOGIN'],
  ['Customer Community Plus', 'CUSTOMER_COMMUNITY_PLUS'],
  ['Partner Community', 'PARTNER_COMMUNITY'],
  ['Identity', 'IDENTITY'],
  ['External Identity', 'EXTERNAL_IDENTITY'],
  ['Guest User License', 'GUEST_USER']
];

const PROFILES: [name: string, license: string, userType: string][] = [
  [SYSTEM_ADMINISTRATOR, SALESFORCE, STANDARD],
  [STANDARD_USER, SALESFORCE, STANDARD],
  ['Read Only', SALESFORCE, STANDARD],
  ['Marketing User', SALESFORCE, STANDARD],
  ['Contract Manager', SALESFORCE, STANDARD],
  ['Solution Manager', SALESFORCE, STANDARD],
  ['Minimum Access - Salesforce', SALESFORCE, STANDARD],
  ['Standard Platform User', 'Salesforce Platform', STANDARD],
  ['Chatter Free User', 'Chatter Free', 'CsnOnly'],
  ['Chatter Moderator User', 'Chatter Free', 'CsnOnly'],
  ['Chatter External User', 'Chatter External', 'CsnOnly'],
  ['Minimum Access - API Only Integrations', 'Salesforce Integration', STANDARD],
  ['Salesforce API Only System Integrations', 'Salesforce Integration', STANDARD],
  ['Analytics Cloud Integration User', 'Analytics Cloud Integration User', STANDARD],
  ['Analytics Cloud Security User', 'Analytics Cloud Integration User', STANDARD],
  ['Cross Org Data Proxy User', 'Cross Org Data Proxy User', STANDARD],
  ['Customer Community User', 'Customer Community', 'CspLitePortal'],
  ['Customer Community Login User', 'Customer Community Login', 'CspLitePortal'],
  ['Customer Community Plus User', 'Customer Community Plus', 'PowerCustomerSuccess'],
  ['Partner Community User', 'Partner Community', 'PowerPartner'],
  ['Identity User', 'Identity', STANDARD],
  ['External Identity User', 'External Identity', 'CspLitePortal'],
  ['Guest License User', 'Guest User License', 'Guest']
];

/** Permissions that tell the profiles of people who work with records from the others. */
const EVERYDAY = [
  'PermissionsMassInlineEdit',
  'PermissionsSubmitMacrosAllowed',
  'PermissionsRunReports',
  'PermissionsExportReport',
  'PermissionsEditTask',
  'PermissionsEditEvent',
  'PermissionsActivitiesAccess',
  'PermissionsLightningExperienceUser'
];
const ADMINISTRATION = [
  'PermissionsPrivacyDataAccess',
  'PermissionsAuthorApex',
  'PermissionsCustomizeApplication',
  'PermissionsManageUsers',
  'PermissionsManageRoles',
  'PermissionsManageSharing',
  'PermissionsManageProfilesPermissionsets',
  'PermissionsAssignPermissionSets',
  'PermissionsViewSetup',
  'PermissionsModifyMetadata',
  'PermissionsViewAllUsers'
];

function flags(name: string, license: string): Record<string, boolean> {
  const works = license === SALESFORCE && !name.startsWith('Minimum Access');
  const names = [
    ...(works ? EVERYDAY : []),
    ...(name === SYSTEM_ADMINISTRATOR ? ADMINISTRATION : [])
  ];
  return Object.fromEntries(names.map((flag) => [flag, true]));
}

export function licenseRecords(make: Make): SObject[] {
  return LICENSES.map(([Name, LicenseDefinitionKey]) =>
    make('UserLicense', Name, {
      Name,
      MasterLabel: Name,
      LicenseDefinitionKey,
      Status: 'Active',
      TotalLicenses: 100
    })
  );
}

/** The administrator's profile comes first. */
export function profileRecords(make: Make, project: Project): SObject[] {
  const known = new Set(PROFILES.map(([name]) => name));
  const deployed = [...new Set(project.profiles.map(({ name }) => profileName(name)))]
    .filter((name) => !known.has(name))
    .map((name): [string, string, string] => [name, SALESFORCE, STANDARD]);
  return [...PROFILES, ...deployed].map(([Name, license, UserType]) =>
    make('Profile', Name, {
      Name,
      UserLicenseId: make('UserLicense', license, {}).id,
      UserType,
      PermissionsModifyAllData: Name === SYSTEM_ADMINISTRATOR,
      PermissionsViewAllData: Name === SYSTEM_ADMINISTRATOR,
      PermissionsApiEnabled: UserType === STANDARD,
      ...flags(Name, license)
    })
  );
}
