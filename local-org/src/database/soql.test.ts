import { jest } from '@jest/globals';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { day, decimal, messageOf, NOW, openOrg } from './testing/fixture.ts';

const org = openOrg();
const acme = org.insert('Account', { Name: 'Acme' });
const bolt = org.insert('Account', { Name: 'bolt' });
const deal = (Name: string, AccountId: string | null, amount: string | null): string =>
  org.insert('Opportunity', {
    Name,
    AccountId,
    StageName: 'Prospecting',
    CloseDate: day('2026-12-01'),
    Amount: amount && decimal(amount)
  });
const big = deal('Big', acme, '900.5');
const small = deal('small', acme, '10');
const odd = deal('Odd_100%', bolt, null);
const lonely = deal('Lonely', null, '10');
const dossier = (Title__c: string, fields: Record<string, unknown> = {}): string =>
  org.insert('Dossier__c', { Title__c, ...fields });
const first = dossier('First', {
  Opportunity__c: big,
  Score__c: decimal('1.5'),
  Due__c: day('2026-11-21'),
  Started__c: new ApexDatetime(NOW),
  Tags__c: 'Red;Green',
  Key__c: 'K1',
  Notes__c: 'long text'
});
const second = dossier('Second', {
  Opportunity__c: small,
  Status__c: 'Closed',
  Due__c: day('2026-11-20'),
  Started__c: new ApexDatetime(NOW - 86_400_000),
  Tags__c: 'Blue',
  Is_Reviewed__c: true
});
dossier('Third', { Status__c: 'Closed', Score__c: decimal('3') });
org.insert('Line__c', { Name: 'L1', Dossier__c: first, Amount__c: decimal('5') });
org.insert('Line__c', { Name: 'L2', Dossier__c: first, Amount__c: decimal('7') });

const titles = (where: string, binds: unknown[] = []): string[] =>
  org.rows(`SELECT Title__c FROM Dossier__c WHERE ${where} ORDER BY CreatedDate, Title__c`, binds);
const names = (where: string, binds: unknown[] = []): string[] =>
  org.rows(`SELECT Name FROM Opportunity WHERE ${where} ORDER BY Name`, binds);
const failure = (soql: string, binds: unknown[] = []): string =>
  messageOf(() => org.rows(soql, binds));

describe('SELECT', () => {
  it('follows lookups over several levels and gives null where a parent is missing', () => {
    expect(
      org.rows('SELECT Title__c, Opportunity__r.Account.Name FROM Dossier__c ORDER BY Title__c')
    ).toEqual([
      `First|${big}|${acme},${big},Acme,${acme}`,
      `Second|${small}|${acme},${small},Acme,${acme}`,
      'Third|null|null'
    ]);
  });

  it('knows which fields were selected, the Id always among them', () => {
    const [record] = org.database.queryText('SELECT Name FROM Account LIMIT 1', [], org.system);
    expect([...record!.selected!]).toEqual(['Name', 'Id']);
  });

  it('reads children in a subquery with its own filter and order', () => {
    const [record] = org.database.queryText(
      "SELECT Title__c, (SELECT Name FROM Lines__r WHERE Amount__c > 1 ORDER BY Name DESC) FROM Dossier__c WHERE Title__c = 'first'",
      [],
      org.system
    );
    const lines = record!.get('Lines__r') as ApexList;
    expect(lines.items.map((line) => (line as SObject).get('Name'))).toEqual(['L2', 'L1']);
  });

  it('gives an empty list when there are no children', () => {
    const soql =
      "SELECT Title__c, (SELECT Name FROM Lines__r) FROM Dossier__c WHERE Title__c = 'Second'";
    expect(org.rows(soql)).toEqual(['Second|[]']);
  });

  it('computes formula fields', () => {
    expect(org.rows('SELECT Double_Score__c FROM Dossier__c WHERE Double_Score__c > 4')).toEqual([
      '6.0'
    ]);
  });

  it('takes an alias of the object and its own name in front of fields', () => {
    expect(org.rows("SELECT a.Name FROM Account a WHERE Account.Name = 'Acme'")).toEqual(['Acme']);
  });

  it('says through Owner.Type what a polymorphic owner is', () => {
    const queue = org.database.queryText(
      "SELECT Id FROM Group WHERE Type = 'Queue'",
      [],
      org.system
    );
    const id = dossier('Queued', { OwnerId: queue[0]!.id });
    const soql = `SELECT Owner.Type, Owner.Name FROM Dossier__c WHERE Id = '${id}'`;
    expect(org.rows(soql)[0]).toContain('Queue,Intake');
    org.save('delete', [new SObject('Dossier__c', { Id: id })]);
  });
});

