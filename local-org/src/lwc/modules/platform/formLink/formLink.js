// How the fields inside a record form find the form: they call up through the DOM, the form answers with its state.
export const fieldConnectedName = 'lightning__formfieldconnected';

/** The form calls `show(state)` at once and after every change, until the field disconnects. */
export function connectToForm(field, name, show) {
  const link = { name, show, field, end: null };
  const options = { bubbles: true, composed: true, detail: link };
  field.dispatchEvent(new CustomEvent(fieldConnectedName, options));
  return link;
}

/** Name of a field given as a string or as an import of @salesforce/schema. */
export function fieldApiName(field) {
  return typeof field === 'string' ? field.split('.').at(-1) : field?.fieldApiName;
}
