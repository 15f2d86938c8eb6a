// Faults in the data model and in how records are shown: names that lead nowhere.
import { swap, swapFirst, type Fault } from '../fault.ts';
import { before, field, metadata, reference } from '../plant.ts';

const LAYOUT =
  'force-app/main/document/layouts/Contract_Document__c-Contract Document Layout.layout-meta.xml';
const TERM_LAYOUT =
  'force-app/main/extraction/layouts/Extracted_Term__c-Extracted Term Layout.layout-meta.xml';
const DOCUMENT = 'force-app/main/document/objects/Contract_Document__c';
const DOCUMENT_OBJECT = `${DOCUMENT}/Contract_Document__c.object-meta.xml`;
const LIST = `${DOCUMENT}/listViews/Needs_Review.listView-meta.xml`;
const COMPACT = `${DOCUMENT}/compactLayouts/Contract_Document_Compact.compactLayout-meta.xml`;
const EXTRACTION = 'force-app/main/extraction/objects/Contract_Extraction__c';
const APP = 'force-app/main/app/applications/Countersign.app-meta.xml';
const OPPORTUNITY = 'force-app/main/review/objects/Opportunity';

const pages: Fault[] = [
  reference(
    'a layout shows a field that does not exist',
    LAYOUT,
    swapFirst('<field>Title__c</field>', '<field>Titel__c</field>'),
    /Contract_Document__c has no field Titel__c/
  ),
  reference(
    'a layout leaves a required field out',
    TERM_LAYOUT,
    (text) =>
      text.replace(
        / *<layoutItems>\s*<behavior>Required<\/behavior>\s*<field>Contract_Extraction__c<\/field>\s*<\/layoutItems>\n/,
        ''
      ),
    /required field Contract_Extraction__c is not on the layout/,
    { at: 2 }
  ),
  reference(
    'a layout makes a required field read-only',
    TERM_LAYOUT,
    swap(
      '<behavior>Required</behavior>\n        <field>Contract_Extraction__c',
      '<behavior>Readonly</behavior>\n        <field>Contract_Extraction__c'
    ),
    /Contract_Extraction__c is not required on the layout/
  ),
  reference(
    'a layout asks for an auto-number',
    LAYOUT,
    swap(
      '<behavior>Readonly</behavior>\n        <field>Name</field>',
      '<behavior>Required</behavior>\n        <field>Name</field>'
    ),
    /Name is computed/
  ),
  reference(
    'a layout shows a field twice',
    LAYOUT,
    swap('<field>Account__c</field>', '<field>Title__c</field>'),
    /Title__c is on the layout twice/
  ),
  reference(
    'a layout has a related list of no lookup',
    LAYOUT,
    swap(
      '<relatedList>Contract_Key_Date__c.Contract_Document__c<',
      '<relatedList>Contract_Key_Date__c.Document__c<'
    ),
    /no lookup Contract_Key_Date__c.Document__c/
  ),
  reference(
    'a related list shows a field of another object',
    LAYOUT,
    swap('<fields>Engine__c</fields>', '<fields>Due_Date__c</fields>'),
    /Contract_Extraction__c has no field Due_Date__c/,
    { at: 153 }
  ),
  reference(
    'a layout has a button that does not exist',
    LAYOUT,
    before('excludeButtons', '<customButtons>Read_Again</customButtons>'),
    /no button Read_Again/
  ),
  reference(
    'a layout offers a quick action that does not exist',
    LAYOUT,
    swapFirst(
      '  <relatedLists>',
      '  <quickActionList>\n    <quickActionListItems>\n      <quickActionName>Contract_Document__c.Read_Again</quickActionName>\n    </quickActionListItems>\n  </quickActionList>\n  <relatedLists>'
    ),
    /no quick action Read_Again/,
    { at: 'Contract_Document__c.Read_Again' }
  ),
  reference(
    'a list view has a column that does not exist',
    LIST,
    swap('<columns>Title__c</columns>', '<columns>Titel__c</columns>'),
    /no field Titel__c/
  ),
  reference(
    'a list view names a standard column like the field',
    LIST,
    swap('<columns>CREATED_DATE</columns>', '<columns>CreatedDate</columns>'),
    /no column CreatedDate; did you mean CREATED_DATE/
  ),
  reference(
    'a list view misspells a standard column',
    LIST,
    swap('<columns>CREATED_DATE</columns>', '<columns>CREATD_DATE</columns>'),
    /did you mean CREATED_DATE/
  ),
  reference(
    'a list view filters by a field that does not exist',
    LIST,
    swap('<field>Status__c</field>', '<field>State__c</field>'),
    /no field State__c/
  ),
  reference(
    'a list view combines a filter that it does not have',
    LIST,
    before('columns', '<booleanFilter>1 AND 2</booleanFilter>'),
    /names condition 2, and there/
  ),
  reference(
    'a list view shows a queue that does not exist',
    LIST,
    swap(
      '<filterScope>Everything</filterScope>',
      '<filterScope>Queue</filterScope>\n  <queue>Contract_Reviews</queue>'
    ),
    /no queue Contract_Reviews/,
    { at: 'Contract_Reviews' }
  ),
  reference(
    'a list view is shared with a group that does not exist',
    LIST,
    swap('</ListView>', '  <sharedTo>\n    <group>Lawyers</group>\n  </sharedTo>\n</ListView>'),
    /no group Lawyers/,
    { at: '<group>Lawyers' }
  ),
  reference(
    'a compact layout shows long text',
    COMPACT,
    swap('<fields>Title__c</fields>', '<fields>Warnings__c</fields>'),
    /Warnings__c is of type LongTextArea/
  ),
  reference(
    'an object is shown by a compact layout that does not exist',
    DOCUMENT_OBJECT,
    swap(
      '<compactLayoutAssignment>Contract_Document_Compact<',
      '<compactLayoutAssignment>Contract_Document_Short<'
    ),
    /no compact layout Contract_Document_Short/
  ),
  reference(
    'an object opens on a page that does not exist',
    DOCUMENT_OBJECT,
    before(
      'allowInChatterGroups',
      '<actionOverrides>\n    <actionName>View</actionName>\n    <content>Contract_Page</content>\n    <type>Flexipage</type>\n  </actionOverrides>'
    ),
    /no Lightning page Contract_Page/,
    { at: '<content>Contract_Page' }
  ),
  reference(
    'a list view misspells the column of the name',
    LIST,
    swap('<columns>NAME</columns>', '<columns>NAE</columns>'),
    /no column NAE; did you mean NAME/
  ),
  reference(
    'an app opens a page by an action whose name is misspelt',
    APP,
    swap('<actionName>View', '<actionName>Viw'),
    /no action Viw/
  ),
  reference(
    'a search layout shows a field that does not exist',
    DOCUMENT_OBJECT,
    swap(
      '</searchLayouts>',
      '  <searchResultsAdditionalFields>Titel__c</searchResultsAdditionalFields>\n  </searchLayouts>'
    ),
    /no field Titel__c/,
    { at: 'Titel__c' }
  ),
  reference(
    'a field set names a field that does not exist',
    `${DOCUMENT}/fieldSets/Planted.fieldSet-meta.xml`,
    metadata(
      'FieldSet',
      '  <fullName>Planted</fullName>\n  <description>Planted</description>\n  <displayedFields>\n    <field>Opportunity__r.Amout</field>\n  </displayedFields>\n  <label>Planted</label>'
    ),
    /Opportunity has no field Amout/,
    { at: 'Amout' }
  ),
  reference(
    'a path has a step for a value that is none',
    'force-app/main/app/pathAssistants/Planted.pathAssistant-meta.xml',
    metadata(
      'PathAssistant',
      '  <active>true</active>\n  <entityName>Contract_Document__c</entityName>\n  <fieldName>Status__c</fieldName>\n  <masterLabel>Planted</masterLabel>\n  <pathAssistantSteps>\n    <picklistValueName>Signed</picklistValueName>\n  </pathAssistantSteps>\n  <recordTypeName>__MASTER__</recordTypeName>'
    ),
    /Signed is no value of the picklist Status__c/,
    { at: 'Signed' }
  ),
  reference(
    'a quick action fills in a field that does not exist',
    'force-app/main/app/quickActions/Contract_Document__c.Planted.quickAction-meta.xml',
    metadata(
      'QuickAction',
      '  <label>Planted</label>\n  <optionsCreateFeedItem>false</optionsCreateFeedItem>\n  <quickActionLayout>\n    <layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle>\n    <quickActionLayoutColumns>\n      <quickActionLayoutItems>\n        <emptySpace>false</emptySpace>\n        <field>Titel__c</field>\n        <uiBehavior>Edit</uiBehavior>\n      </quickActionLayoutItems>\n    </quickActionLayoutColumns>\n  </quickActionLayout>\n  <type>Update</type>'
    ),
    /no field Titel__c/,
    { at: 'Titel__c' }
  ),
  reference(
    'an app has a tab that does not exist',
    APP,
    swap('<tabs>AI_Audit__c</tabs>', '<tabs>AI_Audits__c</tabs>'),
    /no tab AI_Audits__c/
  ),
  reference(
    'an app opens on a page that does not exist',
    APP,
    swap('<content>Opportunity_Record_Page</content>', '<content>Opportunity_Page</content>'),
    /no Lightning page Opportunity_Page/
  ),
  reference(
    'a tab shows an object that does not exist',
    'force-app/main/app/tabs/Contract_Clause__c.tab-meta.xml',
    metadata('CustomTab', '  <customObject>true</customObject>\n  <motif>Custom53: Bell</motif>'),
    /no object Contract_Clause__c for the tab/,
    { at: 2 }
  )
];

