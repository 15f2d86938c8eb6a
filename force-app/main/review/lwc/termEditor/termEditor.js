import { LightningElement, api } from 'lwc';
import { formatValue } from 'c/format';
import { labels } from 'c/labels';
import { toCanonical, toDraft, DURATION_UNITS } from './draft';

/** Edits the value of one term, with a reason; `save` carries {value, reason, note}. */
export default class TermEditor extends LightningElement {
  /** TermRow of the controller */
  @api
  get term() {
    return this.edited;
  }
  set term(value) {
    const isOther = value?.id !== this.edited?.id;
    this.edited = value;
    if (isOther) this.draft = toDraft(value.valueType, value.finalValue || value.aiValue);
  }

  /** [{value, label}] */
  @api editReasons = [];
  @api isSaving = false;

  edited;
  draft = {};
  reason;
  note = '';
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
    this.template.querySelector('[data-part]')?.focus();
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

  handlePart(event) {
    this.draft = { ...this.draft, [event.target.dataset.part]: event.detail.value };
  }

  handleReason(event) {
    this.reason = event.detail.value;
  }

  handleNote(event) {
    this.note = event.detail.value;
  }

  handleKey(event) {
    event.stopPropagation();
    if (event.key === 'Escape') this.handleCancel();
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave() {
    const inputs = [
      ...this.template.querySelectorAll('lightning-input, lightning-combobox, lightning-textarea')
    ];
    const areValid = inputs.map((input) => input.reportValidity()).every(Boolean);
    const value = toCanonical(this.edited.valueType, this.draft);
    this.problem = value ? undefined : this.requiredText;
    if (!areValid || !value) return;
    this.dispatchEvent(
      new CustomEvent('save', { detail: { value, reason: this.reason, note: this.note } })
    );
  }
}
