// Sample: a statement of work with milestones and a fixed price.
import { section } from './blocks.ts';
import type { SampleDocument } from './blocks.ts';

export const sow: SampleDocument = {
  fileName: 'northwind-halcyon-sow',
  header: 'Statement of Work No. 1 under the Master Subscription Agreement of February 16, 2026',
  blocks: [
    { kind: 'title', text: 'STATEMENT OF WORK NO. 1', subtitle: 'Laboratory Rollout' },
    {
      kind: 'paragraph',
      text: 'This Statement of Work No. 1 (the "SOW") is entered into as of April 20, 2026 by and between Northwind Cloud, Inc. ("Provider") and Halcyon Biosciences, Inc. ("Customer"). It is part of the Master Subscription Agreement between the parties dated February 16, 2026 (the "MSA"); terms defined there have the same meaning here.'
    },
    ...section(1, 'Scope', [
      'Provider shall configure the Platform for the three laboratories of Customer in San Francisco, San Diego and Portland, migrate the sample records of the last five years, and train up to sixty (60) Authorized Users.',
      'Work outside this scope requires a change order signed by both parties.'
    ]),
    ...section(2, 'Schedule and deliverables', [
      'Work under this SOW starts on May 4, 2026 and ends on October 30, 2026, unless the parties agree otherwise in writing.',
      'Provider shall complete the deliverables by the dates in the following table:'
    ]),
    {
      kind: 'table',
      widths: [0.07, 0.45, 0.26, 0.22],
      rows: [
        ['No.', 'Deliverable', 'Due date', 'Fee'],
        ['1', 'Configuration workbook approved', 'June 5, 2026', 'USD 24,000.00'],
        ['2', 'Data migration completed', 'August 14, 2026', 'USD 38,500.00'],
        ['3', 'User training held at three sites', 'September 25, 2026', 'USD 16,500.00'],
        ['4', 'Rollout accepted', 'October 30, 2026', 'USD 11,000.00'],
        ['', 'Total fixed fee', '', 'USD 90,000.00']
      ],
      totalRows: 1
    },
    ...section(3, 'Acceptance', [
      'Customer shall accept or reject each deliverable in writing within ten (10) Business Days after it is delivered. A rejection must state in what respect the deliverable does not meet this SOW.',
      'Provider shall correct a rejected deliverable within fifteen (15) days. A deliverable that is neither accepted nor rejected in time counts as accepted.'
    ]),
    ...section(4, 'Fees', [
      'The total fixed fee for this SOW is USD 90,000.00. Provider shall invoice each deliverable when it has been accepted.',
      'Customer shall pay each invoice within forty-five (45) days after receipt of the invoice. This Section 4.2 replaces Section 5.2 of the MSA for this SOW.',
      'Travel expenses are reimbursed at cost, but shall not exceed USD 6,000.00 in total without prior written approval.'
    ]),
    ...section(5, 'People', [
      'The project lead of Provider is Ines Duarte. The project lead of Customer is Tom Achterberg. The project leads shall meet every week, and Provider shall send a written status report to Customer each week.',
      'This SOW is governed by the laws of the State of Delaware.'
    ]),
    {
      kind: 'signatures',
      lead: 'Agreed by the authorized representatives of the parties:',
      parties: [
        {
          party: 'Northwind Cloud, Inc.',
          signer: { name: 'Dana Whitfield', title: 'Chief Revenue Officer', date: 'April 17, 2026' }
        },
        {
          party: 'Halcyon Biosciences, Inc.',
          signer: { name: 'Marcus Oyelaran', title: 'VP, Procurement', date: 'April 20, 2026' }
        }
      ]
    }
  ]
};
