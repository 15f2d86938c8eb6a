// Reads roll-up summaries, once the fields are there that they summarize.
import { attempt, MetadataError, type Report } from './errors.ts';
import { readFilterItem } from './lookup-filters.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import type { MetadataFile, ObjectSource } from './project-types.ts';
import type { FieldDef, SummaryDef } from './schema.ts';
import { childrenOf, requiredText, textOf } from './xml.ts';

const OPERATIONS: ReadonlySet<string> = new Set(['count', 'sum', 'min', 'max']);

/** The types come last: those of summaries over summaries need all of them. */
export function addSummaries(
  schema: LoadedSchema,
  sources: readonly ObjectSource[],
  report: Report
): void {
  const added: FieldDef[] = [];
  for (const source of sources) {
    for (const file of source.fields) {
      const field = schema.object(source.name)?.field(file.name);
      if (!field || textOf(file.root, 'type') !== 'Summary') continue;
      attempt(report, () => {
        addSummary(schema, field, file);
        added.push(field);
      });
    }
  }
  for (const field of added) describeAs(schema, field);
}

/** `Child__c.Amount__c`, or `Amount__c` of the object that the master-detail field names. */
function addSummary(schema: LoadedSchema, field: FieldDef, { root, file }: MetadataFile): void {
  const operation = requiredText(root, 'summaryOperation').toLowerCase();
  const [childObject = '', foreignKey = ''] = requiredText(root, 'summaryForeignKey').split('.');
  const summarized = textOf(root, 'summarizedField');
  const child = schema.object(childObject);
  const name = summarized?.split('.').pop() ?? null;
  const source = name === null ? undefined : child?.field(name);
  if (!child || !OPERATIONS.has(operation) || (name !== null && !source)) {
    const problem = `${field.name} summarizes ${summarized ?? childObject}, which does not exist.`;
    throw new MetadataError(problem, file, root.line);
  }
  field.summary = {
    childObject: child.name,
    foreignKey: child.field(foreignKey)?.name ?? foreignKey,
    summarizedField: source?.name ?? null,
    operation: operation as SummaryDef['operation'],
    filters: childrenOf(root, 'summaryFilterItems').map((item) => {
      const filter = readFilterItem(item);
      return { ...filter, field: filter.field.split('.').pop() ?? filter.field };
    })
  };
  field.filterable = true;
}

/** A summary has the type of what it adds up; a summary of summaries that of the fields below. */
function describeAs(schema: LoadedSchema, field: FieldDef): FieldDef {
  const { childObject, summarizedField } = field.summary!;
  const child = summarizedField === null ? undefined : schema.object(childObject);
  const found = child?.field(summarizedField!);
  const source = found?.summary ? describeAs(schema, found) : found;
  field.type = source?.type === 'Integer' ? 'Number' : (source?.type ?? 'Number');
  field.precision = source?.precision ?? 18;
  field.scale = source?.scale ?? 0;
  return field;
}
