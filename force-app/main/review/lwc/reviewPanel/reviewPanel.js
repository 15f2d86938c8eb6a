import { LightningElement, api } from 'lwc';
import { fill, formatDay, formatMoment } from 'c/format';
import { labels } from 'c/labels';

/** @param {string} json */
const parse = (json) => (json ? JSON.parse(json) : []);

/** Document and terms side by side, with the countersign bar. Events carry what a person decided. */
export default class ReviewPanel extends LightningElement {
  /** @type {Apex.ReviewController.Review} */
  @api review;
  /**
   * what the document viewer shows; undefined while it loads
   * @type {import('c/documentViewer').Content}
   */
  @api content;
  /** @type {string} */
  @api contentError;
  /** @type {string[]} */
  @api savingIds = [];
  /**
   * messages by the id of their term
   * @type {Record<string, string>}
   */
  @api problems = {};
  @api isBusy = false;
  @api keyDatesPending = false;

  /** @type {string} */
  activeTermId;
  isRejecting = false;
  rejectReason = '';
  labels = labels;

  /**
   * The value of a term was saved: its editor is no longer needed.
   * @param {string} termId
   */
  @api
  closeEditor(termId) {
    this.template.querySelector('c-term-list').closeEditor(termId);
  }

  get downloadUrl() {
    const { contentVersionId } = this.review.document;
    return contentVersionId
      ? `/sfc/servlet.shepherd/version/download/${contentVersionId}`
      : undefined;
  }

  get canDecide() {
    return this.review.canDecide && this.review.extraction.status === 'Needs Review';
  }
  get isWaiting() {
    return !this.review.canDecide && this.review.extraction.status === 'Needs Review';
  }
  get isCountersigned() {
    return this.review.extraction.status === 'Approved';
  }
  get isRejected() {
    return this.review.extraction.status === 'Rejected';
  }
  get rejectedText() {
    const { rejectedByName, rejectionReason } = this.review.extraction;
    return fill(labels.rejectedBy, rejectedByName ?? '', rejectionReason ?? '');
  }
  get countersignedText() {
    const { countersignedByName, countersignedAt } = this.review.extraction;
    return fill(labels.countersignedBy, countersignedByName ?? '', formatMoment(countersignedAt));
  }

  get citations() {
    return this.review.terms
      .filter((term) => term.isFound && term.quote)
      .map(({ id, label, page, quote, rects }) => ({
        id,
        label,
        page,
        quote,
        rects: parse(rects)
      }));
  }

  get open() {
    return this.review.terms.filter((term) => term.isOpen);
  }
  /** Terms that count: what nobody has to decide counts only once somebody has. */
  get counted() {
    return this.review.terms.filter((term) => !term.isOptional || term.decision !== 'Pending');
  }
  get openText() {
    const total = this.counted.length;
    return fill(labels.openTerms, total - this.open.length, total);
  }
  get confident() {
    return this.review.terms.filter((term) => term.isSure);
  }
  get hasConfident() {
    return this.confident.length > 0;
  }
  get acceptLabel() {
    return fill(labels.acceptConfident, this.confident.length);
  }
  get isCountersignDisabled() {
    return this.isBusy || this.open.length > 0;
  }
  get countersignHint() {
    return this.open.length ? fill(labels.decideFirst, this.open.length) : labels.countersign;
  }

  get hasObligations() {
    return this.review.obligations?.length > 0;
  }
  get obligations() {
    return this.review.obligations.map((row, index) => ({
      key: row.id ?? `${index}`,
      type: row.type,
      description: row.description,
      detail: [
        row.responsibleParty,
        row.dueDate ? fill(labels.due, formatDay(row.dueDate)) : row.triggerEvent,
        row.page ? fill(labels.page, row.page) : ''
      ]
        .filter(Boolean)
        .join(' · ')
    }));
  }
  get hasKeyDates() {
    return this.review.keyDates?.length > 0;
  }
  get keyDates() {
    return this.review.keyDates.map((row) => ({
      key: `${row.kind}-label`,
      valueKey: `${row.kind}-value`,
      label: row.label,
      day: formatDay(row.dateValue)
    }));
  }

  /** @param {CustomEvent<string>} event */
  handleOpen(event) {
    this.activeTermId = event.detail;
    const viewer = /** @type {HTMLElementTagNameMap['c-document-viewer']} */ (this.refs.viewer);
    viewer.activate(event.detail);
  }

  /** @param {CustomEvent<import('c/termCard').Decision>} event */
  handleDecide(event) {
    this.dispatchEvent(new CustomEvent('decide', { detail: event.detail }));
  }

  /** @param {CustomEvent<string>} event */
  handlePassage(event) {
    this.activeTermId = event.detail;
    this.template.querySelector('c-term-list').reveal(event.detail);
  }

  handleAcceptAll() {
    const termIds = this.confident.map((term) => term.id);
    this.dispatchEvent(new CustomEvent('acceptall', { detail: termIds }));
  }

  handleCountersign() {
    this.dispatchEvent(new CustomEvent('countersign'));
  }

  handleRejectOpen() {
    this.isRejecting = true;
  }

  handleRejectCancel() {
    this.isRejecting = false;
  }

  /** @param {Platform.ValueEvent} event */
  handleRejectReason(event) {
    this.rejectReason = event.detail.value;
  }

  handleReject() {
    /** @type {HTMLTextAreaElement} */
    const input = this.template.querySelector('lightning-textarea');
    if (!input.reportValidity() || !this.rejectReason.trim()) return;
    this.isRejecting = false;
    this.dispatchEvent(new CustomEvent('rejectreading', { detail: this.rejectReason.trim() }));
  }
}
