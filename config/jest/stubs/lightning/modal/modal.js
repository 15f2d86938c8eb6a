import { LightningElement, api } from 'lwc';

/** Stand-in of lightning/modal, which the jest stubs of Salesforce lack. */
export default class LightningModal extends LightningElement {
  static open = jest.fn().mockResolvedValue(undefined);
  @api label;
  @api size;
  close = jest.fn();
}
