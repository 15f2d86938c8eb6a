import { fieldXml, objectXml, picklistXml } from '../metadata/testing-project.ts';
import { checkFormulas } from './formulas.ts';
import { problemsOf } from './testing.ts';

const NUMBER = '<precision>10</precision><scale>2</scale>';
const formula = (text: string, rest = NUMBER): string => `<formula>${text}</formula>${rest}`;
const rule = (text: string, rest = ''): string =>
  `<ValidationRule>\n<fullName>R</fullName>\n<active>true</active>\n` +
  `<errorConditionFormula>${text}</errorConditionFormula>\n${rest}<errorMessage>No.</errorMessage>\n</ValidationRule>`;

const DEAL = {
  'objects/Deal__c/Deal__c.object-meta.xml': objectXml(
    'Deal',
    '<nameField><label>Name</label><type>Text</type></nameField>'
  ),
  'objects/Deal__c/fields/Amount__c.field-meta.xml': fieldXml('Amount__c', 'Number', NUMBER),
  'objects/Deal__c/fields/Day__c.field-meta.xml': fieldXml('Day__c', 'Date'),
  'objects/Deal__c/fields/Is_Won__c.field-meta.xml': fieldXml('Is_Won__c', 'Checkbox'),
  'objects/Deal__c/fields/Story__c.field-meta.xml': fieldXml(
    'Story__c',
    'LongTextArea',
    '<length>1000</length>'
  ),
  'objects/Deal__c/fields/Status__c.field-meta.xml': fieldXml(
    'Status__c',
    'Picklist',
    picklistXml(['Open', 'Won, at last'])
  ),
  'objects/Deal__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo>'
  )
};

function ofField(text: string, type = 'Number'): string[] {
  const file = 'objects/Deal__c/fields/Result__c.field-meta.xml';
  const rest = type === 'Number' ? NUMBER : '';
  return problemsOf(checkFormulas, {
    ...DEAL,
    [file]: fieldXml('Result__c', type, formula(text, rest))
  });
}

function ofRule(text: string, rest = ''): string[] {
  const file = 'objects/Deal__c/validationRules/R.validationRule-meta.xml';
  return problemsOf(checkFormulas, { ...DEAL, [file]: rule(text, rest) });
}

function ofDefault(type: string, text: string, rest = ''): string[] {
  const file = 'objects/Deal__c/fields/Result__c.field-meta.xml';
  const body = fieldXml('Result__c', type, `${rest}\n<defaultValue>${text}</defaultValue>\n`);
  return problemsOf(checkFormulas, { ...DEAL, [file]: body });
}

const one = (text: string): string[] => [expect.stringContaining(text) as string];

