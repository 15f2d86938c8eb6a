// Rules for clauses that restrict with whom a party may deal.
import { words } from './clause-rule.ts';
import type { ClauseRule } from './clause-rule.ts';

const FORBIDS = words(
  'shall not | will not | may not | must not | agrees? not | covenants? | prohibit* | refrain | neither | not directly | not,? during | not,? directly | not without'
);

export const competitionClauses: ClauseRule[] = [
  {
    name: 'nonCompete',
    all: [
      words(
        'non-?compet* | not compete | competes? with | competes? directly with | competitive product* | competitive business* | competitive service* | competitive with | competitive activit* | competitive good* | competitive technolog* | competing product* | competing business* | competing service* | competing with | competing activit* | competing technolog* | competitors? | in competition'
      ),
      FORBIDS
    ],
    none: words(
      'competitive bid* | competitive pric* | means any | defined as | confidential information'
    ),
    confidence: 0.6,
    absence: 0.87
  },
  {
    name: 'exclusivity',
    all: [
      words('exclusive | exclusively | exclusivity'),
      words(
        'rights? | licen[cs]es? | distribut* | suppl* | provider | appoint* | purchase* | sell* | sponsor* | agent | dealer | shall not | partner | territory | obtain'
      )
    ],
    none: words(
      'non-?exclusive | not exclusive | exclusive of | exclusive jurisdiction | exclusive remed* | exclusive venue | exclusive forum | exclusive propert* | exclusive owner* | exclusive control | exclusive judgment | exclusive discretion | exclusive right,? title | jurisdiction'
    ),
    confidence: 0.46,
    absence: 0.91
  },
  {
    name: 'noSolicitOfEmployees',
    all: [
      FORBIDS,
      words('employees? | personnel | staff'),
      words('solicit* | hire | recruit | entice | induce | employ or | employment of | engage')
    ],
    none: words(
      'insur* | discriminat* | workers | deemed | joint venture | independent contractor | general solicitation of customers'
    ),
    confidence: 0.57,
    absence: 0.97
  },
  {
    name: 'noSolicitOfCustomers',
    all: [
      FORBIDS,
      words('solicit* | divert | entice | induce'),
      words('customers? | clients? | accounts? | subscribers? | users')
    ],
    none: words('employees? of | insur* | solicit orders | outside the territory'),
    confidence: 0.58,
    absence: 0.95
  },
  {
    name: 'nonDisparagement',
    all: [
      words(
        'disparag* | derogatory | derogate* | defam* | adversely reflect* | reflect adversely | reflect unfavou?rably | adversely affect the reputation | adversely affect the goodwill'
      ),
      words('shall | will | agrees? | not | may')
    ],
    confidence: 0.3,
    absence: 0.97
  },
  {
    name: 'rofrRofoRofn',
    all: [
      words(
        'right of first | first right of | first right to | first opportunity to | first option to | first offer | last refusal | matching right | ROFR'
      )
    ],
    confidence: 0.77,
    absence: 0.93
  },
  {
    name: 'mostFavoredNation',
    all: [
      words(
        'most-?favou?red | no less favou?rable | at least as favou?rable | more favou?rable prices? | more favou?rable terms | more favou?rable pricing | more favou?rable rates? | lowest prices? | lower prices? than | lower prices? to | better prices? | better terms'
      ),
      words('customers? | prices? | terms | third part* | other | any person'),
      words('shall | will | agrees?')
    ],
    none: words('confidential information | degree of care | protection'),
    confidence: 0.38,
    absence: 0.97
  },
  {
    name: 'competitiveRestrictionException',
    all: [
      words('competes? | competitive | competing | competitors? | exclusiv* | non-?compet*'),
      words(
        'notwithstanding | except that | except for | except as | provided,? however | provided,? that | nothing herein | nothing in this | nothing contained | other than | shall not apply | shall not prohibit | shall not prevent | shall not restrict'
      ),
      words('shall not | may | permitted | prohibit | restrict | prevent')
    ],
    none: words('jurisdiction | remed* | non-?exclusive | confidential'),
    confidence: 0.38,
    absence: 0.9
  }
];
