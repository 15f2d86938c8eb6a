import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { Double } from './double.ts';
import { looseEquals, valueEquals } from './equality.ts';
import { apexText, apexToString } from './format.ts';
import { isId, makeId, toId18 } from './id.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexSet } from './set.ts';
import { SObject } from './sobject.ts';
import { instantOf, wallClock } from './time-zone.ts';

const decimal = (text: string): Decimal => Decimal.parse(text);

describe('Decimal', () => {
  it('keeps the scale that was written', () => {
    expect(decimal('1.50').toString()).toBe('1.50');
    expect(Decimal.fromInteger(5).toString()).toBe('5');
    expect(decimal('-0.05').toString()).toBe('-0.05');
  });

  it('adds exactly and multiplies scales', () => {
    expect(decimal('0.1').add(decimal('0.2')).toString()).toBe('0.3');
    expect(decimal('1.5').multiply(decimal('1.5')).toString()).toBe('2.25');
    expect(decimal('1').subtract(decimal('0.25')).toString()).toBe('0.75');
  });

  it('divides to 34 digits and drops zeros that nobody asked for', () => {
    expect(decimal('1').divide(decimal('3')).toString()).toBe(`0.${'3'.repeat(34)}`);
    expect(decimal('1').divide(decimal('31')).toString()).toBe(
      '0.0322580645161290322580645161290323'
    );
    expect(decimal('10').divide(decimal('4')).toString()).toBe('2.5');
    expect(decimal('100').divide(decimal('10')).toString()).toBe('10');
    expect(decimal('10').divide(decimal('3'), 2).toString()).toBe('3.33');
  });

  it('writes very small numbers with an exponent, as Java does', () => {
    expect(decimal('0.000001').toString()).toBe('0.000001');
    expect(decimal('-0.00000012').toString()).toBe('-1.2E-7');
    expect(decimal('0').setScale(8).toString()).toBe('0E-8');
    expect(decimal('-1.2E-7').toPlainString()).toBe('-0.00000012');
  });

  it('says what is wrong with a division by zero', () => {
    expect(() => decimal('1').divide(decimal('0.00'))).toThrow('Divide by 0');
  });

  it('rounds in every mode', () => {
    const rounded = (text: string, mode: Parameters<Decimal['setScale']>[1]): string =>
      decimal(text).setScale(0, mode).toString();
    expect(rounded('2.5', 'HALF_EVEN')).toBe('2');
    expect(rounded('3.5', 'HALF_EVEN')).toBe('4');
    expect(rounded('2.5', 'HALF_UP')).toBe('3');
    expect(rounded('-2.5', 'HALF_DOWN')).toBe('-2');
    expect(rounded('-2.1', 'FLOOR')).toBe('-3');
    expect(rounded('2.1', 'CEILING')).toBe('3');
    expect(rounded('2.9', 'DOWN')).toBe('2');
    expect(rounded('2.1', 'UP')).toBe('3');
  });

  it('is equal across scales and refuses text that is no number', () => {
    expect(decimal('1.0').equals(decimal('1.00'))).toBe(true);
    expect(() => decimal('12,5')).toThrow('Invalid decimal: 12,5');
  });
});

describe('Double', () => {
  it('has the text of Java', () => {
    expect(new Double(3).toString()).toBe('3.0');
    expect(new Double(12345678).toString()).toBe('1.2345678E7');
    expect(new Double(0.0001).toString()).toBe('1.0E-4');
  });
});

describe('Date', () => {
  it('adds months to the last day of a shorter month', () => {
    expect(ApexDate.parse('2024-01-31').addMonths(1).toString()).toBe('2024-02-29');
    expect(ApexDate.parse('2026-11-21').addMonths(-12).toString()).toBe('2025-11-21');
    expect(ApexDate.parse('2024-02-29').addYears(1).toString()).toBe('2025-02-28');
  });

  it('refuses a day that does not exist', () => {
    expect(() => ApexDate.parse('2025-02-30')).toThrow('Invalid date: 2025-02-30');
  });
});

