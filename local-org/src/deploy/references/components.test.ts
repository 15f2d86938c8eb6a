import { fieldXml, objectXml, writeProject } from '../../org/test-org.ts';
import { checkDeployment } from '../checks.ts';

const bundle = (name: string, script: string, template?: string): Record<string, string> => ({
  [`lwc/${name}/${name}.js`]: script,
  [`lwc/${name}/${name}.js-meta.xml`]:
    '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><isExposed>false</isExposed></LightningComponentBundle>',
  ...(template === undefined ? {} : { [`lwc/${name}/${name}.html`]: template })
});
const component = (body: string, imports = ''): string =>
  `import { LightningElement, api, wire } from 'lwc';\n${imports}\nexport default class Panel extends LightningElement {\n${body}\n}\n`;
const apexMeta =
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';

const BASE: Record<string, string> = {
  ...objectXml('Deal__c'),
  ...fieldXml(
    'Deal__c',
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>'
  ),
  'labels/CustomLabels.labels-meta.xml':
    '<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata"><labels><fullName>Hello</fullName><language>en_US</language><protected>true</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels></CustomLabels>',
  'classes/Deals.cls':
    'public with sharing class Deals {\n  @AuraEnabled(cacheable=true)\n  public static String read(Id dealId, Integer size) { return null; }\n  @AuraEnabled\n  public static void save(String text) {}\n  public static void hidden() {}\n}',
  'classes/Deals.cls-meta.xml': apexMeta,
  ...bundle(
    'card',
    component('  @api label;\n  @api get size() { return 1; }\n  @api focusOn() {}'),
    '<template><slot name="footer"></slot></template>'
  ),
  ...bundle('tools', 'export const twice = (x) => x * 2;\nexport * from "./more";\n'),
  'lwc/tools/more.js': 'export function thrice(x) { return x * 3; }\n'
};

function problems(files: Record<string, string>): string[] {
  const root = writeProject({ ...BASE, ...files });
  return checkDeployment({ root }, ['components']).map(
    ({ file, line, message }) => `${file.split('/').at(-1)}:${line} ${message}`
  );
}
const inScript = (body: string, imports = ''): string[] =>
  problems(bundle('panel', component(body, imports), '<template></template>'));
const inTemplate = (markup: string, body = ''): string[] =>
  problems(bundle('panel', component(body), `<template>\n${markup}\n</template>`));

describe('imports of a Lightning web component', () => {
  it('may name everything that the project and the platform have', () => {
    const imports = [
      "import read from '@salesforce/apex/Deals.read';",
      "import foreign from '@salesforce/apex/other.Deals.read';",
      "import { refreshApex } from '@salesforce/apex';",
      "import HELLO from '@salesforce/label/c.Hello';",
      "import OTHER from '@salesforce/label/other.Hello';",
      "import DEAL from '@salesforce/schema/Deal__c';",
      "import NAME from '@salesforce/schema/Deal__c.Account__r.Owner.Name';",
      "import FOREIGN from '@salesforce/schema/other__Thing__c.other__Name__c';",
      "import LOCALE from '@salesforce/i18n/dateTime.shortDateFormat';",
      "import USER from '@salesforce/user/Id';",
      "import { NavigationMixin, CurrentPageReference } from 'lightning/navigation';",
      "import LightningModal from 'lightning/modal';",
      "import { twice, thrice } from 'c/tools';"
    ].join('\n');
    expect(inScript('', imports)).toEqual([]);
  });

  it('are refused at their line when they lead nowhere', () => {
    const imports = [
      "import a from '@salesforce/apex/Deals.raed';",
      "import b from '@salesforce/apex/Dealz.read';",
      "import c from '@salesforce/apex/Deals.hidden';",
      "import d from '@salesforce/label/c.Helo';",
      "import e from '@salesforce/schema/Deal__c.Acount__c';",
      "import f from '@salesforce/schema/Deal__c.Acount__r.Name';",
      "import g from '@salesforce/resourceUrl/missing';",
      "import h from '@salesforce/messageChannel/Missing__c';",
      "import i from '@salesforce/customPermission/Missing';",
      "import j from '@salesforce/i18n/langauge';",
      "import k from 'c/missing';",
      "import { four } from 'c/tools';",
      "import { getRecrd } from 'lightning/uiRecordApi';",
      "import l from 'lightning/missing';",
      'import m from "./missing";',
      "import n from '@salesforce/contentAssetUrl/missing';",
      "import o from '@salesforce/apex/Deals/read';"
    ].join('\n');
    expect(inScript('', imports)).toEqual([
      'panel.js:2 The Apex class Deals has no method raed.',
      'panel.js:3 There is no Apex class Dealz.',
      'panel.js:4 Deals.hidden is not for components: it is not annotated.',
      'panel.js:5 There is no custom label Helo.',
      'panel.js:6 Deal__c has no field Acount__c.',
      'panel.js:7 Deal__c has no relationship Acount__r.',
      'panel.js:8 There is no static resource missing.',
      'panel.js:9 There is no message channel Missing__c.',
      'panel.js:10 There is no custom permission Missing.',
      'panel.js:11 There is no internationalization property langauge.',
      'panel.js:12 There is no component c/missing.',
      'panel.js:13 c/tools has no export four.',
      'panel.js:14 lightning/uiRecordApi has no export getRecrd.',
      'panel.js:15 There is no module lightning/missing.',
      'panel.js:16 There is no file ./missing beside this one.',
      'panel.js:17 There is no content asset missing.',
      'panel.js:18 @salesforce/apex/Deals/read names no method.'
    ]);
  });
});

