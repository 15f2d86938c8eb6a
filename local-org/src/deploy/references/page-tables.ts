/** What is known of the platform's own page templates and components: read off pages that deploy on real orgs. */
import { tableOf } from '../../metadata/table.ts';

interface Template {
  type: string;
  regions: readonly string[];
}

const record = (...regions: string[]): Template => ({ type: 'RecordPage', regions });
const app = (...regions: string[]): Template => ({ type: 'AppPage', regions });

/** Templates by name; one that is not here is taken as it is. */
export const TEMPLATES = tableOf<Template>({
  'flexipage:recordHomeTemplateDesktop': record('header', 'main', 'sidebar'),
  'flexipage:recordHomeLeftSidebarTemplateDesktop': record('header', 'sidebar', 'main'),
  'flexipage:recordHomeSimpleViewTemplate': record('header', 'main'),
  'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': record('main'),
  'flexipage:recordHomeSingleColTemplateDesktop': record('header', 'main'),
  'flexipage:recordHomeThreeColTemplateDesktop': record('leftsidebar', 'main', 'rightsidebar'),
  'flexipage:recordHomeTwoColEqualHeaderTemplateDesktop': record('header', 'leftcol', 'rightcol'),
  'flexipage:recordHomeWithSubheaderTemplateDesktop': record(
    'header',
    'subheader',
    'main',
    'sidebar'
  ),
  'flexipage:appHomeTemplateHeaderThreeColumns': app('region1', 'region2', 'region3', 'region4'),
  'flexipage:appHomeTemplateHeaderTwoColumns': app('region1', 'region2', 'region3'),
  'flexipage:appHomeTemplateHeaderTwoColumnsEqualWidth': app('region1', 'region2', 'region3'),
  'flexipage:appHomeTemplateHeaderTwoColumnsLeftSidebar': app('region1', 'region2', 'region3'),
  'flexipage:appHomeTemplateThreeColumns': app('region1', 'region2', 'region3'),
  'flexipage:appHomeTemplateTwoColumns': app('column1', 'column2'),
  'flexipage:appHomeTemplateTwoColumnsStacked': app('region1', 'region2', 'region3'),
  'flexipage:defaultAppHomeTemplate': app('main'),
  'home:desktopTemplate': {
    type: 'HomePage',
    regions: ['top', 'bottomLeft', 'bottomRight', 'sidebar']
  },
  'one:utilityBarTemplateDesktop': {
    type: 'UtilityBar',
    regions: ['utilityItems', 'backgroundComponents']
  }
});

interface StandardComponent {
  /** Names of properties; empty where none is known. */
  properties: readonly string[];
  required?: readonly string[];
  /** Properties whose value is the name of a facet of the page. */
  facets?: readonly string[];
  /** Has exactly these properties; of the others some may be missing here. */
  isClosed?: true;
}

const names = (text: string): { properties: readonly string[] } => ({
  properties: text.split(/\s+/).filter(Boolean)
});
const PATH = names('hideUpdateButton variant');
const NOTHING = names('');

/** Components by name; a name or property that is no close neighbour of a known one is taken as it is. */
export const STANDARD_COMPONENTS = tableOf<StandardComponent>({
  'console:history': NOTHING,
  'console:relatedRecord': names('lookupFieldName titleFieldName updateQuickActionName'),
  'desktopDashboards:embeddedDashboard': names('dashboardName hideOnError'),
  'flexipage:accordion': {
    ...names('accordionSections defaultSectionName'),
    required: ['accordionSections'],
    facets: ['accordionSections']
  },
  'flexipage:accordionSection': {
    ...names('body label name'),
    facets: ['body'],
    isClosed: true
  },
  'flexipage:column': {
    ...names('body'),
    required: ['body'],
    facets: ['body'],
    isClosed: true
  },
  'flexipage:fieldSection': {
    ...names('columns horizontalAlignment label'),
    required: ['columns'],
    facets: ['columns']
  },
  'flexipage:filterListCard': names(
    'enableInlineEdit entityName filterName hideActionBar hideSearchBar pageSize'
  ),
  'flexipage:recentItems': names('entityNames maxRecords'),
  'flexipage:reportChart': names('cacheAge label reportName showRefreshButton'),
  'flexipage:richText': names('decorate richTextValue'),
  'flexipage:tab': {
    ...names('active body title'),
    required: ['body', 'title'],
    facets: ['body'],
    isClosed: true
  },
  'flexipage:tabset': {
    ...names('label tabs'),
    required: ['tabs'],
    facets: ['tabs'],
    isClosed: true
  },
  'flexipage:visualforcePage': names('height label pageName showLabel'),
  'flowruntime:interview': {
    ...names('flowArguments flowLayout flowName'),
    required: ['flowName']
  },
  'force:detailPanel': NOTHING,
  'force:highlightsPanel': names(
    `actionNames collapsed enableActionsConfiguration enableActionsInNative hideChatterActions
     numVisibleActions`
  ),
  'force:recordDetailPanelMobile': NOTHING,
  'force:relatedListContainer': names('relatedListComponentOverride rowsToDisplay showActionBar'),
  'force:relatedListQuickLinksContainer': names('hideHeader'),
  'force:relatedListSingleContainer': {
    ...names(
      'parentFieldApiName relatedListApiName relatedListComponentOverride rowsToDisplay showActionBar'
    ),
    required: ['parentFieldApiName', 'relatedListApiName']
  },
  'forceChatter:exposedFeed': names('context'),
  'forceChatter:publisher': names('context'),
  'forceChatter:recordFeedContainer': NOTHING,
  'forceChatter:topicsOnRecordWrapper': names('numberOfTopicsToDisplay searchHint title'),
  'home:assistant': NOTHING,
  'home:eventContainer': NOTHING,
  'home:heroChart': NOTHING,
  'home:recentRecordContainer': NOTHING,
  'home:topDealsContainer': NOTHING,
  'lst:dynamicRelatedList': {
    ...names(
      `actionNames adminFilters maxRecordsToDisplay parentFieldApiName relatedListApiName
       relatedListDisplayType relatedListFieldAliases relatedListLabel showActionBar sortFieldAlias
       sortFieldOrder`
    ),
    required: ['parentFieldApiName', 'relatedListApiName']
  },
  'record_flexipage:dynamicHighlights': {
    ...names('actionNames numVisibleActions primaryField secondaryFields'),
    facets: ['primaryField', 'secondaryFields']
  },
  'runtime_sales_activities:activityPanel': names('showLegacyActivityComposer'),
  'runtime_sales_activities:todayTaskContainer': NOTHING,
  'runtime_sales_lead:pathAssistant': PATH,
  'runtime_sales_merge:mergeCandidatesPreviewCard': names('displayOption'),
  'runtime_sales_pathassistant:pathAssistant': PATH,
  'runtime_sales_social:socialPanel': NOTHING
});

/** The target that a Lightning Web Component must name to stand on a page of that type. */
export const PAGE_TARGETS = tableOf<string>({
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  UtilityBar: 'lightning__UtilityBar'
});

/** Properties of a utility bar's item that belong to the bar; in files they have the type `decorator`. */
export const DECORATOR_PROPERTIES: readonly string[] = [
  'eager',
  'height',
  'icon',
  'label',
  'scrollable',
  'width'
];
