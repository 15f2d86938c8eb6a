/** Runs every class below this folder and compares what it prints, throws or fails to compile with its comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOrg } from './support.ts';

const root = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cls'))
  .filter((file) => basename(file) !== 'Helper.cls')
  .sort();

function comments(text: string, marker: string): string[] {
  const pattern = new RegExp(`// ${marker}: (.*?)(?= // \\w|$)`, 'gm');
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

function helpersOf(file: string): Record<string, string> {
  const helper = join(root, dirname(file), 'Helper.cls');
  try {
    return { Helper: readFileSync(helper, 'utf8') };
  } catch {
    return {};
  }
}

function thrown(body: () => void): string[] {
  try {
    body();
    return [];
  } catch (error) {
    const { apexType, apexMessage, apexStack } = error as Record<string, string>;
    if (!apexType) throw error;
    return [`${apexType}: ${apexMessage}`, ...(apexStack ?? '').split('\n')];
  }
}

describe('Apex', () => {
  it.each(cases)('%s does what its comments say', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const name = basename(file, '.cls');
    const org = languageOrg({ classes: { [name]: text, ...helpersOf(file) } });
    const errors = org.result.diagnostics
      .sort((left, right) => left.line - right.line || left.column - right.column)
      .map((found) => `${found.line}:${found.column} ${found.message}`);
    expect(errors).toEqual(comments(text, 'error'));
    if (errors.length) return;
    const program = org.load();
    const stack = thrown(() => {
      const [run] = program.requireClass(name).methods.filter((method) => method.name === 'run');
      program.guarded(() => run?.invoke(null, []));
    });
    expect(org.debugLines.map((line) => line.trimEnd())).toEqual(comments(text, 'expect'));
    expect(stack).toEqual(comments(text, 'expect-throw'));
  });

  it('refuses numbers beyond their type; the smallest ones have no positive twin', () => {
    const text = `public class Numbers {
      static Integer least = -2147483648;
      static Long leastLong = -9223372036854775808L;
      static Integer big = 2147483648;
      static Integer low = -2147483649;
      static Long bigLong = 9223372036854775808L;
      static Long lowLong = -9223372036854775809L;
    }`;
    const { diagnostics } = languageOrg({ classes: { Numbers: text } }).result;
    expect(diagnostics.map(({ line, message }) => [line, message])).toEqual([
      [4, 'Illegal integer: 2147483648'],
      [5, 'Illegal integer: -2147483649'],
      [6, 'Illegal long: 9223372036854775808'],
      [7, 'Illegal long: -9223372036854775809']
    ]);
  });

  it('reports syntax errors with their place and does not go on with that file', () => {
    const text = 'public class Broken {\n  Integer x = ;\n}';
    const { diagnostics } = languageOrg({ classes: { Broken: text } }).result;
    expect(diagnostics[0]).toMatchObject({ file: 'Broken.cls', line: 2, column: 15 });
  });

  it('refuses two classes of the same name, whatever their case', () => {
    const classes = { Same: 'public class Same {}', SAME: 'public class SAME {}' };
    const { diagnostics } = languageOrg({ classes }).result;
    expect(diagnostics.map(({ message }) => message)).toEqual(['Duplicate class name: SAME']);
  });

  it('refuses a class or trigger that does not have the name of its file, but for case', () => {
    const org = languageOrg({
      classes: { One: 'public class ONE {}', Two: 'public class Other {}' },
      triggers: { Three: 'trigger Four on Account (after insert) {}' }
    });
    expect(org.result.diagnostics.map(({ message }) => message)).toEqual([
      'The file of Two declares another name: Other',
      'The file of Three declares another name: Four'
    ]);
  });

  it("refuses what Salesforce's grammar does not know, though the parser takes it", () => {
    const problems = (text: string): string[] =>
      languageOrg({ classes: { Odd: text } }).result.diagnostics.map(({ message }) => message);
    const invocable = 'public static void act(List<String> texts) {}';
    expect(
      problems(`public class Odd { @InvocableMethod(label='x', category='y') ${invocable} }`)
    ).toEqual(["Unexpected token ','."]);
    expect(problems(`public class Odd { @Future(callout=1) public static void go() {} }`)).toEqual([
      'Invalid value for property callout expected type BOOLEAN'
    ]);
    expect(problems('public interface Odd { public void act(); }')).toEqual([
      'public is not allowed on interface methods'
    ]);
    expect(problems('public class Odd { Integer twice { get; set; get; } }')).toEqual([
      'Property has the same accessor twice: twice'
    ]);
    expect(problems('public class Odd { void act(List items, Map<Id, Set> table) {} }')).toEqual([
      'Invalid type: List',
      'Invalid type: Set'
    ]);
    expect(problems('public class Odd { void act(Integer desc, Integer limits) {} }')).toEqual([
      'Identifier name is reserved: desc'
    ]);
  });

  it('refuses trigger events that there are not, or that are named twice', () => {
    const messages = (head: string): string[] =>
      languageOrg({ triggers: { Head: `trigger Head on ${head} {}` } }).result.diagnostics.map(
        ({ message }) => message
      );
    expect(messages('Account (before undelete)')).toEqual([
      'Trigger Usage Before Undelete is not supported'
    ]);
    expect(messages('Account (after insert, before insert, after insert)')).toEqual([
      'Duplicate Trigger Usage: after insert'
    ]);
    expect(messages('Profile (after insert)')).toEqual([
      'SObject type does not allow triggers: Profile'
    ]);
    expect(messages('Account (after undelete, before delete)')).toEqual([]);
  });
});
