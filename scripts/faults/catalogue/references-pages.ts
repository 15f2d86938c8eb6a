// Faults in screens, records and integrations: names that lead nowhere.
import { create, swap, swapFirst, type Fault } from '../fault.ts';

const PAGE = 'force-app/main/app/flexipages/Opportunity_Record_Page.flexipage-meta.xml';
const MAPPING =
  'force-app/main/review/customMetadata/Field_Mapping.Opportunity_Parties.md-meta.xml';
const TERM = 'force-app/main/extraction/customMetadata/Term_Definition.Parties.md-meta.xml';

const page = (what: string, edit: Fault['edit'], says: RegExp, at?: string): Fault => ({
  kind: 3,
  what,
  gate: 'references',
  file: PAGE,
  edit,
  says,
  ...(at === undefined ? {} : { at })
});

const pages: Fault[] = [
  page(
    'a page shows a component that does not exist',
    swap('<componentName>contractPanel', '<componentName>contractPanell'),
    /no component contractPanell/
  ),
  page(
    'a page shows a component that is not exposed',
    swap('<componentName>contractPanel', '<componentName>termList'),
    /termList is not exposed/
  ),
  page(
    'a page gives a component a property that it does not have',
    swap(
      '<componentName>contractPanel',
      '<componentInstanceProperties><name>height</name><value>3</value></componentInstanceProperties><componentName>contractPanel'
    ),
    /no property height/
  ),
  page(
    'a page misspells a component of the platform',
    swap('force:detailPanel', 'force:detailPannel'),
    /no component force:detailPannel/
  ),
  page(
    'a page misspells a property of the platform',
    swap('numVisibleActions', 'numVisibleAction'),
    /no property numVisibleAction/
  ),
  page(
    'a tab names a facet that is not on the page',
    swap('<value>detailTabContent</value>', '<value>detailsTabContent</value>'),
    /no facet detailsTabContent/
  ),
  page(
    'a page uses a region that its template does not have',
    swap('<name>sidebar</name>', '<name>rightSidebar</name>'),
    /no region rightSidebar/
  ),
  page(
    'a page has two items of one identifier',
    swap('<identifier>relatedListsTab', '<identifier>detailTab'),
    /detailTab .* twice/
  ),
  page(
    'a page misspells its template',
    swap('recordHomeWithSubheaderTemplateDesktop', 'recordHomeWithSubHeaderTemplateDesktp'),
    /no page template/
  ),
  page(
    'an item of a page has no identifier',
    swap('<identifier>c_contractPanel</identifier>', ''),
    /contractPanel has no identifier/,
    '<componentName>contractPanel'
  ),
  page(
    'a record page belongs to an object that does not exist',
    swap('<sobjectType>Opportunity', '<sobjectType>Opportunity__c'),
    /no object Opportunity__c/
  ),
  page(
    'a record page has a template of app pages',
    swap('flexipage:recordHomeWithSubheaderTemplateDesktop', 'flexipage:defaultAppHomeTemplate'),
    /template of AppPage pages/
  ),
  page(
    'a rule shows a component by a field that does not exist',
    swap(
      '<identifier>c_contractPanel</identifier>',
      '<identifier>c_contractPanel</identifier><visibilityRule><criteria><leftValue>{!Record.Contract_State__c}</leftValue><operator>EQUAL</operator><rightValue>x</rightValue></criteria></visibilityRule>'
    ),
    /no field Contract_State__c/
  ),
  page(
    'a rule shows a component by a permission that does not exist',
    swap(
      '<identifier>c_contractPanel</identifier>',
      '<identifier>c_contractPanel</identifier><visibilityRule><criteria><leftValue>{!$Permission.CustomPermission.Use_Countersignn}</leftValue><operator>EQUAL</operator><rightValue>true</rightValue></criteria></visibilityRule>'
    ),
    /no custom permission Use_Countersignn/
  ),
  page(
    'a page shows a field that does not exist',
    swapFirst(
      '<itemInstances>',
      '<itemInstances><fieldInstance><fieldItem>Record.Contract_State__c</fieldItem><identifier>f</identifier></fieldInstance></itemInstances><itemInstances>'
    ),
    /no field Contract_State__c/
  )
];

