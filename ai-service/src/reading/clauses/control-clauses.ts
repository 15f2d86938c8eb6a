// Rules for clauses about who may leave, hand over or take over the contract.
import type { ClauseRule } from './clause-rule.ts';

export const controlClauses: ClauseRule[] = [
  {
    name: 'terminationForConvenience',
    all: [
      /\bterminat\w*\b[^.]{0,180}\b(?:without (?:cause|reason|penalty)|for (?:its )?convenience|for any reason|at any time|for any or no reason|with or without cause|in (?:its|their) (?:sole )?discretion|at (?:its|their) (?:sole )?option|for no reason)\b|\b(?:at any time|without cause|for convenience|for any reason)\b[^.]{0,120}\bterminat\w*/i,
      /\b(?:notice|days|may|right|option|entitled)\b/i
    ],
    none: /\b(?:breach\w*|default\w*|bankrupt\w*|insolven\w*|fails? to|change (?:of|in) control|if\b[^.]{0,60}\b(?:determines|becomes|occurs))\b/i,
    confidence: 0.6,
    absence: 0.82
  },
  {
    name: 'antiAssignment',
    all: [
      /\b(?:assign\w*|transfer\w*|delegat\w*)\b/i,
      /\b(?:this (?:agreement|contract|amendment|lease)|rights? (?:or|and) (?:obligations|duties)|hereunder|its rights|neither party|herein)\b/i,
      /\b(?:consent|may not|shall not|not (?:be )?assign\w*|not assignable|void|non-?assignable|prohibited|without the (?:prior|express|written))\b/i
    ],
    none: /\b(?:inventions?|work product|intellectual property rights? (?:in|to) the work|moral rights)\b/i,
    confidence: 0.93,
    absence: 0.82
  },
  {
    name: 'changeOfControl',
    all: [
      /\b(?:change (?:of|in) (?:the )?(?:control|ownership)|merge[rs]?|merged|consolidation|acqui(?:red|sition) (?:of|by)|sale of (?:all or )?substantially all|controlling interest)\b/i,
      /\b(?:terminat\w*|deemed (?:to be )?an? assignment|notice|consent|by operation of law|shall constitute)\b/i
    ],
    none: /\b(?:may (?:freely )?assign|without (?:the )?(?:prior )?(?:written )?consent of the other|entire agreement|merges? all|supersedes)\b/i,
    confidence: 0.58,
    absence: 0.93
  }
];
