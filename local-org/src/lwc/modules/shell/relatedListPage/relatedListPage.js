// All records of one related list, on a page of its own.
import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { navigate, toUrl } from 'platform/navigation';

export default class RelatedListPage extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api relatedListId;
  name = '';

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data }) {
    if (!data) return;
    this.name = data.fields.Name?.value ?? '';
    document.title = `${this.name} | Local org`;
  }

  get fields() {
    return [`${this.objectApiName}.Name`];
  }

  get reference() {
    const { recordId, objectApiName } = this;
    return {
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName, actionName: 'view' }
    };
  }

  get href() {
    return toUrl(this.reference);
  }

  handleBack(event) {
    event.preventDefault();
    navigate(this.reference);
  }
}
