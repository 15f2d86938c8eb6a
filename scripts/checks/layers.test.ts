import { parseApex } from '../../local-org/src/apex/syntax/parse.ts';
import { mayUse } from './layers/features.ts';
import { accessProblems, roleProblems, sharingProblems, triggerProblems } from './layers/roles.ts';
import type { ApexFile } from './layers/source.ts';

const scope = { root: '/project' };
const apex = (name: string, text: string): ApexFile => {
  const isTrigger = text.startsWith('trigger');
  const file = `force-app/main/review/${name}.${isTrigger ? 'trigger' : 'cls'}`;
  return { file, name, unit: parseApex(isTrigger ? 'trigger' : 'class', text).unit };
};
const method = (name: string, body: string): ApexFile =>
  apex(name, `public with sharing class ${name} {\nvoid go() {\n${body}\n}\n}`);
const said = (problems: { line: number; message: string }[]): string[] =>
  problems.map(({ line, message }) => `${line}: ${message}`);

describe('roles of Apex classes', () => {
  it.each([
    ['List<User> found = [SELECT Id FROM User];', 'queries'],
    ["Database.query('x');", 'queries'],
    ['insert as user record;', 'writes records'],
    ['Database.update(records, AccessLevel.USER_MODE);', 'writes records'],
    ['ProtectedElevated.create(records);', 'writes protected records'],
    ['new Http().send(request);', 'calls out'],
    ["Setting__mdt.getInstance('A');", 'reads custom metadata'],
    ['List<Setting__mdt> found = [SELECT Id FROM Setting__mdt];', 'reads custom metadata']
  ])('%s is not for a controller', (body, does) => {
    expect(said(roleProblems(scope, method('ReviewController', body)))).toEqual([
      `3: ReviewController ${does}, which its role may not.`
    ]);
  });

  it('say every place, and words in comments and texts are none', () => {
    const body =
      "// [SELECT Id FROM User]\nString text = 'insert record';\ndelete as user a;\ndelete as user b;";
    expect(said(roleProblems(scope, method('Row', body))).map((text) => text[0])).toEqual([
      '5',
      '6'
    ]);
  });

  it('do what they are for', () => {
    const query = '[SELECT Id FROM User WITH USER_MODE]';
    expect(roleProblems(scope, method('UserSelector', `return ${query};`))).toEqual([]);
    expect(roleProblems(scope, method('UserService', 'insert as user record;'))).toEqual([]);
    expect(roleProblems(scope, method('AiGateway', 'new Http().send(request);'))).toEqual([]);
  });
});

describe('access', () => {
  it('is written out, and system mode is for elevated classes', () => {
    const access = (name: string, body: string): string[] =>
      said(accessProblems(scope, method(name, body)));
    expect(access('UserSelector', 'x = [SELECT Id FROM User];')).toEqual([
      '3: The query has no access mode.'
    ]);
    expect(access('UserService', 'update record;')).toEqual(['3: The write has no access mode.']);
    expect(access('UserService', 'update as system record;')).toEqual([
      '3: The write runs in system mode.'
    ]);
    expect(access('UserElevated', 'update as system record;')).toEqual([]);
    expect(access('Settings', 'x = [SELECT Id FROM Setting__mdt];')).toEqual([]);
  });

  it('of classes is their sharing mode, inner classes without sharing included', () => {
    const sharing = (text: string): string[] => said(sharingProblems(scope, [apex('Row', text)]));
    expect(sharing('public class Row {}')).toEqual(['1: Row has no sharing mode.']);
    expect(sharing('public interface Row {}')).toEqual([]);
    expect(sharing('public with sharing class Row {\nwithout sharing class In {}\n}')).toEqual([
      '2: In runs without sharing.'
    ]);
  });
});

describe('triggers', () => {
  it('call one handler, one trigger for each object', () => {
    const good = (name: string): ApexFile =>
      apex(
        name,
        `trigger ${name} on Account(after insert) {\nATriggerHandler.handle(Trigger.new);\n}`
      );
    expect(triggerProblems(scope, [good('A')])).toEqual([]);
    expect(said(triggerProblems(scope, [good('A'), good('B')]))).toEqual([
      '1: B is the second trigger of Account, after A.'
    ]);
    const logic = apex('A', 'trigger A on Account(after insert) {\nInteger x = 1;\n}');
    expect(said(triggerProblems(scope, [logic]))).toEqual([
      '2: A does more than call its handler.'
    ]);
  });
});

describe('features', () => {
  it('use those before them and the common ones, and join in pages and permission sets', () => {
    expect(mayUse('review', 'extraction')).toBe(true);
    expect(mayUse('extraction', 'review')).toBe(false);
    expect(mayUse('document', 'shared')).toBe(true);
    expect(mayUse('shared', 'document')).toBe(false);
    expect(mayUse('app', 'obligation')).toBe(true);
    expect(mayUse('review', 'app')).toBe(false);
  });
});
