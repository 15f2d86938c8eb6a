// The dialog in which a record is created or edited, over the page.
import { api, wire } from 'lwc';
import LightningModal from 'lightning/modal';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { refreshPage } from 'platform/refresh';
import { navigate } from 'platform/navigation';
import { showToast } from 'shell/toasts';

export default class RecordModal extends LightningModal {
  @api objectApiName;
  @api recordId;
  @api defaults;
  objectLabel = '';
  isSaving = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data }) {
    if (data) this.objectLabel = data.label;
  }

  get heading() {
    return this.recordId ? `Edit ${this.objectLabel}` : `New ${this.objectLabel}`;
  }

  handleCancel() {
    this.close();
  }

  async handleSave() {
    this.isSaving = true;
    const record = await this.template.querySelector('shell-record-layout').save();
    this.isSaving = false;
    if (!record) return;
    const name = record.fields.Name?.value ?? record.fields.Subject?.value;
    const what = name ? `${this.objectLabel} "${name}"` : this.objectLabel;
    showToast({ title: `${what} was ${this.recordId ? 'saved' : 'created'}.`, variant: 'success' });
    this.close(record);
  }
}

/** Resolves with the saved record, or undefined when the user cancelled. */
export async function openRecordModal({ objectApiName, recordId, defaults, state }) {
  const values = defaults ?? decodeDefaultFieldValues(state?.defaultFieldValues);
  const label = recordId ? 'Edit' : 'New';
  const record = await RecordModal.open({
    size: 'medium',
    label,
    objectApiName,
    recordId,
    defaults: values
  });
  if (!record) return undefined;
  await refreshPage();
  if (!recordId && !defaults) {
    const attributes = { recordId: record.id, objectApiName, actionName: 'view' };
    navigate({ type: 'standard__recordPage', attributes });
  }
  return record;
}
