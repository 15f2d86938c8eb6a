import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SoqlQuery } from '../../soql/ast.ts';
import { ApexDate } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { ParseCache } from './parse-cache.ts';

const text = `public class Sample {
  List<Opportunity> rows = [SELECT Id FROM Opportunity WHERE Amount > 1.5 AND CloseDate = 2026-11-21];
}`;

describe('the parse cache', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'parse-cache-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('gives back the same tree, with the values inside queries', () => {
    const first = new ParseCache(directory).parse('class', text);
    const second = new ParseCache(directory).parse('class', text);
    expect(second).toEqual(first);
    const { where } = second.queries[0] as SoqlQuery;
    const values =
      where?.kind === 'and' ? where.items.map((item) => item.kind === 'compare' && item.right) : [];
    expect(values).toMatchObject([
      { kind: 'literal', value: Decimal.parse('1.5') },
      { kind: 'literal', value: ApexDate.of(2026, 11, 21) }
    ]);
    expect(values.map((item) => item && item.kind === 'literal' && item.value)).toEqual([
      expect.any(Decimal),
      expect.any(ApexDate)
    ]);
  });

  it('parses again what is damaged, and keeps nothing of a file with syntax errors', () => {
    const cache = new ParseCache(directory);
    cache.parse('class', text);
    const [entry] = readdirSync(directory) as [string];
    writeFileSync(join(directory, entry), 'damaged');
    expect(new ParseCache(directory).parse('class', text).unit).not.toBeNull();
    expect(cache.parse('class', 'public class {').problems).not.toEqual([]);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('works without a folder', () => {
    expect(new ParseCache(null).parse('script', 'Integer x = 1;').unit?.kind).toBe('script');
  });
});
