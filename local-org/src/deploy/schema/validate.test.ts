import { parseXml } from '../../metadata/xml.ts';
import { metadataTypes } from './metadata-types.ts';
import { validateElement } from './validate.ts';

const validate = (text: string, apiVersion = 65): string[] =>
  validateElement(metadataTypes(), parseXml(text, 'x.xml'), apiVersion).map(
    ({ line, message, fix }) => `${line}: ${message} ${fix ?? ''}`
  );

describe('metadata against the schema', () => {
  it('knows the types, their base types and the values of enumerations', () => {
    const types = metadataTypes();
    expect(types.complex('CustomField')?.get('fullName')).toEqual({
      type: 'string',
      many: false,
      required: false
    });
    expect(types.complex('ReportFolder')?.get('name')?.required).toBe(true);
    expect(types.values('SharingModel')).toContain('ControlledByParent');
    expect(types.complex('NoSuchType')).toBeNull();
  });

  it.each([
    [
      'an unknown element',
      '<labell>x</labell>',
      '2: CustomField has no element <labell>. Write <label>.'
    ],
    [
      'an unknown value',
      '<type>Lokup</type>',
      "2: <type> is 'Lokup', which is no value of FieldType. Write Lookup."
    ],
    [
      'no true or false',
      '<required>no</required>',
      "2: <required> is 'no', which is not true or false."
    ],
    ['no number', '<length>big</length>', "2: <length> is 'big', which is no number."],
    ['no whole number', '<length>1.5</length>', "2: <length> is '1.5', which is no whole number."],
    [
      'an element twice',
      '<label>a</label>\n<label>b</label>',
      '3: <label> may be written once in <CustomField> and is already on line 2.'
    ],
    ['elements in a value', '<label><b>x</b></label>', '2: <label> holds a value and no <b>.']
  ])('reports %s', (_what, inside, problem) => {
    expect(validate(`<CustomField>\n${inside}\n</CustomField>`).join('\n')).toContain(problem);
  });

  it('reports what is missing and repeats that stand apart, and follows lists of elements', () => {
    const text = `<PermissionSet>
      <classAccesses><apexClass>A</apexClass><enabled>true</enabled></classAccesses>
      <description>x</description>
      <classAccesses><enabled>maybe</enabled></classAccesses>
    </PermissionSet>`;
    expect(validate(text)).toEqual([
      '4: <classAccesses> stands apart from the one of line 2; elements of one name must follow each other. Move it next to the other <classAccesses> elements.',
      "4: <enabled> is 'maybe', which is not true or false. Correct the value.",
      '4: <classAccesses> needs a <apexClass>. Add <apexClass>.',
      '1: <PermissionSet> needs a <label>. Add <label>.'
    ]);
  });

  it('reports one problem where a needed element is misspelt', () => {
    expect(validate('<CustomPermission>\n<lable>x</lable>\n</CustomPermission>')).toEqual([
      '2: CustomPermission has no element <lable>. Write <label>.'
    ]);
  });

  it('reports empty names and booleans, but not texts that may be empty', () => {
    const set = (entry: string): string[] =>
      validate(`<PermissionSet><label>x</label>\n${entry}</PermissionSet>`);
    expect(set('<tabSettings><tab/><visibility>Visible</visibility></tabSettings>')).toEqual([
      '2: <tab> is empty. Write its value.'
    ]);
    expect(set('<hasActivationRequired/>')).toEqual([
      "2: <hasActivationRequired> is '', which is not true or false. Correct the value."
    ]);
    expect(set('<description/>')).toEqual([]);
    expect(
      validate('<CompactLayout><label>x</label>\n<fields>Name</fields>\n<fields/></CompactLayout>')
    ).toEqual(['3: <fields> is empty. Write its value.']);
    expect(
      validate('<Translations><customLabels><name>A</name><label/></customLabels></Translations>')
    ).toEqual([]);
    expect(
      validate(
        '<CustomMetadata><values><field>A__c</field><value xsi:type="xsd:int"/></values></CustomMetadata>'
      )[0]
    ).toContain("<value> is '', which is no number");
  });

  it('checks versions of the API', () => {
    const version = (text: string): string[] =>
      validate(`<ApexClass><apiVersion>${text}</apiVersion></ApexClass>`);
    expect(version('-1')[0]).toContain("<apiVersion> is '-1', which is no API version");
    expect(version('65.5')[0]).toContain('is no API version');
    expect(version('99999')[0]).toContain('is no API version');
    expect([...version('65.0'), ...version('8')]).toEqual([]);
  });

  it('checks dates, times and values that name their type', () => {
    const record = (type: string, value: string): string[] =>
      validate(
        `<CustomMetadata><values><field>A__c</field><value xsi:type="${type}">${value}</value></values></CustomMetadata>`
      );
    expect(record('xsd:date', '2026-02-29')[0]).toContain('is no date');
    expect(record('xsd:boolean', 'yes')[0]).toContain('is not true or false');
    expect(record('xsd:double', '1.0')).toEqual([]);
    expect(record('xsd:string', 'anything')).toEqual([]);
    expect(record('xsd:dateTime', '2026-02-28T10:00:00.000Z')).toEqual([]);
  });

  it('takes what orgs take: empty optional values, older elements of older projects, left-out booleans', () => {
    expect(
      validate(
        '<CustomField><type>Location</type><displayLocationInDecimal>true</displayLocationInDecimal></CustomField>'
      )
    ).toEqual([]);
    expect(validate('<CustomField><deleteConstraint></deleteConstraint></CustomField>')).toEqual(
      []
    );
    expect(validate('<CustomPermission><label>x</label></CustomPermission>')).toEqual([]);
    const page =
      '<FlexiPageRegion><name>x</name><type>Region</type><componentInstances/></FlexiPageRegion>';
    expect(validate(page, 48)).toEqual([]);
    expect(validate(page, 65)).toHaveLength(1);
  });

  it('gives up on nesting that no metadata has, without a crash', () => {
    const deep = `${'<fields>'.repeat(3000)}${'</fields>'.repeat(3000)}`;
    const text = `<Flow><screens>${deep}</screens></Flow>`;
    expect(validate(text).join('\n')).toContain('nest too deeply');
  });
});
