import { fieldXml, objectXml, writeProject } from '../org/test-org.ts';
import { checkDeployment } from './checks.ts';

const NUMBER = '<type>Number</type><precision>10</precision><scale>2</scale>';
const formula = (text: string): string => `<formula>${text}</formula>${NUMBER}`;

describe('the check of formulas', () => {
  it('finds what the platform would not save, with file and line', () => {
    const root = writeProject({
      ...objectXml('Deal__c'),
      ...fieldXml('Deal__c', 'Amount__c', NUMBER),
      ...fieldXml('Deal__c', 'Wrong__c', formula('Amount__c &amp; "x"')),
      ...fieldXml('Deal__c', 'Text__c', formula('TEXT(Amount__c)'))
    });
    const found = checkDeployment({ root }, ['formulas']);
    expect(found.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([
      expect.stringMatching(
        /Text__c.field-meta.xml:\d+: Deal__c.Text__c: Formula result is data type \(Text\), incompatible with expected data type \(Number\)/
      ),
      expect.stringMatching(
        /Wrong__c.field-meta.xml:\d+: Deal__c.Wrong__c: Incorrect parameter type for operator '&'. Expected Text, received Number/
      )
    ]);
  });
});
