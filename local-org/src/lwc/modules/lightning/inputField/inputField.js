// lightning-input-field: asks for a field's value in a record edit form.
import { LightningElement, api } from 'lwc';
import { display, labelOf } from 'platform/fields';
import { connectToForm, fieldApiName } from 'platform/formLink';

export default class InputField extends LightningElement {
  @api fieldName;
  @api variant = 'label-stacked';
  @api required = false;
  @api disabled = false;
  @api readOnly = false;
  state;
  given;
  hasGiven = false;

  @api
  get value() {
    return this.hasGiven ? this.given : (this.saved.value ?? undefined);
  }

  set value(value) {
    this.given = value;
    this.hasGiven = value !== undefined;
  }

  /** Only what the user or the component set; the form saves these. */
  @api
  get isDirty() {
    return this.hasGiven;
  }

  connectedCallback() {
    this.link = connectToForm(this, this.name, (state) => (this.state = state));
  }

  disconnectedCallback() {
    this.link?.end?.();
  }

  get name() {
    return fieldApiName(this.fieldName);
  }

  get info() {
    const { objectInfo } = this.state;
    return { ...objectInfo.fields[this.name], objectApiName: objectInfo.apiName };
  }

  get isReady() {
    const { objectInfo, record, isNew } = this.state ?? {};
    return Boolean(objectInfo?.fields[this.name] && (record || isNew));
  }

  get saved() {
    return display(this.state?.record, this.name, this.state?.objectInfo);
  }

  get label() {
    return labelOf(this.state.objectInfo, this.name);
  }

  get isRequired() {
    return Boolean(this.required || this.info.required);
  }

  get isDisabled() {
    const { isNew } = this.state;
    const writable = isNew ? this.info.createable : this.info.updateable;
    return Boolean(this.disabled || this.readOnly || !writable);
  }

  get picklistValues() {
    return this.state.picklists?.[this.name]?.values;
  }

  get error() {
    return this.state.errors?.[this.name];
  }

  @api
  reportValidity() {
    return this.template.querySelector('shell-field-input')?.reportValidity() ?? true;
  }

  @api
  reset() {
    this.hasGiven = false;
    this.given = undefined;
  }

  @api
  focus() {
    this.template.querySelector('shell-field-input')?.focus();
  }

  handleValue(event) {
    const { value } = event.detail;
    this.given = value;
    this.hasGiven = true;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
