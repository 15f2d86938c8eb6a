import { parseSoql, SoqlSyntaxError } from './parse.ts';

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

  it('names line and column of a mistake', () => {
    expect(() => parseSoql('SELECT FROM Account')).toThrow(SoqlSyntaxError);
    expect(() => parseSoql('SELECT Id FROM Account nonsense more')).toThrow(SoqlSyntaxError);
  });
});
