// Asks for one value of a record with the base component that fits its type.
import { LightningElement, api } from 'lwc';
import { kindOf } from 'platform/fields';

const inputTypes = { date: 'date', datetime: 'datetime', email: 'email', url: 'url', phone: 'tel' };

export default class FieldInput extends LightningElement {
  /** The field's description in the object info. */
  @api info;
  @api value;
  @api label;
  @api variant = 'label-stacked';
  @api required = false;
  @api disabled = false;
  @api picklistValues;
  /** For a lookup: the shown name of the record that `value` points at. */
  @api displayText;
  @api error;

  get kind() {
    return kindOf(this.info);
  }

  get is() {
    const { kind } = this;
    const isNumber = ['currency', 'number', 'percent'].includes(kind);
    return isNumber ? { number: true } : { [inputTypes[kind] ? 'typed' : kind]: true };
  }

  get inputType() {
    return inputTypes[this.kind];
  }

  get step() {
    const scale = this.info.scale ?? 0;
    return scale > 0 ? String(10 ** -scale) : '1';
  }

  get formatter() {
    return this.kind === 'currency' ? 'currency' : 'decimal';
  }

  get maximumLength() {
    return this.info.length || undefined;
  }

  get options() {
    const values = (this.picklistValues ?? []).map(({ label, value }) => ({ label, value }));
    return this.required || this.kind === 'multipicklist'
      ? values
      : [{ label: '--None--', value: '' }, ...values];
  }

  get selected() {
    return this.value ? String(this.value).split(';') : [];
  }

  get lookupObject() {
    return this.info.referenceToInfos?.[0]?.apiName;
  }

  get controlClass() {
    return this.error ? 'slds-has-error' : '';
  }

  @api
  reportValidity() {
    const input = this.template.querySelector('[data-input]');
    return input?.reportValidity ? input.reportValidity() : true;
  }

  @api
  focus() {
    this.template.querySelector('[data-input]')?.focus();
  }

  handleChange(event) {
    const { checked, value } = event.detail;
    if (this.kind === 'checkbox') this.report(checked);
    else if (this.is.number) this.report(value === '' ? null : Number(value));
    else if (Array.isArray(value)) this.report(value.join(';'));
    else this.report(value === '' ? null : value);
  }

  report(value) {
    this.dispatchEvent(new CustomEvent('valuechange', { detail: { value } }));
  }
}
