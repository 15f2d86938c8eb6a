// Which icon stands for an object: the standard ones by name, custom objects by the motif of their tab.
import { context } from 'platform/context';

const standard = {
  Account: 'standard:account',
  Contact: 'standard:contact',
  Contract: 'standard:contract',
  Opportunity: 'standard:opportunity',
  Task: 'standard:task',
  Event: 'standard:event',
  User: 'standard:user',
  Lead: 'standard:lead',
  Case: 'standard:case',
  ContentDocument: 'standard:file',
  ContentVersion: 'standard:file',
  ContentDocumentLink: 'standard:file',
  Group: 'standard:groups'
};

export function iconOf(objectApiName) {
  const motif = context.pages.tabs?.[objectApiName]?.motif;
  const custom = /^Custom(\d+):/.exec(motif ?? '')?.[1];
  if (standard[objectApiName]) return standard[objectApiName];
  return custom ? `custom:custom${custom}` : 'standard:record';
}
