// Approximate widths of letters in a sans serif font, for marking a part of a run of text.

/** Thousandths of the font size for the characters from space (32) to tilde (126). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
];
const OTHER = 556;
const NARROW = /[\u2018\u2019\u00ad\u200b]/;

const widthOf = (character: string): number =>
  WIDTHS[character.charCodeAt(0) - 32] ?? (NARROW.test(character) ? 222 : OTHER);

const total = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** Which share of a run's width lies before the character at `index`. */
export function shareBefore(text: string, index: number): number {
  const whole = total(text);
  return whole === 0 ? 0 : total(text.slice(0, index)) / whole;
}
