// Rules for clauses about prices, volumes, audits and what follows the end.
import { near, words } from './clause-rule.ts';
import type { ClauseRule } from './clause-rule.ts';

const PERCENT_OF = /%\s?(?:\)\s?)?of\b/i;
const either = (...patterns: RegExp[]) =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'i');

export const commercialClauses: ClauseRule[] = [
  {
    name: 'auditRights',
    all: [
      words('audit* | inspect* | examin*'),
      words(
        'books | records | accounts? | facilit* | premises | compliance | financial | statements'
      ),
      words('rights? | may | permit* | allow* | entitled | access | request | available')
    ],
    none: words(
      'audited financial statements | audited annual financial statements | court | physical examination | inspect the goods | inspect the products'
    ),
    confidence: 0.86,
    absence: 0.91
  },
  {
    name: 'revenueProfitSharing',
    all: [
      either(
        words(
          'royalty | royalties | revenue-?shar* | profit-?shar* | percent of | percentage of | share of | commissions?'
        ),
        PERCENT_OF
      ),
      words(
        'net sales | net revenues? | net profits? | net income | net receipts | gross sales | gross revenues? | gross margin | gross profits? | gross receipts | revenues? | profits? | sales price'
      ),
      words('pay | paid | receive | entitled | remit | shared? | payable')
    ],
    none: words('interest | tax | taxes | audit | underpa* | lost profits | loss of'),
    confidence: 0.78,
    absence: 0.82
  },
  {
    name: 'minimumCommitment',
    all: [
      words('minimum | minimums'),
      words(
        'purchase | purchases | order | orders | quantit* | volume | commitment | payments? | royalt* | guarantee* | sales | annual | units | fees?'
      ),
      words('shall | will | agrees? | must | required? | guarantee*')
    ],
    none: words(
      'insurance | wage | coverage | bandwidth | uptime | minimum standards? | minimum qualifications? | minimum requirements? of | minimum extent | minimum notice | minimum rating | combined single'
    ),
    confidence: 0.6,
    absence: 0.82
  },
  {
    name: 'priceRestrictions',
    all: [
      words('prices? | fees? | rates? | charges?'),
      words('increase* | raise | adjust*'),
      words(
        'not increase* | not be increase* | not exceed | not be exceed* | not raise | shall not | no more than | not more than | may not | only once | limited to | fixed'
      ),
      /\b(?:percent|consumer price|CPI|per year|annual|during)\b|%/i
    ],
    none: words('interest | insurance | liabilit*'),
    confidence: 0.4,
    absence: 0.95
  },
  {
    name: 'volumeRestriction',
    all: [
      words('exceed* | in excess of | up to | maximum | no more than | limited to'),
      words(
        'users? | copies | servers? | sites? | units | transactions | page views | hours | volume | capacity | seats'
      ),
      words(
        'licen[cs]e* | use | usage | additional fee | additional charge | extra | overage | per month'
      ),
      words('shall | may not | must | additional')
    ],
    none: words('insurance | liabilit* | damages | interest | percent'),
    confidence: 0.25,
    absence: 0.84
  },
  {
    name: 'postTerminationServices',
    all: [
      near(
        'upon | after | following | in the event of | on',
        40,
        'termination | expiration | expiry'
      ),
      words('shall | will | may'),
      words(
        'continue* | transition* | assist* | sell-?off | wind | inventory | remaining | repurchase | for a period | complete'
      )
    ],
    none: words('confidential information | shall survive | return or destroy'),
    confidence: 0.54,
    absence: 0.77
  },
  {
    name: 'covenantNotToSue',
    all: [
      words(
        'covenant not to sue | not sue | not to sue | not challenge | not to challenge | not contest | not to contest | not attack | not to attack | not dispute | not to dispute | never contest | never challenge | never attack | not directly contest | not directly challenge | contest the validity | challenge the validity | attack the validity | does hereby waive | do hereby waive | does hereby release | do hereby release'
      )
    ],
    none: words('invoice | good faith dispute'),
    confidence: 0.77,
    absence: 0.87
  },
  {
    name: 'thirdPartyBeneficiary',
    all: [
      words('third-?party beneficiary | third-?party beneficiaries'),
      words('is | are | shall be | intended | entitled')
    ],
    none: words('no | not | nothing | none | neither | nor'),
    confidence: 0.82,
    absence: 0.98
  }
];
