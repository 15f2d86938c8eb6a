// The records behind stages and statuses: what the platform knows of each value of those picklists.
import { Decimal } from '../values/decimal.ts';
import type { SObject } from '../values/sobject.ts';
import type { Project } from './project-types.ts';
import type { PicklistValue, Schema } from './schema.ts';
import { childrenOf, textOf, type XmlElement } from './xml.ts';
import { tableOf } from './table.ts';

type Make = (type: string, name: string, fields: Record<string, unknown>) => SObject;

export function processRecords(make: Make, project: Project, schema: Schema): SObject[] {
  return [
    ...stageRecords(make, project, schema),
    ...STATUSES.flatMap((status) => statusRecords(make, project, schema, status))
  ];
}

const STAGES = tableOf<[probability: number, forecast: string]>({
  Prospecting: [10, 'Pipeline'],
  Qualification: [10, 'Pipeline'],
  'Needs Analysis': [20, 'Pipeline'],
  'Value Proposition': [50, 'Pipeline'],
  'Id. Decision Makers': [60, 'Pipeline'],
  'Perception Analysis': [70, 'Pipeline'],
  'Proposal/Price Quote': [75, 'Pipeline'],
  'Negotiation/Review': [90, 'Pipeline'],
  'Closed Won': [100, 'Closed'],
  'Closed Lost': [0, 'Omitted']
});

/** The value as the project's own value set describes it. */
function described(project: Project, set: string, fullName: string): XmlElement | undefined {
  const file = project.standardValueSets.find(({ name }) => name === set);
  return (
    file &&
    childrenOf(file.root, 'standardValue').find((value) => textOf(value, 'fullName') === fullName)
  );
}

function valuesOf(schema: Schema, object: string, field: string): PicklistValue[] {
  return schema.object(object)?.field(field)?.picklist?.values ?? [];
}

function stageRecords(make: Make, project: Project, schema: Schema): SObject[] {
  return valuesOf(schema, 'Opportunity', 'StageName').map((value, index) => {
    const xml = described(project, 'OpportunityStage', value.fullName);
    const [usual, category] = STAGES[value.fullName] ?? [50, 'Pipeline'];
    const forecast = (xml && textOf(xml, 'forecastCategory')) ?? category;
    const closed = xml ? textOf(xml, 'closed') === 'true' : category !== 'Pipeline';
    const won = xml ? textOf(xml, 'won') === 'true' : category === 'Closed';
    const probability = Number((xml && textOf(xml, 'probability')) ?? usual);
    return make('OpportunityStage', value.fullName, {
      ApiName: value.fullName,
      MasterLabel: value.label,
      IsActive: value.active,
      SortOrder: index + 1,
      IsClosed: closed,
      IsWon: won,
      ForecastCategory: forecast,
      ForecastCategoryName: forecast === 'BestCase' ? 'Best Case' : forecast,
      DefaultProbability: Decimal.fromInteger(probability)
    });
  });
}

interface Status {
  type: string;
  set: string;
  object: string;
  field: string;
  /** The flag of the record, the element of the metadata, and the values that have it in a fresh org. */
  flag: string;
  element: string;
  flagged: readonly string[];
}

const STATUSES: Status[] = [
  {
    type: 'LeadStatus',
    set: 'LeadStatus',
    object: 'Lead',
    field: 'Status',
    flag: 'IsConverted',
    element: 'converted',
    flagged: ['Closed - Converted']
  },
  {
    type: 'CaseStatus',
    set: 'CaseStatus',
    object: 'Case',
    field: 'Status',
    flag: 'IsClosed',
    element: 'closed',
    flagged: ['Closed']
  },
  {
    type: 'TaskStatus',
    set: 'TaskStatus',
    object: 'Task',
    field: 'Status',
    flag: 'IsClosed',
    element: 'closed',
    flagged: ['Completed']
  },
  {
    type: 'TaskPriority',
    set: 'TaskPriority',
    object: 'Task',
    field: 'Priority',
    flag: 'IsHighPriority',
    element: 'highPriority',
    flagged: ['High']
  }
];

function statusRecords(make: Make, project: Project, schema: Schema, status: Status): SObject[] {
  if (!schema.object(status.type)) return [];
  return valuesOf(schema, status.object, status.field).map((value, index) => {
    const xml = described(project, status.set, value.fullName);
    return make(status.type, value.fullName, {
      ApiName: value.fullName,
      MasterLabel: value.label,
      SortOrder: index + 1,
      IsDefault: value.default,
      [status.flag]: xml
        ? textOf(xml, status.element) === 'true'
        : status.flagged.includes(value.fullName)
    });
  });
}
