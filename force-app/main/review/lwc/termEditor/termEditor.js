import { LightningElement, api } from 'lwc';
import { formatValue } from 'c/format';
import { labels } from 'c/labels';
import { toCanonical, toDraft, DURATION_UNITS } from './draft';

/** @typedef {{ value: string, reason: string, note: string }} Change what `save` carries */

/** Edits the value of one term, with a reason; `save` carries {value, reason, note}. */
export default class TermEditor extends LightningElement {
  /** @type {Apex.TermRow} */
  @api
  get term() {
    return this.edited;
  }
  set term(value) {
    const isOther = value?.id !== this.edited?.id;
    this.edited = value;
    if (isOther) this.draft = toDraft(value.valueType, value.finalValue || value.aiValue);
  }

  /** @type {Apex.ReviewController.Choice[]} */
  @api editReasons = [];
  @api isSaving = false;

  /** @type {Apex.TermRow} */
  edited;
  /** @type {import('./draft').Draft} */
  draft = {};
  /** @type {string} */
  reason;
  note = '';
  /** @type {string} */
  problem;
  labels = labels;
  units = DURATION_UNITS.map((unit) => ({ value: unit, label: unit }));

  hasFocused = false;

  /** The editor opens where the typing starts. */
  renderedCallback() {
    if (this.hasFocused) return;
    this.hasFocused = true;
    this.focus();
  }

  @api
  focus() {
    /** @type {HTMLElement} */
    const part = this.template.querySelector('[data-part]');
    part?.focus();
  }

  get requiredText() {
    return this.edited.isFound ? labels.valueRequiredFound : labels.valueRequired;
  }
  get isDate() {
    return this.edited.valueType === 'date';
  }
  get isDuration() {
    return this.edited.valueType === 'duration';
  }
  get isMoney() {
    return this.edited.valueType === 'money';
  }
  get isChoice() {
    return this.edited.valueType === 'choice';
  }
  get choiceOptions() {
    return (this.edited.choices ?? []).map((choice) => ({
      value: choice,
      label: formatValue('choice', choice)
    }));
  }

  /** @param {Platform.ValueEvent} event */
  handlePart(event) {
    this.draft = { ...this.draft, [event.target.dataset.part]: event.detail.value };
  }

  /** @param {Platform.ValueEvent} event */
  handleReason(event) {
    this.reason = event.detail.value;
  }

  /** @param {Platform.ValueEvent} event */
  handleNote(event) {
    this.note = event.detail.value;
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    event.stopPropagation();
    if (event.key === 'Escape') this.handleCancel();
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const found = this.template.querySelectorAll(
      'lightning-input, lightning-combobox, lightning-textarea'
    );
    const inputs = [...found];
    const areValid = inputs.map((input) => input.reportValidity()).every(Boolean);
    const value = toCanonical(this.edited.valueType, this.draft);
    this.problem = value ? undefined : this.requiredText;
    if (!areValid || !value) return;
    this.dispatchEvent(
      new CustomEvent('save', { detail: { value, reason: this.reason, note: this.note } })
    );
  }
}