describe('time zones', () => {
  it('finds the instant of a wall clock on both sides of daylight saving', () => {
    const clock = (month: number) => ({
      year: 2026,
      month,
      day: 10,
      hour: 9,
      minute: 30,
      second: 0,
      millisecond: 0
    });
    expect(new Date(instantOf(clock(1), 'America/New_York')).toISOString()).toBe(
      '2026-01-10T14:30:00.000Z'
    );
    expect(new Date(instantOf(clock(7), 'America/New_York')).toISOString()).toBe(
      '2026-07-10T13:30:00.000Z'
    );
    expect(wallClock(Date.parse('2026-07-10T13:30:00Z'), 'America/New_York').hour).toBe(9);
  });
});

describe('equality', () => {
  it('ignores case with == and keeps it with equals', () => {
    expect(looseEquals('Acme', 'ACME')).toBe(true);
    expect(valueEquals('Acme', 'ACME')).toBe(false);
  });

  it('compares numbers of different types with == only', () => {
    expect(looseEquals(1, decimal('1.0'))).toBe(true);
    expect(looseEquals(1n, new Double(1))).toBe(true);
    expect(valueEquals(1, decimal('1.0'))).toBe(false);
  });

  it('compares lists and records by content', () => {
    const record = (): SObject => new SObject('Account', { Name: 'Acme', Parent: null });
    expect(valueEquals(record(), record())).toBe(true);
    expect(
      valueEquals(
        new ApexList('Date', [ApexDate.of(2026, 1, 1)]),
        new ApexList('Date', [ApexDate.of(2026, 1, 1)])
      )
    ).toBe(true);
  });
});

describe('collections', () => {
  it('keep one entry for equal keys, in the order of insertion', () => {
    const map = new ApexMap('Object', 'Integer');
    map.put(ApexDate.of(2026, 1, 1), 1);
    map.put('b', 2);
    map.put('B', 3);
    expect(map.put(ApexDate.of(2026, 1, 1), 4)).toBe(1);
    expect(map.values()).toEqual([4, 2, 3]);
    expect(map.get('missing')).toBeNull();
  });

  it('use equals and hashCode of an Apex class', () => {
    const point = (x: number) => ({
      x,
      $hashCode: () => 7,
      $equals: (other: { x: number }) => other.x === x
    });
    const set = new ApexSet('Point', [point(1), point(2), point(1)]);
    expect(set.size).toBe(2);
    expect(set.has(point(2))).toBe(true);
    expect(set.remove(point(1))).toBe(true);
    expect(set.has(point(1))).toBe(false);
  });

  it('refuse to change while they are iterated', () => {
    const list = new ApexList('Integer', [1, 2]);
    const set = new ApexSet('Integer', [1, 2]);
    const message = 'Cannot modify a collection while it is being iterated.';
    expect(() => {
      for (const item of list) list.add(item);
    }).toThrow(message);
    expect(() => {
      for (const item of set) set.remove(item);
    }).toThrow(message);
    list.add(3);
    expect(list.size).toBe(3);
  });

  it('name the index that is out of bounds', () => {
    expect(() => new ApexList('Integer', [1]).get(1)).toThrow('List index out of bounds: 1');
  });
});

describe('ids', () => {
  it('get the suffix that makes them case-safe', () => {
    expect(toId18('001D000000IRFma')).toBe('001D000000IRFmaIAH');
    expect(toId18('001d000000irfmaiah')).toBe('001D000000IRFmaIAH');
    expect(toId18('not an id')).toBeNull();
  });

  it('are counted per prefix', () => {
    expect(makeId('006', 1)).toHaveLength(18);
    expect(makeId('006', 62).slice(0, 15)).toBe('006000000000010');
    expect(isId(makeId('006', 4711))).toBe(true);
  });
});

describe('text', () => {
  it('shows a date with midnight in concatenations only', () => {
    const date = ApexDate.of(2026, 11, 21);
    expect(apexToString(date)).toBe('2026-11-21');
    expect(apexText(date)).toBe('2026-11-21 00:00:00');
  });

  it('shows collections and records as the debug log does', () => {
    const record = new SObject('Account', { Name: 'Acme', Amount: decimal('1.50') });
    expect(apexText(new ApexList('SObject', [record, null]))).toBe(
      '(Account:{Name=Acme, Amount=1.50}, null)'
    );
    expect(apexText(new ApexMap('String', 'Integer', [['a', 1]]))).toBe('{a=1}');
    expect(apexText(new ApexDatetime(0))).toBe('1970-01-01 00:00:00');
  });
});
