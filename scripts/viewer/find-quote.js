// Finds a quote in a text although line breaks, hyphens, quotation marks and case differ.

/** The comparable form of one character: '' for white space. */
const plain = (character) =>
  character
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u200b-\u200d\ufeff\u00ad]/g, '')
    .toLowerCase();

function flatten(text) {
  let flat = '';
  const offsets = [];
  for (let at = 0; at < text.length; at++) {
    for (const character of plain(text[at])) {
      flat += character;
      offsets.push(at);
    }
  }
  return { flat, offsets };
}

/** Offsets {start, end} of the quote in the text, or null. */
export function findQuote(text, quote) {
  const needle = flatten(quote).flat;
  if (!needle) return null;
  const { flat, offsets } = flatten(text);
  const at = flat.indexOf(needle);
  if (at < 0) return null;
  return { start: offsets[at], end: offsets[at + needle.length - 1] + 1 };
}
