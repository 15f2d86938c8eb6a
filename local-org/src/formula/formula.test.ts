import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { toText } from './coerce.ts';
import { compileFormula, compileTemplate } from './compile.ts';
import type { FormulaScope } from './scope.ts';

const NOW = Date.UTC(2026, 10, 21, 23, 30);

function scopeOf(values: Record<string, unknown>, extra: Partial<FormulaScope> = {}): FormulaScope {
  return {
    value: (path) => {
      const name = path.join('.');
      if (!(name in values)) throw new Error(`no ${name}`);
      return values[name];
    },
    now: () => NOW,
    timeZone: 'GMT',
    ...extra
  };
}

function evaluate(
  text: string,
  values: Record<string, unknown> = {},
  extra: Partial<FormulaScope> = {}
): unknown {
  const result = compileFormula(text).evaluate(scopeOf(values, extra));
  return result instanceof Decimal ? result.stripTrailingZeros().toString() : result;
}

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['2 ^ 3 - 1', '7'],
    ['-2 + 5', '3'],
    ['10 / 4', '2.5'],
    ['0.1 + 0.2', '0.3'],
    ['ROUND(2.5, 0)', '3'],
    ['ROUND(-2.5, 0)', '-3'],
    ['CEILING(-1.2)', '-2'],
    ['FLOOR(-1.8)', '-1'],
    ['MOD(-7, 3)', '2'],
    ['MAX(1, 3, 2)', '3'],
    ['MIN(1, 3, 2)', '1']
  ])('%s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it('names the place of a division by zero', () => {
    expect(() => evaluate('1 +\n 4 / 0')).toThrow(/Division by zero \(formula line 2, column 4\)/);
  });

  it('keeps an empty number empty unless blanks count as zero', () => {
    expect(evaluate('Amount + 1', { Amount: null })).toBeNull();
    expect(evaluate('Amount + 1', { Amount: null }, { blankAsZero: true })).toBe('1');
    expect(evaluate('Amount < 5', { Amount: null })).toBe(false);
  });
});

describe('text', () => {
  it.each([
    ['\'a\' & "b" & TEXT(12.50)', 'ab12.5'],
    ['LEFT("Contract", 3)', 'Con'],
    ['RIGHT("Contract", 3)', 'act'],
    ['MID("Contract", 2, 3)', 'ont'],
    ['SUBSTITUTE("a.b.c", ".", "$&")', 'a$&b$&c'],
    ['LPAD("7", 3, "0")', '007'],
    ['"say \\"hi\\""', 'say "hi"'],
    ['BLANKVALUE("", "none")', 'none'],
    ['CASE("B", "A", "first", "B", "second", "other")', 'second'],
    ['UPPER("abc") & BR() & "x"', 'ABC\nx'],
    ['HTMLENCODE("<b>")', '&lt;b&gt;']
  ])('%s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it('finds from position one and answers zero when the part is missing', () => {
    expect(evaluate('FIND("b", "abc")')).toBe('2');
    expect(evaluate('FIND("z", "abc")')).toBe('0');
  });

  it('compares case-sensitively and needs the whole text for REGEX', () => {
    expect(evaluate('"a" = "A"')).toBe(false);
    expect(evaluate('REGEX("12345", "[0-9]{5}")')).toBe(true);
    expect(evaluate('REGEX("x12345", "[0-9]{5}")')).toBe(false);
  });
});

describe('blank and boolean values', () => {
  it('treats null and the empty text alike', () => {
    expect(evaluate('ISBLANK(Name)', { Name: '' })).toBe(true);
    expect(evaluate('ISBLANK(Name)', { Name: null })).toBe(true);
    expect(evaluate('Name = ""', { Name: null })).toBe(true);
  });

  it('stops at the first operand that decides', () => {
    expect(evaluate('AND(false, Missing)')).toBe(false);
    expect(evaluate('true || Missing')).toBe(true);
    expect(evaluate('IF(NOT(Flag), 1, 2)', { Flag: null })).toBe('1');
  });
});

