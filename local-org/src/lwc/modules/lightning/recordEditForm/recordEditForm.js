// lightning-record-edit-form: creates or updates a record from its lightning-input-fields.
import { LightningElement, api, wire } from 'lwc';
import { createRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { fieldsToRead } from 'platform/fields';
import { fieldConnectedName } from 'platform/formLink';
import { formErrors } from 'platform/formErrors';
import { messageOf } from 'platform/server';

export default class RecordEditForm extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api recordTypeId;
  @api density;
  @api formClass;
  objectInfo;
  record;
  picklists;
  names = [];
  messages = [];
  errors = {};
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
    if (data) {
      this.objectInfo = data;
      if (!this.recordId) this.reportLoad();
    }
    if (error) this.messages = [messageOf(error)];
    this.showAll();
  }

  @wire(getPicklistValuesByRecordType, {
    objectApiName: '$objectApiName',
    recordTypeId: '$recordType'
  })
  wiredPicklists({ data }) {
    if (data) this.picklists = data.picklistFieldValues;
    this.showAll();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data, error }) {
    if (data) {
      this.record = data;
      this.reportLoad();
    }
    if (error) this.messages = [messageOf(error)];
    this.showAll();
  }

  get recordType() {
    if (this.recordTypeId) return this.recordTypeId;
    if (this.recordId && !this.record) return undefined;
    return this.record?.recordTypeId ?? this.objectInfo?.defaultRecordTypeId;
  }

  get fields() {
    if (!this.objectInfo || this.names.length === 0) return undefined;
    return fieldsToRead(this.objectInfo, this.names);
  }

  get state() {
    const { objectInfo, record, picklists, messages, errors } = this;
    return { objectInfo, record, picklists, messages, errors, isNew: !this.recordId };
  }

  connect(link) {
    this.links.add(link);
    if (link.name) this.names = [...new Set([...this.names, link.name])];
    link.end = () => this.links.delete(link);
    link.show(this.state);
  }

  showAll() {
    this.links.forEach((link) => link.show(this.state));
  }

  reportLoad() {
    const records = this.record ? { [this.record.id]: this.record } : {};
    const objectInfos = this.objectInfo ? { [this.objectInfo.apiName]: this.objectInfo } : {};
    const detail = { records, objectInfos, record: this.record };
    this.dispatchEvent(new CustomEvent('load', { detail }));
  }

  get inputs() {
    return [...this.links].map(({ field }) => field).filter((field) => 'isDirty' in field);
  }

  get dirtyFields() {
    const entries = [...this.links]
      .filter(({ field }) => field.isDirty)
      .map(({ name, field }) => [name, field.value]);
    return Object.fromEntries(entries);
  }

  handleSubmit(event) {
    event.preventDefault();
    // the component around the form gets our own submit event, with the fields
    event.stopPropagation();
    if (!this.inputs.map((input) => input.reportValidity()).every(Boolean)) return;
    const fields = this.dirtyFields;
    const submit = new CustomEvent('submit', { detail: { fields }, cancelable: true });
    this.dispatchEvent(submit);
    if (!submit.defaultPrevented) this.save(fields);
  }

  @api
  submit(fields) {
    this.save(fields ?? this.dirtyFields);
  }

  @api
  reset() {
    this.inputs.forEach((input) => input.reset());
  }

  async save(fields) {
    this.messages = [];
    this.errors = {};
    try {
      const record = this.recordId
        ? await updateRecord({ fields: { ...fields, Id: this.recordId } })
        : await createRecord({ apiName: this.objectApiName, fields });
      this.reset();
      this.dispatchEvent(new CustomEvent('success', { detail: { ...record } }));
    } catch (error) {
      this.showError(error);
    }
    this.showAll();
  }

  showError(error) {
    const names = [...this.links].filter(({ field }) => 'isDirty' in field).map(({ name }) => name);
    const { fieldErrors, messages } = formErrors(error, names);
    this.errors = fieldErrors;
    this.messages = messages;
    const { message, output } = error.body ?? {};
    const detail = { message: message ?? messageOf(error), output: output ?? {} };
    this.dispatchEvent(
      new CustomEvent('error', { detail: { ...detail, detail: messageOf(error) } })
    );
  }
}
