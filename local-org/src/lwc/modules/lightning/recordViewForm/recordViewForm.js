// lightning-record-view-form: reads the fields that its lightning-output-fields name.
import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { fieldsToRead } from 'platform/fields';
import { fieldConnectedName } from 'platform/formLink';
import { messageOf } from 'platform/server';

export default class RecordViewForm extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api density;
  objectInfo;
  record;
  messages = [];
  names = [];
  links = new Set();

  constructor() {
    super();
    this.template.addEventListener(fieldConnectedName, (event) => {
      event.stopPropagation();
      this.connect(event.detail);
    });
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data, error }) {
    if (data) this.objectInfo = data;
    if (error) this.messages = [messageOf(error)];
    this.showAll();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data, error }) {
    if (data) {
      this.record = data;
      const detail = {
        records: { [data.id]: data },
        objectInfos: { [data.apiName]: this.objectInfo }
      };
      this.dispatchEvent(new CustomEvent('load', { detail }));
    }
    if (error) this.messages = [messageOf(error)];
    this.showAll();
  }

  get fields() {
    if (!this.objectInfo || this.names.length === 0) return undefined;
    return fieldsToRead(this.objectInfo, this.names);
  }

  connect(link) {
    this.links.add(link);
    if (link.name) this.names = [...new Set([...this.names, link.name])];
    link.end = () => this.links.delete(link);
    link.show(this.state);
  }

  get state() {
    const { objectInfo, record, messages } = this;
    return { objectInfo, record, messages };
  }

  showAll() {
    this.links.forEach((link) => link.show(this.state));
  }
}
