import { ApexDate } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { AutomationFailure } from './automation.ts';
import type { DmlFailure } from './results.ts';
import { day, decimal, messageOf, openOrg } from './testing/fixture.ts';

const dossier = (fields: Record<string, unknown> = {}): SObject =>
  new SObject('Dossier__c', { Title__c: 'One', ...fields });

/** The first error of an insert, as 'STATUS, message: [fields]'. */
function insertError(fields: Record<string, unknown>): string {
  const org = openOrg();
  const [result] = org.save('insert', [dossier(fields)], { allOrNone: false });
  const error = result?.errors[0];
  return error ? `${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]` : 'saved';
}

describe('insert', () => {
  it('sets the id on the caller’s record and nothing else', () => {
    const org = openOrg();
    const record = dossier();
    org.save('insert', [record]);
    expect(record.id).toMatch(/^[0-9A-Za-z]{18}$/);
    expect([...record.fields.keys()].sort()).toEqual(['Id', 'Title__c']);
  });

  it('fills defaults, owner, auto-number and audit fields', () => {
    const org = openOrg();
    org.insert('Dossier__c', { Title__c: 'One' });
    expect(
      org.rows(
        'SELECT Name, Status__c, Is_Reviewed__c, Owner.Name, CreatedBy.Name, CreatedDate FROM Dossier__c'
      )[0]
    ).toMatch(/^DS-0001\|Open\|false\|.*2026-11-21T10:00:00.000Z/);
  });

  it('keeps a null that was given where there is a default', () => {
    const org = openOrg();
    org.insert('Dossier__c', { Title__c: 'One', Status__c: null });
    expect(org.rows('SELECT Status__c FROM Dossier__c')).toEqual(['null']);
  });

  it('keeps the decimals of a number and stores empty text as null', () => {
    const org = openOrg();
    org.insert('Dossier__c', { Title__c: 'One', Score__c: decimal('2.345'), Key__c: '' });
    expect(org.rows('SELECT Score__c, Key__c FROM Dossier__c')).toEqual(['2.345|null']);
  });

  it('takes JSON values: text dates and plain numbers', () => {
    const org = openOrg();
    org.insert('Dossier__c', { Title__c: 'One', Due__c: '2026-02-28', Score__c: 4 });
    const [row] = org.database.all('Dossier__c');
    expect(row?.get('Due__c')).toEqual(ApexDate.parse('2026-02-28'));
    expect(String(row?.get('Score__c'))).toBe('4.00');
  });

  it('finds a parent by its external id', () => {
    const org = openOrg();
    const id = org.insert('Dossier__c', { Title__c: 'One', Key__c: 'K9' });
    org.insert('Guard__c', { Name: 'G', Dossier__r: new SObject('Dossier__c', { Key__c: 'k9' }) });
    expect(org.rows('SELECT Dossier__c FROM Guard__c')).toEqual([id]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a missing required field',
      { Title__c: null },
      'REQUIRED_FIELD_MISSING, Required fields are missing: [Title__c]: [Title__c]'
    ],
    [
      'a text that is too long',
      { Title__c: 'x'.repeat(21) },
      `STRING_TOO_LONG, Title: data value too large: ${'x'.repeat(21)} (max length=20): [Title__c]`
    ],
    [
      'a value outside a restricted picklist',
      { Status__c: 'Lost' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status: bad value for restricted picklist field: Lost: [Status__c]'
    ],
    [
      'one wrong value among several',
      { Tags__c: 'Red;Pink' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Tags: bad value for restricted picklist field: Pink: [Tags__c]'
    ],
    [
      'a number with too many digits',
      { Score__c: decimal('1000') },
      'NUMBER_OUTSIDE_VALID_RANGE, Score: value outside of valid range on numeric field: 1000: [Score__c]'
    ],
    [
      'a lookup to nothing',
      { Opportunity__c: '006000000000099AAA' },
      'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: [Opportunity__c]'
    ],
    [
      'a lookup to another object',
      { Opportunity__c: '001000000000001AAA' },
      'FIELD_INTEGRITY_EXCEPTION, Opportunity: id value of incorrect type: 001000000000001AAA: [Opportunity__c]'
    ],
    [
      'a malformed email address',
      { Email__c: 'nobody' },
      'INVALID_EMAIL_ADDRESS, Email: invalid email address: nobody: [Email__c]'
    ],
    [
      'a broken validation rule',
      { Status__c: 'Signed' },
      'FIELD_CUSTOM_VALIDATION_EXCEPTION, A signed dossier needs a score.: [Score__c]'
    ],
    [
      'an id of its own',
      { Id: 'aaa000000000001AAA' },
      'INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]'
    ],
    [
      'a date that is none',
      { Due__c: 'soon' },
      'INVALID_TYPE_ON_FIELD_IN_RECORD, Due: value not of required type: soon: [Due__c]'
    ]
  ])('refuses %s', (_what, fields, expected) => {
    expect(insertError(fields)).toBe(expected);
  });

  it('refuses an owner that is an inactive user or a queue of another object', () => {
    const org = openOrg();
    const [queue] = org.database.all('Group');
    const { userId } = org.persona('Left', []).user;
    org.save('update', [new SObject('User', { Id: userId, IsActive: false })]);
    const attempt = (type: string, OwnerId: unknown): string =>
      messageOf(() => org.insert(type, { Title__c: 'One', OwnerId }));
    expect(attempt('Dossier__c', queue?.id)).toBe('nothing was thrown');
    expect(attempt('Dossier__c', userId)).toContain('INACTIVE_OWNER_OR_USER');
    expect(
      messageOf(() => org.insert('Lead', { LastName: 'L', Company: 'C', OwnerId: queue?.id }))
    ).toContain('INVALID_OPERATION, Queue not associated with this SObject type: [OwnerId]');
  });

  it('names the record that has the unique value already, without regard to case', () => {
    const org = openOrg();
    const id = org.insert('Dossier__c', { Title__c: 'One', Key__c: 'A' });
    expect(messageOf(() => org.insert('Dossier__c', { Title__c: 'Two', Key__c: 'a' }))).toBe(
      `Insert failed. First exception on row 0; first error: DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}: []`
    );
  });

  it('finds duplicates within one statement', () => {
    const org = openOrg();
    const records = [dossier({ Key__c: 'A' }), dossier({ Key__c: 'A' })];
    const results = org.save('insert', records, { allOrNone: false });
    expect(results.map((result) => result.success)).toEqual([true, false]);
  });

  it('refuses the same record twice in one list', () => {
    const org = openOrg();
    const record = dossier();
    expect(messageOf(() => org.save('insert', [record, record]))).toBe(
      'Before Insert or Upsert list must not have two identically equal elements'
    );
  });
});

describe('update', () => {
  it('writes the given fields only and gives triggers old and new values', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One', Score__c: decimal('1') });
    const seen: unknown[] = [];
    org.automation.onTrigger = ({ timing, oldRecords, newRecords }) =>
      seen.push([timing, oldRecords?.[0]?.get('Title__c'), newRecords?.[0]?.get('Title__c')]);
    org.save('update', [new SObject('Dossier__c', { Id, Title__c: 'Two' })]);
    expect(seen).toEqual([
      ['before', 'One', 'Two'],
      ['after', 'One', 'Two']
    ]);
    expect(org.rows('SELECT Title__c, Score__c FROM Dossier__c')).toEqual(['Two|1.00']);
  });

  it('takes a queried record back although it carries audit and formula fields', () => {
    const org = openOrg();
    org.insert('Dossier__c', { Title__c: 'One', Score__c: decimal('2') });
    const [record] = org.database.queryText(
      'SELECT Id, Title__c, Name, CreatedDate, Double_Score__c, Owner.Name FROM Dossier__c',
      [],
      org.system
    );
    record!.set('Title__c', 'Changed');
    org.save('update', [record!]);
    expect(org.rows('SELECT Title__c FROM Dossier__c')).toEqual(['Changed']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no id', {}, 'MISSING_ARGUMENT, Id not specified in an update call: []'],
    [
      'an unknown id',
      { Id: 'aaa000000000001AAA' },
      'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []'
    ]
  ])('refuses %s', (_what, fields, expected) => {
    const org = openOrg();
    expect(messageOf(() => org.save('update', [new SObject('Dossier__c', fields)]))).toContain(
      expected
    );
  });

  it('refuses a deleted record and the same record twice', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    const twins = [new SObject('Dossier__c', { Id }), new SObject('Dossier__c', { Id })];
    expect(messageOf(() => org.save('update', twins))).toBe(`Duplicate id in list: ${Id}`);
    org.save('delete', [new SObject('Dossier__c', { Id })]);
    expect(messageOf(() => org.save('update', [twins[0]!]))).toContain(
      'ENTITY_IS_DELETED, entity is deleted'
    );
  });

  it('lets an old value stand that the picklist no longer has', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    org.database.put(new SObject('Dossier__c', { Id, Status__c: 'Retired' }));
    org.save('update', [new SObject('Dossier__c', { Id, Title__c: 'Two' })]);
    expect(org.rows('SELECT Status__c FROM Dossier__c')).toEqual(['Retired']);
  });
});

