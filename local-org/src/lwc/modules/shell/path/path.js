// Sales Path: the stages of a record, guidance for each, and the button that moves the record on.
import { LightningElement, api, wire } from 'lwc';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { display, fieldsToRead, labelOf } from 'platform/fields';
import { pathFor } from 'platform/pages';
import { messageOf } from 'platform/server';
import { openClosedStageModal } from 'shell/closedStageModal';
import { openRecordModal } from 'shell/recordModal';
import { showToast } from 'shell/toasts';
import { closedStep, stagesOf } from './stages';

const standardField = {
  Opportunity: 'StageName',
  Lead: 'Status',
  Case: 'Status',
  Contract: 'Status'
};

export default class Path extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api hideUpdateButton;
  objectInfo;
  record;
  values;
  selected;
  isOpen = false;
  isSaving = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data }) {
    if (data) this.objectInfo = data;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data }) {
    if (!data) return;
    const stage = data.fields[this.fieldName]?.value;
    if (this.stage !== undefined && stage !== this.stage) this.selected = undefined;
    this.record = data;
    this.stage = stage;
  }

  @wire(getPicklistValues, {
    recordTypeId: '$recordTypeId',
    fieldApiName: '$qualifiedField'
  })
  wiredValues({ data, error }) {
    if (data) this.values = data.values;
    if (error) console.error(messageOf(error));
  }

  get recordTypeId() {
    return this.record && (this.record.recordTypeId ?? this.objectInfo?.defaultRecordTypeId);
  }

  get settings() {
    return pathFor(this.objectApiName);
  }

  get fieldName() {
    return this.settings?.fieldApiName ?? standardField[this.objectApiName];
  }

  get qualifiedField() {
    return this.fieldName && `${this.objectApiName}.${this.fieldName}`;
  }

  get fieldLabel() {
    return this.objectInfo.fields[this.fieldName]?.label ?? 'Stage';
  }

  get keyFields() {
    return Object.values(this.settings?.steps ?? {}).flatMap((step) => step.fields);
  }

  get fields() {
    if (!this.objectInfo || !this.fieldName) return undefined;
    return fieldsToRead(this.objectInfo, [this.fieldName, ...new Set(this.keyFields)]);
  }

  get isReady() {
    return Boolean(this.record && this.values && this.objectInfo);
  }

  get stages() {
    return stagesOf(this.values, this.stage, this.selected);
  }

  get current() {
    return this.stages.find((stage) => stage.isCurrent);
  }

  get focused() {
    return this.stages.find((stage) => stage.isSelected) ?? this.current;
  }

  get guidance() {
    const step = this.settings?.steps[this.focused?.value];
    if (!step) return undefined;
    const names = step.fields.filter((name) => this.objectInfo.fields[name]);
    return {
      text: step.guidance,
      fields: names.map((name) => ({
        name,
        label: labelOf(this.objectInfo, name),
        shown: display(this.record, name, this.objectInfo)
      }))
    };
  }

  get toggleTitle() {
    return this.isOpen ? 'Hide guidance' : 'Show guidance';
  }

  get toggleIcon() {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get showsButton() {
    return this.hideUpdateButton !== 'true' && Boolean(this.objectInfo.updateable);
  }

  get isClosed() {
    return Boolean(this.values.find((value) => value.value === this.stage)?.attributes?.closed);
  }

  get buttonLabel() {
    if (this.focused?.isClosedStep)
      return this.isClosed
        ? `Change Closed ${this.fieldLabel}`
        : `Select Closed ${this.fieldLabel}`;
    if (this.focused && !this.focused.isCurrent) return `Mark as Current ${this.fieldLabel}`;
    return `Mark ${this.fieldLabel} as Complete`;
  }

  get showsCheck() {
    return this.buttonLabel.endsWith('Complete');
  }

  renderedCallback() {
    const scroller = this.template.querySelector('.slds-path__nav');
    const item = this.template.querySelector('.slds-is-current');
    if (!scroller || !item || this.stage === this.scrolledTo) return;
    // a narrow screen shows a part of the path: the current stage belongs into it
    const start = item.offsetLeft - scroller.offsetLeft;
    scroller.scrollLeft = start - (scroller.clientWidth - item.offsetWidth) / 2;
    this.scrolledTo = this.stage;
  }

  handleStage(event) {
    event.preventDefault();
    this.selected = event.currentTarget.dataset.value;
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleEdit() {
    const { objectApiName, recordId } = this;
    openRecordModal({ objectApiName, recordId });
  }

  async handleUpdate() {
    const { focused, stages } = this;
    if (focused.isClosedStep) return this.chooseClosed();
    if (!focused.isCurrent) return this.moveTo(focused.value);
    const next = stages[stages.findIndex((stage) => stage.value === focused.value) + 1];
    return next.isClosedStep && next.value === closedStep
      ? this.chooseClosed()
      : this.moveTo(next.value);
  }

  async chooseClosed() {
    const options = this.values.filter((value) => value.attributes?.closed);
    const label = `Close This ${this.objectInfo.label}`;
    const value = await openClosedStageModal({ label, fieldLabel: this.fieldLabel, options });
    if (value) await this.moveTo(value);
  }

  async moveTo(value) {
    this.isSaving = true;
    try {
      await updateRecord({ fields: { Id: this.recordId, [this.fieldName]: value } });
      this.selected = undefined;
      showToast({ title: `${this.fieldLabel} changed successfully.`, variant: 'success' });
    } catch (error) {
      const title = `${this.fieldLabel} was not changed`;
      showToast({ title, message: messageOf(error), variant: 'error' });
    } finally {
      this.isSaving = false;
    }
  }
}
