// lightning-record-form: a record's fields by list or by layout, to view, to edit, to create.
import { LightningElement, api } from 'lwc';

export default class RecordForm extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api fields;
  @api layoutType;
  @api mode;
  @api columns = 1;
  @api density;

  get fieldList() {
    if (this.layoutType) return undefined;
    return Array.isArray(this.fields) ? this.fields : [this.fields].filter(Boolean);
  }

  get layout() {
    return this.layoutType ?? 'Full';
  }

  get isEditing() {
    return this.mode === 'edit' || !this.recordId;
  }

  get isReadOnly() {
    return this.mode === 'readonly';
  }

  get columnCount() {
    return Number(this.columns);
  }

  handleSaved(event) {
    const { record } = event.detail;
    this.dispatchEvent(new CustomEvent('success', { detail: { ...record } }));
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
