// Rules for clauses about money at risk: caps, damages, warranties, insurance.
import type { ClauseRule } from './clause-rule.ts';

export const liabilityClauses: ClauseRule[] = [
  {
    name: 'capOnLiability',
    all: [
      /\b(?:liab(?:le|ility|ilities)|damages)\b/i,
      /\b(?:exceed|limited to|greater than|more than|maximum|aggregate|consequential|incidental|punitive|indirect|exemplary|lost profits|loss of profits?)\b/i,
      /\b(?:in no event|under no circumstances?|not be (?:liable|responsible)|shall not|will not|is limited|be limited|neither party|no liability|exclud\w+)\b/i
    ],
    none: /\b(?:insurance polic|tax liabilit|environmental liabilit|coverage limit)\b/i,
    confidence: 0.91,
    absence: 0.83
  },
  {
    name: 'uncappedLiability',
    all: [
      /\b(?:except|other than|excluding|shall not apply|will not apply|do(?:es)? not apply|not (?:be )?limit(?:ed)?|nothing in this)\b/i,
      /\b(?:liab\w+|damages)\b/i,
      /\b(?:indemnif\w+|confidential\w*|gross negligence|wil+ful|fraud|infring\w+|personal injury|death)\b/i,
      /\b(?:consequential|incidental|exceed|cap|in no event|limitations?(?: of liability| in| set| contained| on)|limit or exclude|exclude or limit)\b/i
    ],
    confidence: 0.6,
    absence: 0.84
  },
  {
    name: 'liquidatedDamages',
    all: [
      /\b(?:liquidated damages|(?:early )?termination (?:fee|charge|payment)|as liquidated|break-?up fee)\b/i
    ],
    none: /\bno (?:early )?termination (?:fee|charge)|without (?:any )?(?:termination )?(?:fee|penalty)/i,
    confidence: 0.82,
    absence: 0.95
  },
  {
    name: 'warrantyDuration',
    all: [
      /\bwarrant\w*\b/i,
      /\b(?:\d{1,3}|one|two|three|six|nine|twelve|eighteen|twenty-four|thirty|sixty|ninety)\)?[\s-]*(?:day|month|year)s?\b/i,
      /\b(?:defects?|workmanship|free from|materials|warranty period|conform\w*|perform\w*)\b/i,
      /\b(?:period of|for (?:a|the)|from|after|following|within|during)\b/i
    ],
    none: /\b(?:represents and warrants that it (?:has|is)|prior written notice|within (?:\w+ )?\(?\d+\)? days (?:of|after) (?:receipt of )?(?:invoice|notice))\b/i,
    confidence: 0.74,
    absence: 0.92
  },
  {
    name: 'insurance',
    all: [
      /\binsur\w+\b/i,
      /\b(?:maintain|obtain|procure|carry|carries|keep|provide|purchase|effect|name|furnish|insure|include|additional insured)\w*\b/i,
      /\b(?:shall|will|agrees?|must|required?|responsible)\b/i,
      /\b(?:coverage|polic(?:y|ies)|liability|insured|insurance|limits?)\b/i
    ],
    none: /\b(?:insured (?:bank|deposit)|uninsured|insurance (?:company|carrier|agent|products?|business) (?:shall )?(?:means|is)\b|health insurance benefits)\b/i,
    confidence: 0.55,
    absence: 0.95
  }
];
