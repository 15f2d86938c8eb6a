// A record's page: the package's Lightning page for the object, its regions laid out by the page's template.
import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { pageForObject, templateOf, fieldsOfRules } from 'platform/pages';
import { messageOf } from 'platform/server';
import { forgetRecord, rememberRecord } from 'platform/recents';

/** Fields that name a record, whichever of them its object has. */
const nameNames = ['Name', 'Subject', 'Title', 'CaseNumber', 'ContractNumber'];

export default class RecordPage extends LightningElement {
  @api recordId;
  @api objectApiName;
  record;
  problem;
  name;
  label;

  @wire(getRecord, { recordId: '$recordId', fields: '$nameFields', optionalFields: '$ruleFields' })
  wiredRecord({ data, error }) {
    if (data) {
      this.record = data;
      this.problem = undefined;
      const name = nameNames.map((field) => data.fields[field]?.value).find(Boolean);
      this.name = name;
      this.showTitle();
      rememberRecord({ recordId: data.id, objectApiName: data.apiName, name });
    } else if (error) {
      this.problem = messageOf(error);
      if (error.status === 404) forgetRecord(this.recordId);
    }
  }

  /** Apart from the record: the page must not wait for the label. */
  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data }) {
    if (!data) return;
    this.label = data.label;
    this.showTitle();
  }

  showTitle() {
    const parts = [this.name, this.label ?? 'Local org'];
    document.title = parts.filter(Boolean).join(' | ');
  }

  get nameFields() {
    return [`${this.objectApiName}.Id`];
  }

  get ruleFields() {
    const names = nameNames.map((name) => `${this.objectApiName}.${name}`);
    return [...names, ...fieldsOfRules(this.page)];
  }

  get page() {
    return pageForObject(this.objectApiName);
  }

  get rows() {
    return templateOf(this.page).map((row, index) => ({
      key: `row-${index}`,
      regions: row
        .filter(({ name }) => this.page.regions[name]?.items.length)
        .map(({ name, size, width }) => ({ name, width, style: `--share: ${size}` }))
    }));
  }
}
