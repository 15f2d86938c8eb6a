// Sample: a mutual non-disclosure agreement under English law.
import { section } from './blocks.ts';
import type { SampleDocument } from './blocks.ts';

export const nda: SampleDocument = {
  fileName: 'northwind-orchard-nda',
  header: 'Mutual Non-Disclosure Agreement',
  blocks: [
    { kind: 'title', text: 'MUTUAL NON-DISCLOSURE AGREEMENT' },
    {
      kind: 'paragraph',
      text: 'This Mutual Non-Disclosure Agreement (the "Agreement") is made on 12 January 2026 between Northwind Cloud, Inc., a company incorporated in Delaware whose registered office is at 400 Harbor Street, Boston, Massachusetts ("Northwind"), and Orchard Retail Group plc, a company registered in England and Wales whose registered office is at 18 Cloth Fair, London ("Orchard"). Each of them is a Disclosing Party when it gives information and a Receiving Party when it gets information.'
    },
    {
      kind: 'paragraph',
      text: 'The parties wish to talk about the possible use of Northwind software in the stores of Orchard (the "Purpose") and expect to exchange confidential information for it. They agree as follows:'
    },
    ...section(1, 'Confidential Information', [
      '"Confidential Information" means all information about the business, products, customers, prices and plans of the Disclosing Party that it discloses for the Purpose, in whatever form, and the fact that the parties are talking about the Purpose.',
      'It does not include information that is public without breach of this Agreement, that the Receiving Party knew already, that it lawfully receives from a third party, or that it develops without using Confidential Information.'
    ]),
    ...section(2, 'Duties of the Receiving Party', [
      'The Receiving Party shall keep Confidential Information secret, shall use it only for the Purpose, and shall protect it with at least the care that it uses for its own confidential information of similar value.',
      'The Receiving Party may disclose Confidential Information to employees and professional advisers who need it for the Purpose and who are bound by duties no less strict than these.',
      'If a court or authority requires disclosure, the Receiving Party shall, where the law permits, notify the Disclosing Party within five (5) days after it learns of the requirement.',
      'Within thirty (30) days after a written request, the Receiving Party shall return or destroy all Confidential Information and confirm in writing that it has done so.'
    ]),
    ...section(3, 'Term', [
      'This Agreement takes effect on 12 January 2026 and remains in force for a term of two (2) years. It does not renew automatically.',
      'The duties in Section 2 continue for three (3) years after this Agreement ends.'
    ]),
    ...section(4, 'General', [
      'No licence or other right is granted by this Agreement, and neither party is bound to enter into any further agreement.',
      'The parties accept that damages alone may not be a sufficient remedy for a breach, and that a court may order other relief.',
      'Neither party may assign this Agreement without the prior written consent of the other.',
      'This Agreement is governed by the laws of England and Wales, and the courts of England have exclusive jurisdiction.'
    ]),
    {
      kind: 'signatures',
      lead: 'Signed by the duly authorised representatives of the parties:',
      parties: [
        {
          party: 'Northwind Cloud, Inc.',
          signer: { name: 'Dana Whitfield', title: 'Chief Revenue Officer', date: '9 January 2026' }
        },
        {
          party: 'Orchard Retail Group plc',
          signer: { name: 'Priya Raman', title: 'Group General Counsel', date: '12 January 2026' }
        }
      ]
    }
  ]
};
