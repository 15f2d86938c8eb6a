// lightning-file-upload: chooses or drops files, uploads them to the record and reports what was saved.
import { LightningElement, api } from 'lwc';
import { openUploadModal } from 'shell/uploadModal';
import { listOf } from 'platform/upload';
import { refreshPage } from 'platform/refresh';

export default class FileUpload extends LightningElement {
  @api label = 'Upload Files';
  @api name;
  @api recordId;
  @api fileFieldName;
  @api fileFieldValue;
  @api accept;
  @api multiple = false;
  @api disabled = false;
  @api required = false;
  isDragged = false;

  get acceptText() {
    return listOf(this.accept).join(',');
  }

  get isMultiple() {
    return this.multiple === true || this.multiple === 'true' || this.multiple === '';
  }

  get zoneClass() {
    return `slds-file-selector__dropzone${this.isDragged ? ' slds-has-drag-over' : ''}`;
  }

  handleChange(event) {
    const files = [...event.target.files];
    event.target.value = '';
    this.upload(files);
  }

  handleDragOver(event) {
    event.preventDefault();
    if (!this.disabled) this.isDragged = true;
  }

  handleDragLeave() {
    this.isDragged = false;
  }

  handleDrop(event) {
    event.preventDefault();
    this.isDragged = false;
    if (!this.disabled) this.upload([...event.dataTransfer.files]);
  }

  handleFocus() {
    this.refs.button.classList.add('focused');
  }

  handleBlur() {
    this.refs.button.classList.remove('focused');
  }

  async upload(chosen) {
    const files = this.isMultiple ? chosen : chosen.slice(0, 1);
    if (files.length === 0) return;
    await openUploadModal({
      files,
      recordId: this.recordId,
      accept: this.accept,
      onuploaded: (event) => this.report(event.detail.files)
    });
  }

  report(files) {
    this.dispatchEvent(new CustomEvent('uploadfinished', { detail: { files } }));
    refreshPage();
  }
}
