/** Named and External Credentials, and the addresses that an org may call or be called from. */
import { FormulaError } from '../../formula/ast.ts';
import { compileTemplate } from '../../formula/compile.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { isForeign } from './names.ts';
import { eachOf, nameIn, named, refuseTwins, type ReferenceCheck, type Refuse } from './report.ts';

export const checkNamedCredentials: ReferenceCheck = (context) =>
  eachOf(context, ['namedCredential'], 'credentials', (credential, refuse) => {
    const type = textOf(credential.root, 'namedCredentialType') ?? 'Legacy';
    if (type === 'SecuredEndpoint' || type === 'PrivateEndpoint') {
      checkEndpoint(context, credential, type, refuse);
    } else if (type === 'Legacy') checkLegacy(context, credential, refuse);
  });

/** Valid only in credentials of the type Legacy. */
const LEGACY = [
  'authProvider',
  'endpoint',
  'oauthRefreshToken',
  'oauthScope',
  'oauthToken',
  'password',
  'principalType',
  'protocol',
  'username'
];

function checkEndpoint(
  context: DeployContext,
  { root }: Component,
  type: string,
  refuse: Refuse
): void {
  for (const { at } of LEGACY.flatMap((name) => named(root, name))) {
    refuse(
      at,
      `<${at.name}> belongs to credentials of the type Legacy, not ${type}.`,
      'Say it in the External Credential.'
    );
  }
  const parameters = childrenOf(root, 'namedCredentialParameters');
  const url = one(root, parameters, 'Url', refuse);
  if (url) checkUrl(childOf(url, 'parameterValue') ?? url, ['http', 'https'], refuse);
  const authentication = one(root, parameters, 'Authentication', refuse);
  const external = authentication && nameIn(authentication, 'externalCredential');
  if (authentication && !external) {
    refuse(
      authentication,
      'The authentication names no External Credential.',
      'Add <externalCredential>.'
    );
  }
  if (external && !hasCredential(context, external.name)) {
    refuse(
      external.at,
      `There is no External Credential ${external.name}.`,
      'Name one that exists.'
    );
  }
  refuseTwins(namesOfType(parameters, 'HttpHeader'), refuse, 'a header of the credential');
  for (const parameter of ofType(parameters, 'HttpHeader')) {
    checkHeader(parameter, external?.name ?? '', refuse);
  }
}

function hasCredential({ project }: DeployContext, name: string): boolean {
  const lower = name.toLowerCase();
  return (
    isForeign(name) || project.externalCredentials.some((each) => each.name.toLowerCase() === lower)
  );
}

function checkLegacy(context: DeployContext, { root }: Component, refuse: Refuse): void {
  const endpoint = childOf(root, 'endpoint');
  if (endpoint) checkUrl(endpoint, ['http', 'https'], refuse);
  checkProvider(context, nameIn(root, 'authProvider'), refuse);
}

export const checkExternalCredentials: ReferenceCheck = (context) =>
  eachOf(context, ['externalCredential'], 'credentials', ({ name, root }, refuse) => {
    const parameters = childrenOf(root, 'externalCredentialParameters');
    for (const type of ['NamedPrincipal', 'PerUserPrincipal', 'AuthHeader']) {
      refuseTwins(namesOfType(parameters, type), refuse, `of the type ${type}`);
    }
    for (const header of ofType(parameters, 'AuthHeader')) checkHeader(header, name, refuse);
    for (const parameter of parameters) {
      checkProvider(context, nameIn(parameter, 'authProvider'), refuse);
    }
  });

function checkProvider(
  context: DeployContext,
  provider: { at: XmlElement; name: string } | undefined,
  refuse: Refuse
): void {
  if (!provider || isForeign(provider.name)) return;
  if (context.ofType('authprovider').some(({ name }) => name === provider.name)) return;
  refuse(provider.at, `There is no auth provider ${provider.name}.`, 'Name one that exists.');
}

function ofType(parameters: XmlElement[], type: string): XmlElement[] {
  return parameters.filter((parameter) => textOf(parameter, 'parameterType') === type);
}

function namesOfType(parameters: XmlElement[], type: string): { at: XmlElement; name: string }[] {
  return ofType(parameters, type).flatMap((parameter) => nameIn(parameter, 'parameterName') ?? []);
}

function one(
  root: XmlElement,
  parameters: XmlElement[],
  type: string,
  refuse: Refuse
): XmlElement | undefined {
  const [first, second] = ofType(parameters, type);
  if (!first) {
    refuse(root, `The credential has no parameter of the type ${type}.`, 'Add the parameter.');
  }
  if (second) {
    refuse(second, `The credential has two parameters of the type ${type}.`, 'Keep one.');
  }
  return first;
}

/** Headers are texts with formulas: `{!'Bearer ' & $Credential.Service.ApiKey}`. */
function checkHeader(parameter: XmlElement, credential: string, refuse: Refuse): void {
  const value = childOf(parameter, 'parameterValue');
  if (!value) return;
  try {
    compileTemplate(value.text.trim());
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    refuse(value, `The formula of the header is wrong: ${error.message}`, 'Mend the formula.');
    return;
  }
  for (const [, name = ''] of value.text.matchAll(/\$Credential\.(\w+)\./gi)) {
    if (name.toLowerCase() === credential.toLowerCase()) continue;
    refuse(
      value,
      `The header reads from the credential ${name}, and it belongs to ${credential}.`,
      `Write $Credential.${credential}.`
    );
  }
}

/** Hosts may begin with a wildcard where whole families of sites are trusted. */
function checkUrl(element: XmlElement, protocols: string[], refuse: Refuse): void {
  const text = element.text.trim();
  if (text.includes('{!')) return;
  const url = URL.parse(text.replace(/^(\w+:\/\/)\*\./, '$1any.'));
  if (url && protocols.includes(url.protocol.slice(0, -1)) && url.hostname !== '') return;
  refuse(
    element,
    `'${text}' is no address of the kind ${protocols.join(', ')}.`,
    'Write a whole address such as https://example.com.'
  );
}

export const checkSites: ReferenceCheck = (context) => [
  ...eachOf(context, ['remoteSite'], 'sites', ({ root }, refuse) => {
    const url = childOf(root, 'url');
    if (url) checkUrl(url, ['https', 'http'], refuse);
  }),
  ...eachOf(context, ['cspTrustedSite'], 'sites', ({ root }, refuse) => {
    const url = childOf(root, 'endpointUrl');
    if (url) checkUrl(url, ['https', 'http', 'wss', 'ws'], refuse);
  }),
  ...eachOf(context, ['corsWhitelistOrigin'], 'sites', ({ root }, refuse) => {
    const url = childOf(root, 'urlPattern');
    if (url) checkUrl(url, ['https', 'http', 'chrome-extension', 'moz-extension'], refuse);
  })
];
