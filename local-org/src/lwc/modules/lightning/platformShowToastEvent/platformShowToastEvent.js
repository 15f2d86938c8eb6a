// lightning/platformShowToastEvent: the event that the page's toast container listens to.
export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent {
  constructor({ title, message, messageData, variant = 'info', mode = 'dismissible' } = {}) {
    super(ShowToastEventName, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { title, message, messageData, variant, mode }
    });
  }
}
