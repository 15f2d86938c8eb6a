// Files: a version makes its document and its first link; sizes, types and checksums are computed.
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { Blob } from '../../values/blob.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { makeId } from '../../values/id.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { DmlFailure } from '../results.ts';
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
  const data = record.get('VersionData');
  const isEmpty = data === null || (data instanceof Blob && data.bytes.length === 0);
  if (isEmpty) missing(state, 'VersionData');
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

/** Before the versions are written: the documents of first versions, in one statement. */
export function createDocuments(engine: Engine, states: RowState[], access: Access): void {
  const first = states.filter((state) => state.record.get('ContentDocumentId') === null);
  const documents = first.map((state) => newDocument(state.record));
  if (!nestedInsert(engine, documents, first, access)) return;
  first.forEach(({ record }, index) => {
    record.set('ContentDocumentId', documents[index]!.id);
    record.set('VersionNumber', '1');
  });
}

/** Just before its row is written: the version becomes the latest one of its document. */
export function publishVersion(engine: Engine, record: SObject, access: Access): void {
  record.set('IsLatest', true);
  record.set('PublishStatus', publishStatus(record));
  record.set('ContentModifiedById', access.user.userId);
  record.set('ContentBodyId', makeId('05T', engine.store.nextNumber('05T')));
  const former = retireVersions(engine, record.get('ContentDocumentId') as string);
  record.set('VersionNumber', String(former + 1));
}

function publishStatus(record: SObject): string {
  return record.get('FirstPublishLocationId') === null ? 'R' : 'P';
}

/** The rows of a nested statement that fails fail with it; false then. */
function nestedInsert(
  engine: Engine,
  records: SObject[],
  owners: RowState[],
  access: Access
): boolean {
  if (records.length === 0) return true;
  const system: Access = { ...access, mode: 'system', withSharing: false };
  try {
    engine.dml('insert', records, { allOrNone: true, asPlatform: true }, system);
    return true;
  } catch (problem) {
    if (!(problem instanceof DmlFailure)) throw problem;
    problem.results.forEach((result, index) => owners[index]?.errors.push(...result.errors));
    return false;
  }
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

function newDocument(record: SObject): SObject {
  return new SObject('ContentDocument', {
    ...documentFacts(record),
    OwnerId: record.get('OwnerId'),
    PublishStatus: publishStatus(record),
    SharingOption: record.get('SharingOption'),
    SharingPrivacy: record.get('SharingPrivacy'),
    IsArchived: false
  });
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

/** After the versions are written: documents point at them; first versions get their links. */
export function linkVersions(engine: Engine, states: RowState[], access: Access): void {
  const links: SObject[] = [];
  const owners: RowState[] = [];
  for (const state of states) {
    updateDocument(engine, state.record);
    if (state.record.get('VersionNumber') !== '1') continue;
    for (const record of linksOf(state.record)) {
      links.push(record);
      owners.push(state);
    }
  }
  nestedInsert(engine, links, owners, access);
}

function updateDocument(engine: Engine, record: SObject): void {
  const id = record.get('ContentDocumentId') as string;
  const row = engine.store.get('ContentDocument', id);
  if (!row) return;
  const facts = { ...documentFacts(record), LatestPublishedVersionId: record.id };
  engine.store.put('ContentDocument', id, new Map([...row, ...Object.entries(facts)]));
}

/** To the owner, and to the record that the file was uploaded to. */
function linksOf(record: SObject): SObject[] {
  const documentId = record.get('ContentDocumentId') as string;
  const owner = record.get('OwnerId') as string;
  const location = record.get('FirstPublishLocationId');
  const links = [link(documentId, owner, 'I')];
  if (typeof location === 'string' && location !== owner) {
    links.push(link(documentId, location, 'V'));
  }
  return links;
}

function link(ContentDocumentId: string, LinkedEntityId: string, ShareType: string): SObject {
  return new SObject('ContentDocumentLink', {
    ContentDocumentId,
    LinkedEntityId,
    ShareType,
    Visibility: 'AllUsers'
  });
}
