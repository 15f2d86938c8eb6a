// Turns the package's Lightning pages, tabs, paths and their assignments into what the browser's page parts read.
import type { MetadataFile, Project } from '../../metadata/project.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { isSupportedComponent } from './components.ts';

export interface ComponentInstance {
  name: string;
  identifier: string;
  properties: Record<string, string | string[]>;
  visibility?: VisibilityRule;
  /** Fields of a Dynamic Forms column have their own kind of item. */
  field?: string;
}

export interface VisibilityRule {
  filter: string | null;
  criteria: { left: string; operator: string; right: string }[];
}

export interface LightningPage {
  name: string;
  label: string;
  type: string;
  objectApiName: string | null;
  template: string;
  regions: Record<string, { type: string; items: ComponentInstance[] }>;
}

export interface PageMetadata {
  flexiPages: Record<string, LightningPage>;
  /** Object name (or standard-home) -> name of its Lightning page. */
  assignments: Record<string, string>;
  tabs: Record<
    string,
    { label: string | null; motif: string | null; kind: string; content: string }
  >;
  pathAssistants: {
    objectApiName: string;
    fieldApiName: string;
    steps: Record<string, PathStep>;
  }[];
  appLabel: string | null;
  excludedButtons: ExcludedButtons;
}

/** Standard buttons (New, Edit, Delete) that the package takes away. */
export interface ExcludedButtons {
  /** Object -> buttons of its list views. */
  lists: Record<string, string[]>;
  /** Object -> buttons of its record page. */
  records: Record<string, string[]>;
  /** Object -> Child.Lookup of a related list on its layout -> buttons. */
  relatedLists: Record<string, Record<string, string[]>>;
}

interface PathStep {
  fields: string[];
  guidance: string;
}

export interface Unsupported {
  component: string;
  file: string;
  line: number;
}

export function pageMetadata(project: Project, appName?: string): PageMetadata {
  const app =
    project.applications.find((known) => known.name === appName) ?? project.applications[0] ?? null;
  return {
    flexiPages: Object.fromEntries(
      project.flexiPages.map((file) => [file.name, lightningPage(file)])
    ),
    assignments: { ...objectAssignments(project), ...appAssignments(app) },
    tabs: Object.fromEntries(project.tabs.map((file) => [file.name, tab(file)])),
    pathAssistants: project.pathAssistants.flatMap(pathAssistant),
    appLabel: app ? textOf(app.root, 'label') : null,
    excludedButtons: excludedButtons(project)
  };
}

function excludedButtons({ objects, layouts }: Project): ExcludedButtons {
  const found: ExcludedButtons = { lists: {}, records: {}, relatedLists: {} };
  for (const { name, definition } of objects) {
    const search = definition && childOf(definition.root, 'searchLayouts');
    if (search) found.lists[name] = textsOf(search, 'excludedStandardButtons');
  }
  for (const { name, root } of layouts) {
    const [objectName = ''] = name.split('-');
    // the org shows an object's first layout
    if (objectName in found.records) continue;
    found.records[objectName] = textsOf(root, 'excludeButtons');
    const lists = childrenOf(root, 'relatedLists').map((list) => [
      textOf(list, 'relatedList') ?? '',
      textsOf(list, 'excludeButtons')
    ]);
    found.relatedLists[objectName] = Object.fromEntries(lists) as Record<string, string[]>;
  }
  return found;
}

function textsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map((child) => child.text.trim());
}

/** Components on the package's pages that local-org would show as a "not supported" card. */
export function unsupportedComponents(project: Project): Unsupported[] {
  const bundles = new Set(project.lwcBundles.map((bundle) => `c:${bundle.name}`));
  return project.flexiPages.flatMap(({ root, file }) =>
    instancesBelow(root)
      .map((element) => ({ element, component: componentName(element) }))
      .filter(({ component }) => !bundles.has(component) && !isSupportedComponent(component))
      .map(({ element, component }) => ({ component, file, line: element.line }))
  );
}

function instancesBelow(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === 'componentInstance' || child.name === 'componentInstances'
      ? [child]
      : instancesBelow(child)
  );
}

