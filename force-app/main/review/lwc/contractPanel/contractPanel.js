import { LightningElement, api, wire } from 'lwc';
import { RefreshEvent } from 'lightning/refresh';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getFieldValue, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import canUse from '@salesforce/customPermission/Use_Countersign';
import getDocuments from '@salesforce/apex/DocumentController.getDocuments';
import dismiss from '@salesforce/apex/DocumentController.dismiss';
import registerFiles from '@salesforce/apex/DocumentController.registerFiles';
import startExtraction from '@salesforce/apex/ExtractionController.start';
import retryExtraction from '@salesforce/apex/ExtractionController.retry';
import refreshExtraction from '@salesforce/apex/ExtractionController.refresh';
import getReview from '@salesforce/apex/ReviewController.getReview';
import getFile from '@salesforce/apex/ReviewController.getFile';
import getPages from '@salesforce/apex/ReviewController.getPages';
import decide from '@salesforce/apex/ReviewController.decide';
import acceptAll from '@salesforce/apex/ReviewController.acceptAll';
import countersign from '@salesforce/apex/ReviewController.countersign';
import rejectExtraction from '@salesforce/apex/ReviewController.rejectExtraction';
import CountersignModal from 'c/countersignModal';
import { errorMessage } from 'c/errors';
import { fill, formatSize } from 'c/format';
import { labels } from 'c/labels';
import { Poller } from './poller';

const RUNNING = new Set(['Queued', 'Reading']);
const EXTRACTION_POLL = 1200;
const INSPECTION_POLL = 1500;
const KEY_DATE_POLL = 1500;
const INSPECTION_ROUNDS = 20;
const KEY_DATE_ROUNDS = 20;
/** @type {Record<string, { iconName: string, variant: string }>} */
const MESSAGE_LOOKS = {
  error: { iconName: 'utility:error', variant: 'error' },
  warning: { iconName: 'utility:warning', variant: 'warning' },
  info: { iconName: 'utility:info', variant: '' }
};

/** Contracts of an Opportunity: upload, extract, review and countersign. The only part that calls Apex. */
export default class ContractPanel extends LightningElement {
  /** @type {string} */
  @api recordId;

  /** @type {Apex.DocumentController.DocumentList} */
  list;
  /** @type {string} */
  problem;
  /** @type {{ iconName: string, variant: string, key: string, text: string }[]} */
  messages = [];
  /** @type {string[]} */
  busyIds = [];
  isSlow = false;
  isReviewLoading = false;
  isReviewBusy = false;
  /** @type {string} */
  openDocumentId;
  /** @type {Apex.ReviewController.Review} */
  review;
  /** @type {import('c/documentViewer').Content} */
  content;
  /** @type {string} */
  contentError;
  /** @type {string[]} */
  savingIds = [];
  /** @type {Record<string, string>} */
  termProblems = {};
  keyDatesPending = false;
  /** @type {string[]} */
  unregisteredIds = [];
  /** @type {string} */
  unregisteredProblem;
  /** @type {unknown} */
  stage;
  labels = labels;
  hasAccess = Boolean(canUse);

  extractionPoller = new Poller(EXTRACTION_POLL, () => this.pollExtractions());
  inspectionPoller = new Poller(INSPECTION_POLL, () => this.pollInspections(), INSPECTION_ROUNDS);
  keyDatePoller = new Poller(KEY_DATE_POLL, () => this.pollKeyDates(), KEY_DATE_ROUNDS);

  connectedCallback() {
    if (this.hasAccess) this.load();
  }

  disconnectedCallback() {
    [this.extractionPoller, this.inspectionPoller, this.keyDatePoller].forEach((poller) =>
      poller.stop()
    );
  }

  /**
   * A new stage may have started a reading: the Flow on Closed Won does.
   * @param {Platform.Wired<import('lightning/uiRecordApi').RecordRepresentation>} wired
   */
  @wire(getRecord, { recordId: '$recordId', fields: [STAGE] })
  followStage({ data }) {
    if (!data || !this.hasAccess) return;
    const stage = getFieldValue(data, STAGE);
    if (this.stage && this.stage !== stage) this.load();
    this.stage = stage;
  }

  get hasNoAccess() {
    return !this.hasAccess;
  }
  get canExtract() {
    return this.list?.canExtract ?? false;
  }
  get uploadHelp() {
    return fill(labels.uploadHelp, formatSize(this.list?.maxFileBytes));
  }
  get canUpload() {
    return this.list?.canUpload ?? false;
  }
  get isLoading() {
    return !this.list && !this.problem;
  }
  get documents() {
    return this.list?.documents ?? [];
  }
  get acceptedFormats() {
    return this.list?.acceptedFormats;
  }
  get hasDocuments() {
    return this.documents.length > 0;
  }
  get isEmpty() {
    return Boolean(this.list) && this.documents.length === 0;
  }

