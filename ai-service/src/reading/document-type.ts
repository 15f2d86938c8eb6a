// Decides what kind of document this is from its title and its words.
import type { DocumentType } from '../ports/reader.ts';
import type { Contract } from './contract.ts';

interface Kind {
  value: string;
  title: RegExp;
  words: RegExp[];
}

const KINDS: Kind[] = [
  {
    value: 'Amendment',
    title: /\b(?:amendment|addendum|modification|change order|supplement(?:al)? agreement)\b/i,
    words: [
      /\bis (?:hereby )?(?:amended|replaced|deleted)\b/i,
      /\bremains? in full force and effect\b/i
    ]
  },
  {
    value: 'NDA',
    title: /\b(?:non-?disclosure|confidentiality|NDA|secrecy)\b/i,
    words: [/\b(?:disclosing|receiving) party\b/i, /\bconfidential information\b/i]
  },
  {
    value: 'SOW',
    title: /\b(?:statement of work|work order|SOW|task order)\b/i,
    words: [/\b(?:deliverables|milestones?)\b/i, /\bacceptance\b/i]
  },
  {
    value: 'Order Form',
    title:
      /\b(?:order form|purchase order|sales order|quotation|subscription order|service order)\b/i,
    words: [/\b(?:quantity|unit price|list price)\b/i, /\bsubscription (?:start|term)\b/i]
  },
  {
    value: 'MSA',
    title: /\bmaster\b.*\b(?:agreement|contract|terms)\b|\bframework agreement\b|\bMSA\b/i,
    words: [/\border forms?\b/i, /\bstatements? of work\b/i]
  },
  {
    value: 'Lease',
    title: /\b(?:lease|rental|tenancy|sublease)\b/i,
    words: [/\b(?:landlord|tenant|lessor|lessee)\b/i, /\bpremises\b/i]
  },
  {
    value: 'Maintenance',
    title: /\b(?:maintenance|support agreement|support and)\b/i,
    words: [/\bmaintenance (?:services|fee)\b/i, /\bsupport services\b/i]
  },
  {
    value: 'Reseller',
    title:
      /\b(?:reseller|distribut(?:or|ion)|dealer|value[- ]added|VAR|channel partner|remarketer|marketing affiliate)\b/i,
    words: [/\b(?:reseller|distributor)\b/i, /\bterritory\b/i]
  },
  {
    value: 'License',
    title: /\blicen[cs](?:e|ing)\b/i,
    words: [/\blicens(?:or|ee)\b/i, /\bgrants?\b[^.]{0,80}\blicen[cs]e\b/i]
  },
  {
    value: 'Services',
    title:
      /\b(?:services?|consulting|outsourcing|hosting|development|professional|SaaS|subscription)\b.*\b(?:agreement|contract|terms)?/i,
    words: [/\bthe services\b/i, /\bservice (?:levels?|fees?)\b/i]
  }
];

const CONTRACT_SIGNS = [
  /\bagreement\b/i,
  /\bpart(?:y|ies)\b/i,
  /\bhere(?:by|in|of|to|under|inafter)\b/i,
  /\b(?:shall|undertakes?|covenants?)\b/i,
  /\bIN WITNESS WHEREOF\b|\bsignature\b|\bauthori[sz]ed (?:signatory|representative)\b|\bsigned\b/i,
  /\b(?:governing law|governed by)\b/i,
  /\b(?:effective date|term(?:ination)?)\b/i,
  /\bliabilit(?:y|ies)\b|\bindemnif/i
];
const OTHER_PAPER =
  /\b(?:invoice (?:number|no)|dear shareholders|press release|recipe|curriculum vitae|résumé|annual report|minutes of|table d'hôte|newsletter|user guide|boarding pass|lab report|meeting notes|agenda)\b/i;
const HEAD = 400;

function signs(text: string): number {
  return CONTRACT_SIGNS.filter((sign) => sign.test(text)).length;
}

/** `title` is the title that was read, or an empty text. */
export function classifyDocument(contract: Contract, title: string): DocumentType {
  const { text } = contract;
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  if (letters < 40) return { value: 'Other', confidence: 0.3 };
  const contractSigns = signs(text);
  const isOther = OTHER_PAPER.test(text.slice(0, 3000));
  if (contractSigns <= 2 || (isOther && contractSigns <= 4)) {
    return { value: 'Not a Contract', confidence: contractSigns === 0 ? 0.95 : 0.8 };
  }
  const byTitle = KINDS.find((kind) => kind.title.test(title));
  if (byTitle) {
    const confirmed = byTitle.words.filter((word) => word.test(text)).length;
    return { value: byTitle.value, confidence: [0.78, 0.9, 0.96][confirmed] };
  }
  const head = text.slice(0, HEAD);
  const byHead = KINDS.find(
    (kind) => kind.title.test(head) && kind.words.every((w) => w.test(text))
  );
  if (byHead && title === '') return { value: byHead.value, confidence: 0.62 };
  return { value: 'Other', confidence: 0.6 };
}
