// lightning/uiObjectInfoApi over the local org's UI API; descriptions do not change while a page is open.
import { readUiApi } from 'platform/server';
import { wireAdapter } from 'platform/wire';
import { fieldName } from 'lightning/uiRecordApi';

const kept = new Map();

export function readDescription(wire, config) {
  const key = `${wire} ${JSON.stringify(config)}`;
  if (!kept.has(key)) {
    const answer = readUiApi(wire, config);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
  }
  return kept.get(key);
}

function objectName(reference) {
  return typeof reference === 'string' ? reference : reference?.objectApiName;
}

export const getObjectInfo = wireAdapter({
  ready: (config) => Boolean(objectName(config?.objectApiName)),
  load: ({ objectApiName }) =>
    readDescription('getObjectInfo', { objectApiName: objectName(objectApiName) })
});

export const getObjectInfos = wireAdapter({
  ready: (config) => Array.isArray(config?.objectApiNames),
  load: async ({ objectApiNames }) => ({
    results: await Promise.all(
      objectApiNames.map(async (name) => ({
        statusCode: 200,
        result: await readDescription('getObjectInfo', { objectApiName: objectName(name) })
      }))
    )
  })
});

export const getPicklistValues = wireAdapter({
  ready: (config) => Boolean(config?.recordTypeId && config?.fieldApiName),
  load: ({ recordTypeId, fieldApiName }) =>
    readDescription('getPicklistValues', { recordTypeId, fieldApiName: fieldName(fieldApiName) })
});

export const getPicklistValuesByRecordType = wireAdapter({
  ready: (config) => Boolean(config?.recordTypeId && objectName(config?.objectApiName)),
  load: ({ recordTypeId, objectApiName }) =>
    readDescription('getPicklistValuesByRecordType', {
      recordTypeId,
      objectApiName: objectName(objectApiName)
    })
});
