import type { TypeDeclaration } from '../syntax/ast.ts';
import { lineOf } from '../syntax/ast.ts';
import { parseApex } from '../syntax/parse.ts';
import { mutantsOf } from './mutants.ts';

const SOURCE = `public with sharing class Sample {
  public static Integer run(Integer count, Boolean isOpen) {
    if (isOpen) {
      count++;
    }
    if (!isOpen || count >= 10) {
      return 0;
    }
    update as user [SELECT Id FROM Account WHERE Name = 'x' WITH USER_MODE];
    Database.update(new Account(), AccessLevel.USER_MODE);
    return isOpen ? count + 1 : -1;
  }
  @TestVisible(true)
  private class Inner {
    Boolean isReady = false;
  }
}`;

const parsed = (): TypeDeclaration => parseApex('class', SOURCE).unit as TypeDeclaration;

describe('mutantsOf', () => {
  it('changes one operator, condition or permission at a time, in the order of the source', () => {
    expect(mutantsOf(parsed()).map(({ at, change }) => `${lineOf(at)}: ${change}`)).toEqual([
      '1: with sharing becomes without sharing',
      '3: the condition is negated',
      '4: ++ becomes --',
      '6: the condition is negated',
      '6: || becomes &&',
      '6: >= becomes >',
      '9: as user becomes as system',
      '9: WITH USER_MODE becomes WITH SYSTEM_MODE',
      '9: the WHERE clause is removed',
      '10: USER_MODE becomes SYSTEM_MODE',
      '11: the condition is negated',
      '11: + becomes -',
      '15: false is negated'
    ]);
  });

  it('applies each change to the tree and takes it back', () => {
    const tree = parsed();
    const original = JSON.stringify(tree);
    const seen = new Set<string>();
    for (const mutant of mutantsOf(tree)) {
      mutant.apply();
      seen.add(JSON.stringify(tree));
      mutant.revert();
      expect(JSON.stringify(tree)).toBe(original);
    }
    expect(seen.size).toBe(13);
    expect(seen.has(original)).toBe(false);
  });
});
