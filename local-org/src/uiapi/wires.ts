/** The UI API by wire name: what `POST /local-org/ui-api/:wire` answers. */
import { UiApiError } from './context.ts';
import type { UiContext } from './context.ts';
import { getLayout } from './layout.ts';
import { getListInfoByName, getListInfosByObjectName, getListRecordsByName } from './list-views.ts';
import { getLookupRecords } from './lookup.ts';
import { getApps, getNavItems } from './navigation.ts';
import {
  getObjectInfo,
  getObjectInfos,
  getPicklistValues,
  getPicklistValuesByRecordType
} from './object-info.ts';
import { getRecord } from './record.ts';
import {
  getRelatedListCount,
  getRelatedListInfo,
  getRelatedListRecords,
  getRelatedListsInfo
} from './related-lists.ts';
import { createRecord, deleteRecord, updateRecord } from './write-record.ts';

export type Wire = (context: UiContext, config: Record<string, unknown>) => unknown;

const wires: Record<string, Wire> = {
  createRecord,
  deleteRecord,
  getApps,
  getLayout,
  getListInfoByName,
  getListInfosByObjectName,
  getListRecordsByName,
  getLookupRecords,
  getNavItems,
  getObjectInfo,
  getObjectInfos,
  getPicklistValues,
  getPicklistValuesByRecordType,
  getRecord,
  getRelatedListCount,
  getRelatedListInfo,
  getRelatedListRecords,
  getRelatedListsInfo,
  updateRecord
};

export function callWire(
  context: UiContext,
  name: string,
  config: Record<string, unknown>
): unknown {
  const wire = Object.hasOwn(wires, name) ? wires[name] : undefined;
  if (!wire) {
    throw new UiApiError(
      404,
      'NOT_FOUND',
      `local-org has no UI API wire '${name}'. Known wires: ${Object.keys(wires).join(', ')}.`
    );
  }
  return wire(context, config);
}