describe('a wire of a Lightning web component', () => {
  it('waits for members that the component has', () => {
    const imports = "import { getRecord } from 'lightning/uiRecordApi';";
    const body = (name: string): string =>
      `  @api recordId;\n  @wire(getRecord, { recordId: '${name}', fields: ['Deal__c.Name'] }) deal;`;
    expect(inScript(body('$recordId'), imports)).toEqual([]);
    expect(inScript(body('$recordId.value'), imports)).toEqual([]);
    expect(inScript(body('$recordID'), imports)).toEqual([
      'panel.js:5 The wire waits for recordID, which the component does not have.'
    ]);
  });
});

describe('Apex in a Lightning web component', () => {
  const imports =
    "import read from '@salesforce/apex/Deals.read';import save from '@salesforce/apex/Deals.save';";

  it('is wired when it is cacheable and gets parameters that it has', () => {
    const body =
      "  @api recordId;\n  @wire(read, { dealId: '$recordId', size: 3 }) deal;\n  run(rest) { save({ text: 'a' }); save({ ...rest }); read(rest); }";
    expect(inScript(body, imports)).toEqual([]);
  });

  it('is refused otherwise', () => {
    const body =
      "  @wire(save, { text: 'a' }) saved;\n  @wire(read, { dealid: 'x', sise: 3 }) deal;\n  run() {\n    return save({ txet: 'a' });\n  }";
    expect(inScript(body, imports)).toEqual([
      'panel.js:4 Deals.save cannot be wired: it is not cacheable.',
      'panel.js:5 Deals.read has no parameter sise.',
      'panel.js:7 Deals.save has no parameter txet.'
    ]);
  });
});

describe('the template of a Lightning web component', () => {
  it('may use members, loop variables, public properties and base components', () => {
    const markup = `<template for:each={rows} for:item="row" for:index="at">
      <c-card key={row.id} label={row.label} size={at} aria-label={title} class="x" data-id={row.id} onclick={handle}>
        <p slot="footer" lwc:if={row.shown}>{late.name}</p>
      </c-card>
    </template>
    <lightning-button variant="brand" label={given.label} onclick={handle}></lightning-button>
    <other-thing any={rows}></other-thing>`;
    const body =
      '  rows = [];\n  @api title;\n  handle = () => {};\n  get given() { return {}; }\n  connectedCallback() { this.late = {}; }';
    expect(inTemplate(markup, body)).toEqual([]);
  });

  it('is not judged where the class inherits what nobody can see', () => {
    const script = component('', "import Mixin from 'other/mixin';").replace(
      'extends LightningElement',
      'extends Mixin(LightningElement)'
    );
    expect(problems(bundle('panel', script, '<template>{any}</template>'))).toEqual([]);
  });

  it('is refused where a name leads nowhere, at its line', () => {
    const markup = `<p>text
      {missing.name}</p>
    <c-card lable="x" onclick={go}>
      <p slot="foter"></p>
    </c-card>
    <c-crad></c-crad>
    <c-tools></c-tools>
    <lightning-buton></lightning-buton>
    <lightning-button lable="x"></lightning-button>`;
    expect(inTemplate(markup)).toEqual([
      'panel.html:3 panel.js has no member missing.',
      'panel.html:4 panel.js has no method go.',
      'panel.html:4 card has no public property lable for the attribute lable.',
      'panel.html:5 card has no slot foter.',
      'panel.html:7 There is no component crad for <c-crad>.',
      'panel.html:8 The module c/tools is no component: it exports no class by default.',
      'panel.html:9 There is no base component lightning-buton.',
      'panel.html:10 lightning-button has no attribute lable.'
    ]);
  });

  it('listens to events that its children make, or that come up through them', () => {
    const row = component(
      "  go() { this.dispatchEvent(new CustomEvent('moved')); this.dispatchEvent(new CustomEvent('changed')); }"
    );
    const other = component(
      "  go() { this.dispatchEvent(new Event('saved', { bubbles: true })); }"
    );
    const listening = (name: string): string[] =>
      problems({
        ...bundle('row', row, '<template><c-other></c-other></template>'),
        ...bundle('other', other, '<template></template>'),
        ...bundle(
          'panel',
          component('  go() {}'),
          `<template><c-row on${name}={go}></c-row></template>`
        )
      });
    for (const name of ['moved', 'change', 'saved', 'rowaction']) {
      expect(listening(name)).toEqual([]);
    }
    expect(listening('move')).toEqual(['panel.html:1 row makes no event move.']);
  });

  it('gives this.refs what it names', () => {
    const script = component('  a() { return [this.refs.here, this.refs.there]; }');
    const template = '<template><p lwc:ref="here"></p></template>';
    expect(problems(bundle('panel', script, template))).toEqual([
      'panel.js:4 No element of the template has lwc:ref="there".'
    ]);
  });
});

