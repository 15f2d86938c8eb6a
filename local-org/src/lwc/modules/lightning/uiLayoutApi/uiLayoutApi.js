// Wire adapter for record layouts, used by the page's own parts; shapes are those of the UI API's layout resource.
import { readDescription } from 'lightning/uiObjectInfoApi';
import { wireAdapter } from 'platform/wire';

export const getLayout = wireAdapter({
  ready: (config) => Boolean(config?.objectApiName && config?.layoutType && config?.mode),
  load: (config) => readDescription('getLayout', config)
});
