import { FIXTURE_FILES, decimal, messageOf, openOrg } from '../database/testing/fixture.ts';
import type { DmlFailure } from '../database/results.ts';
import type { Access } from '../database/access.ts';
import { SObject } from '../values/sobject.ts';
import { userContext } from './user-context.ts';

const org = openOrg();
const clerk = org.persona('Clerk', ['Clerk']);
const visitor = org.persona('Visitor', []);
const colleague = org.persona('Colleague', ['Clerk']);
const security = org.database.security;

const dossier = (owner: Access, Title__c: string): string =>
  org.insert('Dossier__c', { Title__c, OwnerId: owner.user.userId, Score__c: decimal('1') });
const own = dossier(clerk, 'Mine');
const foreign = dossier(colleague, 'Theirs');
const failure = (body: () => unknown): string => messageOf(body);

describe('what permission sets grant', () => {
  it('adds up over profile and permission sets', () => {
    expect(security.objectAccess(clerk.user, 'dossier__c')).toMatchObject({
      create: true,
      read: true,
      edit: true,
      delete: false,
      viewAll: false
    });
    expect(security.objectAccess(visitor.user, 'Dossier__c').read).toBe(false);
    expect(security.objectAccess(visitor.user, 'Opportunity').edit).toBe(true);
    expect(security.customPermission(clerk.user, 'SIGN_dossiers')).toBe(true);
    expect(security.customPermission(visitor.user, 'Sign_Dossiers')).toBe(false);
  });

  it('tells fields to read from fields to write; required ones come with the object', () => {
    expect(security.fieldAccess(clerk.user, 'Dossier__c', 'Score__c')).toEqual({
      read: true,
      edit: false
    });
    expect(security.fieldAccess(clerk.user, 'Dossier__c', 'Title__c').edit).toBe(true);
    expect(security.fieldAccess(clerk.user, 'Dossier__c', 'Notes__c').read).toBe(false);
  });

  it('grants the administrator every object and standard field, nothing else', () => {
    const { user } = org.system;
    expect(security.objectAccess(user, 'Dossier__c').modifyAll).toBe(true);
    expect(security.fieldAccess(user, 'Account', 'Phone').edit).toBe(true);
    expect(security.fieldAccess(user, 'Dossier__c', 'Notes__c').read).toBe(false);
    expect(security.customPermission(user, 'Sign_Dossiers')).toBe(false);
  });

  it('knows a user by id and by username', () => {
    expect(userContext(org.database, 'CLERK@example.com')?.userId).toBe(clerk.user.userId);
    expect(clerk.user.permissionSetNames).toEqual(['Clerk']);
    expect(userContext(org.database, 'nobody@example.com')).toBeNull();
  });
});

describe('queries in user mode', () => {
  it('hide fields as if they did not exist, in SELECT, WHERE and ORDER BY', () => {
    const expected = "No such column 'Notes__c' on entity 'Dossier__c'.";
    for (const soql of [
      'SELECT Notes__c FROM Dossier__c',
      "SELECT Id FROM Line__c WHERE Dossier__r.Email__c = 'a'"
    ]) {
      expect(failure(() => org.rows(soql, [], clerk))).toMatch(/^No such column/);
    }
    expect(failure(() => org.rows('SELECT Notes__c FROM Dossier__c', [], clerk))).toContain(
      expected
    );
    expect(
      failure(() => org.rows('SELECT Id FROM Dossier__c ORDER BY Due__c', [], clerk))
    ).toContain("No such column 'Due__c'");
  });

  it('hide objects', () => {
    expect(failure(() => org.rows('SELECT Id FROM Dossier__c', [], visitor))).toContain(
      "sObject type 'Dossier__c' is not supported."
    );
  });

  it('count with the clause in the query as well', () => {
    const system = { ...clerk, mode: 'system' as const, withSharing: false };
    expect(
      failure(() => org.rows('SELECT Notes__c FROM Dossier__c WITH USER_MODE', [], system))
    ).toContain("No such column 'Notes__c'");
    expect(
      failure(() => org.rows('SELECT Notes__c FROM Dossier__c WITH SECURITY_ENFORCED', [], system))
    ).toBe('Insufficient permissions: secure query included inaccessible field');
    expect(org.rows('SELECT Title__c FROM Dossier__c WITH USER_MODE', [], system)).toEqual([
      'Mine'
    ]);
    expect(org.rows('SELECT Notes__c FROM Dossier__c WITH SYSTEM_MODE', [], system)).toHaveLength(
      2
    );
  });
});

