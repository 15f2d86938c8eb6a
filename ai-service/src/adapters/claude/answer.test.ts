import { goodAnswer } from '../../../test/support/messages-api.ts';
import { termNames } from '../../ports/reader.ts';
import { answerSchema, toReading } from './answer.ts';

const missingOf = (change: object) => {
  const answer = answerSchema.parse({ ...goodAnswer, terms: [], ...change });
  return toReading(answer, [], 1, termNames).missingTerms.map(({ name }) => name);
};

describe('what the model did not find', () => {
  it('counts as missing only where a contract of this type usually has it', () => {
    const missing = missingOf({ documentType: { value: 'NDA', confidence: 0.9 } });
    expect(missing).toContain('governingLaw');
    expect(missing).not.toContain('totalValue');
    expect(missing).not.toContain('noticePeriodToTerminateRenewal');
  });

  it('is missing for any type when a value was given in a form that cannot be used', () => {
    const [wrong] = goodAnswer.terms.filter(({ name }) => name === 'agreementDate');
    const total = { ...wrong, name: 'totalValue', value: 'a lot' };
    const documentType = { value: 'NDA', confidence: 0.9 };
    expect(missingOf({ documentType, terms: [total] })).toContain('totalValue');
  });
});
