import { LightningElement, api } from 'lwc';

/** What a page shows when there is nothing to show yet, or nothing this user may see. */
export default class EmptyState extends LightningElement {
  @api iconName = 'standard:contract';
  /** @type {string} */
  @api title;
  /** @type {string} */
  @api description;
}