describe('DML in user mode', () => {
  const record = (fields: Record<string, unknown>): SObject => new SObject('Dossier__c', fields);

  it('refuses the object with a SecurityException', () => {
    const attempt = (): unknown => org.save('insert', [record({ Title__c: 'No' })], {}, visitor);
    expect(failure(attempt)).toBe("Access to entity 'Dossier__c' denied");
    expect(failure(() => org.save('delete', [record({ Id: own })], {}, clerk))).toBe(
      "Access to entity 'Dossier__c' denied"
    );
  });

  it('refuses fields and names them', () => {
    try {
      org.save('insert', [record({ Title__c: 'No', Score__c: decimal('1') })], {}, clerk);
      throw new Error('should fail');
    } catch (problem) {
      expect((problem as DmlFailure).message).toBe(
        'Operation failed due to fields being inaccessible on Sobject Dossier__c, check errors on Exception or Result!'
      );
      expect((problem as DmlFailure).results[0]?.errors[0]?.fields).toEqual(['Score__c']);
    }
  });

  it('does not mind a field it may not write when its value stays', () => {
    const same = record({ Id: own, Score__c: decimal('1.00'), Title__c: 'Still mine' });
    org.save('update', [same], {}, clerk);
    org.save('update', [record({ Id: own, Title__c: 'Mine' })], {}, clerk);
    expect(
      failure(() => org.save('update', [record({ Id: own, Score__c: decimal('2') })], {}, clerk))
    ).toContain('fields being inaccessible');
  });

  it('fails row by row when partial success is asked for', () => {
    const rows = [record({ Title__c: 'A', Notes__c: 'x' }), record({ Title__c: 'B' })];
    const results = org.save('insert', rows, { allOrNone: false }, clerk);
    expect(results.map((result) => result.success)).toEqual([false, true]);
    org.save('delete', [record({ Id: results[1]!.id })]);
  });
});

