/** Components on Lightning pages: they exist, may stand there, and get properties they have. */
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import { isForeign } from './names.ts';
import { isSlipOf } from './near.ts';
import { auraComponent, checkAura } from './page-aura.ts';
import { propertiesOf } from './page-properties.ts';
import type { Page } from './page.ts';
import { DECORATOR_PROPERTIES, PAGE_TARGETS, STANDARD_COMPONENTS } from './page-tables.ts';

export function checkPageComponent(page: Page, component: XmlElement): void {
  const element = childOf(component, 'componentName');
  const name = element?.text.trim() ?? '';
  if (!element || name === '') return;
  if (name.includes(':') && !name.startsWith('c:')) checkStandard(page, component, element);
  else checkOwn(page, component, element);
}

function checkStandard({ refuse }: Page, component: XmlElement, element: XmlElement): void {
  const name = element.text.trim();
  const known = STANDARD_COMPONENTS[name];
  if (!known) {
    const meant = Object.keys(STANDARD_COMPONENTS).find((each) => isSlipOf(name, each));
    if (meant) refuse(element, `There is no component ${name}.`, `Write ${meant}.`);
    return;
  }
  const given = propertiesOf(component);
  for (const [property, { name: place }] of given) {
    if (known.properties.includes(property)) continue;
    const meant = known.properties.find((each) => isSlipOf(property, each));
    if (!meant && !known.isClosed) continue;
    refuse(
      place,
      `${name} has no property ${property}.`,
      meant ? `Write ${meant}.` : 'Remove the property.'
    );
  }
  for (const property of known.required ?? []) {
    if (given.has(property)) continue;
    refuse(element, `${name} needs the property ${property}.`, 'Add the property.');
  }
}

function checkOwn(page: Page, component: XmlElement, element: XmlElement): void {
  const { context, refuse } = page;
  const name = element.text.trim().replace(/^c:/, '');
  const bundle = context.project.lwcBundles.find((candidate) => candidate.name === name);
  if (!bundle) {
    const aura = auraComponent(context, name);
    if (aura) checkAura(page, component, element, aura);
    if (aura || isForeign(name)) return;
    refuse(element, `There is no component ${name}.`, 'Name a component that exists.');
    return;
  }
  const meta = bundle.meta?.root;
  if (!meta) {
    refuse(element, `${name} has no ${name}.js-meta.xml.`, 'Add the file.');
    return;
  }
  if (textOf(meta, 'isExposed') !== 'true') {
    refuse(element, `${name} is not exposed.`, `Set <isExposed> in ${name}.js-meta.xml to true.`);
    return;
  }
  const target = PAGE_TARGETS[page.type];
  if (!target) return;
  const targets = descendants(meta, 'target').map((each) => each.text.trim());
  if (targets.length > 0 && !targets.includes(target)) {
    refuse(
      element,
      `${name} has no target ${target}, so it may not stand on a page of type ${page.type}.`,
      `Add <target>${target}</target> to ${name}.js-meta.xml.`
    );
    return;
  }
  const configs = descendants(meta, 'targetConfig').filter((config) =>
    (config.attributes['targets'] ?? '').split(',').some((each) => each.trim() === target)
  );
  checkObjects(page, element, configs);
  checkProperties(page, component, element, configs);
}

function checkObjects(page: Page, element: XmlElement, configs: XmlElement[]): void {
  const allowed = configs.flatMap((config) => descendants(config, 'object'));
  const names = allowed.map((object) => object.text.trim().toLowerCase());
  const own = page.object?.name.toLowerCase();
  if (names.length === 0 || own === undefined || names.includes(own)) return;
  const list = allowed.map((object) => object.text.trim()).join(', ');
  page.refuse(
    element,
    `${element.text.trim()} may not stand on a page of ${page.object?.name}; its configuration names ${list}.`,
    'Add the object to its <objects>, or take it off the page.'
  );
}

function checkProperties(
  page: Page,
  component: XmlElement,
  element: XmlElement,
  configs: XmlElement[]
): void {
  const name = element.text.trim();
  const declared = new Map<string, XmlElement>();
  for (const property of configs.flatMap((config) => childrenOf(config, 'property'))) {
    declared.set(property.attributes['name'] ?? '', property);
  }
  const given = propertiesOf(component);
  for (const [property, { name: place, values, type }] of given) {
    const isBarProperty = page.type === 'UtilityBar' && DECORATOR_PROPERTIES.includes(property);
    if (type === 'decorator' || isBarProperty) continue;
    const declaration = declared.get(property);
    if (!declaration) {
      page.refuse(
        place,
        `${name} has no property ${property} for pages of type ${page.type}.`,
        'Declare it in its <targetConfig>, or remove it here.'
      );
      continue;
    }
    for (const value of values) {
      const problem = valueProblem(declaration, value.text.trim());
      if (problem) {
        page.refuse(value, `The property ${property} of ${name} ${problem}.`, 'Correct the value.');
      }
    }
  }
  for (const [property, declaration] of declared) {
    const { required, default: fallback } = declaration.attributes;
    if (required !== 'true' || fallback !== undefined || given.has(property)) continue;
    page.refuse(element, `${name} needs a value for its property ${property}.`, 'Set it.');
  }
}

/** What is wrong with a value; expressions such as `{!recordId}` have theirs when the page is shown. */
function valueProblem(declaration: XmlElement, value: string): string | null {
  const { type = 'String', min, max, datasource = '' } = declaration.attributes;
  if (value === '' || value.startsWith('{!')) return null;
  if (type === 'Boolean' && !/^(true|false)$/.test(value))
    return `is '${value}', not true or false`;
  if (type === 'Integer') {
    if (!/^-?\d+$/.test(value)) return `is '${value}', not a whole number`;
    if (min !== undefined && Number(value) < Number(min)) return `is ${value}, less than ${min}`;
    if (max !== undefined && Number(value) > Number(max)) return `is ${value}, more than ${max}`;
  }
  if (datasource === '' || datasource.startsWith('apex://')) return null;
  const choices = datasource.split(',').map((choice) => choice.trim());
  return choices.includes(value) ? null : `is '${value}', not one of ${choices.join(', ')}`;
}
