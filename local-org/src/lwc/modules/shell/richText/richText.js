// Rich Text of a Lightning page.
import { LightningElement, api } from 'lwc';

export default class RichText extends LightningElement {
  @api richTextValue;
  @api decorate;

  get frameClass() {
    return this.decorate === 'true' ? 'slds-card slds-p-around_medium' : '';
  }
}
