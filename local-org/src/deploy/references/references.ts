// Finds names in layouts, list views, pages, tabs and apps that lead nowhere, as a deployment would.
import type { Problem } from '../../metadata/problem.ts';
import type { MetadataFile, ObjectSource, Project } from '../../metadata/project-types.ts';
import type { ObjectDef, Schema } from '../../metadata/schema.ts';
import { childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';

type Report = (element: XmlElement, problem: string) => void;

/** All problems, in the order of the files. */
export function checkReferences({ project, schema }: DeployContext): Problem[] {
  const problems: Problem[] = [];
  const report: Report = ({ file, line }, message) =>
    problems.push({ file, line, rule: 'reference', message });
  for (const source of project.objects) checkObject(source, schema, report);
  for (const layout of project.layouts) checkLayout(layout, schema, report);
  for (const page of project.flexiPages) checkPage(page, project, schema, report);
  for (const tab of project.tabs) checkTab(tab, project, schema, report);
  for (const app of project.applications) checkApplication(app, project, report);
  for (const path of project.pathAssistants) checkPath(path, schema, report);
  for (const queue of project.queues) {
    for (const entry of descendants(queue.root, 'sobjectType')) {
      checkObjectName(schema, entry, entry.text.trim(), report);
    }
  }
  return problems;
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name)
  ]);
}

function checkObjectName(schema: Schema, element: XmlElement, name: string, report: Report): void {
  if (!schema.object(name)) report(element, `There is no object ${name}.`);
}

/** Names of standard fields have many spellings in layouts; custom ones must exist as they are. */
function checkFieldName(object: ObjectDef, element: XmlElement, report: Report): void {
  const name = element.text.trim();
  if (!name.endsWith('__c') || name.includes('.')) return;
  if (!object.field(name)) report(element, `${object.name} has no field ${name}.`);
}

function checkObject(source: ObjectSource, schema: Schema, report: Report): void {
  const object = schema.object(source.name);
  if (!object) return;
  for (const view of source.listViews) {
    for (const column of childrenOf(view.root, 'columns')) checkFieldName(object, column, report);
    for (const field of descendants(view.root, 'field')) checkFieldName(object, field, report);
    if (textOf(view.root, 'label') === null) report(view.root, 'A list view needs a <label>.');
  }
  for (const compact of source.compactLayouts) {
    for (const field of childrenOf(compact.root, 'fields')) checkFieldName(object, field, report);
  }
  for (const set of source.fieldSets) {
    for (const field of descendants(set.root, 'field')) checkFieldName(object, field, report);
  }
  const assigned = source.definition && textOf(source.definition.root, 'compactLayoutAssignment');
  const isKnown = source.compactLayouts.some((compact) => compact.name === assigned);
  if (source.definition && assigned && assigned !== 'SYSTEM' && !isKnown) {
    report(source.definition.root, `${source.name} has no compact layout ${assigned}.`);
  }
}

/** Layouts are named Object-Layout Name. */
function checkLayout(layout: MetadataFile, schema: Schema, report: Report): void {
  const objectName = layout.name.split('-')[0] ?? '';
  const object = schema.object(objectName);
  if (!object) {
    report(layout.root, `There is no object ${objectName}; layouts are named Object-Layout.`);
    return;
  }
  const placed = new Set<string>();
  for (const item of descendants(layout.root, 'layoutItems')) {
    for (const field of childrenOf(item, 'field')) {
      checkFieldName(object, field, report);
      const name = field.text.trim();
      if (placed.has(name)) report(field, `${name} is on the layout twice.`);
      placed.add(name);
    }
  }
  for (const field of object.fields.values()) {
    const mustShow = field.custom && field.required && field.type !== 'Checkbox';
    if (mustShow && !placed.has(field.name)) {
      report(layout.root, `The required field ${field.name} is not on the layout.`);
    }
  }
  for (const list of childrenOf(layout.root, 'relatedLists'))
    checkRelatedList(list, schema, report);
}

