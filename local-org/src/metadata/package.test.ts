import { fileURLToPath } from 'node:url';
import type { MetadataError } from './errors.ts';
import { createSecurity } from '../security/security.ts';
import { buildSchema } from './build-schema.ts';
import { checkReferences } from './check-references.ts';
import { loadProject } from './project.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the Countersign package', () => {
  const project = loadProject(root);
  const schema = buildSchema(project);

  it('refers to nothing that does not exist', () => {
    const problems: MetadataError[] = checkReferences(project, schema);
    createSecurity(project, schema, (problem) => problems.push(problem));
    expect(problems.map((problem) => problem.message)).toEqual([]);
  });

  it('explains every custom field to administrators', () => {
    const silent = schema
      .objects()
      .flatMap((object) => [...object.fields.values()])
      .filter((field) => field.file !== undefined && field.custom && !field.description)
      .map((field) => field.file);
    expect(silent).toEqual([]);
  });

  it('has the records that its settings need', () => {
    const types = new Set(schema.setupRecords().map((record) => record.type));
    for (const type of ['Countersign_Setting__mdt', 'Term_Definition__mdt', 'Field_Mapping__mdt']) {
      expect(types).toContain(type);
    }
  });
});