describe('formula fields', () => {
  it('are reported at the line inside the formula', () => {
    expect(ofField('Amount__c +\n  Amuont__c')).toEqual(
      one(
        '6: Deal__c.Result__c: Field Amuont__c does not exist. Check spelling. Did you mean Amount__c?'
      )
    );
    expect(ofField('Amount__c &amp; &quot;x&quot;')).toEqual(
      one("5: Deal__c.Result__c: Incorrect parameter type for operator '&'. Expected Text")
    );
  });

  it('must give the type of the field', () => {
    expect(ofField('TEXT(Amount__c)')).toEqual(one('Formula result is data type (Text)'));
    expect(ofField('Status__c', 'Text')).toEqual(one('Formula result is data type (Picklist)'));
    expect(ofField('TEXT(Status__c)', 'Text')).toEqual([]);
  });

  it('know neither long texts nor what a record was before', () => {
    expect(ofField('LEN(Story__c)')).toEqual(one('Story__c may not be used'));
    expect(ofField('IF(REGEX(Name, "a*"), 1, 2)')).toEqual(one('Function REGEX may not be used'));
    expect(ofField('TRUNC(Amount__c)')).toEqual([]);
    expect(ofField('HYPERLINK(Name, Name)', 'Text')).toEqual([]);
    expect(ofField('IF(ISNEW(), 1, 2)')).toEqual(one('Function ISNEW may not be used'));
    expect(ofField('PRIORVALUE(Amount__c)')).toEqual(one('Function PRIORVALUE may not be used'));
  });

  it('reach fields of parents, at most ten relationships away, and no records', () => {
    expect(ofField('Account__r.AnnualRevenue')).toEqual([]);
    expect(ofField('Account__r.Owner.LastName', 'Text')).toEqual([]);
    expect(ofField('Account__r.Nope__c')).toEqual(one('(no Nope__c on Account)'));
    expect(ofField('Acount__r.Name', 'Text')).toEqual(one('(no Acount__r on Deal__c)'));
    expect(ofField('Account__r.Owner', 'Text')).toEqual(
      one('Field Account__r.Owner does not exist')
    );
    const far = `Account__r.${'Parent.'.repeat(10)}Name`;
    expect(ofField(far, 'Text')).toEqual(one('spans 11 relationships'));
  });

  it('do not refer to themselves', () => {
    expect(ofField('Result__c + 1')).toEqual(one('The formula refers to itself.'));
  });

  it('have at most 3,900 characters', () => {
    expect(ofField(`1 + ${' '.repeat(3900)}1`)).toEqual(
      one('Formula is too long (3,905 characters).')
    );
  });

  it('name global values that exist', () => {
    expect(ofField('$User.Nickname__c', 'Text')).toEqual(one('Nickname__c'));
    expect(ofField('$User.UITheme', 'Text')).toEqual([]);
    expect(ofField('$Label.Nope', 'Text')).toEqual(one('There is no label Nope.'));
    expect(ofField('$Label.npsp__Other', 'Text')).toEqual([]);
    expect(ofField('IF($Permission.Nope, 1, 2)')).toEqual(
      one('There is no custom permission Nope.')
    );
    expect(ofField('$Nothing.Here', 'Text')).toEqual(one('There is no global variable $Nothing.'));
    expect(ofField('$Setup.Nope__c.Field__c')).toEqual(one('no hierarchy custom setting Nope__c'));
    expect(ofField('$CustomMetadata.Nope__mdt.A.B__c')).toEqual(
      one('There is no custom metadata type Nope__mdt.')
    );
  });
});

describe('validation rules', () => {
  it('are true or false and show their error at a field of the object', () => {
    expect(ofRule('Amount__c')).toEqual(one('4: Deal__c.R: Formula result is data type (Number)'));
    expect(ofRule('ISCHANGED(Amount__c)')).toEqual([]);
    expect(ofRule('LEN(Story__c) &gt; 10')).toEqual([]);
    expect(ofRule('ISPICKVAL(Name, "Open")')).toEqual(one('Name is not a picklist field.'));
    expect(ofRule('ISPICKVAL(PRIORVALUE(Status__c), "Open")')).toEqual([]);
    expect(ofRule('ISBLANK(Is_Won__c)')).toEqual(
      one("Incorrect argument type for function 'ISBLANK()'.")
    );
    expect(ofRule('TRUNC(Amount__c) = 1')).toEqual(one('Expected 2, received 1'));
    expect(ofRule('REGEX(Name, "a*")')).toEqual([]);
    expect(ofRule('ISBLANK(URLENCODE(Name))')).toEqual(one('Function URLENCODE may not be used'));
    expect(ofRule('Status__c = "Open"')).toEqual(one('Status__c is a picklist field.'));
    expect(ofRule('true', '<errorDisplayField>Nope__c</errorDisplayField>\n')).toEqual(
      one('5: Deal__c.R: Deal__c has no field Nope__c')
    );
    expect(ofRule('true', '<errorDisplayField>Account__c</errorDisplayField>\n')).toEqual([]);
  });
});

describe('default values', () => {
  it('fit the field and read no other', () => {
    expect(ofDefault('Checkbox', 'maybe')).toEqual(one("'maybe' is no value of a checkbox."));
    expect(ofDefault('Date', '"today"')).toEqual(one('Formula result is data type (Text)'));
    expect(ofDefault('Date', 'TODAY() + 3')).toEqual([]);
    expect(ofDefault('DateTime', 'TODAY()')).toEqual([]);
    expect(ofDefault('Number', 'Amount__c', NUMBER)).toEqual(one('Field Amount__c does not exist'));
    expect(ofDefault('Text', '&quot;x&quot;', '<length>9</length>')).toEqual([]);
  });
});

function ofView(field: string, operation: string, value: string): string[] {
  const file = 'objects/Deal__c/listViews/All.listView-meta.xml';
  const filters = `<filters>\n<field>${field}</field>\n<operation>${operation}</operation>\n<value>${value}</value>\n</filters>`;
  return problemsOf(checkFormulas, {
    ...DEAL,
    [file]: `<ListView>\n<fullName>All</fullName>\n${filters}\n</ListView>`
  });
}

