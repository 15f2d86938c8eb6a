import { problemsOf } from '../testing.ts';
import { checkComponentSettings } from './component-settings.ts';

const check = (inside: string, name = 'termList'): string[] =>
  problemsOf(checkComponentSettings, {
    [`lwc/${name}/${name}.js-meta.xml`]: `<LightningComponentBundle>\n${inside}\n</LightningComponentBundle>`
  });
const config = (inside: string, targets = 'lightning__RecordPage'): string =>
  `<targets><target>lightning__RecordPage</target></targets><targetConfigs>\n<targetConfig targets="${targets}">\n${inside}</targetConfig></targetConfigs>`;

describe('configuration of Lightning Web Components', () => {
  it.each([
    [
      '<targets><target>lightning__RecordPag</target></targets>',
      "2: There is no target 'lightning__RecordPag'."
    ],
    [
      config('', 'lightning__AppPage'),
      '3: <targetConfig> is for lightning__AppPage, which <targets> does not list.'
    ],
    [config('', ''), '3: <targetConfig> says no targets.'],
    [config('<propery name="a" type="String"/>'), '4: <targetConfig> has no element <propery>.'],
    [config('<property type="String"/>'), '4: <property> has no name.'],
    [config('<property name="a"/>'), '4: The property a has no type.'],
    [config('<property name="a" type="Strng"/>'), "4: The property a has the type 'Strng'."],
    [
      config('<property name="a" type="Boolean" default="yes"/>'),
      '4: The property a has default="yes".'
    ],
    [config('<property name="a" type="Integer" max="many"/>'), '4: The property a has max="many".'],
    [
      config('<property name="a" type="String" role="input"/>'),
      "4: The property a has the role 'input'."
    ],
    [
      config('<supportedFormFactors><supportedFormFactor type="Medium"/></supportedFormFactors>'),
      "4: There is no form factor 'Medium'."
    ],
    [config('<objects><objct>Account</objct></objects>'), '4: <objects> has no element <objct>.']
  ])('%# is refused', (inside, problem) => {
    expect(check(inside)).toEqual([problem]);
  });

  it.each([
    '<isExposed>true</isExposed>',
    '<targets><target>lightning__SomethingQuiteNew</target></targets>',
    config('<property name="a" type="apex://MyClass[]" role="inputonly" required="true"/>'),
    config('<property name="a" type="String[]"/>'),
    config('<property name="a" type="{T[]}"/><propertyType name="T" extends="SObject" label="T"/>'),
    config('<property name="a" type="string" datasource="a,b" default="a"/>'),
    config('<supportedFormFactors><supportedFormFactor type="Small"/></supportedFormFactors>')
  ])('%# is fine', (inside) => {
    expect(check(inside)).toEqual([]);
  });

  it('begins the names of bundles with a small letter', () => {
    expect(check('', 'TermList')[0]).toContain("'TermList' is no name");
  });
});
