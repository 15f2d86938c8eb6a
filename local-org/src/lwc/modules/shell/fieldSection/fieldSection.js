// A section of Dynamic Forms: the fields of its columns, with editing in place.
import { LightningElement, api } from 'lwc';

export default class FieldSection extends LightningElement {
  @api page;
  @api columns;
  @api label;
  @api recordId;
  @api objectApiName;

  get fieldColumns() {
    const items = this.page.regions[this.columns]?.items ?? [];
    return items.map(({ properties }) => this.page.regions[properties.body]?.items ?? []);
  }

  /** Row by row over the columns, as a layout lists them. */
  get fields() {
    const rows = Math.max(...this.fieldColumns.map((column) => column.length), 0);
    const ordered = [];
    for (let row = 0; row < rows; row += 1) {
      ordered.push(...this.fieldColumns.map((column) => column[row]?.field).filter(Boolean));
    }
    return ordered;
  }

  get columnCount() {
    return this.fieldColumns.length > 1 ? 2 : 1;
  }
}
