// The file preview over the page: PDFs and images are shown, every file can be downloaded.
import { LightningElement } from 'lwc';
import { messageOf, readUiApi } from 'platform/server';

const shownInline = {
  pdf: 'isPdf',
  png: 'isImage',
  jpg: 'isImage',
  jpeg: 'isImage',
  gif: 'isImage'
};

export default class FilePreview extends LightningElement {
  file;
  problem;
  isOpen = false;

  get title() {
    return this.file?.title ?? '';
  }

  connectedCallback() {
    window.addEventListener('shell:filepreview', this.handlePreview);
    window.addEventListener('keydown', this.handleKey);
  }

  disconnectedCallback() {
    window.removeEventListener('shell:filepreview', this.handlePreview);
    window.removeEventListener('keydown', this.handleKey);
  }

  renderedCallback() {
    if (this.isOpen && !this.wasOpen) this.template.querySelector('.close')?.focus();
    this.wasOpen = this.isOpen;
  }

  handlePreview = (event) => {
    const { selectedRecordId, recordIds } = event.detail;
    this.opener = document.activeElement;
    this.open(selectedRecordId ?? String(recordIds ?? '').split(',')[0]);
  };

  handleKey = (event) => {
    if (this.isOpen && event.key === 'Escape') this.handleClose();
  };

  async open(documentId) {
    this.isOpen = true;
    this.file = undefined;
    this.problem = undefined;
    const names = ['Title', 'FileExtension', 'LatestPublishedVersionId'];
    const fields = names.map((name) => `ContentDocument.${name}`);
    try {
      const record = await readUiApi('getRecord', { recordId: documentId, optionalFields: fields });
      const value = (name) => record.fields[name]?.value;
      const url = `/sfc/servlet.shepherd/version/download/${value('LatestPublishedVersionId')}`;
      const kind = shownInline[(value('FileExtension') ?? '').toLowerCase()] ?? 'isOther';
      this.file = { title: value('Title'), url, [kind]: true };
      if (kind === 'isPdf' || kind === 'isImage') await this.loadInline(url, kind);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** The download address makes browsers save the file; an object URL is shown in place. */
  async loadInline(url, kind) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The file could not be read (${response.status}).`);
    const type = kind === 'isPdf' ? 'application/pdf' : response.headers.get('content-type');
    const bytes = await response.arrayBuffer();
    this.shownUrl = URL.createObjectURL(new Blob([bytes], { type }));
    this.file = { ...this.file, shownUrl: this.shownUrl };
  }

  handleClose() {
    this.isOpen = false;
    if (this.shownUrl) URL.revokeObjectURL(this.shownUrl);
    this.shownUrl = undefined;
    this.opener?.focus?.();
  }
}
