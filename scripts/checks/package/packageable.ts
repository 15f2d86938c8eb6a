// What a managed second-generation package can hold.
import { problemAt, type Problem } from '../gate.ts';
import type { PackageSource } from './source.ts';

/**
 * Metadata types, other than settings, that no second-generation managed package takes.
 * Source: Salesforce's Metadata Coverage Report of API version 64, channel "2GP Managed Packaging".
 */
const NOT_PACKAGEABLE = new Set(
  `
  AIAssistantTemplate AIConvSummarizationConfig AILiveMetricDefinition AIScoringModelDefVersion
  AIScoringModelDefinition AccessControlPolicy AccountingFieldMapping AccountingModelConfig
  ActionLauncherItemDef ActionPlanTemplate ActionableEventOrchDef ActionableEventTypeDef ActivationPlatform
  AiEvaluationDefinition AiPlannerVoiceDef AiPluginUtteranceDef AnalysisConfiguration AnalyticsDashboard
  AnalyticsDatasetDefinition AnalyticsVisualization AnalyticsWorkspace AnimationRule ApexEmailNotifications
  ApexTestSuite ApiNamedQuery AppExplorationDataConsent AppMenu AppleDomainVerification
  ApplicationRecordTypeConfig AppointmentAssignmentPolicy AppointmentSchedulingPolicy ApprovalProcess
  AssignmentRules AssistantContextItem AssistantDefinition AssistantSkillQuickAction
  AssistantSkillSobjectAction AssistantVersion AttributeDefinition2 Audience AuthProvider AutoResponseRules
  BlacklistedConsumer Bot BotVersion CMSConnectSource CallCenter CallCenterRoutingMap
  CallCoachingMediaProvider CallCtrAgentFavTrfrDest CampaignInfluenceModel CanvasMetadata
  CareProviderAfflRoleConfig CareProviderSearchConfig CaseSubjectParticle Certificate ChannelLayout
  ChatterExtension ChoiceList ClaimCoverageProdtProcDef CommandAction CommonEventSubscription
  CommunicationChannelLine Community ConnectedSystem ContextDefinition ContextMappingConfig
  ConvIntelligenceSignalRule ConversationVendorFieldDef CustomDataType CustomFeedFilter CustomHelpMenuSection
  CustomObjectBinding CustomSite CustomValue DataCategoryGroup DataConnectionParamTmpl DataMapping
  DataMappingFieldDefinition DataMappingObjectDefinition DataMappingSchema DataObjectSearchIndexConf
  DataPipeline DataSourceTenant DecisionFlow DecisionFlowSubFlow DecisionMatrixDefinition
  DecisionMatrixDefinitionVersion DelegateGroup DigitalExperienceBundleSetting DigitalExperienceConfig
  DocumentCategory DocumentCategoryDocumentType DocumentTemplate DocumentType DynamicTrigger EclairGeoData
  EmailServicesFunction EmbeddedServiceBranding EmbeddedServiceConfig EmbeddedServiceFieldService
  EmbeddedServiceFlowConfig EmbeddedServiceLiveAgent EmployeeDataSyncProfile EntitlementProcess
  EntitlementTemplate EntityImplements EscalationRules EventDelivery EventSubscription ExperienceBundle
  ExpressionSetDefinition ExpressionSetDefinitionVersion ExpressionSetMessageToken ExternalAIModel
  ExternalDataSrcDescriptor ExternalDataTranField ExternalDataTranObject ExtlClntAppCanvasStngs
  ExtlClntAppConfigurablePolicies ExtlClntAppMobileConfigurablePolicies ExtlClntAppOauthConfigurablePolicies
  ExtlClntAppPushConfigurablePolicies ExtlClntAppSamlConfigurablePolicies FederationDataMappingUsage
  FeedFieldHistory FieldRestrictionRule FieldServiceMobileConfig FieldServiceMobileExtension FlowDefinition
  ForecastingFilter ForecastingFilterCondition ForecastingGroup ForecastingSourceDefinition ForecastingType
  ForecastingTypeSource Form FormSection GenAiPlanner GenAiPluginInstructionDef GenOpPlanEligibilityConfig
  GlobalPicklistValue GlobalValueSetTranslation Group IPAddressRange Icon IdentityVerificationProcDtl
  IdentityVerificationProcFld InboundCertificate InstalledPackage IntegrationHubSettingsType
  InternalDataConnector InternalOrganization JournalType KeywordList LicenseDefinition
  LightningOnboardingConfig LightningOutApp LiveChatAgentConfig LiveChatButton LiveChatDeployment
  LiveChatSensitiveDataRule LocationUse LoginFlow MLDataDefinition MLPredictionDefinition
  MLRecommendationDefinition ManagedEventSubscription ManagedTopics MarketAudienceDefinition
  MarketSegmentDefinition MarketingResourceType MassMail MessagingChannel MfgProgramTemplate MilestoneType
  MktCalcInsightObjectDef MktDataConnectionCred MobileApplicationDetail MobileSecurityPolicySet ModerationRule
  MutingPermissionSet MyDomainDiscoverableLogin NavigationMenu Network NetworkBranding NotificationTypeConfig
  ObjectHierarchyRelationship OcrSampleDocument OcrTemplate OmniDataTransform OmniExtTrackingDef
  OmniIntegrationProcedure OmniInteractionAccessConfig OmniInteractionConfig OmniScript OmniSupervisorConfig
  OmniTrackingComponentDef OmniTrackingGroup OmniUiCard Orchestration OrchestrationContext OrgWideEmailAddress
  Package PardotTenant ParticipantRole PersonAccountOwnerPowerUser PicklistValue PipelineInspMetricConfig
  PlatformEventSubscriberConfig PolicyRuleDefinition PolicyRuleDefinitionSet Portal
  PortalDelegablePermissionSet PostTemplate PresenceDeclineReason PresenceUserConfig PrivateConnection
  ProductSpecificationTypeDefinition ProfilePasswordPolicy ProfileSessionSetting PublicKeyCertificate
  PublicKeyCertificateSet Queue QueueRoutingConfig RecAlrtDataSrcExpSetDef RecommendationStrategy
  RecordActionDeployment RecordAggregationDefinition RedirectWhitelistUrl ReferralMarketingConfig
  RelatedRecordAccessDef RelatedRecordAssocCriteria ReportingTypeConfig RestrictionRule
  RetrievalSummaryDefinition Role SamlSsoConfig Scontrol ScoreRange SearchCustomization
  SearchOrgWideObjectConfig SemanticDefinition SemanticModel ServiceAISetupDefinition ServiceAISetupField
  ServiceChannel ServiceMgmtKnwlgArtclConfig ServicePresenceStatus ServiceScheduleConfig SharingCriteriaRule
  SharingGuestRule SharingOwnerRule SharingRules SharingSet SharingTerritoryRule SiteDotCom Skill SkillType
  SlackFeatureConfig StageAssignment StandardValue StandardValueSet StandardValueSetTranslation
  StnryAssetEnrgyUseCnfg SummaryLayout SynonymDictionary Territory Territory2 Territory2Model Territory2Rule
  Territory2Type TimeSheetTemplate TimelineObjectDefinition TopicsForObjects TransactionProcessingType
  TransactionSecurityPolicy UIObjectRelationConfig UiPlugin UserAuthCertificate UserCriteria
  UserProfileSearchScope VehAssetEnrgyUseCnfg VisualizationPlugin VoiceEngagementMediaFile
  VoiceEngagementMediaUsage VoiceEngmtMediaFileAsgnt WebStoreBundle WorkSkillRouting WorkflowFlowAction
  WorkflowKnowledgePublish WorkflowSend
`
    .split(/\s+/)
    .filter(Boolean)
);

/** Settings are the organisation's own, but for a few that packages may bring. */
const PACKAGEABLE_SETTINGS = /^(Omni|ExtlClntApp)/;

export function packageableProblems({ scope, components }: PackageSource): Problem[] {
  return components.flatMap(({ root, file, name }) => {
    const type = root.name;
    const isSettings = type.endsWith('Settings') && !PACKAGEABLE_SETTINGS.test(type);
    if (type === 'Profile') {
      const message = `The package holds the profile ${name}.`;
      const fix = 'Grant with a permission set: profiles belong to the customer.';
      return [problemAt(scope, file, root.line, { rule: 'profile', message, fix })];
    }
    if (!isSettings && !NOT_PACKAGEABLE.has(type)) return [];
    const message = `A managed package takes no ${type} (${name}).`;
    const fix = 'Create it when the package is installed, or let the administrator do it.';
    return [problemAt(scope, file, root.line, { rule: 'not-packageable', message, fix })];
  });
}
