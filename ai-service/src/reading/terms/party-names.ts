// Tells names of parties from other words, and knows the roles that a contract gives them.
import { findJurisdictions } from '../mentions/jurisdictions.ts';
import { wordsOf } from './name-scanner.ts';

const ROLES =
  'Customer|Client|Provider|Service Provider|Supplier|Vendor|Contractor|Subcontractor|Consultant|Licensor|Licensee|Sublicensee|Reseller|Distributor|Manufacturer|Seller|Buyer|Purchaser|Lessor|Lessee|Landlord|Tenant|Company|Sponsor|Franchisor|Franchisee|Agent|Principal|Disclosing Party|Receiving Party|Discloser|Recipient|Developer|Subscriber|Partner|Publisher|Agency|Owner|Operator|Bank|Lender|Borrower|Employer|Employee|Host|Marketer|Maintainer|Promoter|Affiliate|Transporter|Shipper|Guarantor|Carrier|Merchant|Advertiser|Administrator|Manager';
const ROLE = new RegExp(`^(?:the )?(${ROLES})$`, 'i');

/** The role behind a defined term: "the Customer" is a role, "Meridian" is only a short name. */
export function roleOf(alias: string | null): string | null {
  const match = alias ? ROLE.exec(alias.trim()) : null;
  if (!match) return null;
  return match[1].toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

export const ROLE_LABELS = new RegExp(
  `^(?:the )?(${ROLES}|Party [A-D](?:\\s*\\(\\w+\\))?)(?:'s)?(?: name| legal name| entity)?\\s*(?:[:\\t])\\s*(.+)$`,
  'i'
);

const setOf = (words: string) => new Set(words.split(' '));
/** What may stand between the joining words and a name: "by and between (1) the". */
const BEFORE_NAME = setOf(
  'and or by between among the parties party of is are on one other hand side part to this agreement'
);
/** No party's name begins with these … */
const NEVER_FIRST = setOf(
  'a an its this these such each both either any all if in on as we you it there whereas exhibit schedule effective hereinafter dated made entered executed collectively together individually date agreement parties party undersigned section article'
);
/** … nor contains these. */
const NEVER_INSIDE = setOf(
  'agreement hereby hereto hereof hereinafter herein shall will omitted confidential pursuant whose which that telephone address january february march april june july august september october november december'
);
const ROLE_LEAD = new RegExp(`^"?(?:${ROLES})"?[,:] (?=[A-Z])`, 'i');
const HONORIFIC = /^(?:Mr|Mrs|Ms|Dr|Prof)\.$/;
const ONLY_A_DESCRIPTION =
  /^(?:[A-Z][a-z]+ ){1,2}(?:[Cc]orporation|[Ll]imited [Ll]iability [Cc]ompany|[Ll]imited [Pp]artnership|[Cc]ompany)$/;

/** Where the first word of the name stands: behind joining words, list marks and punctuation. */
export function startOfName(text: string): number {
  for (const word of wordsOf(text)) {
    const bare = word.text.replace(/^[(,;:.&"-]+|[),;:."-]+$/g, '');
    const isMark =
      bare === '' || /^\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)$|^\d{1,2}\.$/i.test(word.text);
    if (isMark || (BEFORE_NAME.has(bare.toLowerCase()) && !HONORIFIC.test(word.text))) continue;
    return word.start + (/^[(,;:."-]+/.exec(word.text)?.[0].length ?? 0);
  }
  return text.length;
}

/** The name in one spelling, or null when the words are no name. */
export function cleanName(text: string): string | null {
  const name = text
    .slice(startOfName(text))
    .replace(/\s+/g, ' ')
    .replace(ROLE_LEAD, '')
    .replace(/[\s,;:("]+$/, '');
  if (name.length < 3 || name.length > 90 || !/\p{L}/u.test(name)) return null;
  if (/[:;<>[\]]|_{2}|\d{5}(?<!^\d+)/.test(name)) return null;
  const words = name.split(' ').map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
  const [first] = words;
  // Company names in capitals may begin with any word: "YOU ON DEMAND HOLDINGS, INC.".
  const isShouted = words.length > 1 && name === name.toUpperCase();
  if (!isShouted && NEVER_FIRST.has(first.toLowerCase())) return null;
  if (words.some((word) => NEVER_INSIDE.has(word.toLowerCase()))) return null;
  if (roleOf(name)) return null;
  const [law] = findJurisdictions(name);
  if (law?.start === 0 && ONLY_A_DESCRIPTION.test(name)) return null;
  return words.filter((word) => /^\p{Ll}{4,}$/u.test(word)).length > 2 ? null : name;
}

const FORM_WORDS =
  /\b(?:inc|incorporated|corp|corporation|co|company|llc|llp|lp|ltd|limited|plc|gmbh|ag|sa|nv|bv|ab|as|the|and|of)\b/g;

/** Two spellings of one company have the same key. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[.'\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(FORM_WORDS, '')
    .replace(/\s+/g, '');
