// lightning/uiListsApi over the local org's UI API.
import { readUiApi } from 'platform/server';
import { readDescription } from 'lightning/uiObjectInfoApi';
import { wireAdapter } from 'platform/wire';

export const getListInfosByObjectName = wireAdapter({
  ready: (config) => Boolean(config?.objectApiName),
  load: (config) => readDescription('getListInfosByObjectName', config)
});

export const getListInfoByName = wireAdapter({
  ready: (config) => Boolean(config?.objectApiName && config?.listViewApiName),
  load: (config) => readDescription('getListInfoByName', config)
});

export const getListRecordsByName = wireAdapter({
  ready: (config) => Boolean(config?.objectApiName && config?.listViewApiName),
  load: (config) => readUiApi('getListRecordsByName', config),
  idsOf: (_config, data) => (data?.records ?? []).map((record) => record.id)
});