describe('the order of execution', () => {
  it('runs before-save flows, before-triggers, rules, after-triggers, after-save flows', () => {
    const org = openOrg();
    const order: string[] = [];
    org.automation.onFlow = ({ newRecords }, phase) => {
      order.push(phase);
      if (phase === 'before-save') newRecords?.[0]?.set('Status__c', 'Signed');
    };
    org.automation.onTrigger = ({ timing, newRecords }) => {
      order.push(`${timing} ${String(newRecords?.[0]?.get('Status__c'))}`);
      if (timing === 'before') newRecords?.[0]?.set('Score__c', Decimal.parse('1'));
    };
    org.insert('Dossier__c', { Title__c: 'One' });
    expect(order).toEqual(['before-save', 'before Signed', 'after Signed', 'after-save']);
  });

  it('gives triggers chunks of 200', () => {
    const org = openOrg();
    org.save(
      'insert',
      Array.from({ length: 450 }, () => dossier())
    );
    expect(org.automation.calls.filter((call) => call.startsWith('before'))).toEqual([
      'before insert Dossier__c 200',
      'before insert Dossier__c 200',
      'before insert Dossier__c 50'
    ]);
  });

  it('stops at a depth of 16 when a trigger saves its own record again and again', () => {
    const org = openOrg();
    org.automation.onTrigger = ({ timing, newRecords }) => {
      if (timing === 'after') org.save('update', [newRecords![0]!.copy()]);
    };
    expect(messageOf(() => org.insert('Dossier__c', { Title__c: 'One' }))).toContain(
      'maximum trigger depth exceeded'
    );
    expect(org.rows('SELECT Id FROM Dossier__c')).toEqual([]);
  });
});

