// The Lightning pages of the package: which one belongs to an object, and how its template lays out the regions.
import { context } from 'platform/context';

const {
  flexiPages = {},
  assignments = {},
  pathAssistants = [],
  tabs = {},
  excludedButtons = { lists: {}, records: {}, relatedLists: {} }
} = context.pages;

const wide = (name) => [{ name, size: 12, width: 'LARGE' }];
const split = (left, right) => [
  { name: left, size: 8, width: 'MEDIUM' },
  { name: right, size: 4, width: 'SMALL' }
];
const templates = {
  'flexipage:recordHomeTemplateDesktop': [wide('header'), split('main', 'sidebar')],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': [
    wide('header'),
    [
      { name: 'sidebar', size: 4, width: 'SMALL' },
      { name: 'main', size: 8, width: 'MEDIUM' }
    ]
  ],
  'flexipage:recordHomeWithSubheaderTemplateDesktop': [
    wide('header'),
    wide('subheader'),
    split('main', 'sidebar')
  ],
  'flexipage:recordHomeSimpleViewTemplate': [wide('main')],
  'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': [wide('main')],
  'flexipage:recordHomeSingleColTemplateDesktop': [wide('header'), wide('main')],
  'flexipage:recordHomeThreeColTemplateDesktop': [
    wide('header'),
    [
      { name: 'leftsidebar', size: 3, width: 'SMALL' },
      { name: 'main', size: 6, width: 'MEDIUM' },
      { name: 'rightsidebar', size: 3, width: 'SMALL' }
    ]
  ],
  'flexipage:defaultAppHomeTemplate': [wide('main')],
  'flexipage:appHomeTemplateTwoColumns': [
    [
      { name: 'column1', size: 6, width: 'MEDIUM' },
      { name: 'column2', size: 6, width: 'MEDIUM' }
    ]
  ],
  'home:desktopTemplate': [wide('top'), split('bottomLeft', 'sidebar')]
};

const instance = (name, properties = {}) => ({ name, identifier: name, properties });
const region = (...items) => ({ items });

/** What an org shows for an object without a Lightning page of its own. */
const standardPage = {
  name: 'Standard record page',
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: {
    header: region(instance('force:highlightsPanel')),
    main: region(instance('flexipage:tabset', { tabs: 'tabs' })),
    sidebar: region(instance('runtime_sales_activities:activityPanel')),
    tabs: region(
      instance('flexipage:tab', { title: 'Standard.Tab.detail', body: 'detail', active: 'true' }),
      {
        ...instance('flexipage:tab', { title: 'Standard.Tab.relatedLists', body: 'related' }),
        identifier: 'related'
      }
    ),
    detail: region(instance('force:detailPanel')),
    related: region(instance('force:relatedListContainer'))
  }
};

export function pageForObject(objectApiName) {
  return flexiPages[assignments[objectApiName]] ?? standardPage;
}

export function pageNamed(name) {
  return flexiPages[name];
}

export function homePage() {
  return flexiPages[assignments['standard-home']];
}

export function tabNamed(name) {
  return tabs[name];
}

export function pathFor(objectApiName) {
  return pathAssistants.find((path) => path.objectApiName === objectApiName);
}

/** Standard buttons that the package takes away: New, Edit, Delete. */
export function hasListButton(objectApiName, button) {
  return !excludedButtons.lists[objectApiName]?.includes(button);
}

export function hasRecordButton(objectApiName, button) {
  return !excludedButtons.records[objectApiName]?.includes(button);
}

export function hasRelatedListButton(objectApiName, childObject, lookup, button) {
  const lists = excludedButtons.relatedLists[objectApiName] ?? {};
  return !lists[`${childObject}.${lookup}`]?.includes(button);
}

/** Rows of regions; regions of an unknown template stand under each other. */
export function templateOf(page) {
  const known = templates[page.template];
  if (known) return known;
  return Object.entries(page.regions)
    .filter(([, { type }]) => type === 'Region')
    .map(([name]) => wide(name));
}

/** Record fields that visibility rules of the page read. */
export function fieldsOfRules(page) {
  const rules = Object.values(page.regions).flatMap(({ items }) =>
    items.flatMap((item) => item.visibility?.criteria ?? [])
  );
  const names = rules.map(({ left }) => /^\{!Record\.([\w.]+)\}$/.exec(left)?.[1]).filter(Boolean);
  return [...new Set(names)].map((name) => `${page.objectApiName}.${name}`);
}
