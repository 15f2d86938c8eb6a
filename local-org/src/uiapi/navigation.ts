/** Lightning apps and their navigation items, as far as the running user may see them. */
import type { MetadataFile } from '../metadata/project.ts';
import { booleanOf, childrenOf, textOf } from '../metadata/xml.ts';
import type { UiContext } from './context.ts';

interface NavItem {
  apiName: string;
  [key: string]: unknown;
}

export function getNavItems(context: UiContext, config: Record<string, unknown>): unknown {
  const wanted = config['navItemNames'] as string[] | undefined;
  const app = selectedApp(context);
  const items = app ? navItemsOf(context, app) : [];
  const navItems = wanted ? items.filter(({ apiName }) => wanted.includes(apiName)) : items;
  return { navItems, selectedApp: app?.name ?? null };
}

export function getApps(context: UiContext): unknown {
  const selected = selectedApp(context);
  const apps = context.project.applications.map((app) => ({
    appId: app.name,
    description: textOf(app.root, 'description'),
    developerName: app.name,
    label: textOf(app.root, 'label') ?? app.name,
    navItems: navItemsOf(context, app),
    selected: app === selected
  }));
  return { apps };
}

function selectedApp(context: UiContext): MetadataFile | undefined {
  const { applications } = context.project;
  return applications.find(({ name }) => name === context.appName) ?? applications[0];
}

function navItemsOf(context: UiContext, app: MetadataFile): NavItem[] {
  return childrenOf(app.root, 'tabs').flatMap((tab) => navItem(context, tab.text.trim()) ?? []);
}

function navItem(context: UiContext, name: string): NavItem | null {
  if (name.toLowerCase() === 'standard-home') return homeItem(name);
  const objectName = name.replace(/^standard-/, '');
  const object = context.schema.object(objectName);
  if (object) return objectItem(context, name, object.name);
  const tab = context.project.tabs.find((candidate) => candidate.name === name);
  if (!tab || !context.security.tabVisible(context.user, name)) return null;
  return customItem(tab);
}

function homeItem(apiName: string): NavItem {
  return {
    ...BASE,
    apiName,
    developerName: 'home',
    label: 'Home',
    type: 'standard',
    standard: true,
    pageReference: { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} }
  };
}

function objectItem(context: UiContext, apiName: string, objectName: string): NavItem | null {
  const object = context.schema.object(objectName);
  if (!object || !context.security.objectAccess(context.user, objectName).read) return null;
  if (object.custom && !context.security.tabVisible(context.user, apiName)) return null;
  return {
    ...BASE,
    apiName,
    custom: object.custom,
    developerName: objectName,
    label: object.labelPlural,
    objectApiName: objectName,
    objectLabel: object.label,
    standard: !object.custom,
    type: 'entity',
    pageReference: {
      type: 'standard__objectPage',
      attributes: { objectApiName: objectName, actionName: 'list' },
      state: {}
    }
  };
}

function customItem(tab: MetadataFile): NavItem {
  const component = textOf(tab.root, 'lwcComponent');
  const page = textOf(tab.root, 'flexiPage');
  const isObject = booleanOf(tab.root, 'customObject');
  return {
    ...BASE,
    apiName: tab.name,
    content: component ?? page,
    custom: true,
    developerName: tab.name,
    label: textOf(tab.root, 'label') ?? tab.name,
    type: isObject ? 'entity' : component ? 'lwc' : 'flexipage',
    pageReference: {
      type: 'standard__navItemPage',
      attributes: { apiName: tab.name },
      state: {}
    }
  };
}

const BASE = {
  availableInClassic: false,
  availableInLightning: true,
  color: null,
  content: null,
  custom: false,
  iconUrl: null,
  objectApiName: null,
  objectLabel: null,
  standard: false
};
