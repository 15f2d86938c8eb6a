// Rules for clauses about money at risk: caps, damages, warranties, insurance.
import { words } from './clause-rule.ts';
import type { ClauseRule } from './clause-rule.ts';

const PERIOD =
  /\b(?:\d{1,3}|one|two|three|six|nine|twelve|eighteen|twenty-four|thirty|sixty|ninety)\)?[\s-]{0,3}(?:day|month|year)s?\b/i;

export const liabilityClauses: ClauseRule[] = [
  {
    name: 'capOnLiability',
    all: [
      words('liable | liability | liabilities | damages'),
      words(
        'exceed | limited to | greater than | more than | maximum | aggregate | consequential | incidental | punitive | indirect | exemplary | lost profits | loss of profits?'
      ),
      words(
        'in no event | under no circumstances? | not be liable | not be responsible | no liability | neither party | is limited | be limited | shall not | will not | exclud*'
      )
    ],
    none: words('insurance polic* | tax liabilit* | environmental liabilit* | coverage limit*'),
    confidence: 0.91,
    absence: 0.83
  },
  {
    name: 'uncappedLiability',
    all: [
      words(
        'except | other than | excluding | does not apply | do not apply | shall not apply | will not apply | not limit | not be limited | not limited | nothing in this'
      ),
      words('liable | liabilit* | damages'),
      words(
        'indemnif* | confidential* | gross negligence | wilful* | willful* | fraud | infring* | personal injury | death'
      ),
      words(
        'consequential | incidental | exceed | cap | in no event | limitations? of liability | limitations? in | limitations? set | limitations? contained | limitations? on | limitations? | limit or exclude | exclude or limit'
      )
    ],
    confidence: 0.6,
    absence: 0.84
  },
  {
    name: 'liquidatedDamages',
    all: [
      words(
        'liquidated damages | as liquidated | termination fees? | termination charges? | termination payment | break-?up fee'
      )
    ],
    none: words(
      'no termination fees? | no early termination fees? | without fee | without any fee | without penalty | without any termination fee'
    ),
    confidence: 0.82,
    absence: 0.95
  },
  {
    name: 'warrantyDuration',
    all: [
      words('warrant*'),
      PERIOD,
      words(
        'defects? | workmanship | free from | materials | warranty period | conform* | perform*'
      ),
      words('period of | for a | for the | from | after | following | within | during')
    ],
    none: words(
      'represents and warrants that it has | represents and warrants that it is | prior written notice'
    ),
    confidence: 0.74,
    absence: 0.92
  },
  {
    name: 'insurance',
    all: [
      words('insur*'),
      words(
        'maintain* | obtain* | procure* | carry | carries | keep* | provide* | purchase* | effect* | name* | furnish* | include* | additional insured'
      ),
      words('shall | will | agrees? | must | required? | responsible'),
      words('coverage | policy | policies | liability | insured | insurance | limits?')
    ],
    none: words(
      'insured bank | insured deposit* | uninsured | health insurance benefits | insurance company means | insurance products? means'
    ),
    confidence: 0.55,
    absence: 0.95
  }
];
