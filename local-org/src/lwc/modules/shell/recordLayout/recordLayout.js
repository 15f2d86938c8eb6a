// The fields of a record in the sections of its page layout: to read, to edit in place, or to create.
import { LightningElement, api, wire } from 'lwc';
import { createRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getLayout } from 'lightning/uiLayoutApi';
import { fieldsToRead } from 'platform/fields';
import { formErrors } from 'platform/formErrors';
import { messageOf } from 'platform/server';
import { fieldNamesOf, sectionsOf, layoutOfFields } from 'platform/sections';

export default class RecordLayout extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api layoutType = 'Full';
  /** Instead of a layout: these fields, in this order. */
  @api fields;
  @api columns = 2;
  /** Values of a new record before the user types. */
  @api defaults;
  /** A modal brings its own buttons and starts in edit mode. */
  @api editing = false;
  @api readOnly = false;
  @api hideButtons = false;
  objectInfo;
  layout;
  record;
  picklists;
  problem;
  edited = {};
  fieldErrors = {};
  formErrors = [];
  collapsed = {};
  isSaving = false;
  inlineEditing = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data, error }) {
    if (data) this.objectInfo = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getLayout, {
    objectApiName: '$layoutObject',
    layoutType: '$layoutType',
    mode: '$layoutMode'
  })
  wiredLayout({ data, error }) {
    if (data) this.layout = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$recordFields' })
  wiredRecord({ data, error }) {
    if (data) this.record = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getPicklistValuesByRecordType, {
    objectApiName: '$objectApiName',
    recordTypeId: '$recordTypeId'
  })
  wiredPicklists({ data }) {
    if (data) this.picklists = data.picklistFieldValues;
  }

  get recordTypeId() {
    if (this.recordId && !this.record) return undefined;
    return this.record?.recordTypeId ?? this.objectInfo?.defaultRecordTypeId;
  }

  get layoutObject() {
    return this.fields ? undefined : this.objectApiName;
  }

  get layoutMode() {
    return this.recordId ? 'View' : 'Create';
  }

  get currentLayout() {
    return this.fields ? layoutOfFields(this.fields, this.columns) : this.layout;
  }

  get recordFields() {
    if (!this.objectInfo || !this.currentLayout) return undefined;
    return fieldsToRead(this.objectInfo, fieldNamesOf(this.currentLayout));
  }

  get isReady() {
    return Boolean(this.objectInfo && this.currentLayout && (this.record || !this.recordId));
  }

  get isEditing() {
    return this.editing || this.inlineEditing;
  }

  get showsButtons() {
    return this.isEditing && !this.hideButtons;
  }

  get sections() {
    return sectionsOf(this.currentLayout, {
      objectInfo: this.objectInfo,
      record: this.record,
      values: { ...this.defaults, ...this.edited },
      picklists: this.picklists ?? {},
      errors: this.fieldErrors,
      collapsed: this.collapsed,
      isEditing: this.isEditing,
      isNew: !this.recordId,
      readOnly: this.readOnly
    });
  }

  handleSection(event) {
    const { key } = event.currentTarget.dataset;
    this.collapsed = { ...this.collapsed, [key]: !this.collapsed[key] };
  }

  handlePencil(event) {
    const { name } = event.currentTarget.dataset;
    this.inlineEditing = true;
    this.focusOn = name;
  }

  renderedCallback() {
    if (!this.focusOn) return;
    const input = this.template.querySelector(`shell-field-input[data-name="${this.focusOn}"]`);
    this.focusOn = undefined;
    // the input's own parts render after it
    requestAnimationFrame(() => input?.focus());
  }

  handleValue(event) {
    const { name } = event.currentTarget.dataset;
    this.edited = { ...this.edited, [name]: event.detail.value };
    this.fieldErrors = { ...this.fieldErrors, [name]: undefined };
  }

  handleKey(event) {
    if (event.key === 'Escape' && this.inlineEditing) this.handleCancel();
  }

  handleCancel() {
    this.reset();
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave() {
    this.save();
  }

  reset() {
    this.inlineEditing = false;
    this.edited = {};
    this.fieldErrors = {};
    this.formErrors = [];
  }

  @api
  async save() {
    const inputs = [...this.template.querySelectorAll('shell-field-input')];
    if (!inputs.map((input) => input.reportValidity()).every(Boolean)) return null;
    this.isSaving = true;
    try {
      const record = await this.write();
      this.reset();
      this.dispatchEvent(new CustomEvent('saved', { detail: { record } }));
      return record;
    } catch (error) {
      this.showErrors(error);
      return null;
    } finally {
      this.isSaving = false;
    }
  }

  write() {
    if (this.recordId) return updateRecord({ fields: { Id: this.recordId, ...this.edited } });
    const fields = { ...this.defaults, ...this.edited };
    return createRecord({ apiName: this.objectApiName, fields });
  }

  showErrors(error) {
    const inputs = [...this.template.querySelectorAll('shell-field-input')];
    const names = inputs.map((input) => input.dataset.name);
    const { fieldErrors, messages } = formErrors(error, names);
    this.fieldErrors = fieldErrors;
    this.formErrors = messages;
  }
}
