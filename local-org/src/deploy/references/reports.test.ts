import { fieldXml, objectXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import { checkDashboards } from './dashboards.ts';
import { checkReportTypes } from './report-types.ts';
import { checkReports } from './reports.ts';

const lookup = '<referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>';
const reportType = (join: string, columns: string): string =>
  `<ReportType><baseObject>Account</baseObject>\n${join}<sections>${columns}</sections></ReportType>`;
const joined = '<join><outerJoin>false</outerJoin><relationship>Deals__r</relationship></join>\n';
const column = (table: string, field: string): string =>
  `<columns>\n<field>${field}</field>\n<table>${table}</table></columns>\n`;
const BASE = {
  'objects/Deal__c/Deal__c.object-meta.xml': objectXml(
    'Deal',
    '<nameField><label>Name</label><type>Text</type></nameField>'
  ),
  'objects/Deal__c/fields/Text__c.field-meta.xml': fieldXml(
    'Text__c',
    'Text',
    '<length>9</length>'
  ),
  'objects/Deal__c/fields/Account__c.field-meta.xml': fieldXml('Account__c', 'Lookup', lookup),
  'reportTypes/Deals.reportType-meta.xml': reportType(
    joined,
    column('Account.Deals__r', 'Text__c')
  ),
  'reports/Sales.reportFolder-meta.xml': '<ReportFolder><name>Sales</name></ReportFolder>',
  'dashboards/Sales.dashboardFolder-meta.xml':
    '<DashboardFolder><name>Sales</name></DashboardFolder>'
};
const grouped = '<groupingsDown><field>Deal__c.Text__c</field></groupingsDown>\n';
const report = (body: string, type = 'CustomEntity$Deal__c'): string =>
  `<Report>\n${body}<format>Summary</format>\n<reportType>${type}</reportType></Report>`;
const shown = (name: string): string => `<columns><field>${name}</field></columns>\n`;

describe('reports', () => {
  const problems = (text: string, file = 'reports/Sales/R'): string[] =>
    problemsOf(checkReports, { ...BASE, [`${file}.report-meta.xml`]: text });

  it('that are right are let through', () => {
    const columns = [
      'Deal__c.Text__c',
      'CUST_NAME',
      'ACCOUNT.NAME',
      'FK_$Account.Name',
      'RowCount',
      'other__Deal__c.Text__c',
      'BucketField_1'
    ];
    const bucket =
      '<buckets><developerName>BucketField_1</developerName><sourceColumnName>Deal__c.Text__c</sourceColumnName></buckets>';
    const chart = '<chart><groupingColumn>Deal__c.Text__c</groupingColumn></chart>';
    expect(problems(report(columns.map(shown).join('') + bucket + grouped + chart))).toEqual([]);
    expect(problems(report(shown('Account.Deals__r$Text__c'), 'Deals__c'))).toEqual([]);
    expect(problems(report('', 'AccountCustomEntity$Deal__c@Deal__c.Account__c'))).toEqual([]);
    expect(problems(report('', 'Opportunity'), 'reports/unfiled$public/R')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['an unknown type', report('', 'Nope__c'), '3: There is no report type Nope.'],
    [
      'a type of an unknown object',
      report('', 'CustomEntity$Nope__c'),
      '3: There is no object Nope__c.'
    ],
    [
      'a type with an unknown lookup',
      report('', 'AccountCustomEntity$Deal__c@Deal__c.Nope__c'),
      '3: Deal__c has no field Nope__c.'
    ],
    ['an unknown column', report(shown('Deal__c.Nope__c')), '2: Deal__c has no field Nope__c.'],
    [
      'an unknown column of a lookup',
      report(shown('FK_$Deal__c.Nope__c')),
      '2: Deal__c has no field Nope__c.'
    ],
    [
      'an unknown column of a table',
      report(shown('Account.Deals__r$Nope__c'), 'Deals__c'),
      '2: Deal__c has no field Nope__c.'
    ],
    [
      'an unknown table',
      report(shown('Account.Nope__r$X__c'), 'Deals__c'),
      '2: Account has no child relationship Nope__r.'
    ],
    [
      'a bucket that is not there',
      report(shown('BucketField_1')),
      '2: The report has no column BucketField_1.'
    ],
    [
      'a formula over an unknown column',
      report('<aggregates><calculatedFormula>Deal__c.Nope__c:SUM</calculatedFormula></aggregates>'),
      '2: Deal__c has no field Nope__c.'
    ],
    [
      'a chart over a column that is not grouped',
      report(`${grouped}<chart><groupingColumn>CUST_NAME</groupingColumn></chart>`),
      '3: The chart groups by CUST_NAME, the report does not.'
    ]
  ])('with %s are refused', (_what, text, said) => {
    expect(problems(text)).toEqual([said]);
  });

  it('need a folder with a file of its own', () => {
    expect(problems(report(''), 'reports/Other/R')).toEqual([
      '1: The folder Other has no file of its own.'
    ]);
  });
});

describe('report types', () => {
  const problems = (text: string): string[] =>
    problemsOf(checkReportTypes, { ...BASE, 'reportTypes/Other.reportType-meta.xml': text });

  it('take fields of what they join, also over lookups', () => {
    const columns = column('Account', 'Owner') + column('Account.Deals__r', 'Account__c.Name');
    expect(problems(reportType(joined, columns))).toEqual([]);
  });

  it('refuse names that lead nowhere', () => {
    expect(problems(reportType(joined.replace('Deals', 'Deal'), ''))).toEqual([
      '2: Account has no child relationship Deal__r.'
    ]);
    expect(problems(reportType('', column('Account.Deals__r', 'Text__c')))).toEqual([
      '4: The report type has no table Account.Deals__r.'
    ]);
    expect(problems(reportType(joined, column('Account.Deals__r', 'Nope__c')))).toEqual([
      '4: Deal__c has no field Nope__c.'
    ]);
    expect(problems('<ReportType><baseObject>Nope__c</baseObject></ReportType>')).toEqual([
      '1: There is no object Nope__c.'
    ]);
  });
});

describe('dashboards', () => {
  const problems = (component: string): string[] =>
    problemsOf(checkDashboards, {
      ...BASE,
      'reports/Sales/R.report-meta.xml': report(grouped),
      'dashboards/Sales/D.dashboard-meta.xml': `<Dashboard><dashboardComponent>\n${component}</dashboardComponent></Dashboard>`
    });
  const part = (name: string, text: string): string => `<${name}>${text}</${name}>\n`;

  it('show reports, by what these group', () => {
    const right = part('report', 'Sales/R') + part('groupingColumn', 'Deal__c.Text__c');
    expect(problems(right)).toEqual([]);
    expect(problems(part('report', 'other__Sales/R'))).toEqual([]);
  });

  it('refuse names that lead nowhere', () => {
    expect(problems(part('report', 'Sales/Nope'))).toEqual(['2: There is no report Sales/Nope.']);
    expect(problems(part('report', 'Sales/R') + part('groupingColumn', 'CUST_NAME'))).toEqual([
      '3: The component groups by CUST_NAME, its report does not.'
    ]);
    expect(problems(part('dashboardFilterColumns', part('column', 'Deal__c.Nope__c')))).toEqual([
      '2: Deal__c has no field Nope__c.'
    ]);
  });
});
