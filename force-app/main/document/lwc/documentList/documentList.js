import { LightningElement, api } from 'lwc';
import { fill, formatMoment, formatSize } from 'c/format';
import { labels } from 'c/labels';

const RUNNING = new Set(['Queued', 'Reading']);
/** @type {Record<string, string>} */
const STATUS_CLASS = {
  'Needs Review': 'slds-theme_warning',
  Countersigned: 'slds-theme_success',
  Failed: 'slds-theme_error'
};

/**
 * @param {string} name
 * @param {string} label
 */
const button = (name, label, variant = 'neutral') => ({ name, label, variant });

/** The contract files of a record with type, state and the one action that comes next. */
export default class DocumentList extends LightningElement {
  /** @type {Apex.DocumentRow[]} */
  @api documents = [];
  /**
   * id of the document whose review is open
   * @type {string}
   */
  @api openDocumentId;
  /**
   * ids of documents with a request on its way
   * @type {string[]}
   */
  @api busyIds = [];
  @api canExtract = false;
  @api isSlow = false;
  labels = labels;

  get rows() {
    return this.documents.map((row) => ({
      ...row,
      iconName: row.fileExtension === 'pdf' ? 'doctype:pdf' : 'doctype:word',
      detail: this.detailOf(row),
      isDetecting: row.status === 'Uploaded' && !row.documentType && !row.errorMessage,
      typeText: this.typeOf(row),
      statusClass: STATUS_CLASS[row.status] ?? '',
      isRunning: RUNNING.has(row.extraction?.status),
      isBusy: this.busyIds.includes(row.id),
      hasWarnings: row.warnings?.length > 0,
      errorMessage: row.extraction?.errorMessage || row.errorMessage,
      errorAction: row.extraction?.errorMessage ? row.extraction.errorAction : row.errorAction,
      actions: this.actionsOf(row)
    }));
  }

  /** @param {Apex.DocumentRow} row */
  detailOf(row) {
    const pages = row.pageCount === 1 ? labels.onePage : fill(labels.pages, row.pageCount);
    return [
      row.fileName,
      formatSize(row.fileSize),
      row.pageCount ? pages : '',
      fill(labels.uploadedBy, row.createdByName ?? '', formatMoment(row.createdDate))
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {Apex.DocumentRow} row */
  typeOf(row) {
    if (row.documentType) return row.documentType;
    return row.errorMessage ? labels.typeUnknown : labels.detecting;
  }

  /**
   * The one action that comes next, and for a rejected reading a look at it.
   * @param {Apex.DocumentRow} row
   */
  actionsOf(row) {
    if (row.id === this.openDocumentId) return [button('close', labels.closeReview)];
    const state = row.extraction?.status;
    if (RUNNING.has(state)) return [];
    if (state === 'Needs Review') return [button('review', labels.openReview, 'brand')];
    if (state === 'Approved') return [button('review', labels.viewReview)];
    const reading = this.canExtract && row.isReadable ? this.readingOf(state) : [];
    if (row.canDismiss) reading.unshift(button('dismiss', labels.removeFromList));
    return state === 'Rejected' ? [button('review', labels.viewReview), ...reading] : reading;
  }

  /** @param {string} state */
  readingOf(state) {
    if (state === 'Failed') return [button('retry', labels.retry)];
    return state
      ? [button('extract', labels.extractAgain)]
      : [button('extract', labels.extract, 'brand')];
  }

  /** @param {Platform.ComponentEvent} event */
  handleAction(event) {
    const { document: documentId, action } = event.target.dataset;
    this.dispatchEvent(new CustomEvent(action, { detail: documentId }));
  }
}
