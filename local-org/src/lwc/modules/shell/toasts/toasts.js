// Shows the toasts of ShowToastEvent with the base components' toast; lightning/toast shows in the same container.
import ToastContainer from 'lightning/toastContainer';
import Toast from 'lightning/toast';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';

export function startToasts() {
  const container = ToastContainer.instance();
  container.maxToasts = 3;
  container.toastPosition = 'top-center';
  window.addEventListener(ShowToastEventName, handleShowToast, true);
}

function handleShowToast(event) {
  // lightning/toast uses the same event and brings its own class along
  if (event.detail?.toast) return;
  event.stopPropagation();
  showToast(event.detail ?? {});
}

/** `{0}` in a message is replaced by the string, or by a link to the object's url. */
export function showToast({ title, message, messageData = [], variant = 'info', mode }) {
  const text = (message ?? '').replace(/\{(\d+)\}/g, (match, index) => {
    return typeof messageData[index] === 'string' ? messageData[index] : match;
  });
  const hasLinks = messageData.some((part) => typeof part === 'object');
  Toast.show({
    label: title || text || variant,
    message: title ? text : undefined,
    messageLinks: hasLinks ? messageData : undefined,
    variant,
    mode: mode === 'sticky' ? 'sticky' : 'dismissible'
  });
}
