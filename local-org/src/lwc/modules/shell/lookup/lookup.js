// Chooses a record by typing a part of its name.
import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { messageOf, readUiApi } from 'platform/server';
import { iconOf } from 'platform/objectIcons';

const pause = 200;

export default class Lookup extends LightningElement {
  @api label;
  @api variant;
  @api objectApiName;
  @api fieldApiName;
  @api targetApiName;
  @api required = false;
  @api disabled = false;
  results;
  active = -1;
  problem;
  plural;
  _value;
  text;

  @wire(getObjectInfo, { objectApiName: '$targetApiName' })
  wiredTarget({ data }) {
    this.plural = data?.labelPlural;
  }

  @api
  get value() {
    return this._value;
  }

  set value(value) {
    this._value = value;
  }

  @api
  get displayText() {
    return this.text;
  }

  set displayText(value) {
    this.text = value;
  }

  get isChosen() {
    return Boolean(this._value);
  }

  get labelClass() {
    const isHidden = this.variant === 'label-hidden';
    return `slds-form-element__label${isHidden ? ' slds-assistive-text' : ''}`;
  }

  get icon() {
    return iconOf(this.targetApiName);
  }

  get placeholder() {
    // the platform calls users people
    const plural = this.targetApiName === 'User' ? 'People' : this.plural;
    return plural ? `Search ${plural}...` : 'Search...';
  }

  get isOpen() {
    return Boolean(this.results);
  }

  get comboboxClass() {
    const open = this.isOpen ? ' slds-is-open' : '';
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  get options() {
    return this.results.map((result, index) => ({
      ...result,
      isActive: index === this.active,
      itemClass: `slds-media slds-media_center slds-listbox__option slds-listbox__option_entity${index === this.active ? ' slds-has-focus' : ''}`
    }));
  }

  get isEmpty() {
    return this.results.length === 0;
  }

  @api
  reportValidity() {
    this.problem = this.required && !this._value ? 'Complete this field.' : undefined;
    return !this.problem;
  }

  @api
  focus() {
    this.template.querySelector('input, button')?.focus();
  }

  handleInput(event) {
    clearTimeout(this.timer);
    const q = event.target.value;
    // waits for the user to finish typing
    this.timer = setTimeout(() => this.search(q), pause);
  }

  handleFocus() {
    this.search('');
  }

  handleBlur() {
    clearTimeout(this.timer);
    this.results = undefined;
  }

  handleKey(event) {
    if (!this.results) return;
    if (event.key === 'ArrowDown') this.active = Math.min(this.active + 1, this.results.length - 1);
    else if (event.key === 'ArrowUp') this.active = Math.max(this.active - 1, 0);
    else if (event.key === 'Escape') this.results = undefined;
    else if (event.key === 'Enter' && this.results[this.active])
      this.choose(this.results[this.active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  handleOption(event) {
    event.preventDefault();
    this.choose(this.results[Number(event.currentTarget.dataset.index)]);
  }

  handleClear() {
    this.report(null, undefined);
  }

  async search(q) {
    const { objectApiName, fieldApiName, targetApiName } = this;
    try {
      const { records } = await readUiApi('getLookupRecords', {
        objectApiName,
        fieldApiName,
        targetApiName,
        requestParams: { q, pageSize: 6 }
      });
      this.active = -1;
      this.results = records.map((record, index) => {
        const names = Object.entries(record.fields).filter(([name]) => name !== 'Id');
        return { id: record.id, index, name: names[0]?.[1].value ?? record.id };
      });
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  choose({ id, name }) {
    this.results = undefined;
    this.report(id, name);
  }

  report(value, text) {
    this._value = value;
    this.text = text;
    this.problem = undefined;
    this.dispatchEvent(new CustomEvent('change', { detail: { value, text } }));
  }
}
