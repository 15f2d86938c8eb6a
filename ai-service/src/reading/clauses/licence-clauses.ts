// Rules for clauses about licences and ownership of intellectual property.
import { near, words } from './clause-rule.ts';
import type { ClauseRule } from './clause-rule.ts';

const LICENCE = words(
  'licen[cs]es? | licensed | right to use | rights to use | rights? and licen[cs]e to use'
);

export const licenceClauses: ClauseRule[] = [
  {
    name: 'licenseGrant',
    all: [
      near(
        'grants? | granted | granting',
        160,
        'licen[cs]es? | right to use | rights? and licen[cs]e | rights? to use | rights? to market | rights? to sell | rights? to distribute | rights? to reproduce | rights? to display'
      )
    ],
    none: words(
      'no rights? | no licen[cs]es? | not grant | not be construed | not be deemed | not construed | nothing in | nothing contained | nothing herein | except as expressly'
    ),
    confidence: 0.76,
    absence: 0.88
  },
  {
    name: 'nonTransferableLicense',
    all: [
      LICENCE,
      words(
        'non-?transferable | non-?assignable | non-?sub-?licen[cs]able | not transferable | not be transfer* | not assignable | not be assignable | without the right to sub-?licen[cs]e | without the right to transfer'
      )
    ],
    confidence: 0.9,
    absence: 0.9
  },
  {
    name: 'irrevocableOrPerpetualLicense',
    all: [LICENCE, words('irrevocable | perpetual* | in perpetuity'), words('grant* | licen[cs]e')],
    none: words('power of attorney | survive'),
    confidence: 0.85,
    absence: 0.94
  },
  {
    name: 'affiliateLicenseLicensee',
    all: [
      LICENCE,
      words('grants?'),
      /\b(?:and|or|to|for) (?:its|their|any)\b[\w\s]{0,20}?\b(?:affiliate[sd]?|subsidiar(?:y|ies))\b/i
    ],
    confidence: 0.55,
    absence: 0.94
  },
  {
    name: 'unlimitedLicense',
    all: [
      LICENCE,
      words('unlimited | enterprise | enterprise-?wide | unrestricted'),
      words('grants?')
    ],
    confidence: 0.55,
    absence: 0.97
  },
  {
    name: 'ipOwnershipAssignment',
    all: [
      words(
        'hereby assigns? | hereby transfers? | hereby irrevocably assigns? | agrees? to assign | shall assign | does hereby assign | works? for hire | works? made for hire | the sole property of | the exclusive property of | the sole and exclusive property of | shall be the property of | shall become the property of | shall remain the property of | vest in | vest exclusively in'
      ),
      words(
        'intellectual property | inventions? | work product | copyrights? | patents? | developments? | deliverables | works? | trademarks? | improvements? | right,? title'
      )
    ],
    none: words('this agreement may not | this agreement shall not | consent of the other'),
    confidence: 0.54,
    absence: 0.87
  },
  {
    name: 'jointIpOwnership',
    all: [
      words(
        'jointly own* | joint own* | co-?own* | owned jointly | jointly hold | jointly and equally | joint intellectual | joint inventions? | joint patents? | joint technology | joint property'
      )
    ],
    confidence: 0.52,
    absence: 0.97
  },
  {
    name: 'sourceCodeEscrow',
    all: [words('escrow'), words('source code | source materials')],
    confidence: 0.6,
    absence: 0.99
  }
];
