import { namesWithForm, scanName } from './name-scanner.ts';
import { cleanName, nameKey } from './party-names.ts';

const nameIn = (text: string) => scanName(text)?.name;

describe('the end of a name', () => {
  it.each([
    ['Blue Finch Ltd., an Ohio corporation', 'Blue Finch Ltd.'],
    [
      'Oaktree Capital Management (International) Limited, a company',
      'Oaktree Capital Management (International) Limited'
    ],
    [
      'Stratton, Cheeseman & Walsh-Nevada, Inc. having its office',
      'Stratton, Cheeseman & Walsh-Nevada, Inc.'
    ],
    ['iMine Corporation, (hereinafter', 'iMine Corporation'],
    ['salesforce.com, inc., a Delaware corporation', 'salesforce.com, inc.'],
    ['Solar Tax Partners 1, LLC, a California company', 'Solar Tax Partners 1, LLC'],
    ['The University of Iowa, located at 5 Hall Street', 'The University of Iowa'],
    ['Celebrity Speakers of 90 High Street', 'Celebrity Speakers'],
    ['Jane Roe, residing in Ohio', 'Jane Roe'],
    ['A, Inc. and B Ltd.', 'A, Inc.']
  ])('%s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it('is nowhere in words that are no name', () => {
    expect(nameIn('having its principal office')).toBeUndefined();
  });
});

describe('names in running text', () => {
  it('are those with a legal form', () => {
    const text = 'made between Blue Finch Ltd. and Corner Office LLC on the terms of Schedule A.';
    expect(namesWithForm(text).map(({ name }) => name)).toEqual([
      'Blue Finch Ltd.',
      'Corner Office LLC'
    ]);
  });
});

describe('a cleaned name', () => {
  it('loses list marks, joining words and roles before it', () => {
    expect(cleanName('and (2) the Corner Office LLC')).toBe('Corner Office LLC');
    expect(cleanName('Licensor: Blue Finch Ltd.')).toBe('Blue Finch Ltd.');
    expect(cleanName('R. C. Boyd Enterprises, LLC')).toBe('R. C. Boyd Enterprises, LLC');
  });

  it.each(['this Agreement', 'Delaware corporation', 'Distributor', 'Effective Date', '2026'])(
    'is none where the words are %s',
    (text) => {
      expect(cleanName(text)).toBeNull();
    }
  );

  it('has one key for two spellings and two keys for two companies', () => {
    expect(nameKey('ACME, Inc.')).toBe(nameKey('Acme Incorporated'));
    expect(nameKey('Sykes HealthPlan Services, Inc.')).not.toBe(
      nameKey('HealthPlan Services, Inc.')
    );
  });
});
