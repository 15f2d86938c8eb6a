import { LightningElement, api } from 'lwc';
import labelError from '@salesforce/label/c.Shared_Error';

/** Says what went wrong and what to do next; `retry` is fired when its button is pressed. */
export default class ErrorPanel extends LightningElement {
  @api message;
  @api action;
  @api retryLabel;
  @api iconName = 'utility:error';
  @api variant = 'error';
  alternativeText = labelError;

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
