import { fieldXml, inOrg, insertRecord, objectXml, testOrg } from '../org/test-org.ts';
import type { LocalOrg } from '../org.ts';
import { callUiApi } from '../org/requests.ts';
import { ApexDate } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';

const xml = (type: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
const item = (field: string, behavior: string): string =>
  `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`;
const section = (label: string, ...columns: string[]): string =>
  `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading><label>${label}</label>${columns
    .map((column) => `<layoutColumns>${column}</layoutColumns>`)
    .join('')}<style>TwoColumnsTopToBottom</style></layoutSections>`;

const PICKLIST = `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
  <value><fullName>hot</fullName><default>true</default><label>Hot!</label></value>
  <value><fullName>cold</fullName><default>false</default><label>Cold</label></value></valueSetDefinition></valueSet>`;

const choice = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default></value>`;
const goesWith = (name: string, ...heats: string[]): string =>
  `<valueSettings>${heats
    .map((heat) => `<controllingFieldValue>${heat}</controllingFieldValue>`)
    .join('')}<valueName>${name}</valueName></valueSettings>`;
const DEPENDENT = `<type>Picklist</type><valueSet><controllingField>Heat__c</controllingField><valueSetDefinition><sorted>false</sorted>
  ${choice('Budget')}${choice('Champion')}${choice('Timing')}</valueSetDefinition>
  ${goesWith('Budget', 'cold')}${goesWith('Champion', 'hot')}${goesWith('Timing', 'hot', 'cold')}</valueSet>`;

const org = testOrg({
  ...objectXml('Deal__c', '<compactLayoutAssignment>Short</compactLayoutAssignment>'),
  ...fieldXml('Deal__c', 'Heat__c', PICKLIST),
  ...fieldXml('Deal__c', 'Reason__c', DEPENDENT),
  ...fieldXml(
    'Deal__c',
    'Price__c',
    '<type>Currency</type><precision>12</precision><scale>2</scale>'
  ),
  ...fieldXml(
    'Deal__c',
    'Share__c',
    '<type>Percent</type><precision>5</precision><scale>1</scale>'
  ),
  'objects/Deal__c/recordTypes/Cold.recordType-meta.xml': xml(
    'RecordType',
    `<fullName>Cold</fullName><active>true</active><label>Cold Deal</label><picklistValues><picklist>Heat__c</picklist>
     <values><fullName>cold</fullName><default>true</default></values></picklistValues>`
  ),
  ...fieldXml('Deal__c', 'Due__c', '<type>Date</type>'),
  // no profile grants it
  ...fieldXml('Deal__c', 'Hidden__c', '<type>Checkbox</type><defaultValue>true</defaultValue>'),
  ...fieldXml(
    'Deal__c',
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>'
  ),
  'objects/Deal__c/compactLayouts/Short.compactLayout-meta.xml': xml(
    'CompactLayout',
    '<fullName>Short</fullName><fields>Name</fields><fields>Price__c</fields><label>Short</label>'
  ),
  'objects/Deal__c/listViews/Hot_Soon.listView-meta.xml': xml(
    'ListView',
    `<fullName>Hot_Soon</fullName><columns>NAME</columns><columns>Account__c</columns><filterScope>Everything</filterScope>
     <filters><field>Heat__c</field><operation>equals</operation><value>hot</value></filters>
     <filters><field>Due__c</field><operation>lessOrEqual</operation><value>NEXT_N_DAYS:30</value></filters><label>Hot Soon</label>`
  ),
  'layouts/Deal__c-Deal Layout.layout-meta.xml': xml(
    'Layout',
    section(
      'Facts',
      item('Name', 'Required') + item('Heat__c', 'Edit'),
      item('Price__c', 'Readonly') + item('Account__c', 'Edit')
    )
  ),
  'layouts/Account-Account Layout.layout-meta.xml': xml(
    'Layout',
    `${section('Facts', item('Name', 'Required'))}<relatedLists><fields>NAME</fields><fields>Price__c</fields>
     <fields>OWNER.ALIAS</fields><relatedList>Deal__c.Account__c</relatedList></relatedLists>`
  ),
  'profiles/Admin.profile-meta.xml': xml(
    'Profile',
    ['Heat__c', 'Reason__c', 'Price__c', 'Share__c', 'Due__c', 'Account__c']
      .map(
        (field) =>
          `<fieldPermissions><editable>true</editable><field>Deal__c.${field}</field><readable>true</readable></fieldPermissions>`
      )
      .join('')
  ),
  'tabs/Deal__c.tab-meta.xml': xml(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom1: Heart</motif>'
  ),
  'applications/Deals.app-meta.xml': xml(
    'CustomApplication',
    `<formFactors>Large</formFactors><label>Deals App</label><navType>Standard</navType><tabs>standard-home</tabs>
     <tabs>standard-Account</tabs><tabs>Deal__c</tabs><uiType>Lightning</uiType>`
  )
});

const ids = inOrg(org, () => {
  const account = insertRecord(org, 'Account', { Name: 'Harbor' }).id as string;
  const deal = (Name: string, fields: Record<string, unknown>): string =>
    insertRecord(org, 'Deal__c', { Name, Account__c: account, ...fields }).id as string;
  return {
    account,
    first: deal('First', {
      Heat__c: 'hot',
      Price__c: Decimal.parse('1234.5'),
      Share__c: Decimal.parse('12.5'),
      Due__c: ApexDate.of(2020, 12, 31)
    }),
    second: deal('Second', { Heat__c: 'cold', Due__c: ApexDate.of(2020, 1, 1) })
  };
});

function ask<T>(wire: string, config: Record<string, unknown>, from: LocalOrg = org): T {
  return callUiApi(from, from.administratorId(), { wire, config, appName: null }) as T;
}

describe('layouts', () => {
  interface Layout {
    sections: {
      heading: string;
      columns: number;
      layoutRows: {
        layoutItems: {
          label: string;
          required: boolean;
          editableForUpdate: boolean;
          layoutComponents: { apiName: string | null }[];
        }[];
      }[];
    }[];
  }

  it('keep the order of the rows: first column, then second', () => {
    const { sections } = ask<Layout>('getLayout', { objectApiName: 'Deal__c', layoutType: 'Full' });
    expect(sections[0]).toMatchObject({ heading: 'Facts', columns: 2 });
    const rows = sections[0].layoutRows.map((row) =>
      row.layoutItems.map(({ layoutComponents }) => layoutComponents[0].apiName)
    );
    expect(rows).toEqual([
      ['Name', 'Price__c'],
      ['Heat__c', 'Account__c']
    ]);
    const [name, price] = sections[0].layoutRows[0].layoutItems;
    expect([name.required, name.editableForUpdate, price.editableForUpdate]).toEqual([
      true,
      true,
      false
    ]);
  });

  it('take the assigned compact layout, and a plain one where the package has none', () => {
    const names = (objectApiName: string): (string | null)[] =>
      ask<Layout>('getLayout', { objectApiName, layoutType: 'Compact' }).sections[0].layoutRows.map(
        (row) => row.layoutItems[0].layoutComponents[0].apiName
      );
    expect(names('Deal__c')).toEqual(['Name', 'Price__c']);
    expect(names('Opportunity')).toContain('Amount');
  });
});

describe('records', () => {
  it('show numbers, dates and picklists as pages do', () => {
    const { fields } = ask<{ fields: Record<string, unknown> }>('getRecord', {
      recordId: ids.first,
      fields: ['Price__c', 'Share__c', 'Due__c', 'Heat__c'].map((name) => `Deal__c.${name}`)
    });
    expect(fields).toEqual({
      Price__c: { value: 1234.5, displayValue: '$1,234.50' },
      Share__c: { value: 12.5, displayValue: '12.5%' },
      Due__c: { value: '2020-12-31', displayValue: '12/31/2020' },
      Heat__c: { value: 'hot', displayValue: 'Hot!' }
    });
  });

  it('of a layout bring the names of the records they point at', () => {
    const { fields } = ask<{ fields: Record<string, { displayValue: unknown }> }>('getRecord', {
      recordId: ids.first,
      layoutTypes: ['Full']
    });
    expect(fields['Account__r'].displayValue).toBe('Harbor');
  });
});

describe('new records', () => {
  it('get the default of a field that the user may not write', () => {
    const fields = { Name: 'With defaults' };
    const { id } = ask<{ id: string }>('createRecord', { apiName: 'Deal__c', fields });
    const saved = org.database.get('Deal__c', id);
    expect([saved?.get('Hidden__c'), saved?.get('Heat__c')]).toEqual([true, 'hot']);
    ask('deleteRecord', { recordId: id });
  });
});

describe('related lists', () => {
  it('come from the layout, with the columns that it names', () => {
    const { relatedLists } = ask<{ relatedLists: { relatedListId: string }[] }>(
      'getRelatedListsInfo',
      { parentObjectApiName: 'Account' }
    );
    expect(relatedLists.map((list) => list.relatedListId)).toEqual(['Deals__r']);
    const { displayColumns } = ask<{ displayColumns: { fieldApiName: string }[] }>(
      'getRelatedListInfo',
      { parentObjectApiName: 'Account', relatedListId: 'Deals__r' }
    );
    expect(displayColumns.map((column) => column.fieldApiName)).toEqual([
      'Name',
      'Price__c',
      'Owner.Name'
    ]);
  });

  it('hold the records of their parent', () => {
    const config = { parentRecordId: ids.account, relatedListId: 'Deals__r', sortBy: ['Name'] };
    const { records } = ask<{ records: { id: string }[] }>('getRelatedListRecords', config);
    expect(records.map(({ id }) => id)).toEqual([ids.first, ids.second]);
    expect(ask('getRelatedListCount', config)).toEqual({ count: 2, hasMore: false });
  });
});

describe('list views', () => {
  it('filter as their metadata says', () => {
    const config = { objectApiName: 'Deal__c', listViewApiName: 'Hot_Soon' };
    const { records } = ask<{ records: { fields: Record<string, unknown> }[] }>(
      'getListRecordsByName',
      config
    );
    expect(records.map(({ fields }) => (fields['Name'] as { value: string }).value)).toEqual([
      'First'
    ]);
    expect(records[0].fields['Account__r']).toMatchObject({ displayValue: 'Harbor' });
    expect(ask('getListInfosByObjectName', { objectApiName: 'Deal__c' })).toMatchObject({
      count: 1,
      lists: [{ apiName: 'Hot_Soon', label: 'Hot Soon' }]
    });
  });
});

describe('navigation', () => {
  it('offers the tabs of the app', () => {
    const { apps } = ask<{ apps: { label: string; navItems: { apiName: string }[] }[] }>(
      'getApps',
      {}
    );
    expect(apps[0].label).toBe('Deals App');
    expect(apps[0].navItems.map(({ apiName }) => apiName)).toEqual([
      'standard-home',
      'standard-Account',
      'Deal__c'
    ]);
  });
});

describe('search', () => {
  it('finds by any part of the name and takes wildcards literally', () => {
    const find = (q: string): unknown[] =>
      ask<{ records: { id: string }[] }>('getLookupRecords', {
        targetApiName: 'Deal__c',
        requestParams: { q }
      }).records.map(({ id }) => id);
    expect(find('eco')).toEqual([ids.second]);
    expect(find('%')).toEqual([]);
  });
});

describe('picklists', () => {
  it('tell which values go with which value of the field that controls them', () => {
    expect(ask('getPicklistValues', { fieldApiName: 'Deal__c.Reason__c' })).toMatchObject({
      controllerValues: { hot: 0, cold: 1 },
      values: [
        { value: 'Budget', validFor: [1] },
        { value: 'Champion', validFor: [0] },
        { value: 'Timing', validFor: [0, 1] }
      ]
    });
    expect(ask('getObjectInfo', { objectApiName: 'Deal__c' })).toMatchObject({
      dependentFields: { Heat__c: { Reason__c: {} } },
      fields: {
        Reason__c: { controllerName: 'Heat__c', controllingFields: ['Heat__c'], length: 255 },
        Heat__c: { controllerName: null, controllingFields: [] }
      }
    });
  });

  it('are narrowed by the type of the record, which has a default of its own', () => {
    const info = ask('getObjectInfo', { objectApiName: 'Deal__c' }) as {
      recordTypeInfos: Record<string, { name: string; master: boolean }>;
    };
    const [recordTypeId = ''] =
      Object.entries(info.recordTypeInfos).find(([, { name }]) => name === 'Cold Deal') ?? [];
    expect(info.recordTypeInfos).toEqual({
      [recordTypeId]: {
        available: true,
        defaultRecordTypeMapping: false,
        master: false,
        name: 'Cold Deal',
        recordTypeId
      },
      '012000000000000AAA': expect.objectContaining({ master: true, name: 'Master' })
    });
    const fieldApiName = 'Deal__c.Heat__c';
    expect(ask('getPicklistValues', { fieldApiName, recordTypeId })).toMatchObject({
      defaultValue: { value: 'cold' },
      values: [{ value: 'cold', label: 'Cold' }]
    });
    const all = { objectApiName: 'Deal__c', recordTypeId: recordTypeId.slice(0, 15) };
    expect(ask('getPicklistValuesByRecordType', all)).toMatchObject({
      picklistFieldValues: {
        Heat__c: { values: [{ value: 'cold' }] },
        Reason__c: { values: [{ value: 'Budget' }, { value: 'Champion' }, { value: 'Timing' }] }
      }
    });
    const { id } = inOrg(org, () =>
      insertRecord(org, 'Deal__c', { Name: 'Typed', RecordTypeId: recordTypeId })
    );
    expect(ask('getRecord', { recordId: id, fields: ['Deal__c.Heat__c'] })).toMatchObject({
      fields: { Heat__c: { value: 'cold' } },
      recordTypeId,
      recordTypeInfo: { name: 'Cold Deal', recordTypeId }
    });
    expect(() => ask('getPicklistValues', { fieldApiName, recordTypeId: 'x' })).toThrow(
      'x is not a record type of Deal__c'
    );
  });

  it('tell values, labels and the default', () => {
    const values = ask('getPicklistValues', { fieldApiName: 'Deal__c.Heat__c' });
    expect(values).toMatchObject({
      defaultValue: { value: 'hot' },
      values: [
        { value: 'hot', label: 'Hot!' },
        { value: 'cold', label: 'Cold' }
      ]
    });
    expect(ask('getPicklistValuesByRecordType', { objectApiName: 'Opportunity' })).toMatchObject({
      picklistFieldValues: { StageName: { values: expect.any(Array) } }
    });
  });
});
