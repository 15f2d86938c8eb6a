// Record Detail: the page layout's sections with editing in place.
import { LightningElement, api } from 'lwc';
import { showToast } from 'shell/toasts';

export default class DetailPanel extends LightningElement {
  @api recordId;
  @api objectApiName;

  handleSaved() {
    showToast({ title: 'Your changes are saved.', variant: 'success' });
  }
}
