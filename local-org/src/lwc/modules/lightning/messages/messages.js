// lightning-messages: the errors of the record form around it.
import { LightningElement } from 'lwc';
import { connectToForm } from 'platform/formLink';

export default class Messages extends LightningElement {
  messages = [];

  connectedCallback() {
    this.link = connectToForm(this, null, (state) => (this.messages = state.messages ?? []));
  }

  disconnectedCallback() {
    this.link?.end?.();
  }
}
