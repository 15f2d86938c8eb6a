// Faults in screens, records and integrations: names that lead nowhere.
import { swap, swapFirst, type Fault } from '../fault.ts';

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

const record = (what: string, file: string, edit: Fault['edit'], says: RegExp): Fault => ({
  kind: 3,
  what,
  gate: 'references',
  file,
  edit,
  says
});

const records: Fault[] = [
  record(
    'a custom metadata record has a value of the wrong XML type',
    MAPPING,
    swap('<value xsi:type="xsd:boolean">true', '<value xsi:type="xsd:string">true'),
    /has the type 'xsd:string'/
  ),
  record(
    'a custom metadata record names a field twice',
    MAPPING,
    swap('<field>Field__c</field>', '<field>Object__c</field>'),
    /Object__c is in the record twice/
  ),
  record(
    'the label of a custom metadata record is too long',
    TERM,
    swap('<label>Parties</label>', `<label>${'Parties '.repeat(6)}</label>`),
    /The label has 47 characters/
  )
];

export const faults: Fault[] = [...pages, ...records];
