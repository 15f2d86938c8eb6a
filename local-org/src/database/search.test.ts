import { parseSosl } from '../soql/parse.ts';
import { SObject } from '../values/sobject.ts';
import { searchRecords } from './search/run.ts';
import { openOrg } from './testing/fixture.ts';

describe('SOSL', () => {
  const org = openOrg();

  beforeAll(() => {
    const titles = ['Harbour lease', 'Lease of the mill', 'Mill contract', 'E-mail rules'];
    for (const [index, title] of titles.entries()) {
      const fields = {
        Title__c: title,
        Email__c: `clerk${index}@example.com`,
        Key__c: `K-${index}`
      };
      org.save('insert', [new SObject('Dossier__c', fields)]);
    }
    org.save('insert', [new SObject('Account', { Name: 'Mill and Sons' })]);
  });

  const found = (words: string, clauses = ''): unknown[] =>
    searchRecords(
      org.database,
      parseSosl(`FIND {${words}} ${clauses} RETURNING Dossier__c(Title__c), Account(Name)`),
      [],
      org.system,
      null
    ).map(({ records }) => records.map((record) => record.get('Title__c') ?? record.get('Name')));

  it.each<[string, string[], string[]]>([
    ['lease', ['Harbour lease', 'Lease of the mill'], []],
    ['mill', ['Lease of the mill', 'Mill contract'], ['Mill and Sons']],
    ['mill lease', ['Lease of the mill'], []],
    ['harbour OR contract', ['Harbour lease', 'Mill contract'], []],
    ['mill AND NOT lease', ['Mill contract'], ['Mill and Sons']],
    ['"the mill"', ['Lease of the mill'], []],
    ['harb*', ['Harbour lease'], []],
    ['l?ase', ['Harbour lease', 'Lease of the mill'], []],
    ['mill AND (lease OR sons)', ['Lease of the mill'], ['Mill and Sons']]
  ])('finds %s', (words, dossiers, accounts) => {
    expect(found(words)).toEqual([dossiers, accounts]);
  });

  it('looks into the fields that the search names', () => {
    expect(found('clerk1', 'IN NAME FIELDS')).toEqual([[], []]);
    expect(found('clerk1', 'IN EMAIL FIELDS')).toEqual([['Lease of the mill'], []]);
    expect(found('mill', 'IN NAME FIELDS')).toEqual([[], ['Mill and Sons']]);
  });

  it('filters, sorts and limits what each object returns', () => {
    const search = parseSosl(
      "FIND {lease OR mill} RETURNING Dossier__c(Title__c WHERE Title__c LIKE '%mill%' ORDER BY Title__c DESC LIMIT 1)"
    );
    const [list] = searchRecords(org.database, search, [], org.system, null);
    expect(list?.records.map((record) => record.get('Title__c'))).toEqual(['Mill contract']);
  });

  it('wants more than one letter', () => {
    expect(() => found('m*')).toThrow('search term must be longer than one character: m*');
  });
});
