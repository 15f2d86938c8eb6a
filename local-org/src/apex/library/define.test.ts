import {
  parseSignature,
  parseTypeName,
  platformClass,
  platformEnum,
  platformLibrary
} from './define.ts';

describe('signatures of the library', () => {
  it('are read as Apex writes them', () => {
    expect(parseSignature('Map<Id, List<SObject>> group(SObject[] records, String field)')).toEqual(
      {
        name: 'group',
        returns: {
          name: 'Map',
          args: [
            { name: 'Id', args: [] },
            { name: 'List', args: [{ name: 'SObject', args: [] }] }
          ]
        },
        parameters: [
          { name: 'records', type: { name: 'List', args: [{ name: 'SObject', args: [] }] } },
          { name: 'field', type: { name: 'String', args: [] } }
        ]
      }
    );
  });

  it('may be constructors and properties', () => {
    expect(parseSignature('Http()')).toMatchObject({ name: 'Http', parameters: [] });
    expect(parseSignature('Integer statusCode')).toMatchObject({ name: 'statusCode' });
    expect(parseTypeName('Schema.SObjectType').name).toBe('Schema.SObjectType');
  });

  it.each(['Integer', 'Integer a b', 'Integer x(', 'List<String x()', 'Integer x(String)'])(
    'with a mistake are refused: %s',
    (text) => {
      expect(() => parseSignature(text)).toThrow(`not an Apex signature: ${text}`);
    }
  );
});

describe('the library', () => {
  it('finds types whatever their case and refuses doubles', () => {
    const http = platformClass('System.Http', { constructors: { 'Http()': () => null } });
    expect(platformLibrary([http]).find('SYSTEM.http')).toBe(http);
    expect(() => platformLibrary([http, http])).toThrow('System.Http is declared twice');
  });

  it('gives enum values by name', () => {
    const color = platformEnum('System.Color', ['RED', 'GREEN']);
    expect(color.value('GREEN').ordinal).toBe(1);
  });
});
