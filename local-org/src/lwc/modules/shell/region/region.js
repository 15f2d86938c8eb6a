// Shows the components of one region of a Lightning page, as far as their visibility rules allow.
import { LightningElement, api } from 'lwc';
import { isVisible } from 'platform/visibility';

export default class Region extends LightningElement {
  @api page;
  @api name;
  @api record;
  @api recordId;
  @api objectApiName;
  @api width = 'LARGE';
  /** Cards in a tab or an accordion stand without the gaps between them. */
  @api flush = false;

  get items() {
    const items = this.page?.regions[this.name]?.items ?? [];
    return items
      .map((item, index) => ({ ...item, key: item.identifier ?? `${item.name}-${index}` }))
      .filter((item) => isVisible(item.visibility, this.record));
  }

  get itemClass() {
    return this.flush ? '' : 'item';
  }
}
