// Recognises the names of companies and people, and the roles that a contract gives them.
import { findJurisdictions } from '../mentions/jurisdictions.ts';

const HARD_FORM =
  '(?:Inc(?:orporated)?|INC(?:ORPORATED)?|inc|LLC|L\\.\\s?L\\.\\s?C|LLP|L\\.L\\.P|L\\.\\s?P|LP|Ltd|LTD|Limited|LIMITED|Corp(?:oration)?|CORP(?:ORATION)?|GmbH|GMBH|AG|SE|S\\.A\\.S|S\\.A|SA|SAS|N\\.V|NV|B\\.V|BV|PLC|plc|Plc|N\\.A|S\\.p\\.A|SpA|S\\.r\\.l|S\\.R\\.L|SRL|A/S|AB|AS|ASA|Oy|K\\.K|KK|Pty|Pte|KG)';
/** Words that end many names but also stand inside them: "The University of Texas". */
const SOFT_FORM =
  '(?:Company|COMPANY|Companies|COMPANIES|Co|CO|Bank|BANK|Trust|TRUST|University|UNIVERSITY|Association|ASSOCIATION|Partners(?:hip)?|PARTNERS|Fund|FUND|Group|GROUP|Holdings|HOLDINGS|Foundation|FOUNDATION|Institute|INSTITUTE|Society|Authority|Bancorp|Industries|International)';
const FOLLOWING_FORM =
  '(?:,?\\s+(?:Ltd|LTD|Limited|LIMITED|LLC|Inc|INC|L\\.P|LP|KG|plc|N\\.A|FSB)\\b\\.?)?';
const NAME_ENDS = '(?=\\s*(?:[,("\';.]|$)|\\s+(?:an?|and|with|located|having|of\\s+\\d|whose)\\b)';

/** A name up to and including its (last adjacent) legal form. */
export const WITH_LEGAL_FORM = new RegExp(
  `^(.{2,90}?[,\\s]\\s*(?:${HARD_FORM}\\b\\.?${FOLLOWING_FORM}|${SOFT_FORM}\\b\\.?${FOLLOWING_FORM}${NAME_ENDS}))`
);

/** Names with a legal form anywhere in a text. */
export const NAMES_IN_TEXT = new RegExp(
  `(?<![\\w&.-])([A-Z0-9][\\w&.'/-]*(?:(?:,? |, )(?:[A-Z0-9][\\w&.'/-]*|\\([A-Z][A-Za-z. ]{1,14}\\)|of|and|&|the|de|for)){0,7}?,? (?:${HARD_FORM}\\b\\.?|${SOFT_FORM}\\b\\.?${NAME_ENDS}))`,
  'g'
);

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

const LEADING =
  /^(?:(?:and|or|by|between|among|the parties|of|is|are|as|on the one hand|on the other hand|on one side|part(?:y|ies))\b|\(?[ivx\d]{1,4}\)|\([a-z]\)|[\d]{1,2}\.(?=\s)|[,;:&()"\-\s.])+/i;
const NOT_A_NAME =
  /^(?:this|the (?:parties|agreement|date|effective|undersigned)|whereas|each|agreement|exhibit|effective|hereinafter|part(?:y|ies)|delaware|a |an |its|dated|made|entered|executed|on|as|in|if|such|all|any|both|either|we|you|collectively|together|individually|date)\b|\b(?:agreement|hereby|hereto|hereinafter|shall|omitted|confidential|pursuant|whose|which|telephone|address|january|february|march|april|june|july|august|september|october|november|december)\b/i;
/** "professional golfer, Tom Watson": what comes before the name. */
const LOWERCASE_LEAD = /^(?:[a-z]+ ){0,3}[a-z]+, (?=[A-Z])/;
const ROLE_LEAD = new RegExp(`^(?:${ROLES}), (?=[A-Z])`, 'i');
const SMALL_BRAND = /^\S+(?:,? \S+)?,? (?:inc|llc|ltd|plc|corp|gmbh)\b/i;
const ONLY_A_DESCRIPTION =
  /^(?:[A-Z][a-z]+ ){1,2}(?:[Cc]orporation|[Ll]imited [Ll]iability [Cc]ompany|[Ll]imited [Pp]artnership|[Cc]ompany)$/;
const ARTICLE = /^the\s+(?=[A-Z])/i;

/** The name without list marks and joining words, or null when it is not a name. */
export function cleanName(text: string): string | null {
  const name = text
    .replace(/\s+/g, ' ')
    .replace(LEADING, '')
    .replace(ARTICLE, '')
    .replace(LOWERCASE_LEAD, '')
    .replace(ROLE_LEAD, '')
    .replace(/[\s,;:("]+$/, '')
    .trim();
  if (
    name.length < 3 ||
    name.length > 90 ||
    !(/[A-Z]/.test(name) || /\b(?:inc|llc|ltd)\b/.test(name))
  ) {
    return null;
  }
  if (NOT_A_NAME.test(name) || /[:;<>]|_{2}|\[/.test(name)) return null;
  // Words of a sentence, unless a brand is written small: "e-centives, Inc.".
  if (/^[a-z]/.test(name) && !SMALL_BRAND.test(name)) return null;
  // A postcode belongs to an address; a numbered company starts with its number.
  if (/(?!^)\b\d{5}/.test(name)) return null;
  const [law] = findJurisdictions(name);
  if (law?.start === 0 && ONLY_A_DESCRIPTION.test(name)) return null;
  const lowercase = name.match(/\b[a-z]{4,}\b/g)?.length ?? 0;
  return lowercase > 2 ? null : name;
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
