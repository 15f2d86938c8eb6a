// Asks which closed stage a record gets.
import { api } from 'lwc';
import LightningModal from 'lightning/modal';

export default class ClosedStageModal extends LightningModal {
  @api fieldLabel;
  @api options;
  value;

  get choices() {
    return this.options.map(({ label, value }) => ({ label, value }));
  }

  handleChange(event) {
    this.value = event.detail.value;
  }

  handleCancel() {
    this.close();
  }

  handleSave() {
    const combobox = this.template.querySelector('lightning-combobox');
    if (combobox.reportValidity()) this.close(this.value);
  }
}

export function openClosedStageModal(settings) {
  return ClosedStageModal.open({ size: 'small', ...settings });
}