  async load() {
    try {
      this.list = await getDocuments({ opportunityId: this.recordId });
      this.problem = this.unregisteredProblem;
      this.schedulePolls();
    } catch (error) {
      this.problem = errorMessage(error, labels.errorGeneric);
    }
  }

  schedulePolls() {
    if (this.documents.some((row) => RUNNING.has(row.extraction?.status))) {
      this.extractionPoller.start();
    }
    if (this.documents.some((row) => this.isInspecting(row))) this.inspectionPoller.start();
  }

  /** @param {Apex.DocumentRow} row */
  isInspecting(row) {
    return row.status === 'Uploaded' && !row.documentType && !row.errorMessage;
  }

  async pollInspections() {
    await this.load();
    return this.documents.some((row) => this.isInspecting(row));
  }

  async pollExtractions() {
    const running = this.documents.filter((row) => RUNNING.has(row.extraction?.status));
    for (const row of running) {
      try {
        // one after the other: each call is one transaction on the same few records
        // eslint-disable-next-line no-await-in-loop
        const extraction = await refreshExtraction({ extractionId: row.extraction.id });
        this.isSlow = false;
        this.replaceExtraction(row.id, extraction);
        // eslint-disable-next-line no-await-in-loop
        if (!RUNNING.has(extraction.status)) await this.extractionEnded(row.id, extraction);
      } catch {
        this.isSlow = true;
      }
    }
    return this.documents.some((row) => RUNNING.has(row.extraction?.status));
  }

  /**
   * @param {string} documentId
   * @param {Apex.ExtractionRow} extraction
   */
  replaceExtraction(documentId, extraction) {
    const documents = this.documents.map((row) => {
      return row.id === documentId ? { ...row, extraction } : row;
    });
    this.list = { ...this.list, documents };
  }

  /**
   * @param {string} documentId
   * @param {Apex.ExtractionRow} extraction
   */
  async extractionEnded(documentId, extraction) {
    await this.load();
    if (extraction.status === 'Needs Review') {
      this.toast(labels.readingDone, 'success');
      if (!this.openDocumentId) await this.openReview(documentId);
    } else {
      this.toast(extraction.errorMessage || labels.readingFailed, 'error');
    }
  }

  handleReload() {
    this.messages = [];
    if (this.unregisteredIds.length > 0) this.register([]);
    else this.load();
  }

  /** @param {CustomEvent<{ files: { documentId: string }[] }>} event */
  handleUpload(event) {
    this.register(event.detail.files.map((file) => file.documentId));
  }

  /**
   * Files that could not be added wait here for the next try.
   * @param {string[]} newIds
   */
  async register(newIds) {
    const contentDocumentIds = [...this.unregisteredIds, ...newIds];
    this.unregisteredProblem = undefined;
    try {
      const result = await registerFiles({ opportunityId: this.recordId, contentDocumentIds });
      this.unregisteredIds = [];
      this.messages = result.messages.map((message, index) => ({
        ...MESSAGE_LOOKS[message.severity],
        key: `${index}`,
        text: message.text
      }));
    } catch (error) {
      this.unregisteredIds = contentDocumentIds;
      this.unregisteredProblem = errorMessage(error, labels.errorGeneric);
    }
    await this.load();
  }

  /** @param {CustomEvent<string>} event */
  handleExtract(event) {
    this.begin(event.detail, () => startExtraction({ documentId: event.detail }));
  }

  /** @param {CustomEvent<string>} event */
  handleDismiss(event) {
    const documentId = event.detail;
    this.begin(documentId, async () => (await dismiss({ documentId })) ?? {});
  }

  /** @param {CustomEvent<string>} event */
  handleRetry(event) {
    const row = this.documents.find((candidate) => candidate.id === event.detail);
    this.begin(row.id, () => retryExtraction({ extractionId: row.extraction.id }));
  }

  /**
   * @param {string} documentId
   * @param {() => Promise<Partial<Apex.ExtractionController.StartResult>>} call
   */
  async begin(documentId, call) {
    this.busyIds = [...this.busyIds, documentId];
    try {
      const result = await call();
      // a reading that starts shows its progress; one that is there already has to be told
      if (result.alreadyRead && result.message) this.toast(result.message, 'info');
      await this.load();
    } catch (error) {
      this.toast(errorMessage(error, labels.errorGeneric), 'error');
    }
    this.busyIds = this.busyIds.filter((id) => id !== documentId);
  }

  /** @param {CustomEvent<string>} event */
  handleReview(event) {
    this.openReview(event.detail);
  }

  handleClose() {
    this.openDocumentId = undefined;
    this.review = undefined;
    this.content = undefined;
    this.keyDatesPending = false;
    this.keyDatePoller.stop();
  }

