import { parseApex } from '../apex/syntax/parse.ts';
import { buildSchema } from '../metadata/build-schema.ts';
import { loadProject } from '../metadata/project.ts';
import { writeProject } from '../metadata/testing-project.ts';
import { dynamicQueries, type DynamicQuery } from './soql-dynamic.ts';
import { textProblem } from './soql.ts';

function queriesOf(body: string, members = ''): DynamicQuery[] {
  return dynamicQueries(
    parseApex(
      'class',
      `class Deals {\n${members}\nvoid find(String name, Integer size, List<Id> ids) {\n${body}\n}\n}`
    )
  );
}

const unsafe = (body: string, members = ''): string[] =>
  queriesOf(body, members).flatMap((query) =>
    query.unsafe.map(({ written, line }) => `${line} ${written}`)
  );
const texts = (body: string, members = '') => queriesOf(body, members)[0]?.texts;

describe('queries made of texts', () => {
  it('are found by their calls, not those in brackets', () => {
    const found = queriesOf(
      "Database.query('SELECT Id FROM Account');\nSystem.Database.countQuery('x');\n" +
        'Database.getQueryLocator([SELECT Id FROM Account]);\nSearch.query(name);'
    );
    expect(found.map(({ call, where, line }) => `${line} ${where} ${call}`)).toEqual([
      '4 Deals.find Database.query',
      '5 Deals.find Database.countQuery',
      '7 Deals.find Search.query'
    ]);
  });

  it('name what is put into them', () => {
    expect(
      unsafe("Database.query('SELECT Id FROM Account WHERE Name = \\'' +\n name + '\\'');")
    ).toEqual(['5 name']);
    expect(unsafe("String q = 'SELECT Id FROM ';\nq += this.kind();\nDatabase.query(q);")).toEqual([
      '5 (…).kind(…)'
    ]);
    expect(unsafe("Database.query('SELECT ' + String.join(ids, ',') + ' FROM Account');")).toEqual([
      '4 ids'
    ]);
    expect(unsafe("for (String f : names()) { Database.query('SELECT ' + f); }")).toEqual(['4 f']);
  });

  it('may hold literals, constants, numbers, escaped values and names of the schema', () => {
    expect(unsafe("Database.query('SELECT Id FROM Account LIMIT ' + size);")).toEqual([]);
    expect(
      unsafe(
        "Database.query('SELECT Id FROM Account ' + TAIL);",
        "static final String TAIL = 'LIMIT 1';"
      )
    ).toEqual([]);
    expect(
      unsafe("Database.query('WHERE Name = \\'' + String.escapeSingleQuotes(name) + '\\'');")
    ).toEqual([]);
    expect(
      unsafe("Database.query('SELECT ' + Account.Name.getDescribe().getName() + ' FROM Account');")
    ).toEqual([]);
    expect(
      unsafe(
        "Set<String> fields = new Set<String>{ 'Id' };\nfields.add(Account.Name.getDescribe().getName());\n" +
          "String q = 'SELECT ' + String.join(new List<String>(fields), ', ') + (size > 1 ? ' FROM Account' : ' FROM Lead');\nDatabase.query(q);"
      )
    ).toEqual([]);
  });

  it('have the texts that they can have', () => {
    expect(
      texts(
        "String q = 'SELECT Id FROM Account' + (size > 1 ? ' LIMIT 1' : '');\nDatabase.query(q);"
      )
    ).toEqual(['SELECT Id FROM Account LIMIT 1', 'SELECT Id FROM Account']);
    expect(texts('Database.query(name);')).toBeNull();
  });
});

describe('the text of a query', () => {
  const folder = writeProject({});
  const schema = buildSchema(loadProject(folder.root));
  afterAll(() => folder.remove());
  const problem = (body: string): string | null => {
    const [query] = queriesOf(body);
    return query ? textProblem(schema, query) : 'no query';
  };

  it('is checked against the data model', () => {
    expect(problem("Database.query('SELECT Nope FROM Account');")).toContain(
      "No such column 'Nope'"
    );
    expect(problem("Database.query('SELECT Id FORM Account');")).toContain('unexpected token');
    expect(problem("Search.query('FIND \\'x\\' RETURNING Account(Nope)');")).toContain("'Nope'");
    expect(problem("Database.query('SELECT Id FROM Account WHERE Name = :name');")).toBeNull();
  });

  it('binds what is there', () => {
    expect(problem("Database.query('SELECT Id FROM Account WHERE Name = :nmae');")).toBe(
      'Variable does not exist: nmae'
    );
    expect(
      problem(
        "Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :name', new Map<String, Object>{ 'nmae' => name }, AccessLevel.USER_MODE);"
      )
    ).toBe('Variable does not exist: name');
  });
});
