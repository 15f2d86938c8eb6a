// Finds names in layouts, list views, pages, tabs and apps that lead nowhere, as a deployment would.
import type { Problem } from '../../metadata/problem.ts';
import type { MetadataFile, Project } from '../../metadata/project-types.ts';
import type { Schema } from '../../metadata/schema.ts';
import { childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { ACCESS_CHECKS } from './access.ts';
import { PAGE_CHECKS } from './pages.ts';

type Report = (element: XmlElement, problem: string) => void;

/** All problems, in the order of the files. */
export function checkReferences(context: DeployContext): Problem[] {
  const { project, schema } = context;
  const problems = [...ACCESS_CHECKS, ...PAGE_CHECKS].flatMap((check) => check(context));
  const report: Report = ({ file, line }, message) =>
    problems.push({ file, line, rule: 'reference', message });
  for (const tab of project.tabs) checkTab(tab, project, schema, report);
  for (const app of project.applications) checkApplication(app, project, report);
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
