// lightning/uiRecordApi over the local org's UI API.
import { callUiApi, readUiApi } from 'platform/server';
import { refreshRecords, wireAdapter } from 'platform/wire';
import { refreshPage } from 'platform/refresh';

export function fieldName(field) {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function fieldNames(fields) {
  return (Array.isArray(fields) ? fields : [fields]).filter(Boolean).map(fieldName);
}

function recordConfig(config) {
  return {
    ...config,
    fields: fieldNames(config.fields),
    optionalFields: fieldNames(config.optionalFields)
  };
}

export const getRecord = wireAdapter({
  ready: (config) =>
    Boolean(config?.recordId) &&
    [config.fields, config.optionalFields, config.layoutTypes].some((part) => part !== undefined),
  load: (config) => readUiApi('getRecord', recordConfig(config)),
  idsOf: (config, data) => [config.recordId, ...parentIds(data)]
});

export const getRecords = wireAdapter({
  ready: (config) => Array.isArray(config?.records),
  load: async ({ records }) => ({
    results: await Promise.all(records.map(oneOfMany))
  }),
  idsOf: ({ records }) => records.flatMap((record) => record.recordIds)
});

async function oneOfMany({ recordIds, ...config }) {
  try {
    const recordId = recordIds[0];
    return {
      statusCode: 200,
      result: await readUiApi('getRecord', recordConfig({ ...config, recordId }))
    };
  } catch (error) {
    return { statusCode: error.status, result: error.body };
  }
}

/** A record that shows `Owner.Name` changes with its owner. */
function parentIds(record) {
  return Object.values(record?.fields ?? {})
    .map((field) => field.value?.id)
    .filter(Boolean);
}

function valueAt(record, field, pick) {
  const path = fieldName(field).split('.').slice(1);
  let fields = record?.fields;
  for (const [index, name] of path.entries()) {
    const found = fields?.[name];
    if (found === undefined) return undefined;
    if (index === path.length - 1) return pick(found);
    if (found.value === null) return null;
    fields = found.value?.fields;
  }
  return undefined;
}

export function getFieldValue(record, field) {
  return valueAt(record, field, (found) => found.value);
}

export function getFieldDisplayValue(record, field) {
  return valueAt(record, field, (found) => found.displayValue);
}

export function createRecord(recordInput) {
  return callUiApi('createRecord', recordInput);
}

export async function updateRecord(recordInput) {
  const record = await callUiApi('updateRecord', recordInput);
  await refreshRecords([recordInput.fields.Id]);
  return record;
}

export async function deleteRecord(recordId) {
  await callUiApi('deleteRecord', { recordId });
  await refreshPage();
}

export async function notifyRecordUpdateAvailable(records) {
  await refreshRecords(records.map((record) => record.recordId));
}

/** Deprecated on the platform, still in use. */
export function getRecordNotifyChange(records) {
  notifyRecordUpdateAvailable(records);
}

export function generateRecordInputForCreate(record, objectInfo) {
  return { apiName: record.apiName, fields: plainFields(record, objectInfo, 'createable') };
}

export function generateRecordInputForUpdate(record, objectInfo) {
  return { fields: { ...plainFields(record, objectInfo, 'updateable'), Id: record.id } };
}

function plainFields(record, objectInfo, permission) {
  const writable = ([name]) => !objectInfo || objectInfo.fields[name]?.[permission];
  const entries = Object.entries(record.fields).filter(writable);
  return Object.fromEntries(entries.map(([name, field]) => [name, field.value]));
}

export function createRecordInputFilteredByEditedFields(recordInput, originalRecord) {
  const edited = Object.entries(recordInput.fields).filter(
    ([name, value]) => name === 'Id' || originalRecord.fields[name]?.value !== value
  );
  return { ...recordInput, fields: Object.fromEntries(edited) };
}
