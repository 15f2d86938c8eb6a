import { problems, ServiceError, toServiceError } from './errors.ts';
import { ReadingError, readingErrorCodes } from './ports/reader.ts';

describe('problems', () => {
  it('say in one sentence what to do next', () => {
    for (const { title, action } of Object.values(problems)) {
      expect(title).not.toMatch(/\.$/);
      expect(action).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('know every reason why a document cannot be read', () => {
    for (const code of readingErrorCodes) expect(problems[code].retryable).toBe(false);
  });
});

describe('a thrown thing', () => {
  it('keeps its code when it came from a reading thread without its class', () => {
    const error = Object.assign(new Error('The PDF is protected.'), {
      name: ReadingError.name,
      code: 'document-encrypted'
    });
    expect(toServiceError(error)).toMatchObject({
      code: 'document-encrypted',
      message: 'The PDF is protected.'
    });
  });

  it('that nobody expected tells nothing of itself', () => {
    for (const thrown of [
      new Error('row "secret text"'),
      'secret text',
      null,
      { code: 'EACCES' }
    ]) {
      const error = toServiceError(thrown);
      expect(error.code).toBe('internal-error');
      expect(error.message).not.toMatch('secret');
    }
  });

  it('that is a service error already stays as it is', () => {
    const error = new ServiceError('not-ready', 'x');
    expect(toServiceError(error)).toBe(error);
  });
});