  /** @param {string} documentId */
  async openReview(documentId) {
    this.handleClose();
    this.openDocumentId = documentId;
    this.isReviewLoading = true;
    this.contentError = undefined;
    this.termProblems = {};
    this.loadContent(documentId);
    await this.loadReview();
    this.isReviewLoading = false;
  }

  async loadReview() {
    const row = this.documents.find((candidate) => candidate.id === this.openDocumentId);
    try {
      this.review = await getReview({ extractionId: row.extraction.id });
    } catch (error) {
      this.toast(errorMessage(error, labels.errorGeneric), 'error');
    }
  }

  /** @param {string} documentId */
  async loadContent(documentId) {
    try {
      const file = await getFile({ documentId });
      /** @type {import('c/documentViewer').Content} */
      const content =
        file.kind === 'pdf' && !file.tooLarge
          ? { kind: 'pdf', base64: file.base64 }
          : { kind: 'text', pages: (await getPages({ documentId })).pages };
      if (documentId === this.openDocumentId) this.content = content;
    } catch (error) {
      this.contentError = errorMessage(error, labels.documentError);
    }
  }

  /** @param {CustomEvent<import('c/termCard').Decision>} event */
  async handleDecide(event) {
    const { termId, decision, value = null, reason = null, note = null } = event.detail;
    const term = this.review.terms.find((candidate) => candidate.id === termId);
    this.savingIds = [...this.savingIds, termId];
    this.termProblems = { ...this.termProblems, [termId]: undefined };
    try {
      const saved = await decide({ termId, decision, value, reason, note, version: term.version });
      this.replaceTerms([saved]);
      this.template.querySelector('c-review-panel')?.closeEditor(termId);
    } catch (error) {
      const message = errorMessage(error, labels.errorGeneric);
      this.termProblems = { ...this.termProblems, [termId]: message };
      await this.loadReview();
    }
    this.savingIds = this.savingIds.filter((id) => id !== termId);
  }

  /** @param {Apex.TermRow[]} saved */
  replaceTerms(saved) {
    const byId = new Map(saved.map((term) => [term.id, term]));
    const terms = this.review.terms.map((term) => byId.get(term.id) ?? term);
    this.review = { ...this.review, terms };
  }

  /** @param {CustomEvent<string[]>} event */
  async handleAcceptAll(event) {
    await this.duringReview(async () => {
      const extractionId = this.review.extraction.id;
      this.replaceTerms(await acceptAll({ extractionId, termIds: event.detail }));
    });
  }

  async handleCountersign() {
    if (!(await this.isReviewCurrent())) return;
    const answer = await CountersignModal.open({
      size: 'medium',
      label: labels.countersign,
      documentTitle: this.review.document.title,
      terms: JSON.parse(JSON.stringify(this.review.terms))
    });
    if (answer !== 'countersign') return;
    await this.duringReview(async () => {
      const { extraction, version } = this.review;
      const result = await countersign({ extractionId: extraction.id, version });
      this.toast(result.message, 'success');
      await this.afterDecision();
      this.keyDatesPending = result.keyDatesPending;
      if (this.keyDatesPending) this.keyDatePoller.start();
    });
  }

  /**
   * A person countersigns what this page shows. When somebody decided since, the change is shown
   * first and nothing is opened.
   */
  async isReviewCurrent() {
    const seen = new Map(this.review.terms.map(({ id, version }) => [id, version]));
    await this.loadReview();
    const isCurrent = this.review.terms.every(({ id, version }) => seen.get(id) === version);
    if (!isCurrent) this.toast(labels.changedMeanwhile, 'warning');
    return isCurrent;
  }

  /** @param {CustomEvent<string>} event */
  async handleRejectReading(event) {
    await this.duringReview(async () => {
      const extractionId = this.review.extraction.id;
      await rejectExtraction({ extractionId, reason: event.detail });
      await this.afterDecision();
    });
  }

  async afterDecision() {
    await this.load();
    await this.loadReview();
    await this.refreshPage();
  }

  /** Fields, related lists and activities around this panel show what was written. */
  async refreshPage() {
    await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  /** The job that computes key dates ends a moment after the countersigning. */
  async pollKeyDates() {
    await this.loadReview();
    if (!this.review?.keyDates?.length) return true;
    this.keyDatesPending = false;
    await this.refreshPage();
    return false;
  }

  /** @param {() => Promise<void>} action */
  async duringReview(action) {
    this.isReviewBusy = true;
    try {
      await action();
    } catch (error) {
      this.toast(errorMessage(error, labels.errorGeneric), 'error');
      await this.load();
      await this.loadReview();
    }
    this.isReviewBusy = false;
  }

  /**
   * @param {string} message
   * @param {'info' | 'success' | 'warning' | 'error'} variant
   */
  toast(message, variant) {
    const mode = variant === 'error' ? 'sticky' : 'dismissible';
    this.dispatchEvent(new ShowToastEvent({ title: message, variant, mode }));
  }
}