describe('filters', () => {
  it('take operators of the type of the field', () => {
    expect(ofView('Amount__c', 'contains', '1')).toEqual(
      one("5: Amount__c is of type Number, which has no operator 'contains'.")
    );
    expect(ofView('Is_Won__c', 'greaterThan', '1')).toEqual(one("no operator 'greaterThan'"));
    expect(ofView('Status__c', 'includes', 'Open')).toEqual(one("no operator 'includes'"));
    expect(ofView('Status__c', 'startsWith', 'Open')).toEqual([]);
    expect(ofView('CREATED_DATE', 'contains', '2026')).toEqual(one("no operator 'contains'"));
    expect(ofView('NAME', 'contains', '2026')).toEqual([]);
  });

  it('take values of the type of the field', () => {
    expect(ofView('Amount__c', 'equals', 'many')).toEqual(
      one("6: 'many' is no number for Amount__c.")
    );
    expect(ofView('Amount__c', 'greaterThan', 'USD 1,000.50')).toEqual([]);
    expect(ofView('Is_Won__c', 'equals', 'yes')).toEqual(one("'yes' is no value of the checkbox"));
    expect(ofView('Day__c', 'equals', 'SOMEDAY')).toEqual(one("'SOMEDAY' is no date for Day__c."));
    expect(ofView('Day__c', 'lessThan', '31.12.2026')).toEqual([]);
    expect(ofView('Day__c', 'equals', 'NEXT_N_DAYS:90')).toEqual([]);
    expect(ofView('Day__c', 'equals', 'LAST 90 DAYS')).toEqual([]);
    expect(ofView('Status__c', 'equals', 'Opn')).toEqual(
      one("'Opn' is no value of Status__c. Did you mean 'Open'?")
    );
    expect(ofView('Status__c', 'equals', 'Open,"Won, at last"')).toEqual([]);
    expect(ofView('Status__c', 'equals', '')).toEqual([]);
  });

  it('of lookups name fields of both records', () => {
    const lookup = (field: string, value: string): string[] =>
      problemsOf(checkFormulas, {
        ...DEAL,
        'objects/Deal__c/fields/Other__c.field-meta.xml': fieldXml(
          'Other__c',
          'Lookup',
          `<referenceTo>Account</referenceTo>\n<lookupFilter>\n<active>true</active>\n<filterItems>\n<field>${field}</field>\n` +
            `<operation>equals</operation>\n${value}\n</filterItems>\n<isOptional>false</isOptional>\n</lookupFilter>`
        )
      });
    expect(lookup('Account.Nope__c', '<value>1</value>')).toEqual(
      one('9: Field Nope__c does not exist')
    );
    expect(lookup('Account.Name', '<valueField>$Source.Amount__c</valueField>')).toEqual(
      one('cannot be compared with $Source.Amount__c')
    );
    expect(lookup('Account.Name', '<valueField>$Source.Name</valueField>')).toEqual([]);
    expect(lookup('Account.OwnerId', '<valueField>$User.Id</valueField>')).toEqual([]);
  });
});

describe('rules of pages', () => {
  it('compare a field with a value that it can have', () => {
    const page = (left: string, operator: string, right: string): string[] =>
      problemsOf(checkFormulas, {
        ...DEAL,
        'flexipages/Deal.flexipage-meta.xml':
          `<FlexiPage>\n<sobjectType>Deal__c</sobjectType>\n<flexiPageRegions>\n<itemInstances>\n<componentInstance>\n<visibilityRule>\n<criteria>\n` +
          `<leftValue>${left}</leftValue>\n<operator>${operator}</operator>\n<rightValue>${right}</rightValue>\n` +
          `</criteria>\n</visibilityRule>\n</componentInstance>\n</itemInstances>\n</flexiPageRegions>\n</FlexiPage>`
      });
    expect(page('{!Record.Status__c}', 'EQUAL', 'Opne')).toEqual(
      one("10: 'Opne' is no value of Status__c.")
    );
    expect(page('{!Record.Amount__c}', 'CONTAINS', '1')).toEqual(
      one('9: Amount__c is of type Number')
    );
    expect(page('{!Record.Account__r.Name}', 'NE', '')).toEqual([]);
    expect(page('{!$Permission.CustomPermission.X}', 'EQUAL', 'yes')).toEqual(
      one("'yes' is neither true nor false.")
    );
  });
});
