// Sample: a master subscription agreement with automatic renewal.
import { section } from './blocks.ts';
import type { SampleDocument } from './blocks.ts';
import { msaClosing } from './msa-closing.ts';
import { msaSchedule } from './msa-schedule.ts';

const opening = `This Master Subscription Agreement (the "Agreement") is entered into as of February 16, 2026 by and between Northwind Cloud, Inc., a Delaware corporation with its principal place of business at 400 Harbor Street, Suite 900, Boston, Massachusetts ("Provider"), and Halcyon Biosciences, Inc., a California corporation with offices at 2250 Mission Bay Boulevard, San Francisco, California ("Customer"). It takes effect on March 1, 2026 (the "Effective Date").`;

export const msa: SampleDocument = {
  fileName: 'northwind-halcyon-msa',
  header: 'Northwind Cloud, Inc. / Halcyon Biosciences, Inc. - Master Subscription Agreement',
  blocks: [
    { kind: 'title', text: 'MASTER SUBSCRIPTION AGREEMENT' },
    { kind: 'paragraph', text: opening },
    {
      kind: 'paragraph',
      text: 'Provider operates a cloud platform for planning and tracking laboratory logistics. Customer wishes to use that platform in its business, and Provider is willing to make it available, on the terms set out below. The parties therefore agree as follows:'
    },
    ...section(1, 'Definitions', [
      '"Affiliate" means an entity that controls, is controlled by, or is under common control with a party, where control means ownership of more than fifty percent (50%) of the voting interests.',
      '"Authorized User" means an employee or contractor of Customer or of its Affiliates whom Customer permits to use the Platform under a named account.',
      '"Business Day" means a day other than a Saturday, a Sunday or a public holiday in the Commonwealth of Massachusetts.',
      '"Customer Data" means the data that Customer or an Authorized User enters into the Platform, and the results that the Platform derives from that data for Customer.',
      '"Documentation" means the user guides and technical descriptions of the Platform that Provider publishes, as updated from time to time.',
      '"Order Form" means an ordering document that refers to this Agreement and is signed by both parties. Each Order Form becomes part of this Agreement.',
      '"Platform" means the software that Provider hosts and makes available to Customer over the internet as described in an Order Form, together with its Documentation.'
    ]),
    ...section(2, 'Subscription', [
      'During the Term, Provider grants Customer a non-exclusive, non-transferable right to access and use the Platform for its internal business purposes, within the number of Authorized Users stated in the applicable Order Form.',
      'Customer may let its Affiliates use the Platform under the same Order Form. Customer remains responsible for everything that its Affiliates and Authorized Users do on the Platform.',
      'Customer shall not rent out the Platform, use it to build a competing product, try to obtain its source code, or test its security without the prior written agreement of Provider.',
      'Provider may improve and change the Platform, but shall not remove a material function during the Term without offering a replacement of at least equal use.',
      'Customer shall keep account credentials confidential and shall notify Provider within two (2) Business Days after it becomes aware of any unauthorized use of an account.'
    ]),
    ...section(3, 'Implementation and support', [
      'Provider shall complete the standard implementation described in the first Order Form within sixty (60) days after the Effective Date, provided that Customer supplies the information named in that Order Form on time.',
      'Provider shall provide support by e-mail and telephone on Business Days from 8:00 a.m. to 8:00 p.m. Eastern Time, and at any time for outages that stop Customer from working.',
      'Provider shall deliver to Customer a service performance report within fifteen (15) days after the end of each calendar quarter, showing availability, open incidents and their causes.',
      'Each party shall name a person who is responsible for the relationship and shall inform the other of any change of that person.'
    ]),
    ...section(4, 'Service levels', [
      'Provider shall keep the Platform available at least 99.9% of the minutes of each calendar month, not counting maintenance announced at least five (5) days in advance.',
      'If availability in a month falls below 99.9%, Customer is entitled to a credit of five percent (5%) of the fee for that month; below 99.0%, ten percent (10%). Customer must claim a credit within thirty (30) days after the end of the month concerned.',
      "Credits are set off against the next invoice. If availability falls below 98.0% in three consecutive months, Customer may terminate the affected Order Form on thirty (30) days' written notice and receive a refund of fees paid in advance."
    ]),
    ...section(5, 'Fees and payment', [
      'The annual subscription fee for the Platform is USD 120,000.00 for each year of the Initial Term. The one-time fee for the implementation is USD 18,000.00.',
      'Provider shall invoice the annual subscription fee yearly in advance, and the implementation fee on completion of the implementation. Customer shall pay each undisputed invoice within thirty (30) days after the date of the invoice.',
      'Overdue amounts bear interest at one percent (1%) per month. Before it charges interest, Provider shall remind Customer in writing and allow ten (10) further days.',
      'Customer may dispute an invoice in good faith by written notice within twenty (20) days after receipt, stating the reasons. The parties shall try to settle the dispute within thirty (30) days; the undisputed part remains payable.',
      'Provider may increase the annual subscription fee with effect from the start of a Renewal Term, but by no more than four percent (4%) and only if it notifies Customer in writing at least one hundred twenty (120) days before the start of that Renewal Term.',
      'Fees do not include sales, use or value added taxes. Customer shall pay such taxes, except taxes on the income of Provider.'
    ]),
    ...section(6, 'Term and renewal', [
      'The initial term of this Agreement begins on the Effective Date and continues for twenty-four (24) months (the "Initial Term"), unless terminated earlier under Section 11.',
      'After the Initial Term, this Agreement automatically renews for successive periods of one (1) year each (each a "Renewal Term") unless either party gives the other written notice of non-renewal at least ninety (90) days before the end of the then-current term.',
      'The Initial Term and all Renewal Terms together are the "Term". Ending this Agreement ends all Order Forms, unless an Order Form says otherwise.'
    ]),
    ...section(7, 'Customer Data and security', [
      'Customer owns Customer Data. Provider shall use Customer Data only to provide the Platform, to fix faults and to meet the law.',
      'Provider shall maintain a written information security program that meets ISO/IEC 27001 and shall have it examined every year by an independent auditor. Provider shall provide the resulting report to Customer within thirty (30) days after Customer asks for it.',
      'Provider shall notify Customer of a breach of security that affects Customer Data within seventy-two (72) hours after Provider learns of it, and shall describe what happened, which data are concerned and what is being done.',
      'Provider shall keep back-up copies of Customer Data for thirty-five (35) days and shall store them in the United States.',
      'For thirty (30) days after the end of the Term, Provider shall make Customer Data available for download in a common format. Provider shall delete all Customer Data within ninety (90) days after the end of the Term.'
    ]),
    ...msaClosing,
    ...msaSchedule
  ]
};
