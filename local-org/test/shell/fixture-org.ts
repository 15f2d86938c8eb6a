// A tiny org in memory that answers the UI API shapes the page parts read; it stands in for the real one in the page's own tests.
import {
  layout,
  navItems,
  objectInfo,
  objects,
  recordError,
  stages,
  UiApiFailure
} from './fixture-objects.ts';

export const opportunityId = '006000000000001AAA';
const accountId = '001000000000001AAA';
const ownerId = '005000000000001AAA';

type Fields = Record<string, unknown>;
interface Stored {
  apiName: string;
  id: string;
  fields: Fields;
}

const personas = [
  {
    Id: ownerId,
    Name: 'Dana Reyes',
    Username: 'dana.reyes@example.com',
    personaLabel: 'Sales Rep'
  },
  {
    Id: '005000000000002AAA',
    Name: 'Priya Nair',
    Username: 'priya.nair@example.com',
    personaLabel: 'Deal Desk Reviewer'
  }
];

export function session(username?: string) {
  const user = personas.find((persona) => persona.Username === username) ?? personas[0];
  return {
    user: { ...user, timeZone: 'America/New_York' },
    personas,
    org: { Id: '00D000000000001EAA', Name: 'Test', timeZone: 'UTC', currency: 'USD' },
    customPermissions: user?.Id === ownerId ? ['Probe'] : []
  };
}

