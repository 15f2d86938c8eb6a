/** Which root element a metadata file has, by the suffix of its name (Metadata API Developer Guide, each type's page). */

const ROOTS = new Map(
  `app CustomApplication|AuraDefinitionBundle
  approvalProcess ApprovalProcess
  appMenu AppMenu
  assignmentRules AssignmentRules
  audience Audience
  authprovider AuthProvider
  autoResponseRules AutoResponseRules
  businessProcess BusinessProcess
  cachePartition PlatformCachePartition
  cls ApexClass
  cmp AuraDefinitionBundle
  compactLayout CompactLayout
  component ApexComponent
  connectedApp ConnectedApp
  corsWhitelistOrigin CorsWhitelistOrigin
  cspTrustedSite CspTrustedSite
  customPermission CustomPermission
  dashboard Dashboard
  dashboardFolder DashboardFolder
  document Document
  documentFolder DocumentFolder
  duplicateRule DuplicateRule
  dwl DataWeaveResource
  email EmailTemplate
  emailFolder EmailFolder
  escalationRules EscalationRules
  evt AuraDefinitionBundle
  externalCredential ExternalCredential
  field CustomField
  fieldSet FieldSet
  flexipage FlexiPage
  flow Flow
  flowDefinition FlowDefinition
  flowtest FlowTest
  globalValueSet GlobalValueSet
  globalValueSetTranslation GlobalValueSetTranslation
  group Group
  index Index
  intf AuraDefinitionBundle
  js LightningComponentBundle
  labels CustomLabels
  layout Layout
  letter Letterhead
  listView ListView
  matchingRule MatchingRules|MatchingRule
  md CustomMetadata
  messageChannel LightningMessageChannel
  mutingpermissionset MutingPermissionSet
  namedCredential NamedCredential
  notiftype CustomNotificationType
  object CustomObject
  objectTranslation CustomObjectTranslation
  page ApexPage
  pathAssistant PathAssistant
  permissionset PermissionSet
  permissionsetgroup PermissionSetGroup
  platformEventChannel PlatformEventChannel
  platformEventChannelMember PlatformEventChannelMember
  platformEventSubscriberConfig PlatformEventSubscriberConfig
  profile Profile
  queue Queue
  quickAction QuickAction
  recordType RecordType
  remoteSite RemoteSiteSetting
  report Report
  reportFolder ReportFolder
  reportType ReportType
  resource StaticResource
  role Role
  sharingReason SharingReason
  sharingRules SharingRules
  standardValueSet StandardValueSet
  tab CustomTab
  testSuite ApexTestSuite
  tokens AuraDefinitionBundle
  topicsForObjects TopicsForObjects
  translation Translations
  trigger ApexTrigger
  validationRule ValidationRule
  webLink WebLink
  workflow Workflow`
    .split('\n')
    .map((line) => line.trim().split(' '))
    .map(([suffix, roots]) => [suffix!, roots!.split('|')])
);

/** The root elements that a file of this suffix may have; null for types that the list does not have. */
export function rootsOf(suffix: string): readonly string[] | null {
  return ROOTS.get(suffix) ?? null;
}
