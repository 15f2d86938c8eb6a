// lightning/pageReferenceUtils: default field values of a new record, written into a page reference's state.
export function encodeDefaultFieldValues(values) {
  return Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value ?? '')}`)
    .join(',');
}

export function decodeDefaultFieldValues(text) {
  const pairs = (text ?? '').split(',').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split('=').map(decodeURIComponent)));
}
