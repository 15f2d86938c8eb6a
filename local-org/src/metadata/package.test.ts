import { fileURLToPath } from 'node:url';
import { buildSchema } from './build-schema.ts';
import { loadProject } from './project.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the Countersign package', () => {
  const project = loadProject(root);
  const schema = buildSchema(project);

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