describe('a bundle', () => {
  it('has a script of its name', () => {
    expect(problems({ 'lwc/panel/other.js': 'export const a = 1;\n' })).toEqual([
      'other.js:1 The component panel has no script of its name.'
    ]);
  });

  it('offers properties, objects and an editor that are there', () => {
    const settings = (config: string): Record<string, string> => ({
      ...bundle('panel', component('  @api label;\n  hidden;')),
      'lwc/panel/panel.js-meta.xml': `<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets><targetConfigs>\n${config}</targetConfigs></LightningComponentBundle>`
    });
    const good =
      '<targetConfig targets="lightning__RecordPage" configurationEditor="c-card"><property name="label" type="String"/><objects><object>Deal__c</object><object>Account</object></objects></targetConfig>';
    expect(problems(settings(good))).toEqual([]);
    const bad =
      '<targetConfig targets="lightning__RecordPage" configurationEditor="c-crad">\n<property name="hidden" type="String"/>\n<objects><object>Deel__c</object></objects></targetConfig>';
    expect(problems(settings(bad))).toEqual([
      'panel.js-meta.xml:2 There is no component crad for the configuration editor c-crad.',
      'panel.js-meta.xml:3 panel has no public property hidden.',
      'panel.js-meta.xml:4 There is no object Deel__c.'
    ]);
  });

  it('compiles', () => {
    expect(problems(bundle('panel', component('  @api @track both;')))).toEqual([
      expect.stringMatching(/^panel.js:4 .*\.$/)
    ]);
    expect(inTemplate('<p>{a.b()}</p>')).toEqual([
      "panel.html:2 Invalid expression {a.b()} - Template expression doesn't allow CallExpression."
    ]);
    const styles = { 'lwc/panel/panel.css': 'p {\n}\n#part {\n}\n' };
    expect(problems({ ...bundle('panel', component('')), ...styles })).toEqual([
      expect.stringMatching(/^panel.css:3 Invalid usage of id selector '#part'\./)
    ]);
  });

  it('is refused, not followed, where it is endless or no text', () => {
    const deep = `<template>${'<p>'.repeat(1000)}</template>`;
    expect(problems(bundle('panel', component(''), deep)).length).toBeGreaterThan(0);
    const calls = `${'('.repeat(1000)}1${')'.repeat(1000)};`;
    expect(problems(bundle('panel', calls)).length).toBeGreaterThan(0);
    expect(problems(bundle('panel', '\u0000\u0001 export'))).toEqual([
      expect.stringMatching(/^panel.js:1 /)
    ]);
  });

  it('imports styles that are there', () => {
    const styles = "@import 'c/card';\n@import 'c/missing';\n@import './missing.css';\n";
    const files = { ...bundle('panel', component('')), 'lwc/panel/panel.css': styles };
    expect(problems(files)).toEqual([
      'panel.css:2 There is no component c/missing to take styles from.',
      'panel.css:3 There is no file ./missing.css beside this one.'
    ]);
  });
});
