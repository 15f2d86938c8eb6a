import { fieldXml, objectXml } from '../../metadata/testing-project.ts';
import { checkFlexiPages } from './flexipages.ts';
import { problemsOf } from '../testing.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const BASE = {
  'objects/Deal__c/Deal__c.object-meta.xml': objectXml('Deal', NAME),
  'objects/Deal__c/fields/Amount__c.field-meta.xml': fieldXml(
    'Amount__c',
    'Number',
    '<precision>9</precision><scale>0</scale>'
  ),
  'objects/Deal__c/fields/Account__c.field-meta.xml': fieldXml(
    'Account__c',
    'Lookup',
    '<referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>'
  ),
  'customPermissions/Sell.customPermission-meta.xml':
    '<CustomPermission><label>Sell</label></CustomPermission>',
  'lwc/panel/panel.js': '',
  'lwc/panel/panel.js-meta.xml':
    '<LightningComponentBundle><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>' +
    '<targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Deal__c</object></objects>' +
    '<property name="rows" type="Integer" min="1" max="9"/><property name="kind" type="String" datasource="A,B"/>' +
    '<property name="title" type="String" required="true"/></targetConfig></targetConfigs></LightningComponentBundle>',
  'lwc/hidden/hidden.js': '',
  'lwc/hidden/hidden.js-meta.xml':
    '<LightningComponentBundle><isExposed>false</isExposed></LightningComponentBundle>'
};
const property = (name: string, value: string): string =>
  `<componentInstanceProperties><name>${name}</name>\n<value>${value}</value></componentInstanceProperties>`;
let items = 0;
const identifier = (): string => `<identifier>item${(items += 1)}</identifier>`;
const component = (name: string, properties = '', more = '', own = identifier()): string =>
  `<itemInstances><componentInstance>${properties}<componentName>${name}</componentName>${own}${more}</componentInstance></itemInstances>`;
const region = (content: string, name = 'main', type = 'Region'): string =>
  `<flexiPageRegions>${content}<name>${name}</name><type>${type}</type></flexiPageRegions>\n`;
const field = (path: string): string =>
  `<itemInstances><fieldInstance><fieldItem>${path}</fieldItem>${identifier()}</fieldInstance></itemInstances>`;
const visible = (left: string, logic = ''): string =>
  `<visibilityRule>${logic && `<booleanFilter>${logic}</booleanFilter>`}<criteria><leftValue>${left}</leftValue><operator>EQUAL</operator><rightValue>true</rightValue></criteria></visibilityRule>`;
const panel = component('panel', property('title', 'x'));

function page(
  regions: string,
  { type = 'RecordPage', object = 'Deal__c', template = 'flexipage:recordHomeTemplateDesktop' } = {}
): string {
  const sobject = object && `<sobjectType>${object}</sobjectType>`;
  return `<FlexiPage>\n${regions}<masterLabel>P</masterLabel>${sobject}<template><name>${template}</name></template><type>${type}</type></FlexiPage>`;
}
const problems = (text: string, files: Record<string, string> = {}): string[] =>
  problemsOf(checkFlexiPages, { ...BASE, ...files, 'flexipages/P.flexipage-meta.xml': text });