describe('failures and undo', () => {
  it('undoes everything when one record of an all-or-none statement fails', () => {
    const org = openOrg();
    const good = dossier();
    const problem = ((): DmlFailure => {
      try {
        org.save('insert', [good, dossier({ Title__c: null })]);
      } catch (caught) {
        return caught as DmlFailure;
      }
      throw new Error('the statement should fail');
    })();
    expect(problem.results.map(({ success, id }) => [success, id])).toEqual([
      [true, null],
      [false, null]
    ]);
    expect(good.id).toBeNull();
    expect(org.rows('SELECT Id FROM Dossier__c')).toEqual([]);
  });

  it('saves the good records of a partial statement, running their triggers again', () => {
    const org = openOrg();
    const records = [dossier(), dossier({ Title__c: null }), dossier({ Title__c: 'Three' })];
    const results = org.save('insert', records, { allOrNone: false });
    expect(results.map((result) => result.success)).toEqual([true, false, true]);
    expect(org.rows('SELECT Title__c FROM Dossier__c')).toEqual(['One', 'Three']);
    expect(org.automation.calls).toEqual([
      'before insert Dossier__c 3',
      'after insert Dossier__c 2',
      'before insert Dossier__c 2',
      'after insert Dossier__c 2'
    ]);
  });

  it('fails the records that a trigger marks with addError, also after the save', () => {
    const org = openOrg();
    org.automation.onTrigger = ({ timing, newRecords }) => {
      for (const record of newRecords ?? []) {
        const title = record.get('Title__c');
        if (title === timing) record.errors.push({ field: 'Title__c', message: 'not this one' });
      }
    };
    const records = ['before', 'after', 'fine'].map((Title__c) => dossier({ Title__c }));
    const results = org.save('insert', records, { allOrNone: false });
    expect(results.map((result) => result.errors[0]?.message ?? 'saved')).toEqual([
      'not this one',
      'not this one',
      'saved'
    ]);
    expect(results.map((result) => result.id === null)).toEqual([true, true, false]);
    expect(results[0]?.errors[0]).toMatchObject({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      fields: ['Title__c']
    });
    expect(org.rows('SELECT Title__c FROM Dossier__c')).toEqual(['fine']);
  });

  it('fails the whole chunk when an automation breaks down', () => {
    const org = openOrg();
    org.automation.onTrigger = () => {
      throw new AutomationFailure('DossierTrigger: execution of BeforeInsert');
    };
    const results = org.save('insert', [dossier(), dossier()], { allOrNone: false });
    expect(results.map((result) => result.errors[0]?.statusCode)).toEqual([
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'
    ]);
  });

  it('undoes nested saves too and lets other exceptions through', () => {
    const org = openOrg();
    org.automation.onTrigger = ({ object, timing, newRecords }) => {
      if (object !== 'Dossier__c' || timing !== 'after') return;
      org.insert('Guard__c', { Name: 'G', Dossier__c: newRecords![0]!.id });
      throw new TypeError('broken');
    };
    expect(messageOf(() => org.insert('Dossier__c', { Title__c: 'One' }))).toBe('broken');
    expect(org.rows('SELECT Id FROM Guard__c')).toEqual([]);
  });

  it('returns to a savepoint, indexes included', () => {
    const org = openOrg();
    org.database.begin();
    const Id = org.insert('Dossier__c', { Title__c: 'One', Key__c: 'A' });
    const mark = org.database.savepoint();
    org.save('update', [new SObject('Dossier__c', { Id, Key__c: 'B' })]);
    org.insert('Dossier__c', { Title__c: 'Two', Key__c: 'C' });
    org.database.rollbackTo(mark);
    expect(org.rows("SELECT Title__c FROM Dossier__c WHERE Key__c = 'A'")).toEqual(['One']);
    expect(org.rows("SELECT Id FROM Dossier__c WHERE Key__c IN ('B', 'C')")).toEqual([]);
    org.database.abort();
    expect(org.rows('SELECT Id FROM Dossier__c')).toEqual([]);
  });

  it('tells on commit what changed', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    org.database.begin();
    org.save('update', [new SObject('Dossier__c', { Id, Title__c: 'Two' })]);
    const guard = org.insert('Guard__c', { Name: 'G', Dossier__c: Id });
    expect(org.database.commit()).toEqual([
      { type: 'Dossier__c', id: Id, operation: 'update' },
      { type: 'Guard__c', id: guard, operation: 'insert' }
    ]);
  });
});

