import { parseSoql, parseSosl } from './parse.ts';

describe('parseSoql', () => {
  it('reads fields, relationships, aliases and the object', () => {
    const query = parseSoql("SELECT Id, Account.Name FROM Opportunity o WHERE StageName = 'Won'");
    expect(query.select).toEqual([
      { kind: 'field', path: ['Id'] },
      { kind: 'field', path: ['Account', 'Name'] }
    ]);
    expect(query.from).toBe('Opportunity');
    expect(query.alias).toBe('o');
    expect(query.where).toEqual({
      kind: 'compare',
      left: { kind: 'field', path: ['StageName'] },
      operator: '=',
      right: { kind: 'literal', value: 'Won' }
    });
  });

  it('keeps the structure of conditions', () => {
    const { where } = parseSoql(
      'SELECT Id FROM A WHERE (NOT X__c = null) AND (Y__c NOT IN :ids OR Z__c IN (1, 2.5))'
    );
    expect(where).toMatchObject({
      kind: 'and',
      items: [
        { kind: 'not', item: { operator: '=' } },
        {
          kind: 'or',
          items: [
            { operator: 'not in', right: { kind: 'bind', index: 0, text: 'ids' } },
            { operator: 'in', right: { kind: 'list' } }
          ]
        }
      ]
    });
  });

  it('reads aggregates, grouping, ordering and limits', () => {
    const query = parseSoql(
      'SELECT StageName, COUNT(Id) total, MAX(Amount) FROM Opportunity GROUP BY StageName ' +
        'HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC NULLS LAST LIMIT :n OFFSET 5'
    );
    expect(query.select[1]).toEqual({
      kind: 'aggregate',
      name: 'COUNT',
      path: ['Id'],
      alias: 'total'
    });
    expect(query.groupBy).toEqual([{ kind: 'field', path: ['StageName'] }]);
    expect(query.orderBy[0]).toMatchObject({ descending: true, nulls: 'last' });
    expect(query.limit).toEqual({ kind: 'bind', index: 0, text: 'n' });
    expect(query.offset).toEqual({ kind: 'literal', value: 5 });
  });

  it('reads child and semi-join subqueries, date literals and the access mode', () => {
    const query = parseSoql(
      'SELECT Id, (SELECT Id FROM Contacts ORDER BY Name) FROM Account WHERE Id IN ' +
        '(SELECT AccountId FROM Contact WHERE CreatedDate = LAST_N_DAYS:30) WITH USER_MODE'
    );
    expect(query.mode).toBe('user');
    expect(query.select[1]).toMatchObject({ kind: 'subquery', query: { from: 'Contacts' } });
    expect(query.where).toMatchObject({
      right: {
        kind: 'subquery',
        query: { where: { right: { kind: 'dateLiteral', name: 'LAST_N_DAYS', n: 30 } } }
      }
    });
  });

  it('reads COUNT(), FIELDS(ALL), functions and FOR UPDATE', () => {
    expect(parseSoql('SELECT COUNT() FROM A').select).toEqual([
      { kind: 'aggregate', name: 'COUNT', path: null }
    ]);
    expect(parseSoql('SELECT FIELDS(ALL) FROM A LIMIT 1').select).toEqual([
      { kind: 'fields', set: 'ALL' }
    ]);
    expect(parseSoql('SELECT toLabel(StageName) s FROM A FOR UPDATE')).toMatchObject({
      select: [{ kind: 'function', name: 'TOLABEL', path: ['StageName'], alias: 's' }],
      forUpdate: true
    });
  });

  it('reads TYPEOF, scopes, subtotals, distances and further names of FROM', () => {
    expect(
      parseSoql('SELECT TYPEOF What WHEN Account THEN Phone, Name ELSE Id END FROM Event').select
    ).toEqual([
      {
        kind: 'typeof',
        path: ['What'],
        whens: [{ object: 'Account', fields: [['Phone'], ['Name']] }],
        otherwise: [['Id']]
      }
    ]);
    expect(parseSoql('SELECT Id FROM Account USING SCOPE mine')).toMatchObject({ scope: 'mine' });
    expect(
      parseSoql('SELECT Type, GROUPING(Type) g, COUNT(Id) FROM Account GROUP BY CUBE(Type)')
    ).toMatchObject({ subtotals: 'cube', groupBy: [{ path: ['Type'] }] });
    expect(
      parseSoql("SELECT Id FROM A WHERE DISTANCE(P__c, GEOLOCATION(1.5, -2), 'mi') < 20").where
    ).toMatchObject({ left: { kind: 'distance', path: ['P__c'], unit: 'mi' } });
    expect(parseSoql('SELECT a.Name FROM Contact c, c.Account a')).toMatchObject({
      alias: 'c',
      aliases: [{ name: 'a', path: ['c', 'Account'] }]
    });
    expect(parseSoql('SELECT FORMAT(MIN(CloseDate)) d FROM Opportunity').select).toEqual([
      {
        kind: 'function',
        name: 'FORMAT',
        path: ['CloseDate'],
        inner: { kind: 'aggregate', name: 'MIN', path: ['CloseDate'] },
        alias: 'd'
      }
    ]);
  });

  it('tells the value of a text from the pattern that LIKE reads', () => {
    expect(parseSoql("SELECT Id FROM A WHERE Name LIKE '5\\%'").where).toMatchObject({
      right: { kind: 'literal', value: '5%', pattern: '5\\%' }
    });
  });

  it.each([
    ['SELECT FROM Account', "unexpected token: 'FROM'"],
    ['SELECT Id FROM Account nonsense more', "unexpected token: 'more'"],
    ['SELECT Id FROM', "unexpected token: '<EOF>'"],
    ['SELECT Id FROM A WHERE B = 1 AND C = 2 OR D = 3', "unexpected token: 'OR'"],
    ['SELECT Id FROM A WHERE B = 1 AND NOT C = 2', "unexpected token: 'NOT'"],
    ['SELECT Id FROM A WHERE Id IN :ids.size()', "unexpected token: '('"],
    ['SELECT Id FROM A WHERE (B = 1', "expecting a right parentheses, found '<EOF>'"],
    ['SELECT (SELECT Id FROM B WITH USER_MODE) FROM A', "right parentheses, found 'WITH'"],
    ['SELECT (SELECT Id FROM B ALL ROWS) FROM A', "right parentheses, found 'ALL'"],
    [
      'SELECT Id FROM A WHERE Id IN (SELECT C FROM B WITH SECURITY_ENFORCED)',
      "right parentheses, found 'WITH'"
    ],
    [
      'SELECT Id FROM A WHERE Id IN (SELECT C FROM B WHERE D = 1 ALL ROWS)',
      "right parentheses, found 'ALL'"
    ],
    ['SELECT Id FROM A WHERE B = LAST_N_DAYS', "expecting a colon, found '<EOF>'"],
    ["SELECT Id FROM A WHERE B = 'x", "line 1:29 mismatched character '<EOF>' expecting '''"],
    ['SELECT Id FROM A WHERE B = "x"', "line 1:27 no viable alternative at character '\"'"]
  ])('refuses %s', (soql, message) => {
    expect(() => parseSoql(soql)).toThrow(message);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-02-30T00:00:00Z', '2026-02-01T25:00:00Z'])(
    'refuses %s, which no calendar has',
    (text) => {
      const soql = `SELECT Id FROM Account WHERE CreatedDate > ${text}`;
      expect(() => parseSoql(soql)).toThrow(`Invalid date: ${text}`);
    }
  );

  it('names line and column of a mistake', () => {
    const mistake = (): unknown => parseSoql('SELECT Id\nFROM Account\nWHERE 5 = x');
    expect(mistake).toThrow(expect.objectContaining({ line: 3, column: 7 }));
  });
});

describe('parseSosl', () => {
  it('reads the words, the fields, the objects with their filters, and the limit', () => {
    const search = parseSosl(
      "FIND 'Acme*' IN NAME FIELDS RETURNING Account(Id, Name WHERE Name != null ORDER BY Name LIMIT 2), Contact WITH USER_MODE LIMIT 5"
    );
    expect(search).toMatchObject({
      find: { value: 'Acme*' },
      group: 'NAME',
      mode: 'user',
      limit: { value: 5 },
      returning: [
        { query: { from: 'Account', where: { operator: '!=' }, limit: { value: 2 } } },
        { query: { from: 'Contact', select: [{ path: ['Id'] }] } }
      ]
    });
    expect(parseSosl('FIND {Acme} RETURNING Account').find).toEqual({
      kind: 'literal',
      value: 'Acme'
    });
  });
});
