/** Lightning pages: their template, regions and facets; what stands in them is checked piece by piece. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectDef } from '../../metadata/schema.ts';
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { eachOf, named, refuseTwins, type Refuse, type ReferenceCheck } from './report.ts';
import { isSlipOf } from './near.ts';
import { auraComponent } from './page-aura.ts';
import type { Page } from './page.ts';
import { checkPageComponent } from './page-components.ts';
import { propertiesOf } from './page-properties.ts';
import { checkFieldInstance, checkVisibility } from './page-fields.ts';
import { checkPageNames } from './page-names.ts';
import { STANDARD_COMPONENTS, TEMPLATES } from './page-tables.ts';

export const checkFlexiPages: ReferenceCheck = (context) =>
  eachOf(context, ['flexipage'], 'pages', ({ root }, refuse) => checkPage(root, context, refuse));

function checkPage(root: XmlElement, context: DeployContext, refuse: Refuse): void {
  const type = textOf(root, 'type') ?? '';
  const object = pageObject(root, type, context, refuse);
  const page: Page = { context, root, type, object, refuse };
  checkTemplate(page);
  checkParent(page);
  checkFacets(page);
  checkIdentifiers(page);
  for (const component of descendants(root, 'componentInstance', 'componentInstances')) {
    checkPageComponent(page, component);
    checkPageNames(page, component);
  }
  for (const field of descendants(root, 'fieldInstance')) checkFieldInstance(page, field);
  for (const rule of descendants(root, 'visibilityRule')) checkVisibility(page, rule);
}

function pageObject(
  root: XmlElement,
  type: string,
  context: DeployContext,
  refuse: Refuse
): ObjectDef | undefined {
  const element = childOf(root, 'sobjectType');
  const name = element?.text.trim() ?? '';
  if (type === 'RecordPage' && name === '') {
    refuse(root, 'A record page needs its object.', 'Add <sobjectType>.');
  }
  if (!element || name === '') return undefined;
  if (type === 'AppPage') {
    refuse(element, 'An app page belongs to no object.', 'Remove <sobjectType>.');
  }
  const object = namesOf(context).object(name);
  if (object === 'missing') {
    refuse(element, `There is no object ${name}.`, 'Name an object that exists.');
  }
  return typeof object === 'string' ? undefined : object;
}

function checkTemplate(page: Page): void {
  const { root, type, refuse } = page;
  const template = childOf(root, 'template');
  const name = (template && childOf(template, 'name')) ?? childOf(root, 'pageTemplate');
  const regions = childrenOf(root, 'flexiPageRegions');
  refuseTwins(
    regions.flatMap((region) => named(region, 'name')),
    refuse,
    'a region of the page'
  );
  if (!name) return;
  const known = TEMPLATES[name.text.trim()];
  if (!known) {
    checkOwnTemplate(page, name, regions);
    return;
  }
  if (known.type !== type) {
    refuse(
      name,
      `${name.text.trim()} is a template of ${known.type} pages, not of ${type} pages.`,
      'Take a template for this type of page.'
    );
    return;
  }
  checkRegions(page, name, regions, known.regions);
}

function checkRegions(
  { refuse }: Page,
  template: XmlElement,
  regions: XmlElement[],
  known: readonly string[]
): void {
  for (const region of regions.filter((each) => textOf(each, 'type') === 'Region')) {
    const regionName = textOf(region, 'name') ?? '';
    if (known.includes(regionName)) continue;
    refuse(
      childOf(region, 'name') ?? region,
      `The template ${template.text.trim()} has no region ${regionName}.`,
      `Use one of ${known.join(', ')}.`
    );
  }
}

/** A template without a namespace is an Aura component of the project; of the others slips are found. */
function checkOwnTemplate(page: Page, name: XmlElement, regions: XmlElement[]): void {
  const template = name.text.trim().replace(/^c:/, '');
  const meant = Object.keys(TEMPLATES).find((each) => isSlipOf(template, each));
  if (meant) page.refuse(name, `There is no page template ${template}.`, `Write ${meant}.`);
  if (template.includes(':') || template === '') return;
  const aura = auraComponent(page.context, template);
  if (aura && aura.regions.length > 0) checkRegions(page, name, regions, aura.regions);
  if (aura) return;
  page.refuse(
    name,
    `There is no Aura component ${template} for the page's template.`,
    'Name a template that exists.'
  );
}

/** Pages of the platform and of packages have a namespace: `sfa__Opportunity_rec_L`. */
function checkParent({ context, root, refuse }: Page): void {
  const parent = childOf(root, 'parentFlexiPage');
  const name = parent?.text.trim() ?? '';
  if (!parent || name === '' || isForeign(name)) return;
  if (context.project.flexiPages.some((page) => page.name === name)) return;
  refuse(parent, `There is no Lightning page ${name}.`, 'Name a page that exists.');
}

function checkFacets({ root, refuse }: Page): void {
  const facets = new Map<string, XmlElement>();
  for (const region of childrenOf(root, 'flexiPageRegions')) {
    if (textOf(region, 'type') !== 'Facet') continue;
    const name = childOf(region, 'name');
    if (name) facets.set(name.text.trim(), name);
  }
  const used = new Set(descendants(root, 'value').map((value) => value.text.trim()));
  for (const [name, element] of facets) {
    if (used.has(name)) continue;
    refuse(
      element,
      `No component of the page uses the facet ${name}.`,
      'Name it in a component, or remove it.'
    );
  }
  for (const component of descendants(root, 'componentInstance')) {
    const known = STANDARD_COMPONENTS[textOf(component, 'componentName') ?? ''];
    for (const property of known?.facets ?? []) {
      for (const value of propertiesOf(component).get(property)?.values ?? []) {
        if (facets.has(value.text.trim())) continue;
        refuse(
          value,
          `The page has no facet ${value.text.trim()}.`,
          'Name a region of type Facet of this page.'
        );
      }
    }
  }
}

/** The API version from which on each item needs an identifier: forcedotcom/salesforcedx-vscode, issue 3610. */
const WITH_IDENTIFIERS = 53;

function checkIdentifiers({ root, context, refuse }: Page): void {
  const identifiers = descendants(root, 'identifier');
  refuseTwins(
    identifiers.map((at) => ({ at, name: at.text.trim() })),
    refuse,
    'an identifier on the page'
  );
  if (apiVersionOf(root.file, context) < WITH_IDENTIFIERS) return;
  for (const item of descendants(root, 'componentInstance', 'fieldInstance')) {
    if (childOf(item, 'identifier')) continue;
    const at = childOf(item, 'componentName') ?? childOf(item, 'fieldItem') ?? item;
    refuse(at, `${at.text.trim()} has no identifier on the page.`, 'Add <identifier>.');
  }
}

/** Of the nearest project file: repositories may hold several projects. */
function apiVersionOf(file: string, { project, root }: DeployContext): number {
  for (let folder = dirname(file); folder.length > root.length; folder = dirname(folder)) {
    const path = join(folder, 'sfdx-project.json');
    if (!existsSync(path)) continue;
    const [, version] =
      /"sourceApiVersion"\s*:\s*"([\d.]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
    return Number(version ?? 0);
  }
  return Number(project.apiVersion);
}
