import { LightningElement, api } from 'lwc';
import { fill, formatMoment, formatValue } from 'c/format';
import { labels } from 'c/labels';

/** @type {Record<string, { label: string, icon: string }>} */
const DECISIONS = {
  Accepted: { label: labels.accepted, icon: 'utility:success' },
  Edited: { label: labels.edited, icon: 'utility:edit' },
  Rejected: { label: labels.rejected, icon: 'utility:clear' },
  'Not in Document': { label: labels.confirmedMissing, icon: 'utility:success' }
};

/** @typedef {{ termId: string, decision: string } & Partial<import('c/termEditor').Change>} Decision */

/** One term: value, quote, page, confidence, CRM value and the reviewer's decision. */
export default class TermCard extends LightningElement {
  /** @type {Apex.TermRow} */
  @api term;
  /** @type {Apex.ReviewController.Choice[]} */
  @api editReasons = [];
  @api canDecide = false;
  @api isActive = false;
  @api isEditing = false;
  @api isSaving = false;
  /** @type {string} */
  @api errorText;
  labels = labels;

  @api
  focus() {
    this.template.querySelector('article').focus();
  }

  get cardClass() {
    return `card${this.isActive ? ' card_active' : ''}${this.isPending ? '' : ' card_decided'}`;
  }
  get isMissing() {
    return !this.term.isFound;
  }
  get isExpected() {
    return !this.term.isOptional;
  }
  get isPending() {
    return this.term.decision === 'Pending';
  }
  get valueText() {
    const { finalValue, aiValue, valueType } = this.term;
    return formatValue(valueType, finalValue || aiValue) || '—';
  }
  get missingText() {
    if (this.term.isOptional) return labels.optionalText;
    return this.term.reasons?.[0] ?? labels.missingText;
  }
  get pageText() {
    const { page, section } = this.term;
    return section ? fill(labels.pageSection, page, section) : fill(labels.page, page);
  }
  get passageLabel() {
    return fill(labels.showPassage, this.term.label);
  }
  get crmText() {
    return formatValue(this.term.valueType, this.term.crmValue) || labels.emptyValue;
  }
  get willWriteLabel() {
    return this.isPending ? labels.ifAccepted : labels.willWrite;
  }
  /** One Opportunity has one set of fields: a second contract must not replace a value unnoticed. */
  get replacesText() {
    const { crmValue, aiValue, finalValue, valueType, crmSource, decision } = this.term;
    const next = finalValue || aiValue;
    const isUndone = ['Rejected', 'Not in Document'].includes(decision);
    if (!crmValue || !next || next === crmValue || isUndone) return '';
    return fill(labels.replaces, formatValue(valueType, crmValue), crmSource ?? '');
  }
  /** Why an accepted value is not written to its field, for instance another currency. */
  get notWrittenReason() {
    return this.term.notWrittenReason;
  }
  get willWriteText() {
    const { willWrite, aiValue, crmValue, valueType, isFound } = this.term;
    const text = this.isPending && isFound ? aiValue : willWrite;
    if (!text) return labels.nothingWritten;
    return text === crmValue ? labels.unchanged : formatValue(valueType, text);
  }
  get hasSteps() {
    return this.term.steps?.length > 0;
  }
  get hasReasons() {
    return this.term.isFound && this.term.reasons?.length > 0;
  }
  get alternatives() {
    /** @type {{ value: string, quote?: string, page: number }[]} */
    const list = this.term.alternatives ? JSON.parse(this.term.alternatives) : [];
    return list.map(({ value, quote, page }, index) => ({
      key: `${index}`,
      text: `${formatValue(this.term.valueType, value)} (${fill(labels.page, page)}: ${quote ?? ''})`
    }));
  }
  get hasAlternatives() {
    return this.alternatives.length > 0;
  }
  get editLabel() {
    return this.term.isFound ? labels.edit : labels.enterValue;
  }
  get decisionIcon() {
    return DECISIONS[this.term.decision]?.icon;
  }
  get decisionText() {
    const decision = DECISIONS[this.term.decision];
    if (!decision) return '';
    const { decidedByName, decidedAt } = this.term;
    if (!decidedByName) return decision.label;
    return fill(labels.decidedBy, decision.label, decidedByName, formatMoment(decidedAt));
  }

  /** @param {Event} event */
  stop(event) {
    event.stopPropagation();
  }

  handleOpen() {
    this.dispatchEvent(new CustomEvent('open', { detail: this.term.id }));
  }

  /** @param {Platform.ComponentEvent} event */
  handleDecide(event) {
    event.stopPropagation();
    this.decide(event.target.dataset.decision);
  }

  /** @param {Event} event */
  handleEdit(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('edit', { detail: this.term.id }));
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel', { detail: this.term.id }));
  }

  /** @param {Platform.ComponentEvent<import('c/termEditor').Change>} event */
  handleSave(event) {
    this.decide('Edited', event.detail);
  }

  /**
   * @param {string} decision
   * @param {Partial<import('c/termEditor').Change>} change
   */
  decide(decision, change = {}) {
    this.dispatchEvent(
      new CustomEvent('decide', { detail: { termId: this.term.id, decision, ...change } })
    );
  }

  /**
   * Single keys work only while the card itself has the focus (WCAG 2.1.4).
   * @param {KeyboardEvent} event
   */
  handleKey(event) {
    if (
      this.isEditing ||
      event.target !== event.currentTarget ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    ) {
      return;
    }
    const action = this.actionOf(event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** @param {string} key */
  actionOf(key) {
    /** @type {Record<string, number>} */
    const moves = { arrowdown: 1, arrowup: -1 };
    if (moves[key]) {
      return () => this.dispatchEvent(new CustomEvent('move', { detail: moves[key] }));
    }
    if (key === 'enter' || key === ' ') return () => this.handleOpen();
    if (!this.canDecide) return null;
    if (key === 'u' && !this.isPending) return () => this.decide('Pending');
    if (!this.isPending) return null;
    if (key === 'e') {
      return () => this.dispatchEvent(new CustomEvent('edit', { detail: this.term.id }));
    }
    if (key === 'a' && this.term.isFound) return () => this.decide('Accepted');
    if (key === 'r' && this.term.isFound) return () => this.decide('Rejected');
    if (key === 'n' && !this.term.isFound && this.isExpected)
      return () => this.decide('Not in Document');
    return null;
  }
}
