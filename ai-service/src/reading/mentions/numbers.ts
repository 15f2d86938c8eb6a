// Numbers written in words or figures, as contracts write them: "twenty-four (24)".

const UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19
};

const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90
};

const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30
};

const word = (names: Record<string, number>) => Object.keys(names).join('|');
const unitsAfterTens = Object.keys(UNITS).slice(1, 10).join('|');

/** Regular expression source (no groups) of a cardinal number in words. */
export const NUMBER_WORDS =
  `(?:(?:${unitsAfterTens})[ -]hundred(?:[ -](?:and[ -])?(?:(?:${word(TENS)})(?:[ -](?:${unitsAfterTens}))?|${word(UNITS)}))?` +
  `|(?:${word(TENS)})(?:[ -]?(?:${unitsAfterTens}))?|${word(UNITS)}|hundred)`;

/** Regular expression source (no groups) of an ordinal number in words. */
export const ORDINAL_WORDS = `(?:(?:twenty|thirty)[ -]?)?(?:${word(ORDINALS)})`;

export function numberFromWords(text: string): number | null {
  const words = text
    .toLowerCase()
    .split(/[ -]+/)
    .filter((part) => part !== 'and' && part !== '');
  let total = 0;
  let isNumber = false;
  for (const part of words) {
    if (part === 'hundred') total = (total || 1) * 100;
    else if (part in UNITS) total += UNITS[part];
    else if (part in TENS) total += TENS[part];
    else return null;
    isNumber = true;
  }
  return isNumber ? total : null;
}

export function ordinalFromWords(text: string): number | null {
  const match = /^(twenty|thirty)?[ -]?([a-z]+)$/i.exec(text.trim());
  const ordinal = match ? ORDINALS[match[2].toLowerCase()] : undefined;
  if (!match || ordinal === undefined) return null;
  return (match[1] ? TENS[match[1].toLowerCase()] : 0) + ordinal;
}