/** Related lists of custom lookups are named Child__c.Lookup__c. */
function checkRelatedList(list: XmlElement, schema: Schema, report: Report): void {
  const name = textOf(list, 'relatedList') ?? '';
  const [childName = '', fieldName = ''] = name.split('.');
  if (!childName.endsWith('__c')) return;
  const child = schema.object(childName);
  if (!child?.field(fieldName)) {
    report(list, `There is no lookup ${name} for a related list.`);
    return;
  }
  for (const field of childrenOf(list, 'fields')) checkFieldName(child, field, report);
}

function checkPage(page: MetadataFile, project: Project, schema: Schema, report: Report): void {
  const objectName = textOf(page.root, 'sobjectType');
  const object = objectName === null ? undefined : schema.object(objectName);
  if (objectName !== null && !object) report(page.root, `There is no object ${objectName}.`);
  for (const item of descendants(page.root, 'fieldItem')) {
    const [start, name = ''] = item.text.trim().split('.');
    const isMissing = start === 'Record' && name.endsWith('__c') && !object?.field(name);
    if (isMissing) report(item, `${objectName} has no field ${name}.`);
  }
  for (const component of descendants(page.root, 'componentName')) {
    checkComponent(component, project, report);
  }
}

function checkComponent(component: XmlElement, project: Project, report: Report): void {
  const name = component.text.trim();
  if (name.includes(':') && !name.startsWith('c:')) return;
  const bundleName = name.replace(/^c:/, '');
  const bundle = project.lwcBundles.find((candidate) => candidate.name === bundleName);
  if (!bundle) report(component, `There is no component ${bundleName}.`);
  else if (!bundle.meta) report(component, `${bundleName} has no ${bundleName}.js-meta.xml.`);
  else if (textOf(bundle.meta.root, 'isExposed') !== 'true') {
    report(component, `${bundleName} is not exposed (<isExposed> in its js-meta.xml).`);
  }
}

function checkTab(tab: MetadataFile, project: Project, schema: Schema, report: Report): void {
  if (textOf(tab.root, 'customObject') === 'true') {
    checkObjectName(schema, tab.root, tab.name, report);
  }
  const page = textOf(tab.root, 'flexiPage');
  if (page !== null && !project.flexiPages.some((candidate) => candidate.name === page)) {
    report(tab.root, `There is no Lightning page ${page}.`);
  }
  const bundle = textOf(tab.root, 'lwcComponent');
  if (bundle !== null && !project.lwcBundles.some((candidate) => candidate.name === bundle)) {
    report(tab.root, `There is no component ${bundle}.`);
  }
}

function checkApplication(app: MetadataFile, project: Project, report: Report): void {
  for (const tab of childrenOf(app.root, 'tabs')) {
    const name = tab.text.trim();
    const isStandard = name.startsWith('standard-');
    if (!isStandard && !project.tabs.some((candidate) => candidate.name === name)) {
      report(tab, `There is no tab ${name}.`);
    }
  }
  for (const content of descendants(app.root, 'content')) {
    const name = content.text.trim();
    if (!project.flexiPages.some((page) => page.name === name)) {
      report(content, `There is no Lightning page ${name}.`);
    }
  }
}

function checkPath(path: MetadataFile, schema: Schema, report: Report): void {
  const object = schema.object(textOf(path.root, 'entityName') ?? '');
  if (!object) {
    report(path.root, 'The path names no known object in <entityName>.');
    return;
  }
  for (const name of descendants(path.root, 'fieldNames')) checkFieldName(object, name, report);
  const field = object.field(textOf(path.root, 'fieldName') ?? '');
  for (const value of descendants(path.root, 'picklistValueName')) {
    const known = field?.picklist?.values.some((entry) => entry.fullName === value.text.trim());
    if (!known) report(value, `${value.text.trim()} is no value of the path's picklist.`);
  }
}
