import { problemsOf } from '../testing.ts';
import { checkExternalCredentials, checkNamedCredentials, checkSites } from './credentials.ts';

const part = (name: string, text: string): string => `<${name}>${text}</${name}>`;
const url = (address: string): string =>
  `<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType>\n<parameterValue>${address}</parameterValue></namedCredentialParameters>\n`;
const authentication = (name: string): string =>
  `<namedCredentialParameters><externalCredential>${name}</externalCredential><parameterType>Authentication</parameterType></namedCredentialParameters>\n`;
const named = (body: string, type = 'SecuredEndpoint'): string =>
  `<NamedCredential>${body}${part('namedCredentialType', type)}<label>N</label></NamedCredential>`;
const header = (value: string, name = 'Authorization', type = 'AuthHeader'): string =>
  `<externalCredentialParameters>\n${part('parameterName', name)}${part('parameterType', type)}${part('parameterValue', value)}</externalCredentialParameters>`;
const external = (body: string): string => `<ExternalCredential>${body}</ExternalCredential>`;
const BEARER = "{!'Bearer ' &amp; $Credential.Service.ApiKey}";

function problems(files: Record<string, string>): string[] {
  const all = {
    'externalCredentials/Service.externalCredential-meta.xml': external(header(BEARER)),
    ...files
  };
  return [checkNamedCredentials, checkExternalCredentials, checkSites].flatMap((check) =>
    problemsOf(check, all)
  );
}
const ofNamed = (text: string): string[] =>
  problems({ 'namedCredentials/N.namedCredential-meta.xml': text });
const ofExternal = (text: string): string[] =>
  problems({ 'externalCredentials/Service.externalCredential-meta.xml': text });

describe('credentials', () => {
  it('that are right are let through', () => {
    expect(ofNamed(named(url('https://a.example/x') + authentication('Service')))).toEqual([]);
    expect(ofNamed(named(url('https://a.example') + authentication('ns__Service')))).toEqual([]);
    const legacy = part('endpoint', 'https://a.example') + part('protocol', 'NoAuthentication');
    expect(ofNamed(`<NamedCredential><label>N</label>${legacy}</NamedCredential>`)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    [
      'an address that is none',
      named(url('a.example') + authentication('Service')),
      /'a.example' is no address/
    ],
    ['no address', named(authentication('Service')), /no parameter of the type Url/],
    [
      'two addresses',
      named(url('https://a.b') + url('https://c.d') + authentication('Service')),
      /two parameters/
    ],
    ['no authentication', named(url('https://a.b')), /no parameter of the type Authentication/],
    [
      'an unknown External Credential',
      named(url('https://a.b') + authentication('Nope')),
      /no External Credential Nope/
    ],
    [
      'what belongs to the old kind',
      named(part('endpoint', 'https://a.b') + url('https://a.b') + authentication('Service')),
      /<endpoint> belongs to credentials of the type Legacy/
    ],
    [
      'an unknown auth provider',
      `<NamedCredential><label>N</label>${part('authProvider', 'Nope')}</NamedCredential>`,
      /no auth provider Nope/
    ]
  ])('with %s are refused', (_what, text, said) => {
    expect(ofNamed(text)).toEqual([expect.stringMatching(said)]);
  });

  it('compute headers from their own parameters', () => {
    expect(ofExternal(external(header("{!'Bearer ' &amp; }")))).toEqual([
      expect.stringMatching(/^2: The formula of the header is wrong/)
    ]);
    expect(ofExternal(external(header('{!$Credential.Other.ApiKey}')))).toEqual([
      '2: The header reads from the credential Other, and it belongs to Service.'
    ]);
    expect(ofExternal(external(header(BEARER) + header(BEARER)))).toEqual([
      '3: Authorization is of the type AuthHeader twice, first at line 2.'
    ]);
  });
});

describe('sites', () => {
  it('are whole addresses, of families of hosts too', () => {
    const csp = (address: string): string[] =>
      problems({
        'cspTrustedSites/S.cspTrustedSite-meta.xml': `<CspTrustedSite>${part('endpointUrl', address)}</CspTrustedSite>`
      });
    expect(csp('https://*.a.example')).toEqual([]);
    expect(csp('wss://a.example')).toEqual([]);
    expect(csp('a.example')).toEqual([expect.stringMatching(/no address/)]);
    expect(
      problems({
        'remoteSiteSettings/S.remoteSite-meta.xml':
          '<RemoteSiteSetting><url>htps://a.b</url></RemoteSiteSetting>'
      })
    ).toEqual([expect.stringMatching(/'htps:\/\/a.b' is no address/)]);
  });
});
