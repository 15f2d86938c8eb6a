// Measures how far a name of a company or person reaches: word by word, until words stop being a name's.

export interface ScannedName {
  name: string;
  /** Position behind the name in the scanned text. */
  end: number;
  /** Whether the name ends in a legal form such as "Inc." or a word such as "Bank". */
  hasForm: boolean;
}

/** Legal forms end a name wherever they stand; written without dots, in lower case. */
const LEGAL_FORMS = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation gmbh ag se sa sas nv bv plc na spa srl a/s ab as asa oy kk pty pte kg fsb co'.split(
    ' '
  )
);
/** Words that end many names but also stand inside them: "The University of Texas". */
const INSTITUTIONS = new Set(
  'company companies bank trust university association partners partnership fund group holdings foundation institute society authority bancorp industries international cooperative'.split(
    ' '
  )
);
const CONNECTORS = new Set('of and & / the de des du der la le for y e at in'.split(' '));
const LONGEST_WORDS = 14;

interface Word {
  text: string;
  start: number;
  end: number;
}

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length
  }));
}

const bare = (word: string) => word.replace(/^[("']+|[)"',;:]+$/g, '');
const plain = (word: string) => bare(word).replace(/\./g, '').toLowerCase();

/** "AS", "SE" and "CO" are forms only in the spelling of one: "as" and "se" are words. */
const isLegalForm = (word: string) =>
  LEGAL_FORMS.has(plain(word)) &&
  (/^[A-Z]/.test(bare(word)) || /^(?:inc|llc|ltd|plc)\b/.test(word));
const isInstitution = (word: string) => INSTITUTIONS.has(plain(word)) && /^[A-Z]/.test(bare(word));

/** Capitalised, or a brand that is written small: "iMine", "e-centives", "e.l.f.". */
const isNameWord = (word: string) =>
  /^["'(]?\p{Lu}/u.test(word) ||
  /^[a-z]{1,2}(?:\p{Lu}|-[a-z]|\.[a-z]\.)/u.test(word) ||
  /^[a-z\d-]+\.(?:com|net|org)\b/.test(word);
/** "(Shanghai)" is part of a name, "(the "Buyer")" is not. */
const isPlaceInBrackets = (word: string) => /^\([A-Z][A-Za-z.]{1,14}\)[,.]?$/.test(word);
const endsClause = (word: string) => /[,;:]$/.test(word);

/** Whether a comma at `index` still lies within the name: "Stratton, Cheeseman & Walsh, Inc.". */
function continuesAfterComma(words: Word[], index: number): boolean {
  const next = words[index + 1]?.text;
  if (!next) return false;
  if (isLegalForm(next)) return true;
  for (let at = index + 1; at < Math.min(words.length, index + 6); at++) {
    const { text } = words[at];
    if (isLegalForm(text)) return true;
    if (!(isNameWord(text) || text === '&') || /^(?:A|An|The|AND|And)$/.test(text)) return false;
  }
  return false;
}

function continues(words: Word[], index: number): boolean {
  const { text } = words[index];
  const before = words[index - 1];
  const next = words[index + 1]?.text ?? '';
  if (before && endsClause(before.text) && !continuesAfterComma(words, index - 1)) return false;
  // A closing quotation mark or bracket ends a name.
  if (before && /[)"][,;]?$/.test(before.text) && !isPlaceInBrackets(before.text)) return false;
  if (before && isLegalForm(before.text)) return isLegalForm(text) || isPlaceInBrackets(text);
  if (text.startsWith('(')) return isPlaceInBrackets(text);
  if (CONNECTORS.has(text.toLowerCase())) return isNameWord(next) && !next.startsWith('(');
  return isNameWord(text) || isLegalForm(text) || /^\d+,?$/.test(text);
}

/** The name that begins with the first word of the text, or null when that is no name's word. */
export function scanName(text: string): ScannedName | null {
  const words = wordsOf(text.slice(0, 300));
  const [first] = words;
  if (!first || !(isNameWord(first.text) || /^\d/.test(first.text))) return null;
  let count = 1;
  while (count < Math.min(words.length, LONGEST_WORDS) && continues(words, count)) count++;
  // House numbers and years are not the end of a name.
  while (count > 1 && /^(?:\d+,?|[a-z&]+)$/.test(words[count - 1].text)) {
    if (isLegalForm(words[count - 1].text)) break;
    count--;
  }
  const last = words[count - 1];
  const hasForm = isLegalForm(last.text) || isInstitution(last.text);
  const end = last.start + last.text.replace(/[,;:("')]+$/, '').length;
  const closing = isPlaceInBrackets(last.text) ? 1 : 0;
  return { name: text.slice(first.start, end + closing), end: last.end, hasForm };
}

/** Every name with a legal form in a text, from left to right. */
export function namesWithForm(text: string): ScannedName[] {
  const found: ScannedName[] = [];
  let behind = 0;
  for (const word of wordsOf(text)) {
    if (word.start < behind || !isNameWord(word.text)) continue;
    const scanned = scanName(text.slice(word.start));
    if (!scanned?.hasForm || !scanned.name.includes(' ')) continue;
    behind = word.start + scanned.end;
    found.push({ ...scanned, end: behind });
  }
  return found;
}
