// Builds the schema of the org: standard objects plus what the project's metadata adds.
import { declareObject } from './custom-objects.ts';
import { addDerivedObjects } from './derived-objects.ts';
import { attempt, type Report } from './errors.ts';
import { readPicklistValue } from './picklists.ts';
import { LoadedSchema } from './loaded-schema.ts';
import { addDetails } from './object-details.ts';
import { addFields } from './object-fields.ts';
import type { ObjectSource, Project } from './project-types.ts';
import { linkRelationships } from './relationships.ts';
import type { Schema } from './schema.ts';
import { setupRecords } from './setup-records.ts';
import { addSummaries } from './summary-fields.ts';
import { fieldsOfStandardValueSet, readStandardObjects } from './standard-objects.ts';
import { addViewDates } from './system-fields.ts';
import { booleanOf, childrenOf } from './xml.ts';

/** Reports what leads nowhere to the project, which throws it or runs without it. */
export function buildSchema(project: Project): Schema {
  const schema = new LoadedSchema();
  const standard = readStandardObjects(schema);
  for (const { definition } of standard) schema.add(definition);
  const { report } = project;
  const all = [...project.objects].sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const source of all) attempt(report, () => declareObject(schema, source));
  const sources = withActivities(all).filter((source) => schema.object(source.name));
  addTabFields(schema, project);
  for (const source of sources) addFields(schema, source, project);
  addSummaries(schema, sources, report);
  applyStandardValueSets(schema, project);
  addDerivedObjects(schema, standard, tracked(sources, report));
  for (const source of sources) linkRelationships(schema, source, report);
  for (const source of sources) addDetails(schema, source, report);
  schema.records = setupRecords(project, schema);
  return schema;
}

/** Fields of Activity are fields of tasks and events. */
function withActivities(sources: ObjectSource[]): ObjectSource[] {
  return sources.flatMap((source) => {
    if (source.name !== 'Activity') return [source];
    const parts = { ...source, definition: null, recordTypes: [] };
    return [
      { ...parts, name: 'Task' },
      { ...parts, name: 'Event' }
    ];
  });
}

/** The platform remembers who looked at records of objects that have a tab. */
function addTabFields(schema: LoadedSchema, project: Project): void {
  for (const { name } of project.tabs) {
    const object = schema.object(name);
    if (object?.custom && object.kind === 'sobject') addViewDates(object);
  }
}

function tracked(sources: ObjectSource[], report: Report): Set<string> {
  const names = sources
    .filter(({ definition }) =>
      attempt(report, () => definition && booleanOf(definition.root, 'enableHistory'))
    )
    .map(({ name }) => name);
  return new Set(names);
}

function applyStandardValueSets(schema: LoadedSchema, project: Project): void {
  for (const set of project.standardValueSets) {
    const values = childrenOf(set.root, 'standardValue').map(readPicklistValue);
    for (const { object, field } of fieldsOfStandardValueSet(set.name)) {
      const picklist = schema.object(object)?.field(field)?.picklist;
      if (picklist) picklist.values = values;
    }
  }
}