describe('Lightning pages', () => {
  it('that are right are let through', () => {
    const tabs =
      region(field('Record.Amount__c') + field('Record.Account__r.Name'), 'Facet-1', 'Facet') +
      region(
        component(
          'flexipage:tab',
          property('body', 'Facet-1') + property('title', 'Standard.Tab.detail')
        ),
        'Facet-2',
        'Facet'
      );
    const shown =
      visible('{!Record.Amount__c}', '1') +
      visible('{!$Permission.CustomPermission.Sell}') +
      visible('{!$Client.formFactor}');
    const main = component('flexipage:tabset', property('tabs', 'Facet-2'), shown);
    expect(problems(page(tabs + region(main + panel)))).toEqual([]);
  });

  it('of the platform, of packages and of unknown kinds are not judged', () => {
    const regions = region(component('other:thing', property('x', 'y')), 'anyRegion');
    expect(problems(page(regions, { template: 'other:template' }))).toEqual([]);
    const names = region(
      component('force:newThing', property('x', '1')) +
        component('ns__panel') +
        field('Record.ns__X__c')
    );
    expect(problems(page(names))).toEqual([]);
  });

  it('show Aura components that are made for it, with their design attributes', () => {
    const aura = (markup: string): Record<string, string> => ({
      'aura/box/box.cmp': markup,
      'aura/box/box.design':
        '<design:component><design:attribute name="size"/><flexipage:template><flexipage:region name="left"/></flexipage:template></design:component>'
    });
    const made = aura('<aura:component implements="flexipage:availableForAllPageTypes"/>');
    expect(problems(page(region(component('c:box', property('size', '1')))), made)).toEqual([]);
    expect(problems(page(region(component('box', property('color', 'red')))), made)).toEqual([
      '2: box has no design attribute color.'
    ]);
    expect(problems(page(region(component('box'))), aura('<aura:component/>'))).toEqual([
      '2: The Aura component box is not made for pages.'
    ]);
    const template = { type: 'AppPage', object: '', template: 'box' };
    expect(problems(page(region('', 'left'), template), made)).toEqual([]);
    expect(problems(page(region('', 'middle'), template), made)).toEqual([
      '2: The template box has no region middle.'
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['a record page without an object', page('', { object: '' }), /needs its object/],
    ['an unknown object', page('', { object: 'Nope__c' }), /There is no object Nope__c/],
    [
      'an app page with an object',
      page('', { type: 'AppPage', template: 'flexipage:defaultAppHomeTemplate' }),
      /belongs to no object/
    ],
    [
      'a template of another type of page',
      page('', { template: 'flexipage:defaultAppHomeTemplate' }),
      /is a template of AppPage pages/
    ],
    [
      'a misspelt template',
      page('', { template: 'flexipage:recordHomeTemplateDeskop' }),
      /no page template flexipage:recordHomeTemplateDeskop/
    ],
    ['an unknown template of our own', page('', { template: 'myTemplate' }), /no Aura component/],
    ['a region that the template does not have', page(region(panel, 'middle')), /no region middle/],
    ['a region twice', page(region(panel) + region('')), /main is a region of the page twice/],
    ['a facet that nothing uses', page(region(panel, 'Facet-9', 'Facet')), /facet Facet-9/],
    [
      'a facet that is not there',
      page(region(component('flexipage:column', property('body', 'Facet-9')))),
      /no facet Facet-9/
    ],
    [
      'an identifier twice',
      page(
        region(
          component('force:detailPanel', '', '', '<identifier>a</identifier>') +
            component('force:detailPanel', '', '', '<identifier>a</identifier>')
        )
      ),
      /a is an identifier on the page twice/
    ],
    ['an unknown component', page(region(component('c:nope'))), /no component nope/],
    ['a component that is not exposed', page(region(component('hidden'))), /not exposed/],
    [
      'a component without the target',
      page(region(panel), {
        type: 'AppPage',
        object: '',
        template: 'flexipage:defaultAppHomeTemplate'
      }),
      /no target lightning__AppPage/
    ],
    [
      'an item without an identifier',
      page(region(component('force:detailPanel', '', '', ''))),
      /force:detailPanel has no identifier/
    ],
    [
      'a component for another object',
      page(region(panel), { object: 'Account' }),
      /may not stand on a page of Account/
    ],
    [
      'an unknown property',
      page(region(component('panel', property('title', 'x') + property('rowz', '1')))),
      /no property rowz/
    ],
    [
      'a number that is none',
      page(region(component('panel', property('title', 'x') + property('rows', 'many')))),
      /not a whole number/
    ],
    [
      'a number out of bounds',
      page(region(component('panel', property('title', 'x') + property('rows', '10')))),
      /more than 9/
    ],
    [
      'a choice that is none',
      page(region(component('panel', property('title', 'x') + property('kind', 'C')))),
      /not one of A, B/
    ],
    [
      'a missing required property',
      page(region(component('panel'))),
      /needs a value for its property title/
    ],
    [
      'a misspelt component of the platform',
      page(region(component('force:highlightPanel'))),
      /no component force:highlightPanel/
    ],
    [
      'a misspelt property of the platform',
      page(region(component('force:highlightsPanel', property('colapsed', 'false')))),
      /no property colapsed/
    ],
    [
      'a missing property of the platform',
      page(region(component('flexipage:tabset'))),
      /needs the property tabs/
    ],
    ['an unknown field', page(region(field('Record.Nope__c'))), /Deal__c has no field Nope__c/],
    [
      'an unknown relationship',
      page(region(field('Record.Nope__r.Name'))),
      /Deal__c has no relationship Nope__r/
    ],
    [
      'an unknown field in a visibility rule',
      page(region(component('force:detailPanel', '', visible('{!Record.Nope__c}')))),
      /no field Nope__c/
    ],
    [
      'an unknown permission in a visibility rule',
      page(
        region(component('force:detailPanel', '', visible('{!$Permission.CustomPermission.Nope}')))
      ),
      /no custom permission Nope/
    ],
    [
      'logic that counts too far',
      page(region(component('force:detailPanel', '', visible('{!Record.Name}', '1 AND 2')))),
      /names condition 2/
    ],
    [
      'an unknown action',
      page(region(component('force:highlightsPanel', property('actionNames', 'Deal__c.Nope')))),
      /no action Deal__c.Nope/
    ],
    [
      'an unknown flow',
      page(region(component('flowruntime:interview', property('flowName', 'Nope')))),
      /no flow Nope/
    ],
    [
      'an unknown report',
      page(region(component('flexipage:reportChart', property('reportName', 'Nope')))),
      /no report Nope/
    ],
    [
      'an unknown label',
      page(region(component('flexipage:richText', property('richTextValue', '{!$Label.Nope}')))),
      /no label Nope/
    ]
  ])('with %s are refused', (_what, text, said) => {
    expect(problems(text)).toEqual([expect.stringMatching(said)]);
  });

  it('name related lists by relationship, and fields of the child', () => {
    const list = (parent: string, name: string, alias: string): string =>
      page(
        region(
          component(
            'lst:dynamicRelatedList',
            property('parentFieldApiName', parent) +
              property('relatedListApiName', name) +
              property('relatedListFieldAliases', alias)
          )
        ),
        { object: 'Account' }
      );
    expect(problems(list('Account.Id', 'Deals__r', 'Amount__c'))).toEqual([]);
    expect(problems(list('Account.Id', 'Contacts', 'FULL_NAME'))).toEqual([]);
    expect(problems(list('Account.Id', 'Deal__r', 'NAME'))).toEqual([
      '4: Account has no related list Deal__r.'
    ]);
    expect(problems(list('Account.Id', 'Deals__r', 'Nope__c'))).toEqual([
      '5: Deal__c has no field Nope__c.'
    ]);
    expect(problems(list('Contact.Id', 'Deals__r', 'NAME'))).toEqual([
      '3: The related list starts at Contact, the page belongs to Account.'
    ]);
  });
});
