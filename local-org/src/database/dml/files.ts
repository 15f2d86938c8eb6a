// Files: a version makes its document and its first link; sizes, types and checksums are computed.
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { Blob } from '../../values/blob.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { makeId } from '../../values/id.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { fail, type RowState } from './rows.ts';

const FILE_TYPES: Record<string, string> = {
  pdf: 'PDF',
  doc: 'WORD',
  docx: 'WORD_X',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  csv: 'CSV',
  html: 'HTML',
  htm: 'HTML',
  xml: 'XML',
  json: 'JSON',
  png: 'PNG',
  jpg: 'JPG',
  jpeg: 'JPEG',
  gif: 'GIF',
  svg: 'SVG',
  rtf: 'RTF',
  zip: 'ZIP'
};

/** What only the platform knows of a version: content facts, number, origin. */
export function deriveVersion(engine: Engine, record: SObject, prior: Row | null): void {
  const data = record.get('VersionData');
  if (data instanceof Blob && data !== prior?.get('VersionData')) {
    record.set('ContentSize', data.bytes.length);
    record.set('Checksum', createHash('md5').update(data.bytes).digest('hex'));
    record.set('ContentModifiedDate', new ApexDatetime(engine.now()));
  }
  const path = record.get('PathOnClient');
  if (typeof path !== 'string') return;
  const extension = extname(path).slice(1).toLowerCase();
  record.set('FileExtension', extension || null);
  record.set(
    'FileType',
    FILE_TYPES[extension] ?? (extension ? extension.toUpperCase() : 'UNKNOWN')
  );
  if (record.get('Title') === null) {
    const name = path.split(/[\\/]/).pop() ?? path;
    record.set('Title', extension ? name.slice(0, -(extension.length + 1)) : name);
  }
}

/** Errors that the platform reports for a version before anything else. */
export function checkVersion(state: RowState): void {
  const { record } = state;
  if (record.get('VersionData') === null) missing(state, 'VersionData');
  else if (record.get('PathOnClient') === null) missing(state, 'PathOnClient');
  if (record.get('ContentDocumentId') !== null && record.get('FirstPublishLocationId') !== null) {
    fail(
      state,
      'INVALID_INPUT',
      'FirstPublishLocationId can only be set for the first version of a document',
      ['FirstPublishLocationId']
    );
  }
}

function missing(state: RowState, field: string): void {
  fail(state, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);
}

/**
 * Before the version's row is written: its document exists (the first version makes it), the
 * former latest version is no longer the latest.
 */
export function publishVersion(engine: Engine, state: RowState, access: Access): void {
  const { record } = state;
  const documentId = record.get('ContentDocumentId');
  record.set('IsLatest', true);
  record.set('PublishStatus', record.get('FirstPublishLocationId') === null ? 'R' : 'P');
  record.set('ContentModifiedById', access.user.userId);
  record.set('ContentBodyId', makeId('05T', engine.store.nextNumber('05T')));
  if (typeof documentId === 'string') {
    record.set('VersionNumber', String(retireVersions(engine, documentId) + 1));
    return;
  }
  record.set('VersionNumber', '1');
  record.set('ContentDocumentId', createDocument(engine, record, access));
}

/** Field values that a document takes from its latest version. */
function documentFacts(record: SObject): Record<string, unknown> {
  return {
    Title: record.get('Title'),
    Description: record.get('Description'),
    ContentSize: record.get('ContentSize'),
    FileType: record.get('FileType'),
    FileExtension: record.get('FileExtension'),
    ContentModifiedDate: record.get('ContentModifiedDate')
  };
}

function createDocument(engine: Engine, record: SObject, access: Access): string {
  const document = new SObject('ContentDocument', {
    ...documentFacts(record),
    OwnerId: record.get('OwnerId'),
    PublishStatus: record.get('PublishStatus'),
    SharingOption: record.get('SharingOption'),
    SharingPrivacy: record.get('SharingPrivacy'),
    IsArchived: false
  });
  const system: Access = { ...access, mode: 'system', withSharing: false };
  engine.dml('insert', [document], { allOrNone: true, asPlatform: true }, system);
  return document.id!;
}

function retireVersions(engine: Engine, documentId: string): number {
  const field = engine.schema.object('ContentVersion')!.field('ContentDocumentId')!;
  const ids = [...(engine.store.find('ContentVersion', field, documentId) ?? [])];
  for (const id of ids) {
    const row = engine.store.get('ContentVersion', id)!;
    if (row.get('IsLatest') !== true) continue;
    engine.store.put('ContentVersion', id, new Map([...row, ['IsLatest', false]]));
  }
  return ids.length;
}

/** After the version is written: its document points at it; a first version also gets its links. */
export function linkVersion(engine: Engine, record: SObject, access: Access): void {
  const ContentDocumentId = record.get('ContentDocumentId') as string;
  const row = engine.store.get('ContentDocument', ContentDocumentId);
  if (row) {
    const facts = { ...documentFacts(record), LatestPublishedVersionId: record.id };
    engine.store.put(
      'ContentDocument',
      ContentDocumentId,
      new Map([...row, ...Object.entries(facts)])
    );
  }
  if (record.get('VersionNumber') !== '1') return;
  const owner = record.get('OwnerId') as string;
  const location = record.get('FirstPublishLocationId');
  const links = [link(ContentDocumentId, owner, 'I')];
  if (typeof location === 'string' && location !== owner) {
    links.push(link(ContentDocumentId, location, 'V'));
  }
  const system: Access = { ...access, mode: 'system', withSharing: false };
  engine.dml('insert', links, { allOrNone: true, asPlatform: true }, system);
}

function link(ContentDocumentId: string, LinkedEntityId: string, ShareType: string): SObject {
  return new SObject('ContentDocumentLink', {
    ContentDocumentId,
    LinkedEntityId,
    ShareType,
    Visibility: 'AllUsers'
  });
}
