import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenStore } from './tokens.ts';

describe('a file of tokens', () => {
  it.each(['', '{', 'null', '[]', '{"access":{}}'])('that reads %j ends all sessions', (text) => {
    const file = join(mkdtempSync(join(tmpdir(), 'local-org-tokens-')), 'tokens.json');
    writeFileSync(file, text);
    const tokens = new TokenStore(file, 1000);
    expect(tokens.session('any')).toBeNull();
    const grant = { userId: '005', organizationId: '00D', clientId: 'c', scope: 's' };
    const { access, refresh } = tokens.issueBoth(grant);
    const again = new TokenStore(file, 1000);
    expect([again.session(access), again.find(refresh)]).not.toContain(null);
  });
});
