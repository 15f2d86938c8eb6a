// Rules for clauses that restrict with whom a party may deal.
import type { ClauseRule } from './clause-rule.ts';

const FORBIDS =
  /\b(?:shall not|will not|agrees? not|may not|covenants?|prohibit\w*|refrain|neither|not,? (?:directly|during|without)|shall refrain)\b/i;

export const competitionClauses: ClauseRule[] = [
  {
    name: 'nonCompete',
    all: [
      /\b(?:non-?compet\w*|not compete|competes?(?: directly)? with|compet(?:itive|ing) (?:product|business|service|with|activit|good|technolog)\w*|competitors?|in competition)\b/i,
      FORBIDS
    ],
    none: /\b(?:competitive (?:bid|price|pricing)|means any|defined as|confidential information)\b/i,
    confidence: 0.6,
    absence: 0.87
  },
  {
    name: 'exclusivity',
    all: [
      /\b(?:exclusive(?:ly)?|exclusivity|sole and exclusive)\b/i,
      /\b(?:right|licen[cs]e|distribut\w*|suppl\w*|provider|appoint\w*|purchase|sell|sponsor|agent|dealer|shall not|partner|territory|obtain)\b/i
    ],
    none: /\b(?:non-?exclusive|exclusive (?:jurisdiction|remed\w*|venue|property|ownership|owner|control|forum|of\b)|sole and exclusive (?:remed\w*|property|owner\w*|jurisdiction|judgment|discretion)|exclusive right, title|not exclusive|jurisdiction)\b/i,
    confidence: 0.46,
    absence: 0.91
  },
  {
    name: 'noSolicitOfEmployees',
    all: [
      FORBIDS,
      /\b(?:employees?|personnel|staff)\b/i,
      /\b(?:solicit\w*|hire|recruit|entice|induce|employ(?:ment of| or)|engage)\b/i
    ],
    none: /\b(?:insur\w+|discriminat\w*|workers|deemed|joint venture|independent contractor|general solicitation of customers)\b/i,
    confidence: 0.57,
    absence: 0.97
  },
  {
    name: 'noSolicitOfCustomers',
    all: [
      FORBIDS,
      /\b(?:solicit\w*|divert|entice|induce)\b/i,
      /\b(?:customers?|clients?|accounts?|subscribers?|users)\b/i
    ],
    none: /\b(?:employees? of|insur\w+|solicit orders|outside the territory)\b/i,
    confidence: 0.58,
    absence: 0.95
  },
  {
    name: 'nonDisparagement',
    all: [
      /\b(?:disparag\w*|derogat(?:ory|e)|defam\w*|adversely (?:reflect|affect)[^.]{0,40}(?:reputation|goodwill)|reflect (?:adversely|unfavorably))\b/i,
      /\b(?:shall|will|agrees?|not|may)\b/i
    ],
    confidence: 0.3,
    absence: 0.97
  },
  {
    name: 'rofrRofoRofn',
    all: [
      /\bright of first (?:refusal|offer|negotiation)|first right (?:of|to)|right of first|first (?:opportunity|option) to|\bROFR\b|matching right|last refusal|first offer\b/i
    ],
    confidence: 0.77,
    absence: 0.93
  },
  {
    name: 'mostFavoredNation',
    all: [
      /\b(?:most[- ]favou?red|no less favou?rable|more favou?rable (?:prices?|terms|pricing|rates?)|lowest prices?|at least as favou?rable|lower prices? (?:than|to)|better (?:prices?|terms))\b/i,
      /\b(?:customers?|prices?|terms|third part\w*|other|any person)\b/i,
      /\b(?:shall|will|agrees?)\b/i
    ],
    none: /\b(?:confidential information|degree of care|protection)\b/i,
    confidence: 0.38,
    absence: 0.97
  },
  {
    name: 'competitiveRestrictionException',
    all: [
      /\b(?:competes?|competitive|competing|competitors?|exclusiv\w+|non-?compet\w*)\b/i,
      /\b(?:notwithstanding|except (?:that|for|as)|provided,? (?:however|that)|shall not (?:apply|prohibit|prevent|restrict)|nothing (?:herein|in this|contained)|other than)\b/i,
      /\b(?:shall not|may|permitted|prohibit|restrict|prevent)\b/i
    ],
    none: /\b(?:jurisdiction|remed\w+|non-?exclusive|confidential)\b/i,
    confidence: 0.38,
    absence: 0.9
  }
];
