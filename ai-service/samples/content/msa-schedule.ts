// Sample: the schedule of the master subscription agreement with support times and subprocessors.
import { section } from './blocks.ts';
import type { Block } from './blocks.ts';

export const msaSchedule: Block[] = [
  { kind: 'page-break' },
  { kind: 'title', text: 'SCHEDULE A', subtitle: 'Support and subprocessors' },
  ...section(1, 'Support times', [
    'Provider shall respond to a request for support within the time stated in the table below, counted from the moment at which Customer opens the request.'
  ]),
  {
    kind: 'table',
    widths: [0.16, 0.5, 0.17, 0.17],
    rows: [
      ['Severity', 'Meaning', 'First answer', 'Next update'],
      ['1', 'The Platform cannot be used by anybody', '30 minutes', 'every hour'],
      ['2', 'A material function fails and there is no other way', '2 hours', 'every 4 hours'],
      ['3', 'A function fails, but there is another way', '1 Business Day', 'every week'],
      ['4', 'A question or a wish', '3 Business Days', 'on progress']
    ]
  },
  ...section(2, 'Subprocessors', [
    'On the Effective Date, Provider uses the subprocessors listed below to host the Platform and to send messages on behalf of Customer.',
    'Provider shall notify Customer at least thirty (30) days before it engages a further subprocessor. Customer may object for good reason within that time; the parties shall then look for a solution together.'
  ]),
  {
    kind: 'table',
    widths: [0.34, 0.36, 0.3],
    rows: [
      ['Subprocessor', 'Purpose', 'Place of processing'],
      ['Granite Compute LLC', 'Hosting and back-up', 'Virginia and Ohio, USA'],
      ['Lantern Mail, Inc.', 'Sending of e-mail', 'Oregon, USA'],
      ['Beacon Support Oy', 'Telephone support at night', 'Helsinki, Finland']
    ]
  }
];
