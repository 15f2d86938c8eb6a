// Sample: an amendment that changes the term and the notice period.
import { section } from './blocks.ts';
import type { SampleDocument } from './blocks.ts';

export const amendment: SampleDocument = {
  fileName: 'northwind-meridian-amendment',
  header: 'Amendment No. 2 to the Master Subscription Agreement',
  blocks: [
    { kind: 'title', text: 'AMENDMENT NO. 2', subtitle: 'to the Master Subscription Agreement' },
    {
      kind: 'paragraph',
      text: 'This Amendment No. 2 (the "Amendment") is made on 8 September 2026 between Northwind Cloud, Inc. ("Provider") and Meridian Freight Ltd ("Customer"). It changes the Master Subscription Agreement between the parties dated 14 March 2024, as changed by Amendment No. 1 (the "MSA"), with effect from 1 October 2026 (the "Amendment Effective Date").'
    },
    ...section(1, 'Changes', [
      'Section 6.1 of the MSA is replaced by the following: "The term of this Agreement ends on 31 March 2029."',
      'In Section 6.2 of the MSA, the words "sixty (60) days" are replaced by "ninety (90) days".',
      'The annual subscription fee stated in Schedule A of the MSA is changed to GBP 96,500.00 from the Amendment Effective Date.',
      'Provider shall send Customer an updated Schedule A within ten (10) days after the Amendment Effective Date.'
    ]),
    ...section(2, 'General', [
      'Except as changed by this Amendment, the MSA remains in full force and effect. If this Amendment and the MSA conflict, this Amendment prevails.',
      'This Amendment is governed by the laws of England and Wales.'
    ]),
    {
      kind: 'signatures',
      lead: 'Signed by the authorised representatives of the parties:',
      parties: [
        {
          party: 'Northwind Cloud, Inc.',
          signer: {
            name: 'Dana Whitfield',
            title: 'Chief Revenue Officer',
            date: '4 September 2026'
          }
        },
        {
          party: 'Meridian Freight Ltd',
          signer: { name: 'Fiona Garrick', title: 'Finance Director', date: '8 September 2026' }
        }
      ]
    }
  ]
};
