// Splits the error of a refused save into what stands beside the inputs and what stands above the form.
import { messageOf } from 'platform/server';

/** `inputs` names the fields that the form asks for; only they can show an error of their own. */
export function formErrors(error, inputs) {
  const { errors = [], fieldErrors = {} } = error?.body?.output ?? {};
  const entries = Object.entries(fieldErrors);
  const beside = entries.filter(([name]) => inputs.includes(name));
  const hidden = entries.filter(([name]) => !inputs.includes(name));
  const messages = [
    ...errors.map(({ message }) => message),
    ...hidden.flatMap(([name, list]) => list.map((item) => named(name, item)))
  ];
  const isEmpty = messages.length === 0 && beside.length === 0;
  return {
    fieldErrors: Object.fromEntries(
      beside.map(([name, list]) => [name, list.map(({ message }) => message).join(' ')])
    ),
    messages: isEmpty ? [messageOf(error)] : [...new Set(messages)]
  };
}

function named(name, { fieldLabel, message }) {
  const label = fieldLabel ?? name;
  return message.includes(label) || message.includes(name) ? message : `${label}: ${message}`;
}