const PANEL = 'force-app/main/review/lwc/contractPanel/contractPanel.js-meta.xml';

const onPage: Fault[] = [
  {
    ...page(
      'a component loses the target of the page that it stands on',
      swap('<target>lightning__RecordPage</target>', '<target>lightning__AppPage</target>'),
      /contractPanel has no target lightning__RecordPage/,
      '<componentName>contractPanel'
    ),
    file: PANEL,
    reportedIn: PAGE
  },
  {
    ...page(
      'a component is configured for another object than that of its page',
      swap('<object>Opportunity</object>', '<object>Account</object>'),
      /contractPanel may not stand on a page of Opportunity/,
      '<componentName>contractPanel'
    ),
    file: PANEL,
    reportedIn: PAGE
  },
  page(
    'a related list on a page names a relationship that does not exist',
    swap(
      '<componentName>force:relatedListContainer</componentName>',
      '<componentInstanceProperties>\n<name>parentFieldApiName</name>\n<value>Opportunity.Id</value>\n</componentInstanceProperties>\n<componentInstanceProperties>\n<name>relatedListApiName</name>\n<value>Contract_Papers__r</value>\n</componentInstanceProperties>\n<componentName>force:relatedListSingleContainer</componentName>'
    ),
    /Opportunity has no related list Contract_Papers__r/,
    'Contract_Papers__r'
  ),
  page(
    'the highlights of a page offer an action that does not exist',
    swap(
      '<componentName>force:highlightsPanel',
      '<componentInstanceProperties>\n<name>actionNames</name>\n<valueList>\n<valueListItems>\n<value>Opportunity.Read_Contract</value>\n</valueListItems>\n</valueList>\n</componentInstanceProperties>\n<componentName>force:highlightsPanel'
    ),
    /no action Opportunity.Read_Contract/,
    'Read_Contract'
  ),
  {
    ...page(
      'a page shows an Aura component that is not made for pages',
      swap('<componentName>contractPanel', '<componentName>contractBox'),
      /Aura component contractBox is not made for pages/
    ),
    more: {
      'force-app/main/review/aura/contractBox/contractBox.cmp': create('<aura:component />\n'),
      'force-app/main/review/aura/contractBox/contractBox.cmp-meta.xml': create(
        '<?xml version="1.0" encoding="UTF-8" ?>\n<AuraDefinitionBundle xmlns="http://soap.sforce.com/2006/04/metadata">\n  <apiVersion>65.0</apiVersion>\n</AuraDefinitionBundle>\n'
      )
    }
  }
];

const record = (what: string, file: string, edit: Fault['edit'], says: RegExp): Fault => ({
  kind: 3,
  what,
  gate: 'references',
  file,
  edit,
  says
});

const inRecord = (...fault: Parameters<typeof record>): Fault => ({
  ...record(...fault),
  gate: 'metadata'
});

const records: Fault[] = [
  inRecord(
    'a custom metadata record has a value of the wrong XML type',
    MAPPING,
    swap('<value xsi:type="xsd:boolean">true', '<value xsi:type="xsd:string">true'),
    /has the type 'xsd:string'/
  ),
  inRecord(
    'a custom metadata record has a text that is longer than its field',
    MAPPING,
    swap('>parties<', `>${'p'.repeat(81)}<`),
    /81 characters, more than 80/
  ),
  inRecord(
    'a custom metadata record names a field that does not exist',
    MAPPING,
    swap('<field>Is_Active__c</field>', '<field>Is_Activ__c</field>'),
    /Field_Mapping__mdt has no field Is_Activ__c/
  ),
  inRecord(
    'a number in a custom metadata record has too many digits',
    TERM,
    swap('20.0', '123456789012345678901.0'),
    /digits before the point/
  )
];

const NAMED =
  'force-app/main/setup/namedCredentials/Countersign_Ai_Service.namedCredential-meta.xml';
const EXTERNAL =
  'force-app/main/setup/externalCredentials/Countersign_Ai_Service.externalCredential-meta.xml';
const FOLDER = 'force-app/main/app';

