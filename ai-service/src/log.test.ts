import { describeError } from './log.ts';

describe('an error in the log', () => {
  it('has class, code and place, but not its message, which may quote a document', () => {
    const cause = Object.assign(new Error('Key (quote)=(secret clause) exists'), { code: '23505' });
    const described = describeError(new Error('secret clause\nsecond secret line', { cause }));
    expect(described).toMatchObject({ type: 'Error', cause: { type: 'Error', code: '23505' } });
    expect(JSON.stringify(described)).not.toMatch('secret');
    expect(described.stack).not.toHaveLength(0);
  });

  it('can be anything that was thrown', () => {
    expect(describeError('text')).toEqual({ type: 'string' });
    expect(describeError(null)).toEqual({ type: 'object' });
  });
});
