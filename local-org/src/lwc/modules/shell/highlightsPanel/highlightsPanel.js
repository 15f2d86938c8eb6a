// The record's name, its actions and the fields of its compact layout.
import { LightningElement, api, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { deleteRecord, getRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getLayout } from 'lightning/uiLayoutApi';
import { display, fieldsToRead, labelOf } from 'platform/fields';
import { navigate } from 'platform/navigation';
import { iconOf } from 'platform/objectIcons';
import { hasRecordButton } from 'platform/pages';
import { messageOf } from 'platform/server';
import { openRecordModal } from 'shell/recordModal';
import { showToast } from 'shell/toasts';
import { fieldNamesOf } from 'platform/sections';

export default class HighlightsPanel extends LightningElement {
  @api recordId;
  @api objectApiName;
  objectInfo;
  layout;
  record;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data }) {
    if (data) this.objectInfo = data;
  }

  @wire(getLayout, { objectApiName: '$objectApiName', layoutType: 'Compact', mode: 'View' })
  wiredLayout({ data, error }) {
    if (data) this.layout = data;
    if (error) console.error(messageOf(error));
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data }) {
    if (data) this.record = data;
  }

  get fields() {
    if (!this.objectInfo || !this.layout) return undefined;
    return fieldsToRead(this.objectInfo, [...this.objectInfo.nameFields, ...this.names]);
  }

  get names() {
    const [nameField] = this.objectInfo.nameFields;
    return fieldNamesOf(this.layout).filter((name) => name !== nameField);
  }

  get isReady() {
    return Boolean(this.objectInfo && this.record);
  }

  get canEdit() {
    return this.objectInfo.updateable && hasRecordButton(this.objectApiName, 'Edit');
  }

  get canDelete() {
    return this.objectInfo.deletable && hasRecordButton(this.objectApiName, 'Delete');
  }

  get icon() {
    return iconOf(this.objectApiName);
  }

  get name() {
    return this.record.fields[this.objectInfo.nameFields[0]]?.value;
  }

  get items() {
    return this.names
      .filter((name) => this.objectInfo.fields[name])
      .map((name) => ({
        name,
        label: labelOf(this.objectInfo, name),
        shown: display(this.record, name, this.objectInfo)
      }));
  }

  handleEdit() {
    const { objectApiName, recordId } = this;
    openRecordModal({ objectApiName, recordId });
  }

  async handleDelete() {
    const { label } = this.objectInfo;
    const confirmed = await LightningConfirm.open({
      label: `Delete ${label}`,
      message: `Are you sure you want to delete this ${label.toLowerCase()}?`,
      theme: 'warning'
    });
    if (!confirmed) return;
    try {
      await deleteRecord(this.recordId);
      showToast({ title: `${label} "${this.name}" was deleted.`, variant: 'success' });
      const attributes = { objectApiName: this.objectApiName, actionName: 'list' };
      navigate({ type: 'standard__objectPage', attributes }, true);
    } catch (error) {
      showToast({ title: `${label} was not deleted`, message: messageOf(error), variant: 'error' });
    }
  }
}