describe('WHERE', () => {
  it.each<[string, string[]]>([
    ["Name = 'big'", ['Big']],
    ["Name != 'big'", ['Lonely', 'Odd_100%', 'small']],
    ['Amount = null', ['Odd_100%']],
    ['Amount != 10', ['Big', 'Odd_100%']],
    ['Amount > 10', ['Big']],
    ['Amount >= 10', ['Big', 'Lonely', 'small']],
    ['Amount < 900.5', ['Lonely', 'small']],
    ["Name LIKE '%a%'", ['small']],
    ["Name LIKE '_ig'", ['Big']],
    ["Name IN ('BIG', 'lonely')", ['Big', 'Lonely']],
    ["Name NOT IN ('big')", ['Lonely', 'Odd_100%', 'small']],
    ["NOT (Name = 'big' OR Name = 'small')", ['Lonely', 'Odd_100%']],
    ["Account.Name = 'ACME' AND Amount > 100", ['Big']],
    ["Account.Name != 'Acme'", ['Lonely', 'Odd_100%']],
    ['AccountId = null', ['Lonely']],
    ["Id IN (SELECT Opportunity__c FROM Dossier__c WHERE Status__c = 'Open')", ['Big']],
    ['Id NOT IN (SELECT Opportunity__c FROM Dossier__c)', ['Lonely', 'Odd_100%']]
  ])('%s', (where, expected) => {
    expect(names(where)).toEqual(expected);
  });

  it('takes % and _ literally after a backslash', () => {
    expect(names('Name LIKE :pattern', ['odd\\_100\\%'])).toEqual(['Odd_100%']);
    expect(names('Name LIKE :pattern', ['b\\_g'])).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['Due__c = TODAY', ['First']],
    ['Due__c < TODAY', ['Second']],
    ['Due__c = LAST_N_DAYS:2', ['First', 'Second']],
    ['Due__c = THIS_MONTH', ['First', 'Second']],
    ['Due__c > NEXT_WEEK', []],
    ['Started__c = YESTERDAY', ['Second']],
    ['Started__c >= 2026-11-21T00:00:00Z', ['First']],
    ['Due__c = 2026-11-20', ['Second']],
    ["Tags__c INCLUDES ('Red;Green', 'Blue')", ['First', 'Second']],
    ["Tags__c EXCLUDES ('Red')", ['Second', 'Third']],
    ['Is_Reviewed__c = true', ['Second']],
    ['CALENDAR_YEAR(Due__c) = 2026', ['First', 'Second']],
    ["Key__c = 'k1'", ['First']]
  ])('%s', (where, expected) => {
    expect(titles(where)).toEqual(expected);
  });

  it('takes binds: values, lists, sets, records, 15-character ids', () => {
    expect(titles('Due__c = :due', [ApexDate.parse('2026-11-20')])).toEqual(['Second']);
    expect(titles('Id IN :ids', [new ApexList('Id', [first, second])])).toHaveLength(2);
    expect(titles('Id IN :ids', [new ApexSet('Id', [first.slice(0, 15)])])).toEqual(['First']);
    expect(
      titles('Opportunity__c IN :deals', [
        new ApexList('Opportunity', [new SObject('Opportunity', { Id: small })])
      ])
    ).toEqual(['Second']);
    expect(titles('Id IN :ids', [new ApexList('Id')])).toEqual([]);
    expect(titles('Id NOT IN :ids', [new ApexList('Id')])).toHaveLength(3);
  });

  it('refuses what the platform refuses, in its words', () => {
    expect(failure('SELECT Nope__c FROM Account')).toBe(
      "No such column 'Nope__c' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    );
    expect(failure('SELECT Id FROM Nope__c')).toContain("sObject type 'Nope__c' is not supported.");
    expect(failure('SELECT Nope__r.Name FROM Account')).toContain(
      "Didn't understand relationship 'Nope__r' in field path."
    );
    expect(failure('SELECT (SELECT Id FROM Nopes) FROM Account')).toContain(
      "Didn't understand relationship 'Nopes' in FROM part of query call."
    );
    expect(failure("SELECT Id FROM Dossier__c WHERE Notes__c = 'x'")).toBe(
      "field 'Notes__c' can not be filtered in a query call"
    );
    expect(failure('SELECT Id FROM Dossier__c ORDER BY Notes__c')).toBe(
      "field 'Notes__c' can not be sorted in a query call"
    );
    expect(failure("SELECT Id FROM Opportunity WHERE Amount = '5'")).toBe(
      "value of filter criterion for field 'Amount' must be of type double and should not be enclosed in quotes"
    );
    expect(failure("SELECT Id FROM Opportunity WHERE Id = 'abc'")).toBe('invalid ID field: abc');
    expect(failure('SELECT Id FROM Opportunity WHERE AccountId IN :x', [null])).toContain('null');
    expect(failure('SELECT Id FROM ContentDocumentLink')).toContain(
      'Implementation restriction: ContentDocumentLink requires a filter by a single Id'
    );
  });
});

describe('ORDER BY, LIMIT, OFFSET', () => {
  it('sorts text without case and puts nulls first unless told otherwise', () => {
    expect(org.rows('SELECT Name FROM Opportunity ORDER BY Amount, Name')).toEqual([
      'Odd_100%',
      'Lonely',
      'small',
      'Big'
    ]);
    expect(org.rows('SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST, Name')).toEqual([
      'Big',
      'Lonely',
      'small',
      'Odd_100%'
    ]);
    expect(org.rows('SELECT Name FROM Opportunity ORDER BY Account.Name NULLS LAST, Name')).toEqual(
      ['Big', 'small', 'Odd_100%', 'Lonely']
    );
  });

  it('sorts picklists in the order of their values', () => {
    expect(org.rows('SELECT Title__c FROM Dossier__c ORDER BY Status__c, Title__c DESC')).toEqual([
      'First',
      'Third',
      'Second'
    ]);
  });

  it('cuts a page out of the result', () => {
    const soql = 'SELECT Name FROM Opportunity ORDER BY Name LIMIT :n OFFSET 1';
    expect(org.rows(soql, [2])).toEqual(['Lonely', 'Odd_100%']);
    expect(org.rows('SELECT Name FROM Opportunity LIMIT 0')).toEqual([]);
  });

  it('returns rows in the order of their ids when nothing is said', () => {
    expect(org.rows('SELECT Name FROM Opportunity')).toEqual([
      'Big',
      'small',
      'Odd_100%',
      'Lonely'
    ]);
    void odd;
    void lonely;
  });
});

describe('aggregates', () => {
  it('groups, sums, counts and filters groups', () => {
    expect(
      org.rows(
        'SELECT AccountId, COUNT(Id) total, SUM(Amount), MAX(Name) FROM Opportunity GROUP BY AccountId HAVING COUNT(Id) > 1'
      )
    ).toEqual([`${acme}|2|910.50|small`]);
  });

  it('makes one row of all rows without GROUP BY, even of none', () => {
    const soql = "SELECT COUNT(Id) n, SUM(Amount) s FROM Opportunity WHERE Name = 'nobody'";
    expect(org.rows(soql)).toEqual(['0|null']);
  });

  it('names unnamed columns expr0, expr1 and keeps null values out of COUNT(field)', () => {
    const [row] = org.database.queryText(
      'SELECT COUNT(Amount), COUNT_DISTINCT(Amount), AVG(Amount), MIN(CloseDate) FROM Opportunity',
      [],
      org.system
    );
    expect(row!.type).toBe('AggregateResult');
    expect([...row!.fields.keys()]).toEqual(['expr0', 'expr1', 'expr2', 'expr3']);
    expect(row!.get('expr0')).toBe(3);
    expect(row!.get('expr1')).toBe(2);
    expect(String(row!.get('expr2'))).toMatch(/^306\.8333/);
    expect(String(row!.get('expr3'))).toBe('2026-12-01');
  });

  it('groups by parent fields and date parts', () => {
    expect(
      org.rows(
        'SELECT Account.Name, CALENDAR_MONTH(CloseDate) m, COUNT(Id) FROM Opportunity GROUP BY Account.Name, CALENDAR_MONTH(CloseDate) ORDER BY COUNT(Id) DESC, Account.Name'
      )
    ).toEqual(['Acme|12|2', 'null|12|1', 'bolt|12|1']);
  });

  it('counts rows', () => {
    const query = { select: [], from: 'Opportunity', orderBy: [], line: 1, column: 1 };
    expect(org.database.count(query, [], org.system)).toBe(4);
  });

  it('refuses a field that is not grouped', () => {
    expect(failure('SELECT Name, COUNT(Id) FROM Opportunity GROUP BY AccountId')).toBe(
      'Field must be grouped or aggregated: Name'
    );
  });
});

describe('deleted and setup records', () => {
  it('shows the recycle bin with ALL ROWS only', () => {
    const id = dossier('Gone');
    org.save('delete', [new SObject('Dossier__c', { Id: id })]);
    const soql = "SELECT Title__c, IsDeleted FROM Dossier__c WHERE Title__c = 'Gone'";
    expect(org.rows(soql)).toEqual([]);
    expect(org.rows(`${soql} ALL ROWS`)).toEqual(['Gone|true']);
  });

  it('reads custom metadata, queues, profiles and permission sets', () => {
    expect(org.rows('SELECT DeveloperName, Days__c FROM Rule__mdt')).toEqual(['Default|30']);
    expect(
      org.rows("SELECT Queue.DeveloperName FROM QueueSobject WHERE SobjectType = 'Dossier__c'")[0]
    ).toContain('Intake');
    expect(
      org.rows("SELECT Name FROM Profile WHERE UserLicense.Name = 'Salesforce' ORDER BY Name")
    ).toEqual([
      'Contract Manager',
      'Marketing User',
      'Minimum Access - Salesforce',
      'Read Only',
      'Solution Manager',
      'Standard User',
      'System Administrator'
    ]);
    expect(
      org.rows("SELECT Field, PermissionsEdit FROM FieldPermissions WHERE Parent.Name = 'Clerk'")
    ).toContain('Dossier__c.Status__c|true');
  });
});

describe('rules of queries', () => {
  it.each([
    ['SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)', 'same object type'],
    ['SELECT Id FROM Opportunity WHERE Name IN (SELECT Id FROM Account)', 'should be an id field'],
    [
      "SELECT Id FROM Opportunity WHERE Name = 'a' OR AccountId IN (SELECT Id FROM Account)",
      "Semi join sub-selects are not allowed with the 'OR' operator"
    ],
    [
      'SELECT Id FROM Opportunity WHERE OwnerId IN (SELECT Id FROM Account)',
      'should point to the same object type'
    ],
    ['SELECT Id, COUNT(Name) FROM Account', 'Field must be grouped or aggregated: Id'],
    ['SELECT SUM(CloseDate) FROM Opportunity', 'does not support aggregate operator SUM'],
    ['SELECT Amount FROM Opportunity GROUP BY Amount', 'can not be grouped in a query call'],
    [
      'SELECT COUNT(Id) FROM Opportunity GROUP BY StageName ORDER BY Name',
      'Ordered field must be grouped or aggregated: Name'
    ],
    ['SELECT Name n FROM Account', 'only aggregate expressions use field aliasing'],
    [
      "SELECT Id FROM Dossier__c WHERE Tags__c LIKE 'x' AND Title__c INCLUDES ('x')",
      'includes or excludes'
    ],
    ["SELECT Id FROM Account WHERE OwnerId LIKE '005%'", 'invalid operator on id field'],
    ['SELECT Owner.Department FROM Dossier__c', "No such column 'Department' on entity 'Name'"],
    ['SELECT Owner.Manager.Name FROM Dossier__c', "Didn't understand relationship 'Manager'"],
    ['SELECT Id FROM Account WITH DATA CATEGORY Geography__c AT usa__c', 'DATA CATEGORY']
  ])('refuses %s', (soql, text) => {
    expect(failure(soql)).toContain(text);
  });

  it('names every field that user mode hides, also of a hidden object', () => {
    const nobody = org.persona('Nobody', []);
    const soql = 'SELECT Id, Title__c, Score__c FROM Dossier__c WITH USER_MODE';
    const hidden = (): unknown => org.database.queryText(soql, [], nobody);
    expect(hidden).toThrow(
      expect.objectContaining({
        inaccessibleFields: new Map([['Dossier__c', ['Title__c', 'Score__c']]])
      })
    );
  });

  it('finds nothing by texts of a collection that are no ids', () => {
    expect(titles('Id IN :ids', [new ApexList('String', ['no id', first])])).toEqual(['First']);
  });

  it('takes the names that FROM gives to parents', () => {
    expect(
      org.rows(
        "SELECT o.Name FROM Opportunity o, o.Account a WHERE a.Name = 'Acme' ORDER BY o.Name"
      )
    ).toEqual(['Big', 'small']);
  });

  it('reads only the own records in the scope mine', () => {
    const other = org.persona('Other', ['Clerk']);
    org.save('insert', [new SObject('Dossier__c', { Title__c: 'Of the other' })], {}, other);
    const mine = 'SELECT Title__c FROM Dossier__c USING SCOPE mine ORDER BY Title__c';
    expect(org.rows(mine)).toEqual(['First', 'Second', 'Third']);
    expect(org.rows(mine, [], other)).toEqual(['Of the other']);
    expect(failure('SELECT Id FROM Dossier__c USING SCOPE team')).toContain('USING SCOPE team');
  });

  it('adds subtotals in the order of their groups', () => {
    expect(
      org.rows('SELECT Account.Name n, COUNT(Id) FROM Opportunity GROUP BY ROLLUP(Account.Name)')
    ).toEqual(['null|1', 'Acme|2', 'bolt|1', 'null|4']);
  });

  it('reads days in GMT, and in the time zone of the user when asked', () => {
    const zone = jest.spyOn(org.database, 'timeZone').mockReturnValue('Asia/Tokyo');
    const hours = (started: string): string[] =>
      org.rows(
        `SELECT HOUR_IN_DAY(${started}) h, COUNT(Id) FROM Dossier__c WHERE Started__c != null GROUP BY HOUR_IN_DAY(${started})`
      );
    expect(hours('Started__c')).toEqual(['10|2']);
    expect(hours('convertTimezone(Started__c)')).toEqual(['19|2']);
    zone.mockRestore();
    expect(failure('SELECT HOUR_IN_DAY(Due__c) FROM Dossier__c')).toContain('HOUR_IN_DAY');
  });
});