describe('sharing', () => {
  const TITLES = 'SELECT Title__c FROM Dossier__c ORDER BY Title__c';

  it('shows private records to their owner only', () => {
    expect(org.rows(TITLES, [], clerk)).toEqual(['Mine']);
    expect(org.rows(TITLES, [], { ...clerk, mode: 'system', withSharing: true })).toEqual(['Mine']);
    expect(org.rows(TITLES, [], { ...clerk, mode: 'system', withSharing: false })).toHaveLength(2);
  });

  it('follows the master for its details', () => {
    org.insert('Line__c', { Name: 'Theirs', Dossier__c: foreign });
    org.insert('Line__c', { Name: 'Mine', Dossier__c: own });
    expect(org.rows('SELECT Name FROM Line__c', [], clerk)).toEqual(['Mine']);
  });

  it('shows no more than the name of a parent that is not shared', () => {
    const guard = { Name: 'Guard', Dossier__c: foreign, OwnerId: clerk.user.userId };
    const Id = org.insert('Guard__c', guard);
    const PARENT = 'SELECT Dossier__r.Name, Dossier__r.Title__c FROM Guard__c';
    const read = (access: Access): unknown[] => {
      const parent = org.database.queryText(PARENT, [], access)[0]!.get('Dossier__r') as SObject;
      return [parent.id, parent.get('Name') === null, parent.get('Title__c')];
    };
    const system: Access = { ...clerk, mode: 'system', withSharing: true };
    expect(read(system)).toEqual([foreign, false, null]);
    expect(read({ ...system, withSharing: false })).toEqual([foreign, false, 'Theirs']);
    org.save('delete', [new SObject('Guard__c', { Id })]);
  });

  it('refuses to change what is not shared', () => {
    const change = new SObject('Dossier__c', { Id: foreign, Title__c: 'Stolen' });
    expect(failure(() => org.save('update', [change], {}, clerk))).toContain(
      'INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id'
    );
    const withSharing: Access = { ...clerk, mode: 'system', withSharing: true };
    expect(failure(() => org.save('update', [change], {}, withSharing))).toContain(
      'INSUFFICIENT_ACCESS_OR_READONLY'
    );
  });

  it('widens with a share row, to read or to edit', () => {
    const UserOrGroupId = clerk.user.userId;
    const share = { ParentId: foreign, UserOrGroupId, AccessLevel: 'Read' };
    const Id = org.insert('Dossier__Share', share);
    expect(org.rows(TITLES, [], clerk)).toEqual(['Mine', 'Theirs']);
    expect(org.database.recordLevel(clerk, 'Dossier__c', foreign)).toBe(1);
    org.save('update', [new SObject('Dossier__Share', { Id, AccessLevel: 'Edit' })]);
    expect(org.database.recordLevel(clerk, 'Dossier__c', foreign)).toBe(2);
    org.save('delete', [new SObject('Dossier__Share', { Id })]);
    expect(org.rows(TITLES, [], clerk)).toEqual(['Mine']);
  });

  it('lets only those share a record who may do everything with it', () => {
    const share = (ParentId: string, by: Access, AccessLevel = 'Edit'): string => {
      const row = { ParentId, UserOrGroupId: clerk.user.userId, AccessLevel };
      return org.save('insert', [new SObject('Dossier__Share', row)], {}, by)[0]!.id!;
    };
    const refused =
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference id';
    expect(failure(() => share(foreign, clerk))).toContain(refused);
    expect(
      failure(() => share(foreign, { ...clerk, mode: 'system', withSharing: true }))
    ).toContain(refused);
    const Id = share(foreign, colleague, 'Read');
    expect(failure(() => share(foreign, clerk))).toContain(refused);
    const wider = new SObject('Dossier__Share', { Id, AccessLevel: 'Edit' });
    expect(failure(() => org.save('update', [wider], {}, clerk))).toContain(
      'INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id'
    );
    const LEVELS = 'SELECT AccessLevel FROM Dossier__Share';
    expect(org.rows(LEVELS, [], clerk)).toEqual(['Read']);
    org.save('delete', [new SObject('Dossier__Share', { Id })], {}, colleague);
    const hidden = share(foreign, { ...clerk, mode: 'system', withSharing: false }, 'Read');
    org.save('delete', [new SObject('Dossier__Share', { Id: hidden })]);
    const boss = org.insert('Dossier__Share', {
      ParentId: foreign,
      UserOrGroupId: visitor.user.userId,
      AccessLevel: 'Read'
    });
    expect(org.rows(LEVELS, [], clerk)).toEqual([]);
    org.save('delete', [new SObject('Dossier__Share', { Id: boss })]);
  });

  it('gives the members of a queue the records of the queue', () => {
    const [queue] = org.database.queryText(
      "SELECT Id FROM Group WHERE Type = 'Queue'",
      [],
      org.system
    );
    const queued = org.insert('Dossier__c', { Title__c: 'Queued', OwnerId: queue!.id });
    expect(org.rows(TITLES, [], clerk)).toEqual(['Mine']);
    org.insert('GroupMember', { GroupId: queue!.id, UserOrGroupId: clerk.user.userId });
    expect(org.rows(TITLES, [], clerk)).toEqual(['Mine', 'Queued']);
    org.save('update', [new SObject('Dossier__c', { Id: queued, Title__c: 'Taken' })], {}, clerk);
  });

  it('lets superiors see what their subordinates own', () => {
    const boss = org.persona('Boss', ['Clerk']);
    const top = org.insert('UserRole', { Name: 'Top', DeveloperName: 'Top' });
    const low = org.insert('UserRole', { Name: 'Low', DeveloperName: 'Low', ParentRoleId: top });
    const place = (user: string, UserRoleId: string): unknown =>
      org.save('update', [new SObject('User', { Id: user, UserRoleId })]);
    place(boss.user.userId, top);
    place(colleague.user.userId, low);
    expect(org.rows(TITLES, [], boss)).toEqual(['Theirs']);
  });

  it('lets whoever may edit the master delete its details, but not give the master away', () => {
    const UserOrGroupId = clerk.user.userId;
    const share = { ParentId: foreign, UserOrGroupId, AccessLevel: 'Edit' };
    const shareId = org.insert('Dossier__Share', share);
    const lineId = org.insert('Line__c', { Name: 'Shared', Dossier__c: foreign });
    org.save('delete', [new SObject('Line__c', { Id: lineId })], {}, clerk);
    const give = new SObject('Dossier__c', { Id: foreign, OwnerId: UserOrGroupId });
    expect(failure(() => org.save('update', [give], {}, clerk))).toContain(
      'INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id'
    );
    const stays = new SObject('Dossier__c', { Id: foreign, OwnerId: colleague.user.userId });
    org.save('update', [stays], {}, clerk);
    org.save('delete', [new SObject('Dossier__Share', { Id: shareId })]);
  });

  it('lets superiors see what is shared with their subordinates through queues and groups', () => {
    const other = openOrg();
    const boss = other.persona('Boss', ['Clerk']);
    const member = other.persona('Member', ['Clerk']);
    const top = other.insert('UserRole', { Name: 'Top', DeveloperName: 'Top' });
    const low = other.insert('UserRole', { Name: 'Low', DeveloperName: 'Low', ParentRoleId: top });
    other.save('update', [new SObject('User', { Id: boss.user.userId, UserRoleId: top })]);
    other.save('update', [new SObject('User', { Id: member.user.userId, UserRoleId: low })]);
    const [queue] = other.database.queryText(
      "SELECT Id FROM Group WHERE Type = 'Queue'",
      [],
      other.system
    );
    const group = (DeveloperName: string, DoesIncludeBosses: boolean): string =>
      other.insert('Group', { Name: DeveloperName, DeveloperName, DoesIncludeBosses });
    const [open, closed] = [group('Open', true), group('Closed', false)];
    for (const GroupId of [queue!.id, open, closed]) {
      other.insert('GroupMember', { GroupId, UserOrGroupId: member.user.userId });
    }
    other.insert('Dossier__c', { Title__c: 'Queued', OwnerId: queue!.id });
    for (const [Title__c, UserOrGroupId] of [
      ['Open', open],
      ['Closed', closed]
    ]) {
      const ParentId = other.insert('Dossier__c', { Title__c });
      other.insert('Dossier__Share', { ParentId, UserOrGroupId, AccessLevel: 'Read' });
    }
    expect(other.rows(TITLES, [], member)).toEqual(['Closed', 'Open', 'Queued']);
    expect(other.rows(TITLES, [], boss)).toEqual(['Open', 'Queued']);
  });

  it('shows everything to whoever has View All', () => {
    const files = { ...FIXTURE_FILES };
    const path = 'permissionsets/Clerk.permissionset-meta.xml';
    files[path] = files[path]!.replace(
      '<object>Dossier__c</object><viewAllRecords>false',
      '<object>Dossier__c</object><viewAllRecords>true'
    );
    const other = openOrg(files);
    const auditor = other.persona('Auditor', ['Clerk']);
    const id = other.insert('Dossier__c', { Title__c: 'Any' });
    expect(other.rows(TITLES, [], auditor)).toEqual(['Any']);
    expect(other.database.recordLevel(auditor, 'Dossier__c', id)).toBe(1);
  });
});

