// Sample: the second half of the master subscription agreement, from confidentiality to the signatures.
import { section } from './blocks.ts';
import type { Block } from './blocks.ts';

export const msaClosing: Block[] = [
  ...section(8, 'Confidentiality', [
    'Each party may receive information of the other that is marked as confidential or that a reasonable person would understand to be confidential ("Confidential Information"). The receiving party shall protect it with reasonable care, use it only for the purposes of this Agreement, and disclose it only to people who need it and are bound to secrecy.',
    'These duties do not apply to information that is or becomes public without fault of the receiving party, that it knew before, that it receives lawfully from somebody else, or that it develops on its own.',
    'If the law requires disclosure, the receiving party shall, where permitted, notify the other party promptly so that it can seek protection.',
    'The duties of this Section continue for five (5) years after the end of the Term, and for trade secrets as long as they remain secret.'
  ]),
  ...section(9, 'Intellectual property', [
    'Provider and its licensors own the Platform and all improvements to it. Nothing in this Agreement transfers ownership of intellectual property from one party to the other.',
    'Customer may give Provider suggestions. Provider may use suggestions freely, without naming Customer as their source.',
    'Provider may collect statistics about the use of the Platform, provided that they identify neither Customer nor any person.',
    'Neither party shall use the name or logo of the other in public without prior written consent, except that Provider may name Customer in its list of customers.'
  ]),
  ...section(10, 'Warranties', [
    'Each party warrants that it has the power to enter into this Agreement and that doing so breaks no other obligation.',
    'Provider warrants that during the Term the Platform will perform in all material respects as the Documentation describes, and that it will provide its services with professional care.',
    'If the Platform does not meet this warranty, Provider shall correct it within thirty (30) days after notice. If Provider does not succeed, Customer may terminate the affected Order Form and Provider shall refund the fees paid in advance for the time after termination.',
    'Except as stated in this Agreement, Provider makes no warranties, express or implied, including any implied warranty of merchantability or fitness for a particular purpose.'
  ]),
  ...section(11, 'Termination', [
    'Either party may terminate this Agreement by written notice if the other party materially breaches it and does not cure the breach within thirty (30) days after receipt of a notice that describes the breach. For overdue payments the period is ten (10) days.',
    'Either party may terminate this Agreement with immediate effect if the other party becomes insolvent, makes an assignment for the benefit of creditors, or is subject to bankruptcy proceedings that are not dismissed within sixty (60) days.',
    'If Customer terminates for cause, Provider shall refund the fees paid in advance for the time after termination within forty-five (45) days. If Provider terminates for cause, Customer shall pay the fees for the rest of the then-current term.',
    'Sections 5, 7.5, 8, 9, 12, 13 and 15 survive the end of this Agreement.'
  ]),
  ...section(12, 'Indemnification', [
    'Provider shall defend Customer against claims by others that the Platform infringes a patent, copyright or trade secret, and shall pay the damages and costs finally awarded or agreed in a settlement.',
    'If such a claim is made or seems likely, Provider may obtain the right to continue, change the Platform so that it no longer infringes, or, if neither is reasonable, terminate the affected Order Form and refund the fees paid in advance.',
    'Customer shall defend Provider against claims by others that Customer Data, or the use of the Platform in breach of this Agreement, infringes their rights or the law, and shall pay the damages and costs finally awarded or agreed in a settlement.',
    'The party that is defended shall give prompt notice of the claim, leave the defence to the other party, and give reasonable help at the cost of that party.'
  ]),
  ...section(13, 'Limitation of liability', [
    'In no event shall either party be liable for indirect, incidental, special or consequential damages, or for lost profits, even if it was told that they were possible.',
    'The total liability of each party arising out of or related to this Agreement shall not exceed the fees paid or payable under this Agreement in the twelve (12) months before the event that gave rise to the claim.',
    'The limits of this Section do not apply to the duty to indemnify under Section 12, to breach of Section 8, to gross negligence or willful misconduct, or to the duty to pay fees.'
  ]),
  ...section(14, 'Insurance', [
    'During the Term, Provider shall maintain commercial general liability insurance of at least USD 1,000,000 per occurrence and cyber liability insurance of at least USD 5,000,000 in the aggregate, and shall provide a certificate of insurance within ten (10) days after Customer asks for it.'
  ]),
  ...section(15, 'General', [
    'This Agreement is governed by the laws of the State of Delaware, without regard to its conflict of laws rules. The state and federal courts in Wilmington, Delaware have exclusive jurisdiction.',
    'Neither party may assign this Agreement without the prior written consent of the other party, which shall not be unreasonably withheld, except to a successor to all or substantially all of its business. An assignment in breach of this Section is void.',
    'Notices must be in writing and are deemed received on the day of delivery by hand or courier, on the fifth Business Day after posting by registered mail, or on the day of sending by e-mail if sent before 5:00 p.m. on a Business Day to legal@northwindcloud.example or contracts@halcyonbio.example.',
    "Once per year, on at least fifteen (15) days' written notice, Provider may audit the number of Authorized Users; Customer shall provide the records needed for it.",
    'Neither party is liable for delay caused by events beyond its reasonable control, for as long as they last.',
    'If an Order Form conflicts with this Agreement, this Agreement prevails unless the Order Form names the section that it changes.',
    'This Agreement is the entire agreement of the parties about its subject. Changes must be in writing and signed by both parties. If a provision is invalid, the others remain in force.',
    'This Agreement may be signed in counterparts and by electronic signature.'
  ]),
  {
    kind: 'signatures',
    lead: 'IN WITNESS WHEREOF, the parties have executed this Agreement through their authorized representatives.',
    parties: [
      {
        party: 'Northwind Cloud, Inc.',
        signer: {
          name: 'Dana Whitfield',
          title: 'Chief Revenue Officer',
          date: 'February 12, 2026'
        }
      },
      {
        party: 'Halcyon Biosciences, Inc.',
        signer: { name: 'Marcus Oyelaran', title: 'VP, Procurement', date: 'February 16, 2026' }
      }
    ]
  }
];
