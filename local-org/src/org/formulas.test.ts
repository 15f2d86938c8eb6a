import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { fieldXml, inOrg, insertRecord, objectXml, testOrg } from './test-org.ts';

const NUMBER = '<type>Number</type><precision>10</precision><scale>2</scale>';

function formula(text: string, extra = NUMBER): string {
  return `<formula>${text}</formula>${extra}`;
}

const DEAL = {
  ...objectXml('Deal__c'),
  ...fieldXml('Deal__c', 'Amount__c', NUMBER),
  ...fieldXml('Deal__c', 'Zip__c', '<type>Text</type><length>10</length>'),
  ...fieldXml(
    'Deal__c',
    'Blank__c',
    formula('Amount__c + 1', `<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>${NUMBER}`)
  ),
  ...fieldXml(
    'Deal__c',
    'Zero__c',
    formula('Amount__c + 1', `<formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>${NUMBER}`)
  ),
  ...fieldXml('Deal__c', 'Third__c', formula('1 / 3')),
  ...fieldXml(
    'Deal__c',
    'Share__c',
    `<type>Percent</type><precision>5</precision><scale>2</scale>`
  ),
  ...fieldXml(
    'Deal__c',
    'Tax__c',
    '<type>Percent</type><precision>5</precision><scale>2</scale><defaultValue>0.2</defaultValue>'
  ),
  ...fieldXml('Deal__c', 'Part__c', formula('Amount__c * Share__c')),
  ...fieldXml(
    'Deal__c',
    'Rest__c',
    formula('1 - Share__c', '<type>Percent</type><precision>18</precision><scale>2</scale>')
  ),
  ...fieldXml('Deal__c', 'RestPart__c', formula('Amount__c * Rest__c')),
  ...fieldXml('Deal__c', 'Broken__c', formula('1 / Amount__c')),
  ...objectXml('Town__c'),
  ...fieldXml('Town__c', 'State__c', '<type>Text</type><length>10</length>'),
  ...fieldXml(
    'Deal__c',
    'State__c',
    formula(
      'VLOOKUP($ObjectType.Town__c.Fields.State__c, $ObjectType.Town__c.Fields.Name, Zip__c)',
      '<type>Text</type>'
    )
  ),
  ...fieldXml('Deal__c', 'Owner__c', formula('$User.Alias', '<type>Text</type>')),
  ...fieldXml(
    'Deal__c',
    'Place__c',
    '<type>Location</type><displayLocationInDecimal>true</displayLocationInDecimal><scale>5</scale>'
  ),
  ...fieldXml(
    'Deal__c',
    'Distance__c',
    formula('ROUND(DISTANCE(Place__c, GEOLOCATION(52.52, 13.405), "km"), 0)')
  )
};

describe('formula fields', () => {
  const org = testOrg(DEAL);
  const read = (values: Record<string, unknown>, field: string): unknown =>
    inOrg(org, () => {
      const { id } = insertRecord(org, 'Deal__c', { Name: 'D', ...values });
      const value = org.database.get('Deal__c', id ?? '')?.get(field);
      return value instanceof Decimal ? value.toString() : value;
    });

  it('count empty numbers as zero only when they are told to', () => {
    expect(read({}, 'Zero__c')).toBe('1.00');
    expect(read({}, 'Blank__c')).toBeNull();
  });

  it('have the scale of their field', () => {
    expect(read({}, 'Third__c')).toBe('0.33');
  });

  it('take a percent field as a fraction, and answer one', () => {
    const values = { Amount__c: Decimal.parse('80'), Share__c: Decimal.parse('12.5') };
    expect(read(values, 'Part__c')).toBe('10.00');
    expect(read(values, 'Rest__c')).toBe('87.50');
    expect(read(values, 'RestPart__c')).toBe('70.00');
    expect(Number(read(values, 'Tax__c'))).toBe(20);
  });

  it('are empty when they cannot be computed', () => {
    expect(read({ Amount__c: Decimal.ZERO }, 'Broken__c')).toBeNull();
  });

  it('read the running user and other records by name', () => {
    inOrg(org, () => insertRecord(org, 'Town__c', { Name: '10115', State__c: 'BE' }));
    expect(read({ Zip__c: '10115' }, 'State__c')).toBe('BE');
    expect(read({ Zip__c: '99999' }, 'State__c')).toBeNull();
    expect(read({}, 'Owner__c')).toBe('admin');
  });
});

describe('a location field in a formula', () => {
  it('has a distance', () => {
    const org = testOrg(DEAL);
    inOrg(org, () => {
      const { id } = insertRecord(org, 'Deal__c', {
        Name: 'D',
        Place__Latitude__s: Decimal.parse('48.137'),
        Place__Longitude__s: Decimal.parse('11.575')
      });
      expect(String(org.database.get('Deal__c', id ?? '')?.get('Distance__c'))).toBe('504.00');
    });
  });
});

describe('a validation rule that cannot be evaluated', () => {
  it('refuses the record and names the rule', () => {
    const org = testOrg({
      ...DEAL,
      'objects/Deal__c/validationRules/Zip_High.validationRule-meta.xml': `<?xml version="1.0"?><ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Zip_High</fullName><active>true</active>
        <errorConditionFormula>VALUE(Zip__c) &gt; 5</errorConditionFormula><errorMessage>Too high</errorMessage></ValidationRule>`
    });
    const insert = (Zip__c: string): unknown =>
      inOrg(org, () => insertRecord(org, 'Deal__c', { Name: 'D', Zip__c }));
    expect(() => insert('6')).toThrow(/FIELD_CUSTOM_VALIDATION_EXCEPTION, Too high/);
    expect(() => insert('x')).toThrow(
      /FORMULA_EXPRESSION_INVALID, The formula in the "Zip_High" validation rule is invalid: The value 'x' is not a valid number\./
    );
  });
});

describe('a custom setting in a formula', () => {
  it('is the one of the user, then of the profile, then of the org', () => {
    const setting = objectXml(
      'Switch__c',
      '<customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>'
    );
    for (const name of Object.keys(setting)) {
      setting[name] = setting[name].replace(
        /<nameField>.*<\/nameField>|<pluralLabel>.*<\/pluralLabel>|<sharingModel>.*<\/sharingModel>|<deploymentStatus>.*<\/deploymentStatus>/g,
        ''
      );
    }
    const org = testOrg({
      ...setting,
      ...fieldXml('Switch__c', 'Level__c', '<type>Text</type><length>10</length>'),
      ...objectXml('Deal__c'),
      ...fieldXml('Deal__c', 'Level__c', formula('$Setup.Switch__c.Level__c', '<type>Text</type>'))
    });
    inOrg(org, () => {
      const deal = insertRecord(org, 'Deal__c', { Name: 'D' });
      const level = (): unknown => org.database.get('Deal__c', deal.id ?? '')?.get('Level__c');
      expect(level()).toBeNull();
      const [organization] = org.database.all('Organization');
      org.database.put(
        new SObject('Switch__c', { SetupOwnerId: organization.id, Level__c: 'org' })
      );
      expect(level()).toBe('org');
      org.database.put(
        new SObject('Switch__c', { SetupOwnerId: org.administratorId(), Level__c: 'user' })
      );
      expect(level()).toBe('user');
    });
  });
});