describe('mistakes in permission sets name file and line', () => {
  const problem = (grants: string): string =>
    messageOf(() =>
      openOrg({
        ...FIXTURE_FILES,
        'permissionsets/Bad.permissionset-meta.xml': `<PermissionSet>\n<label>Bad</label>\n${grants}</PermissionSet>`
      })
    ).replace(/^.*permissionsets\//, '');

  it.each([
    [
      'a class that does not exist',
      '<classAccesses><apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>',
      'Bad.permissionset-meta.xml:3: <classAccesses> names Nope, which does not exist.'
    ],
    [
      'a required field',
      '<fieldPermissions><editable>true</editable><field>Dossier__c.Title__c</field><readable>true</readable></fieldPermissions>',
      'Bad.permissionset-meta.xml:3: Dossier__c.Title__c is required, so everybody sees it; the platform refuses permissions for it.'
    ],
    [
      'a formula field that is editable, or the name, is none: projects that deploy have them',
      ['Double_Score__c', 'Name']
        .map(
          (field) =>
            `<fieldPermissions><editable>true</editable><field>Dossier__c.${field}</field><readable>true</readable></fieldPermissions>`
        )
        .join(''),
      'nothing was thrown'
    ],
    [
      'an object that does not exist',
      '<objectPermissions>\n<object>Nope__c</object><allowRead>true</allowRead></objectPermissions>',
      'Bad.permissionset-meta.xml:4: There is no object Nope__c.'
    ]
  ])('%s', (_what, grants, expected) => {
    expect(problem(grants)).toBe(expected);
  });
});
