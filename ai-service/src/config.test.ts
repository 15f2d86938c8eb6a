import { ConfigError, hashApiKey, readConfig } from './config.ts';

const keys = {
  COUNTERSIGN_API_KEYS: 'acme:0123456789abcdef, acme:fedcba9876543210,beta:key-of-beta-123456'
};

const refusal = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
    return '';
  } catch (error) {
    expect((error as Error).name).toBe(ConfigError.name);
    return (error as Error).message;
  }
};

describe('the settings', () => {
  it('have defaults for everything but the API keys', () => {
    const config = readConfig(keys);
    expect(config).toMatchObject({
      port: 4331,
      host: '127.0.0.1',
      databaseUrl: null,
      claude: null,
      servesApi: true,
      runsJobs: true
    });
    expect(config.dataFolder).toMatch(/\.local\/ai-service$/);
  });

  it('keep API keys as hashes only, several for one org where wanted', () => {
    const { apiKeys } = readConfig(keys);
    expect(apiKeys.map(({ orgId }) => orgId)).toEqual(['acme', 'acme', 'beta']);
    expect(apiKeys[0]!.hash.equals(hashApiKey('0123456789abcdef'))).toBe(true);
    expect(JSON.stringify(readConfig(keys))).not.toMatch('0123456789abcdef');
  });

  it('choose the model only when there is a key for it', () => {
    const given = { ...keys, ANTHROPIC_API_KEY: 'sk-x', CLAUDE_MODEL: 'claude-x' };
    expect(readConfig(given).claude).toMatchObject({ model: 'claude-x', apiKey: 'sk-x' });
    expect(readConfig({ ...given, ANTHROPIC_API_KEY: '' }).claude).toBeNull();
  });

  it('split into roles only on a database of their own', () => {
    const DATABASE_URL = 'postgresql://localhost/x';
    expect(readConfig({ ...keys, DATABASE_URL, ROLE: 'api' }).runsJobs).toBe(false);
    expect(readConfig({ ...keys, DATABASE_URL, ROLE: 'worker' }).servesApi).toBe(false);
    expect(refusal({ ...keys, ROLE: 'api' })).toMatch(/needs DATABASE_URL/);
  });

  it('are refused all at once, by name and without their values', () => {
    const message = refusal({
      COUNTERSIGN_API_KEYS: 'acme:short',
      PORT: '99999',
      DATABASE_URL: 'mysql://user:hidden@x'
    });
    expect(message).toMatch(/COUNTERSIGN_API_KEYS: the key of acme needs at least 16/);
    expect(message).toMatch(/PORT: /);
    expect(message).toMatch(/DATABASE_URL: must start with postgresql:\/\//);
    expect(message).not.toMatch(/hidden|short/);
  });
});
