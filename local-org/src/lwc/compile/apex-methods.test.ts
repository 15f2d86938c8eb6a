import { describe, expect, test } from '@jest/globals';
import { auraMethods } from './apex-methods.ts';

function methodsOf(text: string): string[] {
  const source = { name: 'Sample', file: 'Sample.cls', text, apiVersion: '65.0', active: true };
  return [...auraMethods({ classes: [source] }).values()].map(
    ({ name, cacheable }) => `${name}${cacheable ? ' cacheable' : ''}`
  );
}

describe('methods that a component may import', () => {
  test('are the static ones with @AuraEnabled, in any case and any order of modifiers', () => {
    expect(
      methodsOf(`public class Sample {
        @AuraEnabled(cacheable=true)
        public static Map<String, List<Account>> first(Id recordId) { return null; }
        @auraenabled @TestVisible static public void second() {}
        @AuraEnabled(Cacheable = TRUE continuation=true) global static Account[] third() { return null; }
        @AuraEnabled public static Outer.Inner fourth () { return null; }
      }`)
    ).toEqual(['first cacheable', 'second', 'third cacheable', 'fourth']);
  });

  test('are not those in comments and strings, nor @AuraEnabled properties', () => {
    expect(
      methodsOf(`public class Sample {
        // @AuraEnabled public static void one() {}
        /* @AuraEnabled
           public static void two() {} */
        String text = '@AuraEnabled public static void three()';
        @AuraEnabled public String label { get; set; }
        public static void four() {}
      }`)
    ).toEqual([]);
  });
});
