/** Standard fields that the platform requires on every layout of their object, as deployments were seen to insist. */
export const REQUIRED_ON_LAYOUTS: Readonly<
  Record<string, readonly { name: string; behavior?: 'Required' }[]>
> = {
  Case: [
    { name: 'ContactId' },
    { name: 'Description' },
    { name: 'SuppliedEmail' },
    { name: 'Status', behavior: 'Required' }
  ],
  Opportunity: [
    { name: 'Probability' },
    { name: 'Name', behavior: 'Required' },
    { name: 'StageName', behavior: 'Required' }
  ]
};

/** Related lists of the platform, as layouts of public packages name them. */
export const STANDARD_RELATED_LISTS: readonly string[] = [
  'RelatedAccountSalesTeam',
  'RelatedActivityList',
  'RelatedAttachmentList',
  'RelatedCampaignHierarchyList',
  'RelatedCampaignList',
  'RelatedCampaignMemberList',
  'RelatedCampaignMemberStatusList',
  'RelatedCaseList',
  'RelatedCommentsList',
  'RelatedContactList',
  'RelatedContactRoleList',
  'RelatedContentNoteList',
  'RelatedContractList',
  'RelatedEmailStatusList',
  'RelatedEntityHistoryList',
  'RelatedFileList',
  'RelatedHistoryList',
  'RelatedNoteList',
  'RelatedOpportunityHistoryList',
  'RelatedOpportunityList',
  'RelatedOrderList',
  'RelatedPartnerList',
  'RelatedSolutionList'
];
