// The dialog of a file upload: one line with progress for each file, closed with Done.
import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { isAccepted, listOf, uploadFile } from 'platform/upload';

const units = ['B', 'KB', 'MB', 'GB'];

export default class UploadModal extends LightningModal {
  @api files;
  @api recordId;
  @api accept;
  rows = [];

  connectedCallback() {
    this.rows = this.files.map((file, index) => ({
      key: index,
      name: file.name,
      size: sizeText(file.size),
      percent: 0,
      isRunning: true
    }));
    this.uploadAll();
  }

  get isRunning() {
    return this.rows.some((row) => !row.saved && !row.problem);
  }

  get summary() {
    const saved = this.rows.filter((row) => row.saved).length;
    return `${saved} of ${this.rows.length} files uploaded`;
  }

  async uploadAll() {
    this.disableClose = true;
    const saved = [];
    for (const [index, file] of [...this.files].entries()) {
      // eslint-disable-next-line no-await-in-loop -- one after another, as the list shows them
      const result = await this.uploadOne(file, index);
      if (result) saved.push(result);
    }
    this.disableClose = false;
    if (saved.length > 0) {
      this.dispatchEvent(new CustomEvent('uploaded', { detail: { files: saved } }));
    }
  }

  async uploadOne(file, index) {
    try {
      if (!isAccepted(file.name, this.accept)) {
        throw new Error(
          `This file type is not accepted. Choose ${listOf(this.accept).join(', ')}.`
        );
      }
      if (file.size === 0) throw new Error('This file is empty. Choose a file with content.');
      const saved = await uploadFile(file, this.recordId, (percent) =>
        this.change(index, { percent })
      );
      this.change(index, { isRunning: false, saved: true });
      return saved;
    } catch (error) {
      this.change(index, { isRunning: false, problem: error.message });
      return null;
    }
  }

  change(index, changes) {
    this.rows = this.rows.map((row, at) => (at === index ? { ...row, ...changes } : row));
  }

  handleDone() {
    this.close('done');
  }
}

function sizeText(bytes) {
  const power = bytes > 0 ? Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), 3) : 0;
  const size = bytes / 1024 ** power;
  return `${power > 0 ? size.toFixed(1) : size} ${units[power]}`;
}

export function openUploadModal(settings) {
  return UploadModal.open({ size: 'small', label: 'Upload Files', ...settings });
}
