/** Dashboards: their folder, the reports behind their components, and the columns these take. */
import { childrenOf, descendants, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { reportColumnProblem } from './report-columns.ts';
import { eachOf, nameIn, type ReferenceCheck, type Refuse } from './report.ts';
import { checkFolder, groupingsOf } from './reports.ts';

/** Components stand in a grid, or in one of three columns. */
const COMPONENTS = ['dashboardComponent', 'components'];

export const checkDashboards: ReferenceCheck = (context) =>
  eachOf(context, ['dashboard'], 'reports', (dashboard, refuse) => {
    checkFolder(context, dashboard, ['dashboardFolder', 'dashboards'], refuse);
    for (const component of descendants(dashboard.root, ...COMPONENTS)) {
      checkComponent(context, component, refuse);
    }
  });

function checkComponent(context: DeployContext, component: XmlElement, refuse: Refuse): void {
  const report = nameIn(component, 'report');
  const source = report && context.ofType('report').find(({ name }) => name === report.name);
  const isForeignReport = report?.name
    .split('/')
    .some((part) => isForeign(part) || part.includes('$'));
  if (report && !source && !isForeignReport) {
    refuse(report.at, `There is no report ${report.name}.`, 'Name it Folder/Report.');
    return;
  }
  for (const grouping of childrenOf(component, 'groupingColumn')) {
    const name = grouping.text.trim();
    if (!source || groupingsOf(source.root).some((each) => each.name === name)) continue;
    refuse(
      grouping,
      `The component groups by ${name}, its report does not.`,
      'Group the report by it.'
    );
  }
  for (const column of descendants(component, 'column')) {
    const problem = reportColumnProblem(namesOf(context), column.text.trim());
    if (problem) refuse(column, problem, 'Name a column that exists.');
  }
}
