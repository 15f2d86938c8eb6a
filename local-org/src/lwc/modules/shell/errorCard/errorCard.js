// A card in place of a page part that failed or that local-org does not know.
import { LightningElement, api } from 'lwc';

export default class ErrorCard extends LightningElement {
  @api heading;
  @api message;
  @api detail;
  @api variant = 'error';

  get iconName() {
    return this.variant === 'error' ? 'utility:error' : 'utility:info';
  }

  get iconVariant() {
    return this.variant === 'error' ? 'error' : undefined;
  }
}
