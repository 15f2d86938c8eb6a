// Ways to break the types of an Apex class at one place.

export interface Operator {
  name: string;
  /** The places that can be broken; each match is replaced by `replace`. */
  pattern: RegExp;
  replace: (...groups: string[]) => string;
  /** The mistake may show at another line of the file, such as where the broken method is called. */
  elsewhere?: true;
}

const OTHER_TYPES: Record<string, string> = {
  String: 'Integer',
  Integer: 'String',
  Boolean: 'Date',
  Date: 'Integer',
  Datetime: 'Boolean',
  Decimal: 'Boolean',
  Id: 'Integer',
  Blob: 'Integer'
};
const other = (type: string): string => OTHER_TYPES[type] ?? 'Blob';

/** A statement at the start of a method body. */
const statement = (name: string, text: string): Operator => ({
  name: `statement: ${name}`,
  pattern: /^( {2}(?:public|private|protected|global)[^;=]*\) \{)$/gm,
  replace: (_, head) => `${head}\n    ${text}`
});

export const OPERATORS: Operator[] = [
  {
    name: 'unknown field',
    pattern: /\.(\w+)__c\b(?!\()/g,
    replace: (_, name) => `.${name}Zz__c`
  },
  {
    name: 'unknown method',
    pattern: /\.(\w+)\(/g,
    replace: (_, name) => `.${name}Zz(`
  },
  {
    name: 'unknown variable',
    pattern: /\breturn (\w+);/g,
    replace: (_, name) => (name === 'null' ? 'return nullZz;' : `return ${name}Zz;`)
  },
  {
    name: 'unknown class',
    pattern: /\bnew ([A-Z]\w+)\(/g,
    replace: (_, name) => `new ${name}Zz(`
  },
  { name: 'unknown label', pattern: /\bLabel\.(\w+)/g, replace: (_, name) => `Label.${name}Zz` },
  {
    name: 'argument too few',
    pattern: /\.(\w+)\((\w+), (\w+)\)/g,
    replace: (_, name, first) => `.${name}(${first})`
  },
  {
    name: 'argument too many',
    pattern: /\.(\w+)\(\)/g,
    replace: (_, name) => `.${name}(0, 'x', null)`
  },
  {
    name: 'argument of another type',
    pattern: /\.(\w+)\((\w+)\)/g,
    replace: (_, name) => `.${name}(new Set<Blob>())`
  },
  {
    name: 'declared type of a variable',
    pattern: /^( {4,})([A-Z]\w+) (\w+) = (?!null)/gm,
    replace: (_, space, type, name) => `${space}${other(type)} ${name} = `
  },
  {
    name: 'result type of a method',
    pattern: /^( {2}(?:public|private) static )([A-Z]\w+)( \w+\()/gm,
    replace: (_, head, type, rest) => `${head}${other(type)}${rest}`,
    elsewhere: true
  },
  {
    name: 'no return at the end',
    pattern: /^ {4}return [^\n]*;\n {2}\}/gm,
    replace: () => '  }',
    elsewhere: true
  },
  {
    name: 'return without a value',
    pattern: /^( +)return [^;\n]+;$/gm,
    replace: (_, space) => `${space}return;`
  },
  {
    name: 'no cast',
    pattern: /\(((?:Map|List)<[\w, ]+>|[A-Z]\w+)\) (?=\w)/g,
    replace: () => ''
  },
  {
    name: 'no static',
    pattern: /^( {2}(?:public|private) )static (?=[\w<>, .]+ \w+\()/gm,
    replace: (_, head) => head ?? '',
    elsewhere: true
  },
  {
    name: 'static for an instance method',
    pattern:
      /^( {2}(?:public|private) )(?!static|class|enum|override|virtual)(?=[\w<>, .]+ \w+\()/gm,
    replace: (_, head) => `${head}static `,
    elsewhere: true
  },
  {
    name: 'other element type',
    pattern: /\bnew (List|Set)<(\w+)>/g,
    replace: (_, kind) => `new ${kind}<Blob>`
  },
  {
    name: 'other map type',
    pattern: /\bnew Map<(\w+), ([^<>]+)>/g,
    replace: (_, key) => `new Map<${key}, Blob>`
  },
  {
    name: 'interface method renamed',
    pattern: /\b(execute|compareTo|start|finish|respond|compare|hasNext|iterator)\((?=\w+ \w+)/g,
    replace: (_, name) => `${name}Zz(`,
    elsewhere: true
  },
  {
    name: 'unreachable statement',
    pattern: /^( +)(return [^;\n]*;)$/gm,
    replace: (_, space, text) => `${space}${text}\n${space}Integer zz = 1;`
  },
  {
    name: 'variable twice',
    pattern: /^( {4,}[A-Z][\w<>, ]* \w+ = [^;\n]+;)$/gm,
    replace: (_, text) => `${text}\n${text}`
  },
  {
    name: 'constructor without its arguments',
    pattern: /\bnew ([A-Z]\w+)\((\w[^()=]*)\)/g,
    replace: (_, name) => `new ${name}(1, 'x', null, true, 2)`
  },
  {
    name: 'unknown annotation',
    pattern: /@(\w+)/g,
    replace: (_, name) => `@${name}Zz`
  },
  {
    name: 'value of another enum or type in a switch',
    pattern: /\bwhen ('[^']*'|[A-Z_]+)/g,
    replace: (_, value) => (value?.startsWith("'") ? 'when 1' : `when ${value}ZZ`)
  },
  {
    name: 'assignment of another type',
    pattern: /^( +\w+(?:\.\w+)* = )\w+;$/gm,
    replace: (_, head) => `${head}new Set<Blob>();`
  },
  {
    name: 'condition that is no Boolean',
    pattern: /\bif \((\w)/g,
    replace: (_, first) =>
      `if (1 == 1 ? 'x' : ${first === 'x' ? "'x'" : "'y'"}) {\n    }\n    if (${first}`
  },
  {
    name: 'operator on other types',
    pattern: / \+ (\w+)\b(?!\()/g,
    replace: () => ' * new Set<Blob>()'
  },
  {
    name: 'private method',
    pattern: /^( {2})public (?=static [\w<>, .]+ \w+\()/gm,
    replace: (_, space) => `${space}private private `
  },
  statement('text to number', "Integer zz = 'x';"),
  statement('record to another', 'Account zz = new Contact();'),
  statement('impossible cast', 'Contact zz = (Contact) new Account();'),
  statement('impossible instanceof', 'Boolean zz = new Account() instanceof Contact;'),
  statement('text thrown', "throw 'x';"),
  statement('text saved', "insert 'x';"),
  statement('break outside a loop', 'break;'),
  statement('loop over a number', 'for (Integer zz : 5) {\n    }'),
  statement('abstract object', 'SObject zz = new SObject();'),
  statement('unknown upsert key', 'upsert new Account() Nope__c;'),
  statement('record with a wrong value', "Account zz = new Account(NumberOfEmployees = 'x');"),
  statement('final assigned', 'final Integer zz = 1;\n    zz = 2;'),
  statement('reserved word', 'Integer limit = 1;'),
  statement('catch of a text', 'try {\n      Integer zz = 1;\n    } catch (String text) {\n    }'),
  statement('comparison of other types', 'Boolean zz = 1 == new Account();'),
  statement('index of a record', 'Object zz = new Account()[0];'),
  statement('expression alone', '1 + 1;'),
  statement('unknown relationship', 'Object zz = new Contact().Nope__r.Name;'),
  statement('unknown platform method', "String zz = 'x'.nope();"),
  statement('wrong platform argument', "String zz = 'x'.substring('y');"),
  statement('unknown platform type', 'Nope.Thing zz;'),
  statement('generic without argument count', 'Map<String> zz;'),
  statement('void as a value', 'Object zz = System.debug(1);')
];
