// Rules for clauses about who may leave, hand over or take over the contract.
import { near, words } from './clause-rule.ts';
import type { ClauseRule } from './clause-rule.ts';

const AT_WILL =
  'without cause | without reason | without penalty | for convenience | for its convenience | for any reason | at any time | for any or no reason | for no reason | with or without cause | in its discretion | in its sole discretion | in their discretion | at its option | at its sole option | at their option';

export const controlClauses: ClauseRule[] = [
  {
    name: 'terminationForConvenience',
    all: [
      new RegExp(
        `${near('terminat*', 180, AT_WILL).source}|${near('at any time | without cause | for convenience | for any reason', 120, 'terminat*').source}`,
        'i'
      ),
      words('notice | days | may | rights? | option | entitled')
    ],
    none: words(
      'breach* | default* | bankrupt* | insolven* | fails? to | change of control | change in control | determines | becomes | occurs'
    ),
    confidence: 0.54,
    absence: 0.82
  },
  {
    name: 'antiAssignment',
    all: [
      words('assign* | transfer* | delegat*'),
      words(
        'this agreement | this contract | this amendment | this lease | rights? or obligations | rights? and obligations | rights or duties | hereunder | its rights | neither party | herein'
      ),
      words(
        'consent | approval | may not | shall not | not assign* | not be assign* | void | non-?assignable | prohibited | without prior | without the prior | without the express | without the written'
      )
    ],
    none: words('inventions? | work product | moral rights'),
    confidence: 0.93,
    absence: 0.82
  },
  {
    name: 'changeOfControl',
    all: [
      words(
        'change of control | change in control | change of ownership | change in ownership | change in the ownership | mergers? | merged? | consolidation | acquisition of | acquired by | acquisition by | sale of all or substantially all | sale of substantially all | controlling interest'
      ),
      words(
        'terminat* | deemed an? assign* | deemed to be an? assign* | notice | consent | by operation of law | shall constitute'
      )
    ],
    none: words(
      'may freely assign | may assign | without the consent of the other | without the prior written consent of the other | entire agreement | merges? all | supersedes'
    ),
    confidence: 0.58,
    absence: 0.93
  }
];
