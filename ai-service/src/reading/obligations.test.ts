import { prepareContract } from './contract.ts';
import { findObligations } from './obligations.ts';
import { readParties } from './terms/parties.ts';
import { openDocument } from '../text/open-document.ts';
import type { PageText } from '../ports/reader.ts';

async function obligationsOf(body: string) {
  const text = `This Agreement is made as of May 4, 2026 by and between Blue Finch Ltd. ("FINCH") and Corner Office LLC ("Client").\nThe parties agree as follows:\n\n${body}\n`;
  const document = await openDocument(Buffer.from(text));
  const pages: PageText[] = [];
  for await (const page of document.pages) pages.push(page);
  const contract = prepareContract(pages);
  return findObligations(contract, new Map([['parties', readParties(contract)]]));
}

describe('obligations', () => {
  it('name who owes what to whom, and when', async () => {
    const [duty] = await obligationsOf(
      '3.1 Client shall pay Finch a fee of USD 4,500.00 within thirty (30) days after the date of the invoice.'
    );
    expect(duty).toMatchObject({
      type: 'Payment',
      responsibleParty: 'Corner Office LLC',
      beneficiary: 'Blue Finch Ltd.',
      trigger: 'within thirty (30) days after the date of the invoice',
      amount: '4500.00',
      currency: 'USD',
      recurrence: null
    });
    expect(duty.description).toMatch(/^Client shall pay/);
  });

  it('take a party by its short name in any capitals', async () => {
    const [duty] = await obligationsOf(
      'Finch shall notify Client within two (2) days after it learns of a fault.'
    );
    expect(duty).toMatchObject({ type: 'Notice', responsibleParty: 'Blue Finch Ltd.' });
  });

  it('give the rhythm of recurring duties and the date of dated ones', async () => {
    const duties = await obligationsOf(
      'Finch shall send Client a written report within ten (10) days after the end of each calendar quarter.\n\nFinch shall deliver the final drawings to Client by 30 June 2026.'
    );
    expect(duties[0]).toMatchObject({ type: 'Reporting', recurrence: 'quarterly', dueDate: null });
    expect(duties[1]).toMatchObject({ type: 'Deliverable', dueDate: '2026-06-30' });
  });

  it('leave out rules that nobody can act on', async () => {
    expect(
      await obligationsOf(
        'This Agreement shall be governed by the laws of Ohio.\n\nClient shall not copy the drawings.\n\nThe fee is a fixed fee and shall remain unchanged for each year.'
      )
    ).toEqual([]);
  });
});