const model: Fault[] = [
  reference(
    'a lookup points at an object that does not exist',
    `${DOCUMENT}/fields/Opportunity__c.field-meta.xml`,
    swap('<referenceTo>Opportunity</referenceTo>', '<referenceTo>Oportunity</referenceTo>'),
    /refers to Oportunity, which does not exist/
  ),
  reference(
    'two lookups call their children the same',
    `${EXTRACTION}/fields/Planted__c.field-meta.xml`,
    field(
      'Planted__c',
      'Lookup',
      '  <referenceTo>Contract_Document__c</referenceTo>\n  <relationshipName>Extractions</relationshipName>'
    ),
    /child relationship Extractions of Contract_Document__c is taken/,
    { at: '<relationshipName>' }
  ),
  reference(
    'a roll-up summary adds up over a lookup',
    `${DOCUMENT}/fields/Planted__c.field-meta.xml`,
    field(
      'Planted__c',
      'Summary',
      '  <summarizedField>Contract_Extraction__c.Terms_Found__c</summarizedField>\n  <summaryForeignKey>Contract_Extraction__c.Contract_Document__c</summaryForeignKey>\n  <summaryOperation>sum</summaryOperation>'
    ),
    /is no master-detail to Contract_Document__c/,
    { at: '<summaryForeignKey>' }
  ),
  reference(
    'a roll-up summary adds up text',
    `${EXTRACTION}/fields/Planted__c.field-meta.xml`,
    field(
      'Planted__c',
      'Summary',
      '  <summarizedField>Extracted_Term__c.Label__c</summarizedField>\n  <summaryForeignKey>Extracted_Term__c.Contract_Extraction__c</summaryForeignKey>\n  <summaryOperation>sum</summaryOperation>'
    ),
    /is of type Text, which has no sum/,
    { at: '<summarizedField>' }
  ),
  reference(
    'a dependent picklist names a value that its controlling field does not have',
    `${DOCUMENT}/fields/Planted__c.field-meta.xml`,
    field(
      'Planted__c',
      'Picklist',
      '  <valueSet>\n    <controllingField>Status__c</controllingField>\n    <restricted>true</restricted>\n    <valueSetDefinition>\n      <sorted>false</sorted>\n      <value>\n        <fullName>One</fullName>\n        <default>false</default>\n        <label>One</label>\n      </value>\n    </valueSetDefinition>\n    <valueSettings>\n      <controllingFieldValue>Signed</controllingFieldValue>\n      <valueName>One</valueName>\n    </valueSettings>\n  </valueSet>'
    ),
    /Signed is no value of Status__c/,
    { at: 'Signed' }
  ),
  reference(
    'a picklist is controlled by a text',
    `${DOCUMENT}/fields/Status__c.field-meta.xml`,
    swap('<valueSet>\n', '<valueSet>\n    <controllingField>Title__c</controllingField>\n'),
    /Title__c is of type Text, which controls no picklist/
  ),
  reference(
    'a picklist has two default values',
    `${DOCUMENT}/fields/Status__c.field-meta.xml`,
    swapFirst('<default>false</default>', '<default>true</default>'),
    /Status__c has more than one default value/
  ),
  reference(
    'a picklist has a value twice',
    `${DOCUMENT}/fields/Status__c.field-meta.xml`,
    swap('<fullName>Reading</fullName>', '<fullName>Uploaded</fullName>'),
    /Uploaded is among the values of Status__c twice/
  ),
  reference(
    'a field is tracked in an object without history',
    `${DOCUMENT}/fields/Title__c.field-meta.xml`,
    swap('<type>Text</type>', '<trackHistory>true</trackHistory>\n  <type>Text</type>'),
    /is tracked, but Contract_Document__c has no history/
  ),
  reference(
    'a custom object has a hierarchical lookup',
    `${DOCUMENT}/fields/Planted__c.field-meta.xml`,
    field('Planted__c', 'Hierarchy', '  <relationshipName>Plants</relationshipName>'),
    /Only users have hierarchical lookups/,
    { at: '<type>' }
  ),
  reference(
    'a sales process has a default stage',
    `${OPPORTUNITY}/businessProcesses/Planted.businessProcess-meta.xml`,
    metadata(
      'BusinessProcess',
      '  <fullName>Planted</fullName>\n  <isActive>true</isActive>\n  <values>\n    <fullName>Prospecting</fullName>\n    <default>true</default>\n  </values>'
    ),
    /has a default stage, which it cannot have/,
    { at: '<default>' }
  ),
  reference(
    'an object opens on the page of another',
    DOCUMENT_OBJECT,
    before(
      'allowInChatterGroups',
      '<actionOverrides>\n    <actionName>View</actionName>\n    <content>Opportunity_Record_Page</content>\n    <type>Flexipage</type>\n  </actionOverrides>'
    ),
    /is a page of Opportunity, not of Contract_Document__c/,
    { at: '<content>Opportunity_Record_Page' }
  ),
  reference(
    'a tab shows a component that is not made for tabs',
    'force-app/main/app/tabs/Planted.tab-meta.xml',
    metadata(
      'CustomTab',
      '  <label>Planted</label>\n  <lwcComponent>contractPanel</lwcComponent>\n  <motif>Custom53: Bell</motif>'
    ),
    /contractPanel is not made for tabs/,
    { at: '<lwcComponent>' }
  ),
  reference(
    'a lookup filter names a field that its object does not have',
    `${DOCUMENT}/fields/Opportunity__c.field-meta.xml`,
    swap(
      '<referenceTo>Opportunity</referenceTo>',
      '<lookupFilter>\n    <active>true</active>\n    <filterItems>\n      <field>Opportunity.Closed__c</field>\n      <operation>equals</operation>\n      <value>True</value>\n    </filterItems>\n    <isOptional>true</isOptional>\n  </lookupFilter>\n  <referenceTo>Opportunity</referenceTo>'
    ),
    /Opportunity has no field Closed__c/,
    { at: 'Opportunity.Closed__c' }
  ),
  reference(
    'a record type of opportunities has no sales process',
    `${OPPORTUNITY}/recordTypes/Planted.recordType-meta.xml`,
    metadata(
      'RecordType',
      '  <fullName>Planted</fullName>\n  <active>true</active>\n  <label>Planted</label>'
    ),
    /has no business process/,
    { at: 2 }
  ),
  reference(
    'a record type offers a value that its picklist does not have',
    `${DOCUMENT}/recordTypes/Planted.recordType-meta.xml`,
    metadata(
      'RecordType',
      '  <fullName>Planted</fullName>\n  <active>true</active>\n  <label>Planted</label>\n  <picklistValues>\n    <picklist>Status__c</picklist>\n    <values>\n      <fullName>Signed</fullName>\n      <default>false</default>\n    </values>\n  </picklistValues>'
    ),
    /Signed is no value of Contract_Document__c.Status__c/,
    { at: 'Signed' }
  ),
  reference(
    'a queue owns records of details',
    'force-app/main/review/queues/Planted.queue-meta.xml',
    metadata(
      'Queue',
      '  <doesSendEmailToMembers>false</doesSendEmailToMembers>\n  <name>Planted</name>\n  <queueSobject>\n    <sobjectType>Extracted_Term__c</sobjectType>\n  </queueSobject>'
    ),
    /No queue can own records of Extracted_Term__c/,
    { at: '<sobjectType>' }
  ),
  reference(
    'a sharing rule shares with a role that does not exist',
    'force-app/main/review/sharingRules/Contract_Document__c.sharingRules-meta.xml',
    metadata(
      'SharingRules',
      '  <sharingOwnerRules>\n    <fullName>Planted</fullName>\n    <accessLevel>Edit</accessLevel>\n    <label>Planted</label>\n    <sharedTo>\n      <role>Lawyer</role>\n    </sharedTo>\n    <sharedFrom>\n      <allInternalUsers></allInternalUsers>\n    </sharedFrom>\n  </sharingOwnerRules>'
    ),
    /no role Lawyer/,
    { at: '<role>' }
  ),
  reference(
    'a workflow updates a field that does not exist',
    'force-app/main/review/workflows/Contract_Document__c.workflow-meta.xml',
    metadata(
      'Workflow',
      '  <fieldUpdates>\n    <fullName>Planted</fullName>\n    <field>Titel__c</field>\n    <literalValue>x</literalValue>\n    <name>Planted</name>\n    <notifyAssignee>false</notifyAssignee>\n    <operation>Literal</operation>\n    <protected>false</protected>\n  </fieldUpdates>'
    ),
    /Contract_Document__c has no field Titel__c/,
    { at: 'Titel__c' }
  )
];

export const faults: Fault[] = [...pages, ...model];