function lightningPage({ name, root }: MetadataFile): LightningPage {
  const template = childOf(root, 'template');
  const regions = childrenOf(root, 'flexiPageRegions').map((element) => [
    textOf(element, 'name') ?? '',
    { type: textOf(element, 'type') ?? 'Region', items: regionItems(element) }
  ]);
  return {
    name,
    label: textOf(root, 'masterLabel') ?? name,
    type: textOf(root, 'type') ?? '',
    objectApiName: textOf(root, 'sobjectType'),
    template: (template && textOf(template, 'name')) ?? '',
    regions: Object.fromEntries(regions) as LightningPage['regions']
  };
}

function regionItems(region: XmlElement): ComponentInstance[] {
  const nested = childrenOf(region, 'itemInstances').flatMap((item) => item.children);
  return [...nested, ...childrenOf(region, 'componentInstances')].map(componentInstance);
}

function componentInstance(element: XmlElement): ComponentInstance {
  const isField = element.name === 'fieldInstance';
  const name = isField ? 'flexipage:field' : componentName(element);
  const parts = childrenOf(
    element,
    isField ? 'fieldInstanceProperties' : 'componentInstanceProperties'
  );
  const properties = Object.fromEntries(
    parts.map((part) => [textOf(part, 'name') ?? '', valueOf(part)])
  );
  const field = textOf(element, 'fieldItem')?.replace(/^Record\./, '');
  const rule = childOf(element, 'visibilityRule');
  return {
    name,
    identifier: textOf(element, 'identifier') ?? name,
    properties,
    ...(field ? { field } : {}),
    ...(rule ? { visibility: visibilityRule(rule) } : {})
  };
}

/** A component of the package itself is named without a namespace. */
function componentName(element: XmlElement): string {
  const name = textOf(element, 'componentName') ?? '';
  return name.includes(':') ? name : `c:${name}`;
}

function valueOf(property: XmlElement): string | string[] {
  const list = childOf(property, 'valueList');
  if (!list) return textOf(property, 'value') ?? '';
  return childrenOf(list, 'valueListItems').map((item) => textOf(item, 'value') ?? '');
}

function visibilityRule(rule: XmlElement): VisibilityRule {
  return {
    filter: textOf(rule, 'booleanFilter'),
    criteria: childrenOf(rule, 'criteria').map((criterion) => ({
      left: textOf(criterion, 'leftValue') ?? '',
      operator: textOf(criterion, 'operator') ?? 'EQUAL',
      right: textOf(criterion, 'rightValue') ?? ''
    }))
  };
}

function objectAssignments(project: Project): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, definition } of project.objects) {
    for (const override of definition ? childrenOf(definition.root, 'actionOverrides') : []) {
      const page = viewPageOf(override);
      if (page) found[name] = page;
    }
  }
  return found;
}

/** An app's own assignment goes before the object's. */
function appAssignments(app: MetadataFile | null): Record<string, string> {
  const found: Record<string, string> = {};
  for (const override of app ? childrenOf(app.root, 'actionOverrides') : []) {
    const page = viewPageOf(override);
    const target = textOf(override, 'pageOrSobjectType');
    if (page && target) found[target] = page;
  }
  return found;
}

function viewPageOf(override: XmlElement): string | null {
  const isPage = textOf(override, 'type')?.toLowerCase() === 'flexipage';
  const action = textOf(override, 'actionName');
  const forDesktop = (textOf(override, 'formFactor') ?? 'Large') === 'Large';
  const applies = isPage && forDesktop && (action === 'View' || action === 'Tab');
  return applies ? textOf(override, 'content') : null;
}

function tab({ root }: MetadataFile) {
  const kinds = ['lwcComponent', 'flexiPage', 'url', 'auraComponent'];
  const kind = kinds.find((name) => childOf(root, name)) ?? 'customObject';
  return {
    label: textOf(root, 'label'),
    motif: textOf(root, 'motif'),
    kind,
    content: textOf(root, kind) ?? ''
  };
}

function pathAssistant({ root }: MetadataFile) {
  if (textOf(root, 'active') !== 'true') return [];
  const steps = childrenOf(root, 'pathAssistantSteps').map((step) => [
    textOf(step, 'picklistValueName') ?? '',
    {
      fields: childrenOf(step, 'fieldNames').map((field) => field.text.trim()),
      guidance: textOf(step, 'info') ?? ''
    }
  ]);
  return [
    {
      objectApiName: textOf(root, 'entityName') ?? '',
      fieldApiName: textOf(root, 'fieldName') ?? '',
      steps: Object.fromEntries(steps) as Record<string, PathStep>
    }
  ];
}