describe('upsert', () => {
  it('updates by external id and inserts what is new, results in the given order', () => {
    const org = openOrg();
    const id = org.insert('Dossier__c', { Title__c: 'Old', Key__c: 'K1' });
    const records = [
      dossier({ Title__c: 'New', Key__c: 'K2' }),
      dossier({ Title__c: 'Changed', Key__c: 'k1' })
    ];
    const results = org.save('upsert', records, { externalIdField: 'Key__c' });
    expect(results.map(({ created }) => created)).toEqual([true, false]);
    expect(results[1]?.id).toBe(id);
    expect(records[0]?.id).toBe(results[0]?.id);
    expect(org.rows('SELECT Title__c FROM Dossier__c ORDER BY Title__c')).toEqual([
      'Changed',
      'New'
    ]);
  });

  it('refuses one key twice in a statement, and a record without the key', () => {
    const org = openOrg();
    const records = [dossier({ Key__c: 'A' }), dossier({ Key__c: 'A' }), dossier()];
    const results = org.save('upsert', records, { externalIdField: 'Key__c', allOrNone: false });
    expect(results.map((result) => result.errors[0]?.message ?? 'saved')).toEqual([
      'Duplicate external id specified: A',
      'Duplicate external id specified: A',
      'Key__c not specified'
    ]);
  });
});

