// lightning/uiRelatedListApi over the local org's UI API.
import { readUiApi } from 'platform/server';
import { readDescription } from 'lightning/uiObjectInfoApi';
import { wireAdapter } from 'platform/wire';

const idsOf = (config, data) => [
  config.parentRecordId,
  ...(data?.records ?? []).map((record) => record.id)
];

export const getRelatedListRecords = wireAdapter({
  ready: (config) => Boolean(config?.parentRecordId && config?.relatedListId && config?.fields),
  load: (config) => readUiApi('getRelatedListRecords', config),
  idsOf
});

export const getRelatedListCount = wireAdapter({
  ready: (config) => Boolean(config?.parentRecordId && config?.relatedListId),
  async load(config) {
    const { parentRecordId, relatedListId } = config;
    const fields = ['Id'];
    const { count } = await readUiApi('getRelatedListRecords', {
      ...config,
      fields,
      pageSize: 1999
    });
    return { count, hasMore: false, listReference: { parentRecordId, relatedListId } };
  },
  idsOf
});

export const getRelatedListInfo = wireAdapter({
  ready: (config) => Boolean(config?.parentObjectApiName && config?.relatedListId),
  load: (config) => readDescription('getRelatedListInfo', config)
});

export const getRelatedListsInfo = wireAdapter({
  ready: (config) => Boolean(config?.parentObjectApiName),
  load: (config) => readDescription('getRelatedListsInfo', config)
});
