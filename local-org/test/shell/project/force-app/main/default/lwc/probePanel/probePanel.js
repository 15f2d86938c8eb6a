import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import {
  getFieldDisplayValue,
  getFieldValue,
  getRecord,
  notifyRecordUpdateAvailable,
  updateRecord
} from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getRows from '@salesforce/apex/ProbeController.getRows';
import addRow from '@salesforce/apex/ProbeController.addRow';
import title from '@salesforce/label/c.Probe_Title';
import frame from '@salesforce/resourceUrl/probeFrame';
import mayProbe from '@salesforce/customPermission/Probe';
import userId from '@salesforce/user/Id';
import AMOUNT from '@salesforce/schema/Opportunity.Amount';
import NAME from '@salesforce/schema/Opportunity.Name';

/** Uses one of everything that a package's component may import. */
export default class ProbePanel extends NavigationMixin(LightningElement) {
  @api recordId;
  @api objectApiName;
  @api heading;
  labels = { title };
  frameUrl = `${frame}/frame.html`;
  mayProbe = mayProbe === true ? 'yes' : 'no';
  userId = userId;
  fromFrame = '';
  uploaded = '';
  clicks = 0;

  @wire(getRecord, { recordId: '$recordId', fields: [NAME, AMOUNT] })
  record;

  @wire(getRows, { recordId: '$recordId' })
  wiredRows(value) {
    this.provided = value;
    this.rows = value.data;
  }

  rows;

  handleMessage = (event) => {
    if (event.source === this.refs.frame?.contentWindow) this.fromFrame = event.data;
  };

  connectedCallback() {
    window.addEventListener('message', this.handleMessage);
  }

  disconnectedCallback() {
    window.removeEventListener('message', this.handleMessage);
  }

  get name() {
    return getFieldValue(this.record.data, NAME);
  }

  get amount() {
    return getFieldDisplayValue(this.record.data, AMOUNT);
  }

  get rowCount() {
    return this.rows?.length ?? 'none';
  }

  handleToast() {
    this.toast('Saved', 'The {0} was saved by {1}.', 'success', [
      { url: '/lightning/page/home', label: 'record' },
      'Dana'
    ]);
  }

  handleErrorToast() {
    this.toast('Not saved', 'Choose a reason, then save again.', 'error');
  }

  toast(heading, message, variant, messageData) {
    this.dispatchEvent(new ShowToastEvent({ title: heading, message, variant, messageData }));
  }

  async handleAdd() {
    try {
      await addRow({ recordId: this.recordId, text: 'new' });
      await refreshApex(this.provided);
    } catch (error) {
      this.toast('Not added', error.body.message, 'error');
    }
  }

  async handleUpdate() {
    await updateRecord({ fields: { Id: this.recordId, Amount: 99000 } });
  }

  async handleNotify() {
    await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  handleNavigate() {
    this[NavigationMixin.Navigate]({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Opportunity', actionName: 'list' }
    });
  }

  handleUploaded(event) {
    this.uploaded = event.detail.files.map((file) => `${file.name} ${file.documentId}`).join(', ');
  }

  handleThrow() {
    this.broken = true;
  }

  get explode() {
    if (this.broken) throw new Error('The probe was asked to fail.');
    return '';
  }

  broken = false;
}
