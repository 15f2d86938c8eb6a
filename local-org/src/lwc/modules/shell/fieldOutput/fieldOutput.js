// Shows one value of a record the way Lightning shows its type.
import { LightningElement, api } from 'lwc';
import { timeZone } from 'platform/context';
import { navigate, toUrl } from 'platform/navigation';

export default class FieldOutput extends LightningElement {
  /** The answer of platform/fields `display`. */
  @api shown;
  timeZone = timeZone;

  get is() {
    const { kind, isEmpty } = this.shown ?? {};
    return isEmpty && kind !== 'checkbox' ? { empty: true } : { [kind]: true };
  }

  get percent() {
    return this.shown.value / 100;
  }

  get items() {
    return String(this.shown.value).split(';').join('; ');
  }

  get reference() {
    const { value: recordId, objectApiName } = this.shown;
    const attributes = { recordId, objectApiName, actionName: 'view' };
    return { type: 'standard__recordPage', attributes };
  }

  get href() {
    return toUrl(this.reference);
  }

  handleLink(event) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    navigate(this.reference);
  }
}
