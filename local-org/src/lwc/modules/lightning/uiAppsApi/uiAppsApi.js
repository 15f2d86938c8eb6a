// lightning/uiAppsApi over the local org's UI API, and the apps for the App Launcher.
import { readDescription } from 'lightning/uiObjectInfoApi';
import { wireAdapter } from 'platform/wire';

export const getNavItems = wireAdapter({
  load: (config) => readDescription('getNavItems', config ?? {})
});

export const getApps = wireAdapter({
  load: (config) => readDescription('getApps', config ?? {})
});
