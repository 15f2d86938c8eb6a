/** Reports: type, folder, columns, groupings, filters, chart. */
import { childrenOf, descendants, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { reportColumnProblem } from './report-columns.ts';
import { eachOf, named, nameIn, type ReferenceCheck, type Refuse } from './report.ts';

export const checkReports: ReferenceCheck = (context) =>
  eachOf(context, ['report'], 'reports', (report, refuse) => {
    checkFolder(context, report, ['reportFolder', 'reports'], refuse);
    checkType(context, report.root, refuse);
    checkColumns(context, report.root, refuse);
    checkChart(report.root, refuse);
  });

/** Every folder but the public one has a file beside it. */
export function checkFolder(
  { files, ofType }: DeployContext,
  { name, root }: Component,
  [type = '', directory = '']: readonly string[],
  refuse: Refuse
): void {
  const [folder = '', rest] = name.split('/');
  if (rest === undefined || folder.includes('$') || isForeign(folder)) return;
  const isKnown =
    ofType(type).some((each) => each.name.split('/').at(-1) === folder) ||
    files.some((file) => file.endsWith(`/${directory}/${folder}-meta.xml`));
  if (isKnown) return;
  refuse(
    root,
    `The folder ${folder} has no file of its own.`,
    `Add ${directory}/${folder}.${type}-meta.xml.`
  );
}

/** `Rules__c` is a custom report type; `CustomEntity$Rule__c` and the like name objects and a lookup. */
function checkType(context: DeployContext, root: XmlElement, refuse: Refuse): void {
  const type = nameIn(root, 'reportType');
  if (!type) return;
  const names = namesOf(context);
  const [objects = '', lookup] = type.name.split('@');
  if (/^\w+__c$/.test(objects)) {
    const name = objects.replace(/__c$/, '');
    const isKnown = context.ofType('reportType').some((each) => each.name === name);
    if (!isKnown && !isForeign(objects)) {
      refuse(type.at, `There is no report type ${name}.`, 'Name a report type that exists.');
    }
    return;
  }
  for (const object of objects.split('$').slice(1)) {
    if (names.object(object) !== 'missing') continue;
    refuse(type.at, `There is no object ${object}.`, 'Name an object that exists.');
    return;
  }
  const problem = lookup && reportColumnProblem(names, lookup);
  if (problem) refuse(type.at, problem, 'Name a lookup field that exists.');
}

const COLUMN_ELEMENTS = [
  'field',
  'column',
  'sortColumn',
  'groupingColumn',
  'secondaryGroupingColumn',
  'dateColumn',
  'sourceColumnName'
];

/** `BucketField_1`, `FORMULA1` and `CDF1` are made in the report itself. */
function checkColumns(context: DeployContext, root: XmlElement, refuse: Refuse): void {
  const own = new Set(
    descendants(root, 'buckets', 'aggregates', 'customDetailFormulas').map(
      (element) => textOf(element, 'developerName') ?? ''
    )
  );
  const isReferenced = /^(BucketField_\w+|FORMULA\d+|CDF\d+)$/;
  for (const element of descendants(root, ...COLUMN_ELEMENTS)) {
    const column = element.text.trim();
    if (isReferenced.test(column) && !own.has(column)) {
      refuse(element, `The report has no column ${column}.`, 'Define it, or name another column.');
    }
    const problem = reportColumnProblem(namesOf(context), column);
    if (problem) refuse(element, problem, 'Name a column that exists.');
  }
  for (const formula of descendants(root, 'calculatedFormula')) {
    for (const [column] of formula.text.matchAll(/\b[\w$.*]+__c(?=:)/g)) {
      const problem = reportColumnProblem(namesOf(context), column);
      if (problem) refuse(formula, problem, 'Name a column that exists.');
    }
  }
}

export function groupingsOf(root: XmlElement): { at: XmlElement; name: string }[] {
  return ['groupingsDown', 'groupingsAcross']
    .flatMap((name) => childrenOf(root, name))
    .flatMap((grouping) => named(grouping, 'field'));
}

/** A chart groups as the report does; joined reports (MultiBlock) group in their blocks. */
function checkChart(root: XmlElement, refuse: Refuse): void {
  const groupings = groupingsOf(root);
  if (textOf(root, 'format') === 'MultiBlock') return;
  for (const chart of childrenOf(root, 'chart')) {
    for (const { at, name } of ['groupingColumn', 'secondaryGroupingColumn'].flatMap((each) =>
      named(chart, each)
    )) {
      if (groupings.some((grouping) => grouping.name === name)) continue;
      refuse(at, `The chart groups by ${name}, the report does not.`, 'Group the report by it.');
    }
  }
}
