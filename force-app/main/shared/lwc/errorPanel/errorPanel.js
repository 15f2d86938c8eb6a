import { LightningElement, api } from 'lwc';
import labelError from '@salesforce/label/c.Shared_Error';

/** Says what went wrong and what to do next; `retry` is fired when its button is pressed. */
export default class ErrorPanel extends LightningElement {
  /** @type {string} */
  @api message;
  /** @type {string} */
  @api action;
  /** @type {string} */
  @api retryLabel;
  @api iconName = 'utility:error';
  @api variant = 'error';
  /** The icon of a notice or a warning only repeats the sentence beside it. */
  get alternativeText() {
    return this.variant === 'error' ? labelError : undefined;
  }
  get boxClass() {
    return `slds-box slds-box_x-small slds-theme_default box box_${this.variant || 'info'}`;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