const integrations: Fault[] = [
  record(
    'a Named Credential names an External Credential that does not exist',
    NAMED,
    swap('<externalCredential>Countersign_Ai_Service', '<externalCredential>Countersign_Ai'),
    /no External Credential Countersign_Ai\./
  ),
  record(
    'the address of a Named Credential is none',
    NAMED,
    swap('https://ai-service', 'htps://ai-service'),
    /is no address/
  ),
  record(
    'the header of an External Credential reads from another one',
    EXTERNAL,
    swap('$Credential.Countersign_Ai_Service', '$Credential.Countersign'),
    /belongs to Countersign_Ai_Service/
  ),
  record(
    'the header of an External Credential has a formula that does not parse',
    EXTERNAL,
    swap('&amp; $Credential', '&amp; &amp; $Credential'),
    /formula of the header is wrong/
  ),
  {
    ...record(
      'a trusted site is no address',
      `${FOLDER}/cspTrustedSites/Viewer.cspTrustedSite-meta.xml`,
      create(
        '<?xml version="1.0" encoding="UTF-8" ?>\n<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">\n  <context>All</context>\n  <endpointUrl>viewer.example</endpointUrl>\n  <isActive>true</isActive>\n</CspTrustedSite>\n'
      ),
      /'viewer.example' is no address/
    ),
    at: 'endpointUrl'
  }
];

