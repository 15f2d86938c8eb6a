// Rules for clauses about licences and ownership of intellectual property.
import type { ClauseRule } from './clause-rule.ts';

const LICENCE = /\b(?:licen[cs]es?|licensed|right to use|rights? (?:and licen[cs]e )?to use)\b/i;

export const licenceClauses: ClauseRule[] = [
  {
    name: 'licenseGrant',
    all: [
      /\b(?:grants?|granted|granting)\b[^.]{0,160}\b(?:licen[cs]es?|right to use|right and licen[cs]e|rights? to (?:use|market|sell|distribute|reproduce|display))\b/i
    ],
    none: /\b(?:no (?:right|licen[cs]e)|not (?:be )?(?:construed|deemed|grant)|nothing (?:in|contained|herein)|except as expressly)\b/i,
    confidence: 0.76,
    absence: 0.88
  },
  {
    name: 'nonTransferableLicense',
    all: [
      LICENCE,
      /\b(?:non-?transferable|nontransferrable|non-?assignable|not (?:be )?(?:transferable|transferred|assignable)|without the right to (?:sub-?licen[cs]e|transfer)|non-?sub-?licensable)\b/i
    ],
    confidence: 0.9,
    absence: 0.9
  },
  {
    name: 'irrevocableOrPerpetualLicense',
    all: [
      LICENCE,
      /\b(?:irrevocable|perpetual(?:ly)?|in perpetuity)\b/i,
      /\b(?:grant\w*|licen[cs]e)\b/i
    ],
    none: /\b(?:power of attorney|survive|confidential\w* .{0,40}perpetual)\b/i,
    confidence: 0.85,
    absence: 0.94
  },
  {
    name: 'affiliateLicenseLicensee',
    all: [
      LICENCE,
      /\bgrants?\b/i,
      /\b(?:and|or|to|for) (?:its|their|any of its|any) (?:respective )?(?:affiliates?|subsidiar(?:y|ies)|affiliated)\b/i
    ],
    confidence: 0.55,
    absence: 0.94
  },
  {
    name: 'unlimitedLicense',
    all: [
      LICENCE,
      /\b(?:unlimited|enterprise(?:-wide)?|unrestricted|all[- ]you[- ]can)\b/i,
      /\bgrants?\b/i
    ],
    confidence: 0.55,
    absence: 0.97
  },
  {
    name: 'ipOwnershipAssignment',
    all: [
      /\b(?:hereby (?:irrevocably )?(?:assigns?|transfers?)|agrees? to assign|shall assign|does hereby assign|works? (?:made )?for hire|shall (?:be|become|remain) the (?:sole |exclusive )?(?:and exclusive )?property of|vest (?:exclusively )?in)\b/i,
      /\b(?:intellectual property|inventions?|work product|copyrights?|patents?|developments?|deliverables|works?|trademarks?|improvements?|right, title)\b/i
    ],
    none: /\b(?:this agreement (?:may|shall) not|consent of the other)\b/i,
    confidence: 0.54,
    absence: 0.87
  },
  {
    name: 'jointIpOwnership',
    all: [
      /\b(?:joint(?:ly)? own(?:ed|ership|ers)?|co-?own(?:ed|ership|ers)|owned jointly|jointly (?:hold|and equally)|joint (?:intellectual|inventions?|patents?|technology|property))\b/i
    ],
    confidence: 0.52,
    absence: 0.97
  },
  {
    name: 'sourceCodeEscrow',
    all: [/\bescrow\b/i, /\bsource (?:code|materials)\b/i],
    confidence: 0.6,
    absence: 0.99
  }
];
