// lightning-output-field: label and value of a field in a record form.
import { LightningElement, api } from 'lwc';
import { display, labelOf } from 'platform/fields';
import { connectToForm, fieldApiName } from 'platform/formLink';

export default class OutputField extends LightningElement {
  @api fieldName;
  @api variant;
  @api fieldClass;
  state;

  connectedCallback() {
    const name = fieldApiName(this.fieldName);
    this.link = connectToForm(this, name, (state) => (this.state = state));
  }

  disconnectedCallback() {
    this.link?.end?.();
  }

  get name() {
    return fieldApiName(this.fieldName);
  }

  get isReady() {
    return Boolean(this.state?.record && this.state.objectInfo?.fields[this.name]);
  }

  get label() {
    return labelOf(this.state.objectInfo, this.name);
  }

  get labelClass() {
    const isHidden = this.variant === 'label-hidden';
    return `slds-form-element__label${isHidden ? ' slds-assistive-text' : ''}`;
  }

  get shown() {
    return { ...display(this.state.record, this.name, this.state.objectInfo), label: this.label };
  }
}
