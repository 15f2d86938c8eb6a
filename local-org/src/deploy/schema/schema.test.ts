import { problemsOf } from '../testing.ts';
import { checkSchema } from './schema.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const check = (path: string, text: string): string[] => problemsOf(checkSchema, { [path]: text });

describe('metadata files', () => {
  it('have the root of their type and the namespace of metadata', () => {
    const path = 'permissionsets/A.permissionset-meta.xml';
    const inside = '<label>A</label>';
    expect(check(path, `<PermissionSet ${NAMESPACE}>${inside}</PermissionSet>`)).toEqual([]);
    expect(check(path, `<PermisionSet ${NAMESPACE}>${inside}</PermisionSet>`)).toEqual([
      '1: The root of a .permissionset file is <PermissionSet>, not <PermisionSet>.'
    ]);
    expect(check(path, `<PermissionSet>${inside}</PermissionSet>`)).toEqual([
      '1: <PermissionSet> has no namespace.'
    ]);
    expect(check(path, `<PermissionSet xmlns="urn:x">${inside}</PermissionSet>`)).toEqual([
      "1: <PermissionSet> is in the namespace 'urn:x', which is not that of metadata."
    ]);
  });

  it('of types that the published schema does not have are left alone', () => {
    const text = `<GenAiPromptTemplate ${NAMESPACE}><anything/></GenAiPromptTemplate>`;
    expect(check('genAiPromptTemplates/A.genAiPromptTemplate-meta.xml', text)).toEqual([]);
  });

  it('of the old form count too, other files that end so do not', () => {
    const text = `<CustomObject ${NAMESPACE}><labell>A</labell></CustomObject>`;
    expect(check('objects/A__c.object', text)).toHaveLength(1);
    expect(check('classes/README.md', '# Words & more')).toEqual([]);
  });
});
