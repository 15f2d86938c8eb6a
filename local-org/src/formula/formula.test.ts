import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { toText } from './coerce.ts';
import { compileFormula, compileTemplate } from './compile.ts';
import type { FormulaScope } from './scope.ts';
import type { FormulaType, TypeOfPath } from './types.ts';

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

const TYPES: Record<string, FormulaType> = {
  Amount: 'Number',
  Flag: 'Boolean',
  StageName: 'Picklist',
  Colors: 'MultiPicklist'
};

function typesOf(values: Record<string, unknown>): TypeOfPath {
  return (path) => {
    const name = path.join('.');
    return TYPES[name] ?? (typeof values[name] === 'string' ? 'Text' : 'Any');
  };
}

function evaluate(
  text: string,
  values: Record<string, unknown> = {},
  extra: Partial<FormulaScope> = {}
): unknown {
  const result = compileFormula(text, typesOf(values)).evaluate(scopeOf(values, extra));
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
    ['MOD(-7, 3)', '-1'],
    ['2 * 3 ^ 2', '36'],
    ['CEILING(1 / 3 * 3)', '1'],
    ['MCEILING(-1.2)', '-1'],
    ['MFLOOR(-1.2)', '-2'],
    ['TRUNC(-1.289, 2)', '-1.28'],
    ['ROUND(1250, -2)', '1300'],
    ['LOG(100) + SQRT(16)', '6'],
    ['ROUND(SIN(PI() / 2) + ATAN2(0, 1), 6)', '1'],
    ['ROUND(DISTANCE(GEOLOCATION(52.52, 13.405), GEOLOCATION(48.137, 11.575), "km"), 0)', '504'],
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
    expect(evaluate('IF(Amount < 5, "less", "not")', { Amount: null })).toBe('not');
    expect(evaluate('Amount = NULL', { Amount: null })).toBeNull();
    expect(evaluate('MAX(Amount, 3)', { Amount: null })).toBeNull();
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
    ['HTMLENCODE("<b>")', '&lt;b&gt;'],
    ['JSENCODE("it\'s </b>")', "it\\'s \\u003C\\/b\\u003E"],
    ['INITCAP("the good-old o\'neil")', "The Good-Old O'Neil"],
    ['RPAD("abcdef", 3)', 'abc'],
    ['CASESAFEID("0018000000MDfq8")', '0018000000MDfq8AAD'],
    ['TEXT(TIMEVALUE("17:30:45.125"))', '17:30:45.125'],
    ['TEXT(DATETIMEVALUE("2026-11-15 17:00:00"))', '2026-11-15 17:00:00Z'],
    ['CHR(65) & TEXT(ASCII("a"))', 'A97'],
    ['FORMATDURATION(100000)', '27:46:40'],
    ['HYPERLINK("/001", "A & B")', '<a href="/001" target="_blank">A &amp; B</a>'],
    ['"a" + "b" & NULL', 'ab']
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
    ['DATEVALUE("2026-02-03")', '2026-02-03'],
    ['ISOWEEK(DATE(2021, 1, 3)) + ISOYEAR(DATE(2021, 1, 3))', '2073'],
    ['DAYOFYEAR(DATE(2026, 12, 31))', '365'],
    ['HOUR(TIMEVALUE("17:30:00")) + MINUTE(TIMEVALUE("17:30:00"))', '47'],
    ['UNIXTIMESTAMP(DATETIMEVALUE("1970-01-02 00:00:00"))', '86400'],
    ['(DATETIMEVALUE("2026-01-02 12:00:00") - DATETIMEVALUE("2026-01-01 00:00:00"))', '1.5']
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
    expect(() => evaluate('DATE(2026, 2, 30)')).toThrow(/Month or Day out of range/);
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

describe('picklists', () => {
  const values = { StageName: 'Won', Colors: 'red;blue' };

  it.each([
    ['ISPICKVAL(StageName, "Won")', true],
    ['ISPICKVAL(StageName, "wON")', true],
    ['CASE(StageName, "Won", "yes", "no")', 'yes'],
    ['TEXT(StageName) & "!"', 'Won!'],
    ['INCLUDES(Colors, "blue")', true],
    ['INCLUDES(Colors, "re")', false],
    ['PICKLISTCOUNT(Colors)', '2'],
    ['ISBLANK(TEXT(StageName))', false]
  ])('%s', (text, expected) => {
    expect(evaluate(text, values)).toBe(expected);
  });
});

describe('the types of a formula', () => {
  const typeOf: TypeOfPath = (path) => TYPES[path.join('.')];

  it.each([
    ['Amount & "x"', "Incorrect parameter type for operator '&'. Expected Text, received Number"],
    ['IF(Amount, 1, 2)', "function 'IF()'. Expected Boolean, received Number"],
    ['IF(Flag, 1, "2")', "function 'IF()'. Expected Number, received Text"],
    ['LEFT(Amount, 2)', "function 'LEFT()'. Expected Text, received Number"],
    ['Amount = "5"', "operator '='. Expected Number, received Text"],
    [
      'StageName = "Won"',
      'Field StageName is a picklist field. Picklist fields are only supported in'
    ],
    ['TODAY() + NOW()', "operator '+'. Expected Number, Date, DateTime, received DateTime"],
    ['Amont * 2', 'Field Amont does not exist. Check spelling.'],
    ['CASE(Amount, 1, "a", 2, 3, "c")', "function 'CASE()'. Expected Text, received Number"],
    [
      'TEXT(Flag)',
      "function 'TEXT()'. Expected Number, Date, DateTime, Time, Picklist, received Boolean"
    ],
    ['NOT(Amount)', 'Expected Boolean, received Number']
  ])('%s is refused', (text, message) => {
    expect(() => compileFormula(text, typeOf)).toThrow(message);
  });

  it('say what the formula gives', () => {
    const typeOfText = (text: string): FormulaType => compileFormula(text, typeOf).type;
    expect(typeOfText('IF(Flag, NULL, TODAY())')).toBe('Date');
    expect(typeOfText('CASE(StageName, "a", 1, NULL)')).toBe('Number');
    expect(typeOfText('ADDMONTHS(NOW(), 1)')).toBe('DateTime');
    expect(typeOfText('Amount > 1 || Flag')).toBe('Boolean');
  });

  it('name line and column', () => {
    const wrong = (): unknown => compileFormula('1 +\n  LEFT(5, 2)', typeOf);
    expect(wrong).toThrow(/formula line 2, column 8/);
  });
});

describe('formulas that cannot be compiled', () => {
  it.each([
    ['1 + NOPE(1)', /Unknown function NOPE\. Check spelling\. \(formula line 1, column 5\)/],
    ['VLOOKUP(a, b, "c")', /'VLOOKUP\(\)'\. Expected Field reference/],
    ['1 +', /Found 'end of formula'/],
    ['(1 + 2', /Missing '\)'/],
    ['LEFT("a")', /Expected 2, received 1/],
    ['"open', /Missing closing quote/],
    ['ISCHANGED(1)', /Expected Field reference/],
    ['1 ; 2', /Unexpected ';'/]
  ])('%s', (text, expected) => {
    expect(() => compileFormula(text)).toThrow(expected);
  });
});
