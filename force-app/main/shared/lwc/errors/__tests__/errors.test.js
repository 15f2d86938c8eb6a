import { errorMessage } from 'c/errors';

describe('errorMessage', () => {
  it('says what Apex said', () => {
    expect(errorMessage({ body: { message: 'Ask your admin.' } }, 'x')).toBe('Ask your admin.');
  });

  it('says every page and field error of the UI API once', () => {
    const error = {
      body: {
        output: {
          errors: [{ message: 'Stale.' }],
          fieldErrors: { Name: [{ message: 'Too long.' }, { message: 'Too long.' }] }
        },
        fieldErrors: { Name: [{ message: 'Too long.' }] }
      }
    };
    expect(errorMessage(error, 'x')).toBe('Stale. Too long.');
  });

  it('falls back when nothing readable is inside', () => {
    expect(errorMessage({}, 'Try again.')).toBe('Try again.');
    expect(errorMessage(undefined, 'Try again.')).toBe('Try again.');
  });
});
