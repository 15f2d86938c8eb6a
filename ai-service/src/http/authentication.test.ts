import { orgOf } from './authentication.ts';
import { hashApiKey } from '../config.ts';

const keys = [
  { orgId: 'acme', hash: hashApiKey('0123456789abcdef') },
  { orgId: 'beta', hash: hashApiKey('fedcba9876543210') }
];

describe('an authorization header', () => {
  it('names the org of its key', () => {
    expect(orgOf('Bearer 0123456789abcdef', keys)).toBe('acme');
    expect(orgOf('bearer  fedcba9876543210', keys)).toBe('beta');
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic 0123456789abcdef',
    'Bearer 0123456789abcde',
    'Bearer 0123456789abcdef x',
    `Bearer ${'a'.repeat(10_000)}`
  ])('%s names none', (header) => {
    expect(orgOf(header, keys)).toBeNull();
  });
});
