import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill, formatValue } from 'c/format';
import { labels } from 'c/labels';

/** Shows what will be written before a person countersigns; closes with 'countersign' or nothing. */
export default class CountersignModal extends LightningModal {
  /**
   * title of the document
   * @type {string}
   */
  @api documentTitle;
  /** @type {Apex.TermRow[]} */
  @api terms = [];
  labels = labels;

  get title() {
    return fill(labels.countersignTitle, this.documentTitle ?? '');
  }

  get rows() {
    return this.terms.flatMap(({ id, valueType, writes = [] }) =>
      writes
        .filter(({ fromValue, toValue }) => toValue && toValue !== fromValue)
        .map(({ fieldLabel, fromValue, toValue }) => ({
          key: `${id} ${fieldLabel}`,
          label: fieldLabel,
          from: formatValue(valueType, fromValue) || labels.emptyValue,
          to: formatValue(valueType, toValue)
        }))
    );
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get text() {
    return this.hasRows ? labels.countersignText : labels.countersignNothing;
  }

  handleCancel() {
    this.close();
  }

  handleConfirm() {
    this.close('countersign');
  }
}