describe('the record before the save', () => {
  const changed = {
    prior: (path: readonly string[]) => (path[0] === 'StageName' ? 'Negotiation' : null),
    isNew: false
  };

  it('sees a change with ISCHANGED and PRIORVALUE', () => {
    const values = { StageName: 'Closed Won' };
    const formula =
      'AND(ISCHANGED(StageName), ISPICKVAL(PRIORVALUE(StageName), "Negotiation"), NOT(ISNEW()))';
    expect(evaluate(formula, values, changed)).toBe(true);
  });

  it('never calls a new record changed', () => {
    const values = { StageName: 'Closed Won' };
    expect(evaluate('ISCHANGED(StageName)', values, { ...changed, isNew: true })).toBe(false);
  });
});

describe('dates', () => {
  it('takes today from the clock in the time zone of the user', () => {
    expect(String(evaluate('TODAY()'))).toBe('2026-11-21');
    expect(String(evaluate('TODAY()', {}, { timeZone: 'Asia/Tokyo' }))).toBe('2026-11-22');
  });

  it.each([
    ['DATE(2026, 1, 31) + 1', '2026-02-01'],
    ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['DATE(2026, 3, 1) - DATE(2026, 2, 1)', '28'],
    ['YEAR(DATE(2026, 3, 1)) + WEEKDAY(DATE(2026, 11, 21))', '2033'],
    ['DATEVALUE("2026-02-03")', '2026-02-03']
  ])('%s is %s', (text, expected) => {
    expect(String(evaluate(text))).toBe(expected);
  });

  it('compares dates and refuses to compare a date with a number', () => {
    const values = { CloseDate: ApexDate.of(2026, 1, 1), CreatedDate: new ApexDatetime(NOW) };
    expect(evaluate('CloseDate < TODAY()', values)).toBe(true);
    expect(evaluate('CreatedDate <= NOW()', values)).toBe(true);
    expect(() => evaluate('CloseDate < 5', values)).toThrow(/Cannot compare a date with a number/);
  });

  it('refuses a day that does not exist', () => {
    expect(() => evaluate('DATE(2026, 2, 30)')).toThrow(/is not a date/);
  });
});

describe('references and merge fields', () => {
  it('reads relationships, globals and flow merge fields', () => {
    const values = { 'Account.Name': 'Harbor', '$User.Alias': 'rr', '$Record.Amount': 7 };
    expect(evaluate('Account.Name & "-" & $User.Alias', values)).toBe('Harbor-rr');
    expect(evaluate('{!$Record.Amount} > 5 && {!Account.Name} = "Harbor"', values)).toBe(true);
  });

  it('reports every reference of a formula', () => {
    const { references } = compileFormula('IF({!$Record.IsWon}, Account.Name, Name)');
    expect(references).toEqual([['$Record', 'IsWon'], ['Account', 'Name'], ['Name']]);
  });

  it('fills templates, with formulas inside the braces', () => {
    const template = compileTemplate("Bearer {!'k-' & $Credential.Service.ApiKey}!");
    expect(toText(template.evaluate(scopeOf({ '$Credential.Service.ApiKey': 'abc' })))).toBe(
      'Bearer k-abc!'
    );
  });
});

describe('formulas that cannot be compiled', () => {
  it.each([
    ['VLOOKUP(a, b, c)', /Unknown function VLOOKUP \(formula line 1, column 1\)/],
    ['1 +', /ends too early/],
    ['(1 + 2', /Missing '\)'/],
    ['LEFT("a")', /Expected 2, received 1/],
    ['"open', /Missing closing quote/],
    ['ISCHANGED(1)', /needs a field/],
    ['1 ; 2', /Unexpected ';'/]
  ])('%s', (text, expected) => {
    expect(() => compileFormula(text)).toThrow(expected);
  });
});