export function createFixtureOrg() {
  const records = new Map<string, Stored>();
  let serial = 100;
  const add = (
    apiName: string,
    fields: Fields,
    id = `${apiName.slice(0, 3).toLowerCase()}${serial++}`.padEnd(18, '0')
  ) => {
    records.set(id, { apiName, id, fields: { Id: id, ...fields } });
    return id;
  };
  add('Account', { Name: 'Northwind Traders' }, accountId);
  for (const { Id, Name } of personas) add('User', { Name }, Id);
  add(
    'Opportunity',
    {
      Name: 'Northwind: platform renewal',
      AccountId: accountId,
      OwnerId: ownerId,
      StageName: 'Negotiation/Review',
      CloseDate: '2026-12-18',
      Amount: 120000,
      Probability: 80,
      Description: 'Three years, price held.\nLegal has the redlines.',
      IsPrivate: false,
      LastModifiedDate: '2026-11-20T15:04:00.000Z'
    },
    opportunityId
  );
  const task = { WhatId: opportunityId, OwnerId: ownerId, Priority: 'Normal' };
  add('Task', {
    ...task,
    Subject: 'Send renewal notice',
    ActivityDate: '2026-12-01',
    Status: 'Not Started'
  });
  add('Task', {
    ...task,
    Subject: 'Call legal',
    ActivityDate: '2026-11-10',
    Status: 'Not Started'
  });
  add('Task', {
    ...task,
    Subject: 'Renewal date',
    ActivityDate: '2098-03-01',
    Status: 'Not Started'
  });
  add('Task', {
    ...task,
    Subject: 'Kick-off meeting',
    ActivityDate: '2026-10-05',
    Status: 'Completed'
  });

  const find = (id: string): Stored => {
    const record = records.get(id);
    if (!record)
      throw new UiApiFailure(404, {
        message: 'The requested resource does not exist',
        errorCode: 'NOT_FOUND',
        statusCode: 404
      });
    return record;
  };

  const represent = (record: Stored, names: string[]): unknown => {
    const fields: Record<string, unknown> = { Id: { value: record.id, displayValue: null } };
    for (const name of names) {
      const [, first = '', ...rest] = name.split('.');
      if (rest.length > 0) {
        const row = objects[record.apiName]?.fields.find(
          ([, , , extra]) => extra?.['relationshipName'] === first
        );
        const parentId = row ? (record.fields[row[0]] as string | null) : null;
        const parent = parentId ? records.get(parentId) : undefined;
        const value = parent ? represent(parent, [`${parent.apiName}.${rest.join('.')}`]) : null;
        fields[first] = { value, displayValue: parent ? parent.fields['Name'] : null };
      } else if (first !== 'Id') {
        fields[first] = {
          value: record.fields[first] ?? null,
          displayValue: display(record, first)
        };
      }
    }
    return {
      apiName: record.apiName,
      id: record.id,
      fields,
      childRelationships: {},
      recordTypeId: null,
      recordTypeInfo: null,
      lastModifiedById: ownerId,
      lastModifiedDate: '2026-11-20T15:04:00.000Z',
      systemModstamp: '2026-11-20T15:04:00.000Z',
      eTag: '1',
      weakEtag: 1
    };
  };

  const display = (record: Stored, name: string): string | null => {
    const value = record.fields[name];
    const type = objects[record.apiName]?.fields.find(([field]) => field === name)?.[2];
    if (value === null || value === undefined) return null;
    if (type === 'Currency')
      return Number(value).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
    if (type === 'Percent') return `${value}%`;
    if (type === 'Picklist') return String(value);
    return null;
  };

  const allFields = (apiName: string) =>
    (objects[apiName]?.fields ?? []).flatMap(([name, , , extra]) =>
      extra?.['relationshipName']
        ? [`${apiName}.${name}`, `${apiName}.${extra['relationshipName']}.Name`]
        : [`${apiName}.${name}`]
    );

  const picklist = (name: string) => {
    if (name === 'StageName') {
      return stages.map(([value, closed, won, defaultProbability]) => ({
        label: value,
        value,
        validFor: [],
        attributes: {
          picklistAtrributesValueType: 'OpportunityStage',
          closed,
          won,
          defaultProbability,
          forecastCategoryName: 'Pipeline'
        }
      }));
    }
    const values =
      name === 'Priority' ? ['High', 'Normal', 'Low'] : ['Not Started', 'In Progress', 'Completed'];
    return values.map((value) => ({ label: value, value, validFor: [], attributes: null }));
  };

  const children = (parentId: string, relatedListId: string): Stored[] =>
    [...records.values()].filter(({ apiName, fields }) =>
      relatedListId === 'Tasks'
        ? apiName === 'Task' && fields['WhatId'] === parentId
        : relatedListId === 'ContentDocumentLinks'
          ? apiName === 'ContentDocumentLink' && fields['LinkedEntityId'] === parentId
          : relatedListId === 'OpportunityLineItems' && apiName === 'OpportunityLineItem'
    );

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- wire configs have many shapes
  type Config = Record<string, any>;
  const wires: Record<string, (config: Config) => unknown> = {
    getRecord: (config) => {
      const record = find(config['recordId']);
      const asked = [...(config['fields'] ?? []), ...(config['optionalFields'] ?? [])];
      return represent(
        record,
        config['layoutTypes'] ? [...allFields(record.apiName), ...asked] : asked
      );
    },
    getObjectInfo: ({ objectApiName }) => objectInfo(objectApiName),
    getPicklistValues: ({ fieldApiName }) => ({
      controllerValues: {},
      defaultValue: null,
      values: picklist(String(fieldApiName).split('.')[1] ?? '')
    }),
    getPicklistValuesByRecordType: ({ objectApiName }) => ({
      picklistFieldValues: Object.fromEntries(
        (objects[objectApiName]?.fields ?? [])
          .filter(([, , type]) => type === 'Picklist')
          .map(([name]) => [
            name,
            { controllerValues: {}, defaultValue: null, values: picklist(name) }
          ])
      )
    }),
    getLayout: ({ objectApiName, layoutType, mode }) => layout(objectApiName, layoutType, mode),
    getRelatedListsInfo: () => ({
      relatedLists: [
        {
          relatedListId: 'OpportunityLineItems',
          label: 'Products',
          objectApiNames: ['OpportunityLineItem'],
          entityLabel: 'Product',
          fieldApiName: 'OpportunityId'
        },
        {
          relatedListId: 'ContentDocumentLinks',
          label: 'Files',
          objectApiNames: ['ContentDocumentLink'],
          entityLabel: 'File'
        },
        {
          relatedListId: 'Tasks',
          label: 'Tasks',
          objectApiNames: ['Task'],
          entityLabel: 'Task',
          fieldApiName: 'WhatId'
        }
      ]
    }),
    getRelatedListInfo: ({ relatedListId }) => ({
      relatedListId,
      label: relatedListId,
      objectApiNames: [relatedListId === 'Tasks' ? 'Task' : 'OpportunityLineItem'],
      displayColumns:
        relatedListId === 'Tasks'
          ? [
              { fieldApiName: 'Subject', label: 'Subject', dataType: 'String' },
              { fieldApiName: 'ActivityDate', label: 'Due Date', dataType: 'Date' },
              { fieldApiName: 'Owner.Name', label: 'Assigned To', dataType: 'String' }
            ]
          : [{ fieldApiName: 'Name', label: 'Name', dataType: 'String' }]
    }),
    getRelatedListRecords: ({ parentRecordId, relatedListId, fields }) => {
      const found = children(parentRecordId, relatedListId);
      return {
        count: found.length,
        records: found.map((record) => represent(record, fields ?? [])),
        nextPageToken: null
      };
    },
    getListInfosByObjectName: () => ({
      count: 2,
      lists: [
        { apiName: 'AllOpportunities', label: 'All Opportunities', id: '00B1' },
        { apiName: '__Recent', label: 'Recently Viewed', id: '00B2' }
      ]
    }),
    getListInfoByName: ({ objectApiName }) => ({
      label: 'All',
      displayColumns: (objects[objectApiName]?.fields ?? []).slice(0, 6).map(([name, label]) => ({
        fieldApiName:
          name === 'AccountId' ? 'Account.Name' : name === 'OwnerId' ? 'Owner.Name' : name,
        label,
        sortable: true
      }))
    }),
    getListRecordsByName: ({ objectApiName, fields }) => {
      const found = [...records.values()].filter(({ apiName }) => apiName === objectApiName);
      return {
        count: found.length,
        records: found.map((record) => represent(record, fields ?? allFields(record.apiName))),
        nextPageToken: null
      };
    },
    createRecord: ({ apiName, fields }) => {
      if (apiName === 'Task' && !fields['Subject'])
        throw recordError('Subject', 'Complete this field.');
      return represent(find(add(apiName, fields)), allFields(apiName));
    },
    updateRecord: ({ fields }) => {
      const record = find(fields['Id']);
      if (fields['Name'] === '') throw recordError('Name', 'Complete this field.');
      if (fields['Amount'] === 13) throw recordError('OwnerId', 'The owner has left.');
      if (Number(fields['Amount']) < 0) throw recordError(null, 'The amount cannot be below zero.');
      Object.assign(record.fields, fields);
      return represent(record, allFields(record.apiName));
    },
    deleteRecord: ({ recordId }) => void records.delete(find(recordId).id),
    getNavItems: () => ({ navItems }),
    getApps: () => ({
      apps: [
        {
          appId: '1',
          developerName: 'Sales_Test',
          label: 'Countersign',
          description: 'Contracts on deals',
          selected: true,
          navItems
        }
      ]
    }),
    getLookupRecords: ({ requestParams, targetApiName }) => {
      const q = String(requestParams?.q ?? '').toLowerCase();
      const found = [...records.values()].filter(
        ({ apiName, fields }) =>
          (!targetApiName || apiName === targetApiName) &&
          String(fields['Name'] ?? '')
            .toLowerCase()
            .includes(q)
      );
      return {
        count: found.length,
        records: found.map((record) => represent(record, [`${record.apiName}.Name`]))
      };
    }
  };

  return {
    answer(wire: string, config: Config): unknown {
      const handler = wires[wire];
      if (!handler) throw new UiApiFailure(404, { message: `There is no wire ${wire}.` });
      return handler(config) ?? null;
    },
    set: (id: string, fields: Fields) => void Object.assign(find(id).fields, fields),
    addFile(name: string, size: number): Record<string, string> {
      const documentId = add('ContentDocument', { Name: name });
      const [title = name, extension = ''] = name.split(/\.(?=[^.]+$)/);
      add('ContentDocumentLink', {
        LinkedEntityId: opportunityId,
        ContentDocumentId: documentId,
        Title: title,
        FileExtension: extension,
        ContentSize: size
      });
      return {
        name,
        documentId,
        contentVersionId: `068${documentId.slice(3)}`,
        contentBodyId: '',
        mimeType: ''
      };
    }
  };
}
