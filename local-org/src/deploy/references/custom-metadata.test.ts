import { fieldXml, objectXml, picklistXml } from '../../metadata/testing-project.ts';
import { checkCustomMetadata } from './custom-metadata.ts';
import { problemsOf } from '../testing.ts';

const field = (name: string, type: string, extra = ''): [string, string] => [
  `objects/Rule__mdt/fields/${name}.field-meta.xml`,
  fieldXml(name, type, extra)
];
const points = (target: string): string => `<referenceTo>${target}</referenceTo>`;
const BASE = {
  'objects/Rule__mdt/Rule__mdt.object-meta.xml': objectXml('Rule'),
  ...Object.fromEntries([
    field('Text__c', 'Text', '<length>5</length><required>true</required>'),
    field('Number__c', 'Number', '<precision>4</precision><scale>1</scale>'),
    // Whose length is no number: that is the field's mistake, not that of each record.
    field('Broken__c', 'Text', '<length>ten</length>'),
    field('Digits__c', 'Number', '<precision>few</precision><scale>1</scale>'),
    field('Flag__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
    field('Date__c', 'Date'),
    field('Kind__c', 'Picklist', picklistXml(['A', 'B'])),
    field('Parent__c', 'MetadataRelationship', points('Rule__mdt')),
    field('Object__c', 'MetadataRelationship', points('EntityDefinition')),
    field(
      'Field__c',
      'MetadataRelationship',
      `${points('FieldDefinition')}<metadataRelationshipControllingField>Object__c</metadataRelationshipControllingField>`
    )
  ])
};
const value = (name: string, type: string, text: string): string =>
  `<values>\n<field>${name}</field>\n<value xsi:type="xsd:${type}">${text}</value></values>\n`;
const TEXT = value('Text__c', 'string', 'abc');

function problems(values: string, name = 'Rule.One', label = 'One'): string[] {
  const names =
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
  return problemsOf(checkCustomMetadata, {
    ...BASE,
    [`customMetadata/${name}.md-meta.xml`]: `<CustomMetadata ${names}>\n<label>${label}</label>\n${values}</CustomMetadata>`
  });
}

describe('records of custom metadata types', () => {
  it('that are right are let through', () => {
    const values = [
      TEXT,
      value('Number__c', 'double', '-100.0'),
      value('Number__c', 'int', '7').replace('Number__c', 'other__Number__c'),
      value('Flag__c', 'boolean', 'true'),
      value('Date__c', 'date', '2028-02-29'),
      value('Kind__c', 'string', 'A'),
      value('Parent__c', 'string', 'One'),
      value('Object__c', 'string', 'Account'),
      value('Field__c', 'string', 'ParentId'),
      value('Broken__c', 'string', 'abc'),
      value('Digits__c', 'double', '7')
    ];
    expect(problems(values.join(''))).toEqual([]);
    expect(
      problems(`${TEXT}<values><field>Kind__c</field><value xsi:nil="true"/></values>`)
    ).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    [
      'an unknown field',
      TEXT + value('Nope__c', 'string', 'x'),
      /^7: Rule__mdt has no field Nope__c/
    ],
    ['no value for a required field', '', /^1: The record needs a value for Text__c/],
    [
      'a type that does not fit',
      TEXT + value('Flag__c', 'string', 'true'),
      /^8: .*type 'xsd:string'/
    ],
    ['a type that does not exist', TEXT + value('Kind__c', 'undefined', 'A'), /xsd:undefined/],
    [
      'a text that is too long',
      value('Text__c', 'string', 'abcdef'),
      /has 6 characters, more than 5/
    ],
    ['a number that is none', TEXT + value('Number__c', 'double', 'x'), /'x', not a number/],
    ['a number that is too large', TEXT + value('Number__c', 'double', '1000'), /3 digits before/],
    ['a flag that is none', TEXT + value('Flag__c', 'boolean', 'yes'), /'yes', not true or false/],
    ['a day that does not exist', TEXT + value('Date__c', 'date', '2026-02-30'), /not a date/],
    ['a value outside the picklist', TEXT + value('Kind__c', 'string', 'C'), /not in the picklist/],
    ['an unknown record', TEXT + value('Parent__c', 'string', 'Two'), /no record Two of Rule__mdt/],
    ['an unknown object', TEXT + value('Object__c', 'string', 'Nope__c'), /no object Nope__c/],
    [
      'an unknown field of the object',
      TEXT + value('Object__c', 'string', 'Account') + value('Field__c', 'string', 'Nope__c'),
      /Account has no field Nope__c/
    ]
  ])('with %s are refused', (_what, values, said) => {
    expect(problems(values)).toEqual([expect.stringMatching(said)]);
  });

  it('need a type', () => {
    expect(problems(TEXT, 'Nope.One')).toEqual(['1: There is no custom metadata type Nope__mdt.']);
  });
});
