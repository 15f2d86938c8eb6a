// Sample: an order form with a price table, in pounds sterling.
import { section } from './blocks.ts';
import type { SampleDocument } from './blocks.ts';

export const orderForm: SampleDocument = {
  fileName: 'northwind-meridian-order-form',
  header: 'Northwind Cloud, Inc. - Order Form NC-2026-0417',
  blocks: [
    { kind: 'title', text: 'ORDER FORM', subtitle: 'Order number NC-2026-0417' },
    {
      kind: 'paragraph',
      text: 'This Order Form is made on 1 June 2026 between Northwind Cloud, Inc. ("Provider") and Meridian Freight Ltd ("Customer") under the Master Subscription Agreement between them dated 14 March 2024.'
    },
    {
      kind: 'table',
      widths: [0.35, 0.65],
      rows: [
        ['Item', 'Details'],
        ['Customer', 'Meridian Freight Ltd, 3 Quayside Row, Liverpool, United Kingdom'],
        ['Billing contact', 'Accounts Payable, ap@meridianfreight.example'],
        ['Subscription start date', '1 July 2026'],
        ['Subscription end date', '30 June 2029'],
        ['Subscription term', '36 months'],
        ['Payment terms', 'Net 30 days from the invoice date'],
        ['Billing', 'Annually in advance']
      ]
    },
    { kind: 'heading', number: '1.', text: 'Products and prices' },
    {
      kind: 'table',
      widths: [0.4, 0.14, 0.22, 0.24],
      rows: [
        ['Product', 'Quantity', 'Unit price per year', 'Annual price'],
        ['Northwind Dispatch, named user', '140', 'GBP 420.00', 'GBP 58,800.00'],
        ['Northwind Yard Planner, per depot', '6', 'GBP 3,900.00', 'GBP 23,400.00'],
        ['Premium support', '1', 'GBP 7,800.00', 'GBP 7,800.00'],
        ['Annual subscription fee', '', '', 'GBP 90,000.00'],
        ['Total contract value (36 months)', '', '', 'GBP 270,000.00']
      ],
      totalRows: 2
    },
    ...section(2, 'Terms of this order', [
      'The subscription term starts on 1 July 2026 and continues for thirty-six (36) months until 30 June 2029.',
      'At the end of the subscription term this Order Form renews automatically for further terms of twelve (12) months each, unless Customer or Provider gives written notice at least sixty (60) days before the end of the current term.',
      'Customer shall pay each invoice within thirty (30) days of the invoice date.',
      'Provider may increase the prices from the start of a renewal term by no more than three percent (3%) and shall notify Customer of any increase at least ninety (90) days before that date.',
      'Customer may add named users at the unit price above at any time; they are invoiced for the rest of the contract year.',
      'This Order Form is governed by the laws of England and Wales.'
    ]),
    {
      kind: 'signatures',
      lead: 'Accepted and agreed:',
      parties: [
        {
          party: 'Northwind Cloud, Inc.',
          signer: { name: 'Dana Whitfield', title: 'Chief Revenue Officer', date: '28 May 2026' }
        },
        {
          party: 'Meridian Freight Ltd',
          signer: { name: 'Fiona Garrick', title: 'Finance Director', date: '1 June 2026' }
        }
      ]
    }
  ]
};