const metadata = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`;
const reportFolder = {
  [`${FOLDER}/reports/Contracts.reportFolder-meta.xml`]: create(
    metadata('ReportFolder', '<name>Contracts</name>')
  )
};
const report = (
  what: string,
  body: string,
  at: string,
  says: RegExp,
  type = 'CustomEntity$Contract_Document__c'
): Fault => ({
  ...record(
    what,
    `${FOLDER}/reports/Contracts/Open.report-meta.xml`,
    create(
      metadata(
        'Report',
        `${body}\n<format>Summary</format>\n<name>Open</name>\n<reportType>${type}</reportType>`
      )
    ),
    says
  ),
  more: reportFolder,
  at
});

const reports: Fault[] = [
  report(
    'a report shows a column that does not exist',
    '<columns><field>Contract_Document__c.State__c</field></columns>',
    'State__c',
    /Contract_Document__c has no field State__c/
  ),
  report(
    'a report has a type of an object that does not exist',
    '',
    'reportType',
    /no object Contract_Files__c/,
    'CustomEntity$Contract_Files__c'
  ),
  report(
    'the chart of a report groups by what the report does not',
    '<chart>\n<groupingColumn>CUST_NAME</groupingColumn>\n</chart>',
    'groupingColumn',
    /chart groups by CUST_NAME/
  ),
  report(
    'a report shows a bucket that it does not define',
    '<columns><field>BucketField_1</field></columns>',
    'BucketField_1',
    /no column BucketField_1/
  ),
  {
    ...record(
      'a dashboard shows a report that does not exist',
      `${FOLDER}/dashboards/Contracts/Board.dashboard-meta.xml`,
      create(
        metadata(
          'Dashboard',
          '<dashboardGridLayout><dashboardGridComponents><dashboardComponent>\n<report>Contracts/Nope</report>\n</dashboardComponent></dashboardGridComponents></dashboardGridLayout>'
        )
      ),
      /no report Contracts\/Nope/
    ),
    more: {
      [`${FOLDER}/dashboards/Contracts.dashboardFolder-meta.xml`]: create(
        metadata('DashboardFolder', '<name>Contracts</name>')
      )
    },
    at: 'Contracts/Nope'
  },
  {
    ...record(
      'a report type joins a relationship that does not exist',
      `${FOLDER}/reportTypes/Documents.reportType-meta.xml`,
      create(
        metadata(
          'ReportType',
          '<baseObject>Opportunity</baseObject>\n<join>\n<outerJoin>true</outerJoin>\n<relationship>Contract_Papers__r</relationship>\n</join>'
        )
      ),
      /Opportunity has no child relationship Contract_Papers__r/
    ),
    at: '<relationship>'
  }
];

const house = (what: string, file: string, edit: Fault['edit'], says: RegExp): Fault => ({
  ...record(what, file, edit, says),
  gate: 'names'
});

const names: Fault[] = [
  house(
    'a term is written to a field that does not exist',
    MAPPING,
    swap('Contract_Parties__c', 'Contract_Partys__c'),
    /Opportunity has no field Contract_Partys__c/
  ),
  house(
    'a term is written to a field of a type that does not take it',
    MAPPING,
    swap('Contract_Parties__c', 'Contract_Effective_Date__c'),
    /of type Date and takes no list/
  ),
  house(
    'a mapping names a term that does not exist',
    MAPPING,
    swap('>parties<', '>party<'),
    /no term party/
  ),
  house(
    'a custom label is used nowhere',
    'force-app/main/shared/labels/CustomLabels.labels-meta.xml',
    swapFirst(
      '  <labels>',
      '  <labels>\n    <fullName>Nobody_Shows_This</fullName>\n    <language>en_US</language>\n    <protected>true</protected>\n    <shortDescription>x</shortDescription>\n    <value>x</value>\n  </labels>\n  <labels>'
    ),
    /Nobody_Shows_This is used nowhere/
  ),
  house(
    'Apex calls a Named Credential that does not exist',
    'force-app/main/shared/classes/AiServiceGateway.cls',
    (text) => text.replace("'callout:Countersign_Ai_Service", "'callout:Countersign_Ai_Servise"),
    /no Named Credential Countersign_Ai_Servise/
  ),
  house(
    'an External Credential has a principal that no permission set grants',
    EXTERNAL,
    swap('<parameterName>Org</parameterName>', '<parameterName>Company</parameterName>'),
    /No permission set grants the principal Countersign_Ai_Service-Company/
  ),
  house(
    'a Named Credential calls without encryption',
    NAMED,
    swap('https://ai-service', 'http://ai-service'),
    /does not call over https/
  )
];

const added = (
  what: string,
  file: string,
  [root, body]: [root: string, body: string],
  at: string,
  says: RegExp
): Fault => ({ ...record(what, `force-app/main/${file}`, create(metadata(root, body)), says), at });

const texts: Fault[] = [
  added(
    'a translation translates a label that does not exist',
    'shared/translations/fr.translation-meta.xml',
    [
      'Translations',
      '<customLabels>\n<label>Rien</label>\n<name>Nobody_Wrote_This</name>\n</customLabels>'
    ],
    'Nobody_Wrote_This',
    /no label Nobody_Wrote_This/
  ),
  record(
    'a static resource is a folder without an archive type',
    'force-app/main/review/staticresources/documentViewer.resource-meta.xml',
    swap('application/zip', 'text/html'),
    /documentViewer is a folder/
  ),
  added(
    'an e-mail template stands in a folder without a file of its own',
    'app/email/Contracts/Reminder.email-meta.xml',
    ['EmailTemplate', '<available>true</available>'],
    '<EmailTemplate',
    /folder Contracts has no file/
  ),
  added(
    'a member of an event channel names an event that does not exist',
    'extraction/platformEventChannelMembers/Extraction.platformEventChannelMember-meta.xml',
    [
      'PlatformEventChannelMember',
      '<eventChannel>ChangeEvents</eventChannel>\n<selectedEntity>Contract_File__ChangeEvent</selectedEntity>'
    ],
    'selectedEntity',
    /no event Contract_File__ChangeEvent/
  ),
  added(
    'a subscriber configuration names a trigger that does not exist',
    'extraction/platformEventSubscriberConfigs/Extraction.platformEventSubscriberConfig-meta.xml',
    [
      'PlatformEventSubscriberConfig',
      '<batchSize>200</batchSize>\n<masterLabel>x</masterLabel>\n<platformEventConsumer>NopeTrigger</platformEventConsumer>'
    ],
    'NopeTrigger',
    /no trigger NopeTrigger/
  ),
  added(
    'a message channel has a field twice',
    'review/messageChannels/Term.messageChannel-meta.xml',
    [
      'LightningMessageChannel',
      '<lightningMessageFields>\n<fieldName>termId</fieldName>\n</lightningMessageFields>\n<lightningMessageFields>\n<fieldName>TermId</fieldName>\n</lightningMessageFields>'
    ],
    'TermId',
    /TermId is a field twice/
  )
];

export const faults: Fault[] = [
  ...pages,
  ...onPage,
  ...records,
  ...integrations,
  ...reports,
  ...names,
  ...texts
];