describe('delete', () => {
  it('takes details along without triggers of their own and brings them back', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    org.insert('Line__c', { Name: 'L', Dossier__c: Id });
    org.automation.calls.length = 0;
    org.save('delete', [new SObject('Dossier__c', { Id })]);
    expect(org.automation.calls).toEqual([
      'before delete Dossier__c 1',
      'after delete Dossier__c 1'
    ]);
    expect(org.rows('SELECT Id FROM Line__c')).toEqual([]);
    org.save('undelete', [new SObject('Dossier__c', { Id })]);
    expect(org.rows('SELECT Name, Dossier__r.Title__c FROM Line__c')[0]).toContain('One');
  });

  it('clears lookups to the deleted record and fills them when it comes back', () => {
    const org = openOrg();
    const Opportunity__c = org.insert('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: day('2026-12-01')
    });
    org.insert('Dossier__c', { Title__c: 'One', Opportunity__c });
    org.save('delete', [new SObject('Opportunity', { Id: Opportunity__c })]);
    expect(org.rows('SELECT Opportunity__c FROM Dossier__c')).toEqual(['null']);
    org.save('undelete', [new SObject('Opportunity', { Id: Opportunity__c })]);
    expect(org.rows('SELECT Opportunity__c FROM Dossier__c')).toEqual([Opportunity__c]);
  });

  it('keeps what another record has replaced, and details without their master, in the recycle bin', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One', Key__c: 'k' });
    const line = org.insert('Line__c', { Name: 'L', Dossier__c: Id });
    org.save('delete', [new SObject('Line__c', { Id: line })]);
    org.save('delete', [new SObject('Dossier__c', { Id })]);
    expect(messageOf(() => org.save('undelete', [new SObject('Line__c', { Id: line })]))).toMatch(
      /UNDELETE_FAILED, The master record is deleted/
    );
    org.insert('Dossier__c', { Title__c: 'Two', Key__c: 'K' });
    expect(messageOf(() => org.save('undelete', [new SObject('Dossier__c', { Id })]))).toMatch(
      /DUPLICATE_VALUE, duplicate value found: Key__c/
    );
    expect(org.rows('SELECT Title__c FROM Dossier__c')).toEqual(['Two']);
  });

  it('refuses when a lookup restricts it', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    org.insert('Guard__c', { Name: 'Watchman', Dossier__c: Id });
    expect(messageOf(() => org.save('delete', [new SObject('Dossier__c', { Id })]))).toMatch(
      /DELETE_FAILED, Your attempt to delete DS-0001 could .* guards\.: Watchman/
    );
  });

  it('is refused from the triggers of the record itself, as is its update from a before-trigger', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    const again = new SObject('Dossier__c', { Id, Title__c: 'Two' });
    const problems: string[] = [];
    org.automation.onTrigger = (event) => {
      if (event.operation !== 'update') return;
      const operation = event.timing === 'before' ? 'update' : 'delete';
      problems.push(messageOf(() => org.save(operation, [again])));
    };
    org.save('update', [again]);
    expect(problems.map((problem) => /SELF_\w+/.exec(problem)?.[0])).toEqual([
      'SELF_REFERENCE_FROM_TRIGGER',
      'SELF_REFERENCE_FROM_TRIGGER'
    ]);
  });

  it('is refused by addError on the old record', () => {
    const org = openOrg();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    org.automation.onTrigger = ({ oldRecords }) =>
      oldRecords?.[0]?.errors.push({ field: null, message: 'keep it' });
    expect(messageOf(() => org.save('delete', [new SObject('Dossier__c', { Id })]))).toContain(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION, keep it: []'
    );
    expect(org.rows('SELECT Id FROM Dossier__c')).toHaveLength(1);
  });
});

describe('what the platform derives', () => {
  it('follows the stage of an opportunity', () => {
    const org = openOrg();
    const Id = org.insert('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: day('2026-12-01'),
      Amount: decimal('200')
    });
    const soql = 'SELECT Probability, IsClosed, IsWon, ExpectedRevenue FROM Opportunity';
    expect(org.rows(soql)).toEqual(['10|false|false|20.00']);
    org.save('update', [new SObject('Opportunity', { Id, StageName: 'Closed Won' })]);
    expect(org.rows(soql)).toEqual(['100|true|true|200.00']);
  });

  it('builds the full name of a person', () => {
    const org = openOrg();
    org.insert('Contact', { FirstName: 'Ada', LastName: 'Byron' });
    expect(org.rows('SELECT Name FROM Contact')).toEqual(['Ada Byron']);
  });
});
