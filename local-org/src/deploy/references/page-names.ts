/** Names in the properties of the platform's components: related lists, actions, flows, pages, reports. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { textOf, type XmlElement } from '../../metadata/xml.ts';
import { isForeign, namesOf, type NameKind } from './names.ts';
import type { Page } from './page.ts';
import { propertiesOf } from './page-properties.ts';
import { checkLabelNames } from './page-fields.ts';
import { followPath } from './paths.ts';

/** The values that a component has for a property. */
type Values = (property: string) => XmlElement[];

export function checkPageNames(page: Page, component: XmlElement): void {
  checkLabelNames(page, component);
  const values: Values = (property) => propertiesOf(component).get(property)?.values ?? [];
  switch (textOf(component, 'componentName')) {
    case 'force:relatedListSingleContainer':
    case 'lst:dynamicRelatedList':
      checkRelatedList(page, values);
      checkActions(page, values('actionNames'));
      return;
    case 'force:highlightsPanel':
    case 'record_flexipage:dynamicHighlights':
      checkActions(page, values('actionNames'));
      return;
    case 'console:relatedRecord':
      checkActions(page, values('updateQuickActionName'));
      return;
    case 'flowruntime:interview':
      checkNames(page, values('flowName'), 'flow', 'flow');
      return;
    case 'flexipage:visualforcePage':
      checkNames(page, values('pageName'), 'page', 'Visualforce page');
      return;
    case 'flexipage:reportChart':
      checkFoldered(page, values('reportName'), 'report');
      return;
    case 'desktopDashboards:embeddedDashboard':
      checkFoldered(page, values('dashboardName'), 'dashboard');
      return;
    case 'flexipage:filterListCard':
      checkListView(page, values);
  }
}

function checkNames(
  { context, refuse }: Page,
  values: XmlElement[],
  kind: NameKind,
  title: string
): void {
  for (const value of values) {
    const name = value.text.trim();
    if (name === '' || namesOf(context).mayExist(kind, name)) continue;
    refuse(value, `There is no ${title} ${name}.`, `Name a ${title} that exists.`);
  }
}

/** Reports and dashboards go by the name without the folder here. */
function checkFoldered({ context, refuse }: Page, values: XmlElement[], type: string): void {
  for (const value of values) {
    const name = value.text.trim();
    if (name === '' || isForeign(name)) continue;
    if (context.ofType(type).some((each) => each.name.split('/').at(-1) === name)) continue;
    refuse(value, `There is no ${type} ${name}.`, `Name a ${type} that exists.`);
  }
}

/** Actions of the platform have no dot or no underscore: `Edit`, `Global.NewTask`, `Case.LogACall`. */
function checkActions({ context, refuse }: Page, values: XmlElement[]): void {
  const names = namesOf(context);
  for (const value of values) {
    const name = value.text.trim();
    const [owner = '', action = '', ...rest] = name.split('.');
    if (action === '' || rest.length > 0) continue;
    const isOurs = /__c$/.test(owner) || action.includes('_');
    const isKnown =
      names.mayExist('quickAction', name) ||
      names.has('quickAction', action) ||
      names.has('webLink', name);
    if (isOurs && !isKnown) {
      refuse(value, `There is no action ${name}.`, 'Name a quick action or button that exists.');
    }
  }
}

/** List views of standard objects may be those that every org has. */
function checkListView({ context, refuse }: Page, values: Values): void {
  const names = namesOf(context);
  const [entity] = values('entityName');
  const [filter] = values('filterName');
  if (!entity) return;
  const object = names.object(entity.text.trim());
  if (object === 'missing') {
    refuse(entity, `There is no object ${entity.text.trim()}.`, 'Name an object that exists.');
  }
  const view = filter?.text.trim() ?? '';
  if (!filter || typeof object === 'string' || !object.custom) return;
  const isPlatform = view === '' || /^(__|Recent)/.test(view) || view === 'All';
  if (isPlatform || names.mayExist('listView', `${object.name}.${view}`)) return;
  refuse(filter, `${object.name} has no list view ${view}.`, 'Name a list view that exists.');
}

function checkRelatedList(page: Page, values: Values): void {
  const [parent] = values('parentFieldApiName');
  const [list] = values('relatedListApiName');
  const parentObject = parent && objectOfField(page, parent);
  const name = list?.text.trim() ?? '';
  if (!parentObject || !list) return;
  const child = parentObject.childRelationship(name);
  if (!child) {
    if (!/__r$/.test(name) || isForeign(name)) return;
    page.refuse(
      list,
      `${parentObject.name} has no related list ${name}.`,
      'Name the relationship as the lookup field does, with __r.'
    );
    return;
  }
  const childObject = page.context.schema.object(child.childObject);
  if (!childObject) return;
  for (const alias of [...values('relatedListFieldAliases'), ...values('sortFieldAlias')]) {
    checkAlias(page, childObject, alias);
  }
}

/** `Opportunity.Id`, or `Contact.AccountId` for the lists of the record it points at. */
function objectOfField(page: Page, element: XmlElement): ObjectDef | undefined {
  const names = namesOf(page.context);
  const [name = '', ...path] = element.text.trim().split('.');
  const object = names.object(name);
  if (object === 'missing') {
    page.refuse(element, `There is no object ${name}.`, 'Name an object that exists.');
  }
  if (typeof object === 'string') return undefined;
  if (page.object && page.object !== object) {
    page.refuse(
      element,
      `The related list starts at ${object.name}, the page belongs to ${page.object.name}.`,
      `Start with ${page.object.name}.`
    );
    return undefined;
  }
  if (path.length === 1 && path[0] === 'Id') return object;
  const { found, problem } = followPath(names, object, path.join('.'));
  if (found === 'missing') page.refuse(element, problem, 'Name a lookup field.');
  if (typeof found === 'string') return undefined;
  const target = names.object(found.referenceTo[0] ?? '');
  return typeof target === 'string' ? undefined : target;
}

/** Aliases are `Amount__c`, `Log__c.Amount__c` of a lookup or of the object, or old names such as `OWNER.ALIAS`. */
function checkAlias({ context, refuse }: Page, object: ObjectDef, alias: XmlElement): void {
  const names = namesOf(context);
  const parts = alias.text.trim().split('.');
  const name = parts.at(-1) ?? '';
  if (!/__c$/i.test(name) || parts.length > 2) return;
  const via = parts.length === 2 ? (parts[0] ?? '') : object.name;
  const owner = names.object(object.field(via)?.referenceTo[0] ?? via);
  if (owner === 'foreign') return;
  const isMissing = owner === 'missing' || names.field(owner, name) === 'missing';
  if (!isMissing) return;
  refuse(
    alias,
    owner === 'missing'
      ? `${object.name} has no field ${via}.`
      : `${owner.name} has no field ${name}.`,
    'Name a field that exists.'
  );
}
