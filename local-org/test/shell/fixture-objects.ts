// The objects of the tiny org: fields, descriptions, layouts and the errors of its forms.
type FieldRow = [name: string, label: string, dataType: string, extra?: Record<string, unknown>];

export const stages = [
  ['Prospecting', false, false, 10],
  ['Qualification', false, false, 20],
  ['Proposal/Price Quote', false, false, 65],
  ['Negotiation/Review', false, false, 80],
  ['Closed Won', true, true, 100],
  ['Closed Lost', true, false, 0]
] as const;

export const objects: Record<string, { label: string; plural: string; fields: FieldRow[] }> = {
  Opportunity: {
    label: 'Opportunity',
    plural: 'Opportunities',
    fields: [
      ['Name', 'Opportunity Name', 'String', { required: true, nameField: true }],
      ['AccountId', 'Account Name', 'Reference', reference('Account', 'Account')],
      [
        'OwnerId',
        'Opportunity Owner',
        'Reference',
        { ...reference('User', 'Owner'), updateable: false }
      ],
      ['StageName', 'Stage', 'Picklist', { required: true }],
      ['CloseDate', 'Close Date', 'Date', { required: true }],
      ['Amount', 'Amount', 'Currency', { precision: 18, scale: 2 }],
      ['Probability', 'Probability (%)', 'Percent', { precision: 3, scale: 0 }],
      ['Description', 'Description', 'TextArea', { length: 32000 }],
      ['IsPrivate', 'Private', 'Boolean', { inlineHelpText: 'Only you see it.' }],
      ['LastModifiedDate', 'Last Modified Date', 'DateTime', { updateable: false }]
    ]
  },
  Account: {
    label: 'Account',
    plural: 'Accounts',
    fields: [['Name', 'Account Name', 'String', { nameField: true }]]
  },
  User: {
    label: 'User',
    plural: 'People',
    fields: [['Name', 'Full Name', 'String', { nameField: true }]]
  },
  Task: {
    label: 'Task',
    plural: 'Tasks',
    fields: [
      ['Subject', 'Subject', 'String', { nameField: true }],
      ['ActivityDate', 'Due Date', 'Date'],
      ['Status', 'Status', 'Picklist'],
      ['Priority', 'Priority', 'Picklist'],
      ['Description', 'Comments', 'TextArea'],
      ['WhatId', 'Related To', 'Reference', reference('Opportunity', 'What')],
      ['OwnerId', 'Assigned To', 'Reference', reference('User', 'Owner')]
    ]
  },
  ContentDocumentLink: { label: 'File', plural: 'Files', fields: [] },
  OpportunityLineItem: {
    label: 'Product',
    plural: 'Products',
    fields: [
      ['Name', 'Name', 'String', { nameField: true }],
      ['Quantity', 'Quantity', 'Double']
    ]
  }
};

function reference(apiName: string, relationshipName: string) {
  return {
    reference: true,
    referenceToInfos: [{ apiName, nameFields: ['Name'] }],
    relationshipName
  };
}

export class UiApiFailure extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super('UI API failure');
    this.status = status;
    this.body = body;
  }
}

export const navItems = [
  {
    apiName: 'standard-home',
    developerName: 'standard-home',
    label: 'Home',
    pageReference: { type: 'standard__namedPage', attributes: { pageName: 'home' } }
  },
  {
    apiName: 'Opportunity',
    developerName: 'standard-Opportunity',
    label: 'Opportunities',
    objectApiName: 'Opportunity',
    pageReference: {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Opportunity', actionName: 'home' }
    }
  },
  {
    apiName: 'Task',
    developerName: 'standard-Task',
    label: 'Tasks',
    objectApiName: 'Task',
    pageReference: {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Task', actionName: 'home' }
    }
  }
];

export function recordError(field: string | null, message: string): UiApiFailure {
  const rows = Object.values(objects).flatMap(({ fields }) => fields);
  const fieldLabel = rows.find(([name]) => name === field)?.[1] ?? null;
  const item = { errorCode: 'REQUIRED_FIELD_MISSING', message, field, fieldLabel };
  return new UiApiFailure(400, {
    message: 'An error occurred while trying to update the record. Please try again.',
    statusCode: 400,
    enhancedErrorType: 'RecordError',
    output: { errors: field ? [] : [item], fieldErrors: field ? { [field]: [item] } : {} }
  });
}

export function objectInfo(apiName: string) {
  const object = objects[apiName];
  if (!object) throw new UiApiFailure(404, { message: `There is no object ${apiName}.` });
  const fields = object.fields.map(([name, label, dataType, extra]) => [
    name,
    {
      apiName: name,
      label,
      dataType,
      length: 255,
      precision: 0,
      scale: 0,
      required: false,
      createable: true,
      updateable: true,
      calculated: false,
      compound: false,
      nameField: false,
      htmlFormatted: false,
      inlineHelpText: null,
      reference: false,
      referenceToInfos: [],
      relationshipName: null,
      extraTypeInfo: null,
      ...extra
    }
  ]);
  return {
    apiName,
    label: object.label,
    labelPlural: object.plural,
    keyPrefix: '006',
    custom: false,
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    nameFields: [object.fields[0]?.[0] ?? 'Name'],
    defaultRecordTypeId: '012000000000000AAA',
    recordTypeInfos: {},
    childRelationships: [],
    themeInfo: { color: 'FF5D2D', iconUrl: null },
    fields: Object.fromEntries(fields)
  };
}

export function layout(apiName: string, layoutType: string, mode: string) {
  const rows = objects[apiName]?.fields ?? [];
  const compact = ['AccountId', 'CloseDate', 'Amount', 'OwnerId'];
  const chosen = layoutType === 'Compact' ? rows.filter(([name]) => compact.includes(name)) : rows;
  const items = chosen.map(([name, label, , extra]) => ({
    label,
    required: extra?.['required'] === true,
    editableForNew: true,
    editableForUpdate: extra?.['updateable'] !== false,
    layoutComponents: [{ apiName: name, label, componentType: 'Field' }]
  }));
  const layoutRows = [];
  for (let at = 0; at < items.length; at += 2)
    layoutRows.push({ layoutItems: items.slice(at, at + 2) });
  const half = Math.max(layoutRows.length - 1, 1);
  const section = (id: string, heading: string, part: unknown[]) => ({
    id,
    heading,
    useHeading: true,
    collapsible: true,
    columns: 2,
    rows: part.length,
    layoutRows: part
  });
  return {
    id: `${apiName}-${layoutType}`,
    layoutType,
    mode,
    sections: [
      section('s1', `${objects[apiName]?.label} Information`, layoutRows.slice(0, half)),
      section('s2', 'System Information', layoutRows.slice(half))
    ]
  };
}
