// Makes characters comparable (quotes, dashes, look-alikes, invisible ones) without losing positions.

const REPLACEMENTS: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2033': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202f': ' '
};

/** Cyrillic and Greek letters that look like Latin ones, used to hide words from a search. */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  І: 'I',
  Ѕ: 'S',
  ο: 'o',
  Ο: 'O',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X'
};

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** The comparable form of one UTF-16 unit: '' when invisible, several letters for a ligature. */
export function normaliseCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (INVISIBLE.test(character)) return '';
  const replaced = REPLACEMENTS[character] ?? LOOK_ALIKES[character];
  if (replaced !== undefined) return replaced;
  // Half of a surrogate pair must not be normalised alone.
  if (code >= 0xd800 && code <= 0xdfff) return character;
  const compatible = character.normalize('NFKC');
  return /^[\w ]+$/.test(compatible) ? compatible : character;
}

export interface Letters {
  text: string;
  /** offsets[i] is the offset in the source of the i-th letter. */
  offsets: number[];
}

/** Only letters and digits, lower case: the form in which quotes are looked up. */
export function lettersOf(text: string): Letters {
  let letters = '';
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index++) {
    for (const character of normaliseCharacter(text[index]).toLowerCase()) {
      if (!/[\p{L}\p{N}$%€£]/u.test(character)) continue;
      letters += character;
      for (let unit = 0; unit < character.length; unit++) offsets.push(index);
    }
  }
  return { text: letters, offsets };
}
