// Sample: a one-page letter agreement, which exists only as a scan.

export const letter = {
  fileName: 'northwind-orchard-letter-scanned',
  lines: [
    'Northwind Cloud, Inc.',
    '400 Harbor Street, Suite 900, Boston, Massachusetts',
    '',
    'March 2, 2026',
    '',
    'Orchard Retail Group plc',
    '18 Cloth Fair, London',
    '',
    'Re: Letter Agreement for a Paid Pilot',
    '',
    'Dear Ms. Raman,',
    '',
    'This letter agreement sets out the terms on which Northwind Cloud, Inc. will run a',
    'pilot of its store planning software for Orchard Retail Group plc.',
    '',
    '1. The pilot starts on April 1, 2026 and ends on September 30, 2026. It does not renew.',
    '2. Orchard shall pay a fixed fee of GBP 15,000.00 within thirty (30) days after receipt',
    '   of our invoice.',
    '3. Northwind shall deliver a written report on the results by October 15, 2026.',
    '4. The Mutual Non-Disclosure Agreement of 12 January 2026 applies.',
    '5. This letter agreement is governed by the laws of England and Wales.',
    '',
    'Please sign and return a copy of this letter if you agree.',
    '',
    'Yours sincerely,',
    '',
    'Dana Whitfield',
    'Chief Revenue Officer',
    '',
    'Agreed for Orchard Retail Group plc:',
    '',
    'Priya Raman, Group General Counsel          March 6, 2026'
  ]
};
