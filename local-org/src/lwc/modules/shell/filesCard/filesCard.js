// Files: what is attached to the record, with upload and preview.
import { LightningElement, api, wire } from 'lwc';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { timeZone } from 'platform/context';
import { navigate } from 'platform/navigation';
import { refreshProvided } from 'platform/wire';
import { onRefresh } from 'platform/refresh';
import { messageOf } from 'platform/server';

const icons = {
  pdf: 'pdf',
  docx: 'word',
  doc: 'word',
  txt: 'txt',
  xlsx: 'excel',
  csv: 'csv',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  zip: 'zip'
};
const document = 'ContentDocumentLink.ContentDocument';
const fields = [
  'ContentDocumentLink.ContentDocumentId',
  ...['Title', 'FileExtension', 'ContentSize', 'LatestPublishedVersionId', 'LastModifiedDate'].map(
    (name) => `${document}.${name}`
  )
];

export default class FilesCard extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api showsAll = false;
  fields = fields;
  records;
  problem;
  timeZone = timeZone;

  connectedCallback() {
    this.endRefresh = onRefresh(() => this.provided && refreshProvided(this.provided));
  }

  disconnectedCallback() {
    this.endRefresh?.();
  }

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: 'ContentDocumentLinks',
    fields: '$fields',
    pageSize: 200
  })
  wiredFiles(value) {
    this.provided = value;
    if (value.data) this.records = value.data.records;
    if (value.error) this.problem = messageOf(value.error);
  }

  get heading() {
    return this.records ? `Files (${this.records.length})` : 'Files';
  }

  get files() {
    return (this.records ?? []).map((record) => {
      const file = record.fields.ContentDocument?.value?.fields ?? {};
      const value = (name) => file[name]?.value;
      const extension = (value('FileExtension') ?? '').toLowerCase();
      return {
        id: record.id,
        documentId: record.fields.ContentDocumentId?.value,
        title: value('Title') ?? '',
        extension,
        size: sizeText(value('ContentSize')),
        modified: value('LastModifiedDate'),
        icon: `doctype:${icons[extension] ?? 'unknown'}`
      };
    });
  }

  handleFile(event) {
    event.preventDefault();
    const { document: selectedRecordId } = event.currentTarget.dataset;
    navigate({
      type: 'standard__namedPage',
      attributes: { pageName: 'filePreview' },
      state: { selectedRecordId, recordIds: selectedRecordId }
    });
  }
}

function sizeText(bytes) {
  if (!bytes) return '';
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
