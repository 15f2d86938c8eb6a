// Wire adapter for the records that a lookup field offers; shapes are those of the UI API's lookups resource.
import { readUiApi } from 'platform/server';
import { wireAdapter } from 'platform/wire';

export const getLookupRecords = wireAdapter({
  load: (config) => readUiApi('getLookupRecords', config)
});
