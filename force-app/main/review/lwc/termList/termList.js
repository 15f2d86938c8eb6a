import { LightningElement, api } from 'lwc';
import { labels } from 'c/labels';

const GROUPS = [
  { name: 'check', label: labels.groupCheck },
  { name: 'missing', label: labels.groupMissing },
  { name: 'confident', label: labels.groupConfident },
  { name: 'optional', label: labels.groupOptional, isFolded: true }
];

/**
 * The terms of one reading in groups, doubtful ones first. A term keeps its group while it is being
 * decided: nothing jumps under the reviewer's hand. `open` and `decide` of the cards are handed on by name, so that
 * values of the contract reach nobody else on the page.
 */
export default class TermList extends LightningElement {
  /** @type {Apex.TermRow[]} */
  @api terms = [];
  /** @type {Apex.ReviewController.Choice[]} */
  @api editReasons = [];
  @api canDecide = false;
  /** @type {string} */
  @api activeTermId;
  /**
   * ids whose decision is on its way
   * @type {string[]}
   */
  @api savingIds = [];
  /**
   * messages by the id of their term
   * @type {Record<string, string>}
   */
  @api problems = {};
  /** @type {string} */
  editingId;
  isOptionalOpen = false;

  /**
   * The value of a term was saved: its editor is no longer needed.
   * @param {string} termId
   */
  @api
  closeEditor(termId) {
    if (termId === this.editingId) this.editingId = undefined;
  }

  /**
   * Scrolls to a term and gives it the focus.
   * @param {string} termId
   */
  @api
  reveal(termId) {
    /** @type {HTMLElement} */
    const card = this.template.querySelector(`c-term-card[data-term="${termId}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus();
  }

  get groups() {
    return GROUPS.map((group) => ({
      ...group,
      isOpen: !group.isFolded || this.isOptionalOpen,
      expanded: String(this.isOptionalOpen),
      foldIcon: this.isOptionalOpen ? 'utility:chevrondown' : 'utility:chevronright',
      terms: this.terms
        .filter((term) => this.groupOf(term) === group.name)
        .map((term) => this.rowOf(term))
    })).filter((group) => group.terms.length > 0);
  }

  /** @param {Apex.TermRow} term */
  groupOf(term) {
    if (!term.isFound) return term.isOptional ? 'optional' : 'missing';
    return term.confidenceWord === 'High' ? 'confident' : 'check';
  }

  /** @param {Apex.TermRow} term */
  rowOf(term) {
    return {
      term,
      isActive: term.id === this.activeTermId,
      isEditing: term.id === this.editingId && this.canDecide,
      isSaving: this.savingIds.includes(term.id),
      errorText: this.problems[term.id]
    };
  }

  /** @param {CustomEvent} event */
  handOn(event) {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  handleFold() {
    this.isOptionalOpen = !this.isOptionalOpen;
  }

  /** @param {Platform.ComponentEvent<number>} event */
  handleMove(event) {
    const shown = this.groups.filter((group) => group.isOpen);
    const ids = shown.flatMap((group) => group.terms.map((row) => row.term.id));
    const at = ids.indexOf(event.target.dataset.term) + event.detail;
    if (at >= 0 && at < ids.length) this.reveal(ids[at]);
  }

  /** @param {CustomEvent<string>} event */
  handleEdit(event) {
    this.editingId = event.detail;
  }

  /** @param {CustomEvent<string>} event */
  handleCancel(event) {
    this.editingId = undefined;
    this.reveal(event.detail);
  }
}
