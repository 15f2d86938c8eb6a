import { LightningElement } from 'lwc';
import NAME from '@salesforce/schema/Opportunity.Name';
import { shout } from 'c/sharedText';

export default class FormPanel extends LightningElement {
  recordId = '006000000000001AAA';
  nameField = NAME;
  fields = ['Name', 'StageName', 'Amount'];
  said = '';

  handleSubmit(event) {
    event.preventDefault();
    const { fields } = event.detail;
    this.template.querySelector('lightning-record-edit-form').submit({ ...fields });
  }

  handleSuccess(event) {
    this.said = shout(`saved ${event.detail.id}`);
  }

  handleError(event) {
    this.said = shout(`failed ${event.detail.detail}`);
  }
}
