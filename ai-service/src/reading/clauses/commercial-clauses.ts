// Rules for clauses about prices, volumes, audits and what follows the end.
import type { ClauseRule } from './clause-rule.ts';

export const commercialClauses: ClauseRule[] = [
  {
    name: 'auditRights',
    all: [
      /\b(?:audit\w*|inspect\w*|examin\w+)\b/i,
      /\b(?:books|records|accounts?|facilit\w+|premises|compliance|financial|statements)\b/i,
      /\b(?:rights?|may|permit\w*|allow\w*|entitled|access|request|available)\b/i
    ],
    none: /\b(?:audited (?:annual )?financial statements (?:of|for)|court|physical examination|opportunity to (?:inspect|examine) the (?:goods|products))\b/i,
    confidence: 0.86,
    absence: 0.91
  },
  {
    name: 'revenueProfitSharing',
    all: [
      /\b(?:royalt(?:y|ies)|revenue[- ]shar\w*|profit[- ]shar\w*|percent(?:age)? of|%\s*(?:\)\s*)?of|share of|commissions?)\b/i,
      /\b(?:net (?:sales|revenues?|profits?|income|receipts)|gross (?:sales|revenues?|margin|profits?|receipts)|revenues?|profits?|sales price)\b/i,
      /\b(?:pay|paid|receive|entitled|remit|shared?|payable)\b/i
    ],
    none: /\b(?:interest|tax(?:es)?|audit|underpa\w+|lost profits|loss of)\b/i,
    confidence: 0.78,
    absence: 0.82
  },
  {
    name: 'minimumCommitment',
    all: [
      /\bminimum\b/i,
      /\b(?:purchase|order|quantit\w+|volume|commitment|payments?|royalt\w+|guarantee\w*|sales|annual|units|fees?)\b/i,
      /\b(?:shall|will|agrees?|must|required?|guarantee\w*)\b/i
    ],
    none: /\b(?:insurance|wage|coverage|bandwidth|uptime|minimum (?:standards?|qualifications?|requirements? of|extent|notice|rating|of (?:\w+ )?\(?\d+\)? days)|combined single)\b/i,
    confidence: 0.6,
    absence: 0.82
  },
  {
    name: 'priceRestrictions',
    all: [
      /\b(?:prices?|fees?|rates?|charges?)\b/i,
      /\b(?:increase\w*|raise|adjust\w*)\b/i,
      /\b(?:not (?:be )?(?:increase\w*|exceed|raise)|shall not|no more than|not more than|may not|only once|limited to|fixed)\b/i,
      /\b(?:percent|%|consumer price|CPI|per year|annual|during)\b/i
    ],
    none: /\b(?:interest|insurance|liabilit\w+)\b/i,
    confidence: 0.4,
    absence: 0.95
  },
  {
    name: 'volumeRestriction',
    all: [
      /\b(?:exceed\w*|in excess of|up to|maximum|no more than|limited to)\b/i,
      /\b(?:users?|copies|servers?|sites?|units|transactions|page views|hours|volume|capacity|seats)\b/i,
      /\b(?:licen[cs]e\w*|use|usage|additional (?:fee|charge)|extra|overage|per month)\b/i,
      /\b(?:shall|may not|must|additional)\b/i
    ],
    none: /\b(?:insurance|liabilit\w+|damages|interest|percent)\b/i,
    confidence: 0.25,
    absence: 0.84
  },
  {
    name: 'postTerminationServices',
    all: [
      /\b(?:upon|after|following|in the event of|on)\b[^.]{0,40}\b(?:termination|expiration|expiry)\b/i,
      /\b(?:shall|will|may)\b/i,
      /\b(?:continue\w*|transition\w*|assist\w*|sell[- ]?off|wind|inventory|remaining|repurchase|for a period|complete)\b/i
    ],
    none: /\b(?:confidential information|shall survive|return or destroy)\b/i,
    confidence: 0.54,
    absence: 0.77
  },
  {
    name: 'covenantNotToSue',
    all: [
      /\b(?:covenant not to sue|not (?:to )?(?:sue|challenge|contest|attack|dispute)|shall (?:not|never) (?:\w+ )?(?:contest|challenge|attack|dispute)|(?:contest|challenge|attack) the validity|do(?:es)? hereby (?:waive|release))\b/i
    ],
    none: /\b(?:invoice|good faith dispute)\b/i,
    confidence: 0.77,
    absence: 0.87
  },
  {
    name: 'thirdPartyBeneficiary',
    all: [/\bthird[- ]party beneficiar(?:y|ies)\b/i, /\b(?:is|are|shall be|intended|entitled)\b/i],
    none: /\b(?:no|not|nothing|none|neither|nor)\b/i,
    confidence: 0.82,
    absence: 0.98
  }
];
